import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPageFolder } from '../../src/cli/build-pages.ts';
import { openTabSite, type TabSite, type Who } from './tab-site.ts';

let site: TabSite;
beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

const assets = join(builtPageFolder('tab'), 'assets');

const size = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0) / 1024;

/** What somebody has to do something for before it is needed. */
const forLater =
  /^(panel-host|conflict-dialog|report-dialog|report-file|plan-saving|plan-writes|filter-menu|strings-en)-/;

/** The scripts that the tab asks for until its first rows are drawn, without what signs in. */
const fetchedFirst = async (
  who: Who,
  page: 'my-activities' | 'plan',
  rows: (tab: Frame) => Promise<void>,
): Promise<readonly string[]> => {
  const requested: string[] = [];
  const opened = await site.open(who, {
    page,
    prepare: (context) => {
      context.on('request', (request) => requested.push(new URL(request.url()).pathname));
      return Promise.resolve();
    },
  });
  await rows(opened.tab);
  const scripts = requested.flatMap((path) => /^\/tab\/assets\/(.*\.js)$/.exec(path)?.[1] ?? []);
  await opened.close();
  const fetched = [...new Set(scripts)].filter((name) => !name.startsWith('msal-'));
  expect(fetched.length).toBeLessThan(new Set(scripts).size);
  return fetched;
};

// 1.25 times a bare tab of Fluent, PnPjs, teams-js and msal, which shows its rows with 153.5 KiB gzip and is 298 whole.
test.each([
  ['plan', 'controller', (tab: Frame) => tab.locator('[role="row"][aria-selected]').first().waitFor()],
  ['my-activities', 'utvecklare.grundskola', (tab: Frame) => tab.getByRole('combobox').first().waitFor()],
] as const)(
  'fetches at most 192 KiB gzip to show %s, and what only writing needs when somebody writes',
  async (page, who, rows) => {
    const fetched = await fetchedFirst(who, page, rows);
    console.log(`The tab: ${size(fetched).toFixed(1)} KiB gzip to show ${page} (${fetched.length} files).`);
    expect(fetched.filter((name) => forLater.test(name))).toEqual([]);
    expect(fetched.length).toBeGreaterThan(5);
    expect(size(fetched)).toBeLessThanOrEqual(192);
  },
);

test('is at most 373 KiB gzip with everything that it can ever fetch', () => {
  const everything = readdirSync(assets).filter((name) => name.endsWith('.js'));
  console.log(`The tab: ${size(everything).toFixed(1)} KiB gzip with all its parts (${everything.length} files).`);
  // A part that is renamed is still one that the first pages do without.
  expect(new Set(everything.flatMap((name) => forLater.exec(name)?.[1] ?? [])).size).toBe(8);
  expect(size(everything)).toBeLessThanOrEqual(373);
});
