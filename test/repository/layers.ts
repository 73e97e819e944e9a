const calendar = ['temporal-polyfill'];
const pnp = ['@pnp/sp', '@pnp/core', '@pnp/queryable'];
const node = ['node:'];
const react = ['react', 'react-dom', '@fluentui/'];
const http = ['hono', '@hono/node-server'];

/** What a layer of `src` may import: other layers, and packages. */
export type Layer = {
  readonly layers: readonly string[];
  /** A package's name stands for all its paths; one that ends in `/`, `.` or `:` for every name that begins so. */
  readonly packages: readonly string[];
};

/**
 * The layers of the product. The compiler holds `layers` (a tsconfig with references in each folder), the linter
 * `packages` (an override for each folder in .oxlintrc.json); the tests beside this file hold that both agree with it.
 */
export const layers = {
  plan: { layers: [], packages: calendar },
  lists: { layers: ['plan'], packages: calendar },
  cards: { layers: ['plan'], packages: [...calendar, '@microsoft/teams.cards'] },
  report: { layers: ['plan'], packages: [...calendar, 'fflate', 'saxes'] },
  import: { layers: ['plan'], packages: [...calendar, 'unpdf'] },
  sharepoint: { layers: ['plan', 'lists'], packages: [...calendar, ...pnp] },
  ui: { layers: ['plan'], packages: [...calendar, ...react, '@tanstack/react-virtual'] },
  tab: {
    layers: ['plan', 'ui', 'sharepoint', 'report', 'import'],
    packages: [...calendar, ...react, '@microsoft/teams-js', '@azure/msal-browser', 'date-holidays', ...pnp],
  },
  // The page of a SharePoint site on this machine, with the component that the web part shows.
  'site-page': { layers: ['plan', 'ui', 'sharepoint'], packages: [...calendar, ...react] },
  bot: {
    layers: ['plan', 'cards', 'sharepoint', 'report'],
    packages: [
      ...calendar,
      ...node,
      '@microsoft/teams.',
      'pg-boss',
      'pg',
      '@electric-sql/pglite',
      '@azure/msal-node',
      'pino',
      'zod',
      'date-holidays',
      ...http,
      ...pnp,
    ],
  },
  // A stand-in that shared our code would agree with our mistakes.
  local: { layers: [], packages: [...calendar, ...node, ...http, 'saxes'] },
  // Its pages, drawn in the browser; they take the type of their state from the server side.
  'local/start': { layers: ['local'], packages: [...calendar, ...react] },
  cli: {
    layers: ['plan', 'lists', 'sharepoint', 'cards', 'report', 'import', 'ui', 'bot', 'local'],
    packages: [
      ...calendar,
      ...node,
      ...http,
      '@azure/msal-node',
      'date-holidays',
      'fflate',
      'pino',
      'zod',
      'vite',
      // Prints the report as a PDF.
      'playwright-core',
      '@sparticuz/chromium',
      ...pnp,
    ],
  },
} as const satisfies Record<string, Layer>;

export type LayerName = keyof typeof layers;

/** The layer that a path like `src/local/start/main.tsx` belongs to: the longest name that fits; undefined outside. */
export function layerOf(path: string): LayerName | undefined {
  const names = (Object.keys(layers) as LayerName[]).filter((name) => path.startsWith(`src/${name}/`));
  return names.sort((a, b) => b.length - a.length)[0];
}

export function mayImportLayer(from: LayerName, to: LayerName): boolean {
  return from === to || (layers[from].layers as readonly string[]).includes(to);
}

export function mayImportPackage(from: LayerName, specifier: string): boolean {
  return layers[from].packages.some((allowed) =>
    /[/.:]$/.test(allowed)
      ? specifier.startsWith(allowed)
      : specifier === allowed || specifier.startsWith(`${allowed}/`),
  );
}

/** The linter's `no-restricted-imports` group for a layer: everything, but what is relative and what is allowed. */
export function linterGroup(layer: LayerName): string[] {
  const allowed = layers[layer].packages.flatMap((name) => {
    const pattern = /[/.:]$/.test(name) ? `${name}*` : name;
    return [`!${pattern}`, `!${pattern}/**`];
  });
  return ['*', '!.*', '!./**', '!../**', ...allowed];
}
