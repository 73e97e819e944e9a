import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** The pages we serve, by Vite mode: `vite build --mode tab` puts `src/tab/index.html` at `.build/web/tab/`. */
const pages = {
  tab: { root: 'src/tab', base: '/tab/' },
  start: { root: 'src/local/start', base: '/start/' },
  site: { root: 'src/site-page', base: '/site/' },
} as const;

/**
 * The files of the tab's first pages, each with what it imports and no file before it has: few, since each costs a
 * request, and as many as are read at the same time. What meets the host comes first and waits for no other.
 */
const ofFirstPages = {
  meeting: ['src/tab/main.ts'],
  session: ['src/tab/tab-session.ts'],
  stage: [
    'src/tab/stage.tsx',
    // Of both pages.
    'src/ui/marks.tsx',
    'src/ui/status-label.tsx',
    'react-button/lib/components/Button/Button.js',
  ],
  // Where one answers: in my activities, in the panel, and between two answers.
  answering: [
    'src/ui/use-answer.ts',
    'src/ui/light-choices.tsx',
    'src/ui/light-fields.tsx',
    'src/ui/conflict.ts',
    'src/plan/permissions.ts',
    'src/plan/postpone.ts',
  ],
} as const;

const filesOfFirstPages = Object.entries(ofFirstPages).map(([name, modules], index, { length }) => ({
  name,
  priority: length - index,
  test: (id: string) => modules.some((module) => id.endsWith(module)),
}));

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
      for (const module of modules) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type === 'chunk' && chunk.moduleIds.some((path) => path.endsWith(module))) want(file);
        }
      }
      return [...wanted].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `${pages.tab.base}${file}` },
        injectTo: 'head',
      }));
    },
  },
});

/**
 * teams-js writes a log that is read by nobody unless they ask in the browser's storage; making its sixty writers, and
 * the local time for its first line, takes longer than meeting the host.
 */
const quietTeams: Plugin = {
  name: 'quiet-teams',
  apply: 'build',
  load: {
    filter: { id: /teams-js[\\/].*[\\/]debug[\\/]src[\\/]browser\.js$/ },
    handler: () => `const write = Object.assign(() => {}, { enabled: false, extend: () => write });
      export const b = { debug: Object.assign(() => write, { formatArgs() {} }) };`,
  },
  transform: {
    filter: { id: /teams-js[\\/].*[\\/]public[\\/]app[\\/]app\.js$/ },
    handler: (source) => ({ code: source.replace('(new Date).toLocaleString()', "''"), map: null }),
  },
};

/**
 * Writes out what Fluent's values are instead of what computes them, as webparts/config/fold-fluent.js does for the web
 * part: `tokens.x` becomes 'var(--x)', so that the list of all 467 is not fetched, and a theme becomes its values.
 */
const foldFluent: Plugin = {
  name: 'fold-fluent',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: [/[\\/]src[\\/](ui|tab|site-page)[\\/]/, /@fluentui[\\/]react-[^\\/]*[\\/]lib[\\/]/] },
    handler: (source) => ({
      code: source
        .replace(/(?<![./\w])tokens\.(\w+)/g, (_, name: string) => JSON.stringify(known(fluent.tokens, name)))
        .replace(/^export \{ (\w+Theme) \} from '@fluentui\/react-components';$/m, (_, name: string) =>
          themeByValues(name),
        ),
      map: null,
    }),
  },
};

// As CommonJS: its modules for import name React's jsx-runtime in a way that Node does not find in React 17.
const fluent: object & { readonly tokens: object } = createRequire(import.meta.url)('@fluentui/react-components');

/** Teams' other themes as what they have not in common with its light one, which comes with the page. */
const themeByValues = (name: string): string => {
  const light = 'teamsLightTheme';
  const differs = name.startsWith('teams') && name !== light;
  const common = differs ? known(fluent, light) : {};
  const own = Object.entries(known(fluent, name) as object).filter(
    ([token, value]) => Reflect.get(common as object, token) !== value,
  );
  const values = JSON.stringify(Object.fromEntries(own));
  if (!differs) return `export const ${name} = ${values};`;
  return `import { ${light} } from './theme-light.ts'; export const ${name} = { ...${light}, ...${values} };`;
};

const known = (values: object, name: string): unknown => {
  const value: unknown = Reflect.get(values, name);
  if (value === undefined) throw new Error(`Fluent has no ${name}`);
  return value;
};

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
    resolve: {
      // What turns styles around for what is written from right to left, as in the web part.
      alias: { 'rtl-css-js/core': fromRoot('src/ui/left-to-right.ts') },
    },
    plugins: [
      foldFluent,
      quietTeams,
      ...(mode === 'tab'
        ? [fetchedWithThePage(['src/tab/msal.ts', 'src/tab/tab-session.ts', 'src/tab/stage.tsx'])]
        : []),
    ],
    build: {
      outDir: fromRoot(`.build/web/${mode}`),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        ...(mode === 'tab' ? { output: { codeSplitting: { groups: filesOfFirstPages } } } : {}),
        onLog(level, log, handle) {
          // Fluent marks every module "use client"; without server components the mark means nothing, a thousand times.
          if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('use client')) return;
          handle(level, log);
        },
      },
    },
  };
});
