import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** The pages we serve, by Vite mode: `vite build --mode tab` puts `src/tab/index.html` at `.build/web/tab/`. */
const pages = {
  tab: { root: 'src/tab', base: '/tab/' },
  start: { root: 'src/local/start', base: '/start/' },
  site: { root: 'src/site-page', base: '/site/' },
} as const;

/** What the tab asks for by itself on every opening, one after the other. */
const ofEveryOpening = ['src/tab/plan-store.ts', 'src/tab/theme-light.ts', 'src/tab/msal.ts'];

/** Fetches chunks that are asked for later with the page itself; they are run as late as before. */
const fetchedWithThePage = (modules: readonly string[]): Plugin => ({
  name: 'fetched-with-the-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const wanted = new Set<string>();
      const want = (file: string): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || wanted.has(file) || html.includes(file)) return;
        wanted.add(file);
        for (const imported of chunk.imports) want(imported);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        const path = chunk.type === 'chunk' ? chunk.facadeModuleId : null;
        if (path !== null && modules.some((module) => path.endsWith(module))) want(file);
      }
      return [...wanted].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `${pages.tab.base}${file}` },
        injectTo: 'head',
      }));
    },
  },
});

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
    plugins: mode === 'tab' ? [fetchedWithThePage(ofEveryOpening)] : [],
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
