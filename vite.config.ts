import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The pages we serve, by Vite mode: `vite build --mode tab` puts `src/tab/index.html` at `.build/web/tab/`. */
const pages = {
  tab: { root: 'src/tab', base: '/tab/' },
  start: { root: 'src/local/start', base: '/start/' },
  site: { root: 'src/site-page', base: '/site/' },
} as const;

const fromRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  if (!Object.hasOwn(pages, mode)) throw new Error(`vite needs --mode tab, start or site, not ${mode}`);
  const page = pages[mode as keyof typeof pages];
  return {
    root: fromRoot(page.root),
    base: page.base,
    cacheDir: fromRoot(`.cache/vite-${mode}`),
    // The pages never read a build's environment: what differs between sites is asked from the server.
    envDir: false,
    build: {
      outDir: fromRoot(`.build/web/${mode}`),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        onLog(level, log, handle) {
          // Fluent marks every module "use client"; without server components the mark means nothing, a thousand times.
          if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('use client')) return;
          handle(level, log);
        },
      },
    },
  };
});
