import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run test:webpart` (run.ts) installs and builds webparts/ first; these tests open what was compiled. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    name: 'webpart',
    include: ['test/webpart/**/*.test.ts'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    pool: 'forks',
    // One Chromium serves every file, as in the tests of the tab.
    maxWorkers: 1,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
