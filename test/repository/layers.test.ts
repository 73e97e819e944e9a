import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importComplaints } from './import-rules.ts';
import { type LayerName, layers, linterGroup } from './layers.ts';
import { modulesBelow, parseModule, root } from './modules.ts';

const names = Object.keys(layers) as LayerName[];
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

describe('the layers', () => {
  const modules = modulesBelow('src');

  test('were really read: a rule that saw no modules would hold of anything', () => {
    expect(modules.length).toBeGreaterThan(250);
    expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(3 * modules.length);
  });

  test('import only what the table lets them', () => {
    expect(modules.flatMap((module) => importComplaints(module))).toEqual([]);
  });

  test('stand on floors: no import runs in a circle between them', () => {
    const below = (name: LayerName): LayerName[] => {
      const direct = layers[name].layers as readonly LayerName[];
      return direct.flatMap((lower) => [lower, ...below(lower)]);
    };
    for (const name of names) expect(below(name)).not.toContain(name);
  });

  test('are kept apart: no host but the command line imports a host', () => {
    const hosts: LayerName[] = ['tab', 'site-page', 'bot', 'local', 'local/start', 'cli'];
    for (const name of names.filter((name) => name !== 'cli' && name !== 'local/start')) {
      expect(hosts.filter((host) => (layers[name].layers as readonly string[]).includes(host))).toEqual([]);
    }
    expect(layers.local.layers).toEqual([]);
    expect(layers['local/start'].layers).toEqual(['local']);
  });

  test.each(names)('give the compiler the same table: src/%s/tsconfig.json', (name) => {
    const config = readJson(`src/${name}/tsconfig.json`) as { references: { path: string }[] };
    expect(config.references.map(({ path }) => posix.join(name, path)).sort()).toEqual([...layers[name].layers].sort());
  });

  test.each(names)('give the linter the same packages: src/%s', (name) => {
    type Override = { files: string[]; rules: Record<string, [string, { patterns: { group: string[] }[] }]> };
    const config = readJson('.oxlintrc.json') as { overrides: Override[] };
    const override = config.overrides.find(({ files }) => files.includes(`src/${name}/**`));
    expect(override?.rules['no-restricted-imports']?.[1].patterns[0]?.group).toEqual(linterGroup(name));
  });
});

describe('a violation is named with its place', () => {
  test.each([
    ['src/plan/status.ts', "import { z } from 'zod';", 'src/plan/status.ts:1 imports zod, which plan may not'],
    ['src/plan/status.ts', "import 'node:fs';", 'src/plan/status.ts:1 imports node:fs, which plan may not'],
    [
      'src/plan/status.ts',
      "\nimport '../lists/field.ts';",
      'src/plan/status.ts:2: plan may not import lists (../lists/field.ts)',
    ],
    [
      'src/tab/main.tsx',
      "import { x } from '../bot/main.ts';",
      'src/tab/main.tsx:1: tab may not import bot (../bot/main.ts)',
    ],
    [
      'src/tab/main.tsx',
      "import { x } from '../lists/field.ts';",
      'src/tab/main.tsx:1: tab may not import lists (../lists/field.ts)',
    ],
    [
      'src/bot/main.ts',
      "export { x } from '../tab/main.tsx';",
      'src/bot/main.ts:1: bot may not import tab (../tab/main.tsx)',
    ],
    ['src/bot/main.ts', "import React from 'react';", 'src/bot/main.ts:1 imports react, which bot may not'],
    ['src/bot/main.ts', "import 'pg-boss-like';", 'src/bot/main.ts:1 imports pg-boss-like, which bot may not'],
    [
      'src/local/tenant.ts',
      "await import('../plan/status.ts');",
      'src/local/tenant.ts:1: local may not import plan (../plan/status.ts)',
    ],
    [
      'src/local/tenant.ts',
      "type P = import('../plan/status.ts').Status;",
      'src/local/tenant.ts:1: local may not import plan (../plan/status.ts)',
    ],
    [
      'src/local/tenant.ts',
      "import './start/main.tsx';",
      'src/local/tenant.ts:1: local may not import local/start (./start/main.tsx)',
    ],
    [
      'src/cli/main.ts',
      "import type { A } from '../tab/main.tsx';",
      'src/cli/main.ts:1: cli may not import tab (../tab/main.tsx)',
    ],
    [
      'src/cli/main.ts',
      "import '../../test/support/browser.ts';",
      'src/cli/main.ts:1 imports ../../test/support/browser.ts, outside src',
    ],
    [
      'src/cli/main.ts',
      "import './gone';",
      'src/cli/main.ts:1 imports ./gone, which is not there (with its extension?)',
    ],
    [
      'src/sharepoint/write.ts',
      "import '@pnp/sp/webs';",
      'src/sharepoint/write.ts:1 imports @pnp/sp/webs: plain Node wants the file, @pnp/sp/webs/index.js',
    ],
    ['src/rules.ts', 'export const a = 1;', 'src/rules.ts stands in no layer: src/<layer>/… is where code lives'],
  ])('%s: %s', (path, text, complaint) => {
    const exists = (target: string) => /\.(ts|tsx)$/.test(target);
    expect(importComplaints(parseModule(path, text), exists)).toEqual([complaint]);
  });

  test('and what is allowed is not', () => {
    const text = `import { Temporal } from 'temporal-polyfill';
      import '@pnp/sp/webs/index.js';
      import { spfi } from '@pnp/sp';
      import { fields } from '../lists/field.ts';
      import './write.ts';`;
    expect(importComplaints(parseModule('src/sharepoint/write.ts', text), () => true)).toEqual([]);
  });
});
