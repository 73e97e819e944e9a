import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openPlan } from '../../src/cli/open-plan.ts';
import { closePeriod } from '../../src/plan/close-period.ts';
import { lockReport, type PrintReport } from '../../src/plan/lock-report.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { BoardReport } from '../../src/plan/report.ts';
import { isLocked, standingReport, versionsOf } from '../../src/plan/report-versions.ts';
import { dayOf } from '../../src/plan/stockholm-day.ts';
import { correctReport, decideReport, returnReport } from '../../src/plan/reopen-report.ts';
import { run } from '../support/run-command.ts';
import { seeded } from './seeded.ts';
import { openSite, type TestSite } from './site.ts';

const seed = Number(process.env['SEED'] ?? 11);
const steps = Number(process.env['STEPS'] ?? 40);
const rounds = Number(process.env['ROUNDS'] ?? 6);

const file = (path: string): string => fileURLToPath(new URL(`../../src/cli/${path}`, import.meta.url));
const plan = 'Verksamhetsplan 2022';

/** A site with the example plan and a period that is closed. */
const closedSite = async (): Promise<TestSite> => {
  const site = await openSite();
  const at = ['--site', site.url, '--plan', plan];
  expect(await run('import', file('example/uppfoljning-2022.docx'), ...at)).toMatchObject({ code: 0 });
  expect(await run('period', 'usual', ...at)).toMatchObject({ code: 0 });
  expect(await run('period', 'open', 'Delår 2', ...at)).toMatchObject({ code: 0 });
  return site;
};

const digestOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex');

it(`whatever is edited, locked, corrected and returned, in any order, what is locked never changes (${steps} steps, seed ${seed})`, async () => {
  const site = await closedSite();
  const { planner, content, plannerAct, store } = await openPlan({ site: site.url, plan });
  const act = await plannerAct();
  const planKey = content.plan.key;
  const { period } = await closePeriod(
    planner,
    planKey,
    content.periods.find(({ name }) => name === 'Delår 2')!.key,
    act,
  );
  const chance = seeded(seed);

  /** What the lists say now, in place of a report: a model takes its words from nowhere else. */
  const printAs =
    (boardKey: string | null): PrintReport =>
    async (report) => {
      const { activities } = await store.read(planKey);
      const said = activities.filter(({ boards }) => boardKey === null || boards.includes(boardKey));
      const model = Buffer.from(JSON.stringify([report.number, said.map(({ title, comment }) => [title, comment])]));
      return { model, word: model, pdf: Buffer.from(`%PDF- ${chance.next()}`), fingerprint: await digestOf(model) };
    };

  const edit = async (): Promise<void> => {
    const standing = chance.oneOf(await planner.all('activities', planKey));
    await planner.change('activities', standing, { ...standing.record, comment: `ändrad ${chance.next()}` }, act);
  };
  const taken = new Map<string, Buffer>();
  const boards = ['BiN', 'BoU'] as const;
  let [locked, refused] = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    const boardKey = chance.oneOf(boards);
    const at = { planKey, periodKey: period.key, boardKey };
    const doing: readonly (() => Promise<unknown>)[] = [
      edit,
      () => lockReport(planner, { ...at, period, year: 2022, form: '' }, printAs(boardKey), act),
      () => lockReport(planner, { ...at, period, year: 2022, form: '' }, printAs(boardKey), act),
      () => correctReport(planner, at, 'fel siffra', act),
      () => returnReport(planner, at, 'nämnden vill veta mer', act),
      () => decideReport(planner, at, { on: dayOf(act.at), paragraph: '§ 1' }, act),
    ];
    try {
      await chance.oneOf(doing)();
    } catch (error) {
      if (!isPlanError(error)) throw error;
      refused += 1;
    }
    const all: readonly BoardReport[] = (await planner.all('reports', planKey)).map(({ record }) => record);
    for (const board of boards) {
      const versions = versionsOf(all, { periodKey: period.key, boardKey: board });
      expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
      const holding = versions.filter(({ state }) => state === 'locked' || state === 'decided');
      expect(holding.length, `${board} after ${step}`).toBeLessThanOrEqual(1);
      expect(holding.every((one) => one === standingReport(versions) && isLocked(one))).toBe(true);
    }
    for (const report of all.filter(isLocked)) {
      const bytes = Buffer.from(await planner.files.read(report.files.model));
      if (!taken.has(report.key)) locked += 1;
      const before = taken.get(report.key) ?? bytes;
      expect(Buffer.compare(bytes, before), report.key).toBe(0);
      expect(await digestOf(bytes)).toBe(report.fingerprint);
      taken.set(report.key, bytes);
    }
  }
  console.log(`${locked} versions locked, ${refused} steps refused`);
  expect(locked).toBeGreaterThan(3);
  await site.close();
}, 300_000);

/** Runs a command in a process of its own, killed after so many requests; its exit code, null when killed. */
const runKilled = (site: TestSite, argv: readonly string[], requests: number): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file('entry.mjs'), ...argv], { stdio: 'ignore' });
    site.afterRequests(requests, () => child.kill('SIGKILL'));
    child.once('close', (code) => {
      site.afterRequests(Number.POSITIVE_INFINITY, () => undefined);
      resolve(code);
    });
  });

it(`killed anywhere while it locks and run again, there is one report with one set of files (${rounds} kills, seed ${seed})`, async () => {
  const site = await closedSite();
  const at = ['--site', site.url, '--plan', plan];
  expect(await run('period', 'close', 'Delår 2', ...at)).toMatchObject({ code: 0 });
  const chance = seeded(seed);
  const lock = ['lock', ...at, '--board', 'BoU', '--period', 'Delår 2'];
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { planner, content } = await openPlan({ site: site.url, plan });
    const half = (await planner.all('reports', content.plan.key)).map(({ record }) => record);
    // Never shown as locked before all of it is there.
    for (const { files, state } of half.filter((report) => report.state === 'locked')) {
      for (const path of Object.values(files)) expect((await planner.files.read(path)).length).toBeGreaterThan(0);
      expect(state).toBe('locked');
    }
    if ((await runKilled(site, lock, 6 + chance.below(30))) === null) killed += 1;
  }
  const { code, err } = await run(...lock);
  expect(code === 0 ? 'redan låst' : err).toContain('redan låst');
  const { planner, content } = await openPlan({ site: site.url, plan });
  const reports = (await planner.all('reports', content.plan.key)).map(({ record }) => record);
  expect(reports.map(({ number, state }) => `${number} ${state}`)).toEqual(['1 locked']);
  for (const path of Object.values(reports[0]!.files))
    expect((await planner.files.read(path)).length).toBeGreaterThan(0);
  const keys = content.followUps.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  console.log(`killed ${killed} of ${rounds} times`);
  expect(killed).toBeGreaterThanOrEqual(1);
  await site.close();
}, 300_000);
