import { join } from 'node:path';
import type { Tenant } from '../../src/local/tenant.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import type { OwnRun } from './bench-definition.ts';
import { openSeeded } from './open-seed.ts';
import { startStore, type StoreFigures, type StoreOrder, type StoreProcess } from './store-run.ts';
import { median } from './verdict.ts';

const sizes = [100, 1000, 5000, 20_000];

const cases = ['open', 'unchanged', 'change', '100 changes', 'refresh'] as const;
type Case = (typeof cases)[number];

const inWords: Readonly<Record<Case, string>> = {
  open: 'opened, nothing kept',
  unchanged: 'next visit, unchanged',
  change: 'next visit, 1 change',
  '100 changes': 'next visit, 100 changes',
  refresh: 'open page, unchanged',
};

interface Row {
  readonly activities: number;
  readonly name: Case;
  readonly median: StoreFigures;
}

/** Somebody else writes on so many activities, spread over the whole plan. */
const changeSome = async (tenant: Tenant, activities: number, count: number, text: string): Promise<void> => {
  const sp = connect(tenant.siteUrl, () => Promise.resolve(tenant.tokenFor('controller')));
  const [batched, execute] = sp.batched();
  const step = Math.max(1, Math.floor(activities / count));
  const done = Array.from({ length: count }, (_, index) =>
    listOf(batched, 'Activities')
      .items.getById(1 + index * step)
      .update({ Comment: text }),
  );
  await execute();
  await Promise.all(done);
};

const medianOf = (rounds: readonly StoreFigures[]): StoreFigures => {
  const names = Object.keys(rounds[0] ?? {}) as (keyof StoreFigures)[];
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((round) => round[name]))]),
  ) as unknown as StoreFigures;
};

const measure = async (tenant: Tenant, store: StoreProcess, activities: number, rounds: number): Promise<Row[]> => {
  const figures = new Map<Case, StoreFigures[]>(cases.map((name) => [name, []]));
  const ask = (order: StoreOrder['order']): Promise<StoreFigures> =>
    store.carryOut({ order, siteUrl: tenant.siteUrl, token: tenant.tokenFor('controller') });
  // The first round warms what all share.
  for (let round = -1; round < rounds; round += 1) {
    const once = new Map<Case, StoreFigures>();
    once.set('open', await ask('open'));
    once.set('unchanged', await ask('visit'));
    once.set('refresh', await ask('refresh'));
    await changeSome(tenant, activities, 1, `En ändring, omgång ${round}`);
    once.set('change', await ask('visit'));
    await changeSome(tenant, activities, 100, `Många ändringar, omgång ${round}`);
    once.set('100 changes', await ask('visit'));
    for (const [name, one] of once) {
      if (one.activities !== activities) throw new Error(`${name} gave ${one.activities} of ${activities} activities`);
      if (round >= 0) figures.get(name)!.push(one);
    }
  }
  return [...figures].map(([name, of]) => ({ activities, name, median: medianOf(of) }));
};

const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

const lineOf = ({ activities, name, median: of }: Row): string =>
  `  ${String(activities).padStart(10)}  ${inWords[name].padEnd(26)}${String(of.requests).padStart(9)}${kib(of.sent).padStart(11)}${kib(of.received).padStart(15)}${of.ms.toFixed(0).padStart(8)}${(of.shownMs === 0 ? '' : of.shownMs.toFixed(0)).padStart(10)}`;

const goalsOf = (rows: readonly Row[]) => {
  const of = (name: Case, activities: number): StoreFigures =>
    rows.find((row) => row.name === name && row.activities === activities)!.median;
  const goal = (what: string, value: number, most: number) => ({ what, value, most, holds: value <= most });
  const bytes = ({ sent, received }: StoreFigures): number => sent + received;
  const growth = (name: Case, from: number, to: number, figure: (one: StoreFigures) => number): number =>
    figure(of(name, to)) / figure(of(name, from));
  const time = (one: StoreFigures): number => one.ms;
  return [
    goal('requests of opening 1,000', of('open', 1000).requests, 5),
    goal('requests of opening 20,000', of('open', 20_000).requests, 10),
    ...(['unchanged', 'refresh'] as const).flatMap((name) => [
      goal(`requests, ${inWords[name]}, at 20,000`, of(name, 20_000).requests, 1),
      goal(`KiB, ${inWords[name]}, at 20,000`, bytes(of(name, 20_000)) / 1024, 8),
      goal(`bytes, ${inWords[name]}, 20,000 over 100`, growth(name, 100, 20_000, bytes), 1.05),
    ]),
    goal('requests of 1 change at 20,000', of('change', 20_000).requests, 2),
    goal('requests of 100 changes at 20,000', of('100 changes', 20_000).requests, 2),
    goal('bytes of 100 changes, 20,000 over 1,000', growth('100 changes', 1000, 20_000, bytes), 1.5),
    // Four times as many, and a fifth for what does not grow evenly.
    goal('bytes of opening, 20,000 over 5,000', growth('open', 5000, 20_000, bytes), 4.8),
    goal('ms of opening, 20,000 over 5,000', growth('open', 5000, 20_000, time), 4.8),
  ];
};

/**
 * The store against the stand-in, each in a process of its own: requests, bytes of bodies and milliseconds to open a
 * plan of each size, to come back to it, and how they grow. No network lies between them: on a real one a request is
 * some 50 to 200 ms, so that it is requests and bytes that count.
 */
export const run: OwnRun = async (rounds, say) => {
  say('store: a plan opened, and kept up with (medians)');
  const rows: Row[] = [];
  for (const activities of sizes) {
    const tenant = await openSeeded(join(process.cwd(), '.build/bench/open', String(activities)), activities, say);
    const store = startStore();
    try {
      rows.push(...(await measure(tenant, store, activities, rounds)));
    } finally {
      store.close();
      await tenant.close();
    }
  }
  const goals = goalsOf(rows);
  say(`  activities  ${''.padEnd(26)} requests   KiB sent   KiB received      ms  shown ms`);
  for (const name of cases) for (const row of rows) if (row.name === name) say(lineOf(row));
  for (const name of cases) {
    const first = rows.find((row) => row.name === name && row.activities === 1000)!.median;
    const last = rows.find((row) => row.name === name && row.activities === 20_000)!.median;
    const times = (figure: keyof StoreFigures): string => (last[figure] / first[figure]).toFixed(2);
    say(
      `  20,000 over 1,000, ${inWords[name]}: requests × ${times('requests')}, received × ${times('received')}, ms × ${times('ms')}`,
    );
  }
  for (const { what, value, most, holds } of goals) {
    say(`  ${holds ? 'holds' : 'FAILS'}: ${what}: ${value.toFixed(2)} (at most ${most})`);
  }
  return { bench: 'store', measured: rows, goals };
};
