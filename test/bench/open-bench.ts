import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { buildPages } from '../../src/cli/build-pages.ts';
import type { Tenant } from '../../src/local/tenant.ts';
import type { Activity } from '../../src/plan/activity.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { findChromium } from '../../src/cli/find-chromium.ts';
import type { OwnRun } from './bench-definition.ts';
import { openOnce, type App, type OpenFigures } from './open-run.ts';
import { openSeeded } from './open-seed.ts';
import { serveOpenSite, type OpenSite } from './open-site.ts';
import { median } from './verdict.ts';

const sizes = [1000, 5000, 20_000];
/** Occurs in titles and comments only, so that ours, which searches goals and names too, finds the same. */
const search = 'nyckeltal';

const says = (found: number): string => `${found} aktiviteter`;

const apps: Readonly<Record<string, App & { readonly sizes: readonly number[] }>> = {
  ours: {
    address: '/tab/#/planen',
    reorder: /^Fäll ihop alla$/,
    says: (found, all) => `${found} av ${all} aktiviteter`,
    sizes,
  },
  limit: { address: '/bench/limit.html', reorder: /^Sortera$/, says, sizes },
  // Minutes at 20,000, with every row in the page.
  sample: { address: '/bench/sample.html', reorder: /^Sortera$/, says, sizes: [1000, 5000] },
};

const activitiesOf = async (tenant: Tenant): Promise<readonly Activity[]> => {
  const store = openPlanStore(connect(tenant.siteUrl, () => Promise.resolve(tenant.tokenFor('controller'))));
  const [plan] = await store.plans();
  return (await store.read(plan!.key)).activities;
};

const foundIn = (activities: readonly Activity[]): number =>
  activities.filter(({ title, comment }) => `${title} ${comment}`.toLowerCase().includes(search)).length;

interface Row {
  readonly app: string;
  readonly activities: number;
  readonly rounds: readonly OpenFigures[];
  readonly median: OpenFigures;
}

const medians = (rounds: readonly OpenFigures[]): OpenFigures => {
  const names = Object.keys(rounds[0] ?? {}) as (keyof OpenFigures)[];
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((round) => round[name]))]),
  ) as unknown as OpenFigures;
};

const rowKey = (app: string, activities: number): string => `${app} ${activities}`;

/** A site with so many activities, and how many of them the search finds. */
interface Opened {
  readonly activities: number;
  readonly found: number;
  readonly site: OpenSite;
  readonly close: () => Promise<void>;
}

const openSize = async (activities: number, pages: string, say: (line: string) => void): Promise<Opened> => {
  const tenant = await openSeeded(join(process.cwd(), '.build/bench/open', String(activities)), activities, say);
  const site = await serveOpenSite(tenant, pages);
  const close = async (): Promise<void> => {
    await site.close();
    await tenant.close();
  };
  return { activities, found: foundIn(await activitiesOf(tenant)), site, close };
};

const build = async (say: (line: string) => void): Promise<string> => {
  await buildPages(say);
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const config = join('test', 'bench', 'open-limit', 'vite.config.ts');
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return join(process.cwd(), '.build/bench/open-pages');
};

const goalsOf = (rows: readonly Row[]) => {
  const of = (app: string, activities: number): OpenFigures =>
    rows.find((row) => row.app === app && row.activities === activities)!.median;
  const goal = (what: string, value: number, most: number) => ({ what, value, most, holds: value <= most });
  const large = of('ours', 20_000);
  return [
    goal("first rows at 5,000, × the limit app's", of('ours', 5000).first / of('limit', 5000).first, 1.25),
    goal('first rows at 20,000, × those at 1,000', large.first / of('ours', 1000).first, 1.15),
    goal('list requests for all 20,000', large.listRequests, 10),
    goal('filter at 20,000, ms', large.filter, 100),
    goal('all rows in another order at 20,000, ms', large.sort, 100),
  ];
};

const columns = ['first', 'all', 'main', 'listRequests', 'requests', 'filter', 'sort'] as const;

const table = (rows: readonly Row[]): readonly string[] => [
  `  ${'activities'.padStart(10)}  ${'app'.padEnd(8)}${columns.map((name) => name.padStart(13)).join('')}`,
  ...rows.map(
    ({ activities, app, median: of }) =>
      `  ${String(activities).padStart(10)}  ${app.padEnd(8)}${columns.map((name) => of[name].toFixed(0).padStart(13)).join('')}`,
  ),
];

/**
 * Opening the tab in Chromium, each time in a fresh profile, beside the least app that shows the same rows and beside
 * what samples commonly do, in turn. Ours signs in as in Teams and reads the goals and rows as well; the others have
 * their token and read the activities only.
 */
export const run: OwnRun = async (rounds, say) => {
  say('open: the tab, from its navigation to its rows, in a fresh profile (ms; medians)');
  const pages = await build(say);
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args, env, headless: true, chromiumSandbox: false });
  const opened: Opened[] = [];
  const figures = new Map<string, OpenFigures[]>();
  try {
    for (const activities of sizes) opened.push(await openSize(activities, pages, say));
    // The first round only proves that all show the same, and warms what every app shares. Sizes and apps are opened in
    // turn, so that what else the machine does is the same for all of them.
    for (let round = -1; round < rounds; round += 1) {
      for (const { activities, found, site } of opened) {
        for (const [name, app] of Object.entries(apps)) {
          if (!app.sizes.includes(activities)) continue;
          const once = await openOnce(browser, site, app, { activities, search, found });
          if (once.activities !== activities || once.found !== found) {
            throw new Error(`${name} shows ${once.activities} and finds ${once.found}, not ${activities} and ${found}`);
          }
          const key = rowKey(name, activities);
          if (round >= 0) figures.set(key, [...(figures.get(key) ?? []), once]);
        }
      }
    }
  } finally {
    for (const { close } of opened) await close();
    await browser.close();
  }
  const rows = sizes.flatMap((activities) =>
    Object.keys(apps).flatMap((app): readonly Row[] => {
      const of = figures.get(rowKey(app, activities));
      return of === undefined ? [] : [{ app, activities, rounds: of, median: medians(of) }];
    }),
  );
  const goals = goalsOf(rows);
  for (const line of table(rows)) say(line);
  for (const { what, value, most, holds } of goals) {
    say(`  ${holds ? 'holds' : 'FAILS'}: ${what}: ${value.toFixed(2)} (at most ${most})`);
  }
  return { bench: 'open', measured: rows, goals };
};
