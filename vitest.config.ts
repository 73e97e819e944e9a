import { defineConfig } from 'vitest/config';

/** Tests that drive Chromium: whole surfaces, and any other test named `….browser.test.ts`. */
const browserTests = ['test/{browser,tab,ui}/**/*.test.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'];

export default defineConfig({
  test: {
    reporters: ['default'],
    // node:sqlite, on which the stand-in keeps what it has.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          // The web part's have an install and a build of their own: npm run test:webpart.
          exclude: [...browserTests, 'test/webpart/**', 'test/bench/**', 'test/fixtures/**'],
          pool: 'forks',
          // Two cores is what our CI has; more workers only wait for each other's disk.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: browserTests,
          globalSetup: ['test/support/build-pages.ts'],
          pool: 'forks',
          // One worker without isolation, so that one Chromium (5-9 s to start) serves every file.
          maxWorkers: 1,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
