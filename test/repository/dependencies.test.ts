import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registryAddresses, unexplained, unpinned } from './dependency-rules.ts';
import { filesBelow, root } from './modules.ts';
import { outsideMentions } from './text-rules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the packages we stand on', () => {
  const manifest = JSON.parse(read('package.json')) as Parameters<typeof unpinned>[0];

  test('are pinned to one version each', () => {
    expect(Object.keys(manifest.dependencies).length).toBeGreaterThan(10);
    expect(unpinned(manifest)).toEqual([]);
  });

  test('each have their reason in docs/dependencies.md or webparts/README.md, and nothing else has', () => {
    const webPart = JSON.parse(read('webparts/package.json')) as typeof manifest & {
      overrides: typeof manifest.dependencies;
    };
    const all = {
      dependencies: { ...manifest.dependencies, ...webPart.dependencies, ...webPart.overrides },
      devDependencies: { ...manifest.devDependencies, ...webPart.devDependencies },
    };
    // The web part is a package of its own, with its own reasons.
    expect(unexplained(all, `${read('docs/dependencies.md')}\n${read('webparts/README.md')}`)).toEqual([]);
  });

  test('are locked without the address of a registry', () => {
    expect(registryAddresses(read('package-lock.json'))).toEqual([]);
  });

  test('a loose version, a package without a reason and a reason without a package are named', () => {
    const bad = { dependencies: { hono: '^4.13.19', react: '17.0.1' }, devDependencies: { vite: 'latest' } };
    expect(unpinned(bad)).toEqual(['hono ^4.13.19', 'vite latest']);
    const table = '| package | why |\n|---|---|\n| `hono` | serves |\n| `vite` |  |\n| `left-pad` | pads |\n';
    expect(unexplained(bad, table)).toEqual([
      'react has no reason',
      'vite has no reason',
      'left-pad is not a dependency',
    ]);
    const lock = '{"packages": {"node_modules/a": {"resolved": "https://registry.example/a.tgz"}}}';
    expect(registryAddresses(lock)).toEqual(['node_modules/a https://registry.example/a.tgz']);
  });
});

describe('the repository', () => {
  const files = filesBelow('.').filter((path) => !/\.(png|docx|xlsx|zip)$/.test(path) && path !== 'package-lock.json');

  test('stands alone: it mentions nothing beside it', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => outsideMentions(path, read(path)))).toEqual([]);
  });

  test('a mention of the folder beside it is named', () => {
    const folder = 'shared';
    expect(outsideMentions('README.md', `one\nsee ../${folder}/DESIGN.md`)).toEqual([
      `README.md:2 mentions ../${folder}`,
    ]);
    expect(outsideMentions('a.ts', `read('/work/${folder}/x')`)).toHaveLength(1);
    expect(outsideMentions('a.ts', `import './${folder}-table.ts'`)).toEqual([]);
  });
});
