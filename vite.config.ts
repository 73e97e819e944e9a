import { createRequire, Module } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { defineConfig, type ESTree, type Plugin } from 'vite';

/** The pages we serve, by Vite mode: `vite build --mode tab` puts `src/tab/index.html` at `.build/web/tab/`. */
const pages = {
  tab: { root: 'src/tab', base: '/tab/' },
  start: { root: 'src/local/start', base: '/start/' },
  site: { root: 'src/site-page', base: '/site/' },
} as const;

/**
 * The files of every opening of the tab, each with what it imports and no file before it has: few, since each costs a
 * request, and as many as are read at the same time. What meets the host comes first and waits for no other.
 */
const ofEveryOpening = {
  meeting: ['src/tab/main.ts'],
  session: ['src/tab/tab-session.ts'],
  stage: [
    'src/tab/stage.tsx',
    'src/tab/theme-light.ts',
    // Of both pages.
    'src/ui/marks.tsx',
    'src/ui/status-label.tsx',
    'react-button/lib/components/Button/Button.js',
  ],
} as const;

const filesOfEveryOpening = Object.entries(ofEveryOpening).map(([name, modules], index, { length }) => ({
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
        .replace(
          /^export \{ (\w+Theme) \} from '@fluentui\/react-components';$/m,
          (_, name: string) => `export const ${name} = ${JSON.stringify(known(fluent, name))};`,
        ),
      map: null,
    }),
  },
};

const require = createRequire(import.meta.url);

/** Griffel as it makes styles in the page: without what turns them around (src/ui/left-to-right.ts). */
const griffel = (): { readonly resolveStyleRulesForSlots: (styles: unknown) => readonly [unknown, unknown] } => {
  const turning = require.resolve('rtl-css-js/core');
  require.cache[turning] = Object.assign(new Module(turning), {
    loaded: true,
    exports: {
      convert: (styles: unknown) => styles,
      convertProperty: (key: string, value: unknown) => ({ key, value }),
    },
  });
  return require('@griffel/core');
};

/** The names that an expression takes from around it. */
const namesIn = (expression: unknown): readonly string[] => {
  if (Array.isArray(expression)) return expression.flatMap(namesIn);
  if (typeof expression !== 'object' || expression === null) return [];
  const { type, name, computed, key, ...rest } = expression as Readonly<Record<string, unknown>>;
  if (type === 'Identifier') return [String(name)];
  return namesIn([...Object.values(rest), ...(computed === true ? [key] : [])]);
};

const constantsIn = ({ body }: ESTree.Program): readonly ESTree.VariableDeclarator[] =>
  body.flatMap((part) => {
    const declared = part.type === 'ExportNamedDeclaration' ? part.declaration : part;
    return declared?.type === 'VariableDeclaration' ? declared.declarations : [];
  });

/** What a module's expressions are worth before it runs, where they are made of constants, its own or imported. */
const valuesIn = (program: ESTree.Program, source: string, id: string) => {
  const constants = constantsIn(program);
  const valueOf = async (expression: ESTree.Expression): Promise<unknown> => {
    const names = [...new Set(namesIn(expression))];
    const values = await Promise.all(names.map(named));
    const scope = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    return runInNewContext(`(${source.slice(expression.start, expression.end)})`, scope);
  };
  const named = async (name: string): Promise<unknown> => {
    const constant = constants.find((one) => one.id.type === 'Identifier' && one.id.name === name)?.init;
    if (constant) return valueOf(constant);
    const brings = (part: ESTree.Program['body'][number]): part is ESTree.ImportDeclaration =>
      part.type === 'ImportDeclaration' && part.specifiers.some(({ local }) => local.name === name);
    const from = program.body.find(brings);
    if (from === undefined) throw new Error(`${id}: a style is made of ${name}, which no constant is.`);
    return Reflect.get((await import(new URL(from.source.value, pathToFileURL(id)).href)) as object, name);
  };
  return { constants, valueOf };
};

/**
 * Makes our styles when the tab is built, as Fluent's own are made (griffel.js.org, "Ahead-of-time compilation"): made in
 * the page they are a third of the work until its first rows are seen.
 */
const stylesAhead = (): Plugin => {
  const { resolveStyleRulesForSlots } = griffel();
  return {
    name: 'styles-ahead',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]src[\\/](ui|tab)[\\/]/, code: /= makeStyles\(/ },
      async handler(source, id) {
        const { constants, valueOf } = valuesIn(this.parse(source), source, id);
        let made = source;
        for (const { init } of constants.toReversed()) {
          if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') continue;
          const [styles] = init.arguments;
          if (init.callee.name !== 'makeStyles' || styles?.type !== 'ObjectExpression') continue;
          const rules = resolveStyleRulesForSlots(await valueOf(styles)).map((part) => JSON.stringify(part));
          made = `${made.slice(0, init.start)}__styles(${rules.join(', ')})${made.slice(init.end)}`;
        }
        return { code: `import { __styles } from '@fluentui/react-components'; ${made}`, map: null };
      },
    },
  };
};

// As CommonJS: its modules for import name React's jsx-runtime in a way that Node does not find in React 17.
const fluent: object & { readonly tokens: object } = require('@fluentui/react-components');

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
        ? [stylesAhead(), fetchedWithThePage(['src/tab/msal.ts', 'src/tab/tab-session.ts', 'src/tab/stage.tsx'])]
        : []),
    ],
    build: {
      outDir: fromRoot(`.build/web/${mode}`),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        ...(mode === 'tab' ? { output: { codeSplitting: { groups: filesOfEveryOpening } } } : {}),
        onLog(level, log, handle) {
          // Fluent marks every module "use client"; without server components the mark means nothing, a thousand times.
          if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('use client')) return;
          handle(level, log);
        },
      },
    },
  };
});
