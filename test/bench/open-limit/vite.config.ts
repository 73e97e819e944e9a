import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The frame and the apps that the tab is measured beside, from the product's own packages. */
export default defineConfig({
  root: here('./'),
  base: '/bench/',
  envDir: false,
  build: {
    outDir: here('../../../.build/bench/open-pages'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { frame: here('frame.html'), limit: here('limit.html'), sample: here('sample.html') },
      onLog(level, log, handle) {
        if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('use client')) return;
        handle(level, log);
      },
    },
  },
});
