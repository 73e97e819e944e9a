import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const webPartFolder = fileURLToPath(new URL('../../webparts', import.meta.url));
export const packagesFolder = join(webPartFolder, 'node_modules');

/** Ours takes the place of SharePoint's own page application, which is not published. */
const applicationId = '4df9bb86-ab0a-4aab-ab5f-48bf167048fb';
const reactId = '0d910c1c-13b9-4e1c-9aa4-b008c5e42d7d';
const reactDomId = 'aa0a46ec-1505-43cd-a44a-93f3a5aa460a';

type Resource =
  | { readonly type: 'component'; readonly id: string; readonly version: string }
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'localizedPath'; readonly defaultPath: string; readonly paths?: Readonly<Record<string, string>> };

/** What SPFx's loader reads; only what is looked at here is typed. */
export interface Manifest {
  readonly id: string;
  readonly alias: string;
  readonly version: string;
  readonly componentType: string;
  readonly manifestVersion: number;
  readonly isInternal?: boolean;
  readonly loaderConfig: {
    internalModuleBaseUrls: string[];
    readonly entryModuleId: string;
    readonly scriptResources: Readonly<Record<string, Resource>>;
  };
}

const manifestsIn = (folder: string): Manifest[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.manifest.json'))
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Manifest)
    : [];

/** The web part as it was compiled. */
export const builtManifests = (): readonly Manifest[] => manifestsIn(join(webPartFolder, 'release/manifests'));

/** The modules of each file that was compiled, as paths from webparts/. */
export const bundledModules = (): Readonly<Record<string, readonly string[]>> =>
  JSON.parse(readFileSync(join(webPartFolder, 'temp/modules.json'), 'utf8')) as Record<string, readonly string[]>;

/** The files that hold modules of a package. */
export const bundledIn = (name: string): readonly string[] =>
  Object.entries(bundledModules())
    .filter(([, modules]) => modules.some((path) => path.includes(`node_modules/${name}/`)))
    .map(([file]) => file);

const component = (id: string, version: string): Resource => ({ type: 'component', id, version });

/**
 * Everything that SPFx's loader has to find: Microsoft's packages as npm has them, the compiled web part, React, our
 * application, and for each component that Microsoft has not published a stub of the same id.
 */
export const manifestsAt = (origin: string): readonly Manifest[] => {
  const library = (
    id: string,
    alias: string,
    version: string,
    path: string,
    needs: Record<string, Resource> = {},
  ): Manifest => ({
    id,
    alias,
    version,
    componentType: 'Library',
    manifestVersion: 2,
    isInternal: true,
    loaderConfig: {
      internalModuleBaseUrls: [`${origin}/_spfx/`],
      entryModuleId: alias,
      scriptResources: { [alias]: { type: 'path', path }, ...needs },
    },
  });
  const servedFrom = (manifest: Manifest, folder: string): Manifest => {
    manifest.loaderConfig.internalModuleBaseUrls = [`${origin}/_spfx/${folder}/`];
    return manifest;
  };

  const packages = readdirSync(join(packagesFolder, '@microsoft')).flatMap((name) =>
    manifestsIn(join(packagesFolder, '@microsoft', name, 'dist'))
      .filter(({ alias, id }) => alias !== 'sp-loader-assembly' && id !== applicationId)
      .map((manifest) => servedFrom(manifest, `packages/@microsoft/${name}/dist`)),
  );
  const ours = builtManifests().map((manifest) => servedFrom(manifest, 'assets'));
  const version = packages.find(({ alias }) => alias === 'sp-core-library')?.version ?? '';
  const known = (alias: string): Resource =>
    component(packages.find((manifest) => manifest.alias === alias)?.id ?? '', version);
  const react = 'packages/react/umd/react.production.min.js';
  const reactDom = 'packages/react-dom/umd/react-dom.production.min.js';
  const found = [
    ...packages,
    ...ours,
    library(reactId, 'react', '17.0.1', react),
    library(reactDomId, 'react-dom', '17.0.1', reactDom, { react: component(reactId, '17.0.1') }),
    library(applicationId, 'application', version, 'application.js', {
      '@microsoft/sp-webpart-base': known('SPWebPartBase'),
      '@microsoft/sp-core-library': known('SPCoreLibrary'),
      '@microsoft/sp-page-context': known('SPPageContext'),
      '@microsoft/sp-loader': known('SPLoader'),
    }),
  ];

  // The assembly holds some components itself; the loader still wants to know their ids.
  const assembly = readFileSync(
    join(packagesFolder, '@microsoft/sp-loader/dist/sp-loader-assembly_default.js'),
    'utf8',
  );
  const held = new Map(
    [...assembly.slice(0, 4000).matchAll(/\['([0-9a-f-]{36})', '([^']+)'/g)].map(([, id, heldVersion]) => [
      id!,
      heldVersion!,
    ]),
  );
  const ids = new Set([...found.map(({ id }) => id), ...held.keys()]);
  const missing = new Map(
    found.flatMap(({ loaderConfig }) =>
      Object.entries(loaderConfig.scriptResources).flatMap(([name, resource]) =>
        resource.type === 'component' && !ids.has(resource.id)
          ? [[resource.id, { name, version: resource.version }] as const]
          : [],
      ),
    ),
  );
  return [
    ...found,
    ...[...missing].map(([id, stub]) => library(id, stub.name, stub.version, `stub/${stub.name.replace('/', '~')}.js`)),
    ...[...held]
      .filter(([id]) => !found.some((manifest) => manifest.id === id))
      .map(([id, heldVersion]) => library(id, `assembly-${id}`, heldVersion, 'assembly.js')),
  ];
};
