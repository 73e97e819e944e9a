import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modulesBelow, root } from './modules.ts';

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): Package => JSON.parse(readFileSync(join(root, path), 'utf8')) as Package;
const [product, webPart] = [read('package.json'), read('webparts/package.json')];

describe('the web part, a package of its own', () => {
  test('stands on the same versions as the tab: what they share is compiled against one of each', () => {
    const ours: Readonly<Record<string, string>> = { ...product.devDependencies, ...product.dependencies };
    const shared = Object.entries(webPart.dependencies).filter(([name]) => ours[name] !== undefined);
    expect(shared.map(([name]) => name)).toContain('@pnp/sp');
    expect(shared.filter(([name, version]) => ours[name] !== version)).toEqual([]);
    expect(webPart.version).toBe(product.version);
  });

  test('has exact versions only, so that what is tested is what is packed', () => {
    const all = Object.entries({ ...webPart.dependencies, ...webPart.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('takes of ours the plan, the lists and the components, and nothing of another host', () => {
    const modules = modulesBelow('webparts/src');
    expect(modules.length).toBeGreaterThan(3);
    const layers = modules.flatMap(({ path, imports }) =>
      imports
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier))
        .filter((target) => target.startsWith('src/'))
        .map((target) => target.split('/')[1]),
    );
    expect(new Set(layers)).toEqual(new Set(['plan', 'sharepoint', 'ui']));
  });

  test('lends nothing to the pages, which are built before its packages are installed', () => {
    const config = readFileSync(join(root, 'vite.config.ts'), 'utf8');
    expect(config).toMatch(/fromRoot\('src\//);
    expect(config).not.toMatch(/fromRoot\('webparts/);
    const lent = modulesBelow('src').flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier.includes('/webparts/'))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(lent).toEqual([]);
  });
});
