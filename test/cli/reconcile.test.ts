import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReconciling } from '../../src/cli/open-reconciling.ts';
import { openSite } from '../../src/cli/open-site.ts';
import { settleDifference } from '../../src/plan/give-ruling.ts';
import type { PlannerStore } from '../../src/plan/planner-store.ts';
import { printedRow } from '../../src/plan/placement.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const memo = fileURLToPath(new URL('../fixtures/documents/003-program-fullfoljd-utbildning.txt', import.meta.url));
const document = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.txt', import.meta.url));
const plan = 'Verksamhetsplan 2022';

interface Asked {
  readonly code: string;
  readonly rule: string;
  readonly activity: string;
  readonly sources: readonly string[];
  readonly words: string;
  readonly sv: string;
}
interface Differing {
  readonly code: string;
  readonly kind: string;
  readonly sources: readonly string[];
}
interface Promised {
  readonly key: string;
  readonly state: string;
  readonly kept: object | null;
  readonly proposals: readonly object[];
}

// A planner's afternoon after an import: each test goes on from where the one before it left the site.
describe('a plan with copies that differ and comments that say otherwise, reconciled from the command line', () => {
  let folder = '';
  let tenant: RunningTenant;
  let site = '';
  let onPlan: readonly string[] = [];

  const json = async <T>(command: string, ...argv: string[]): Promise<T> => {
    const { code, out, err } = await run(command, ...argv, ...onPlan, '--json');
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${err}`);
    return JSON.parse(out) as T;
  };
  const questions = async () => (await json<{ questions: Asked[] }>('questions')).questions;
  const differences = async () => (await json<{ differences: Differing[] }>('differences')).differences;
  const promises = async (...argv: string[]) => (await json<{ promises: Promised[] }>('promises', ...argv)).promises;
  const content = async () => {
    const { store } = openSite(site, undefined);
    const [only] = await store.plans();
    return await store.read(only!.key);
  };
  const rowOn = async (line: number) => {
    const { activities, placements } = await content();
    const placement = placements.find(({ source }) => source === `rad ${line}`)!;
    const activity = activities.find(({ key }) => key === placement.activityKey)!;
    return { ...printedRow(placement, activity), activityKey: activity.key };
  };
  const codeOn = async (line: number, all: readonly { readonly code: string; readonly sources: readonly string[] }[]) =>
    all.find(({ sources }) => sources.includes(`rad ${line}`))!.code;

  /** Two commitments, by a line that is cut after so many writes. */
  const settledUntil = async (writes: number, code: string) => {
    const { planner, content: read, differences: all, plannerAct } = await openReconciling({ site, plan });
    let left = writes;
    const cut = <A extends readonly unknown[], R>(write: (...argv: A) => Promise<R>) =>
      (async (...argv: A) => {
        if (left === 0) throw new Error('the line is cut');
        left -= 1;
        return await write(...argv);
      }) as typeof write;
    const dying: PlannerStore = {
      all: planner.all.bind(planner),
      add: cut(planner.add.bind(planner)),
      change: cut(planner.change.bind(planner)),
      remove: planner.remove.bind(planner),
      files: planner.files,
    };
    const difference = all.find((each) => each.code === code)!;
    await settleDifference(dying, read.plan.key, difference, { kind: 'two-commitments' }, await plannerAct());
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-reconcile-'));
    tenant = await startTenant(join(folder, 'data'), '--empty', '--strict');
    site = tenant.site;
    onPlan = ['--site', site, '--plan', plan];
    for (const argv of [
      ['provision', '--site', site],
      ['import', document, ...onPlan],
    ]) {
      const { code, err } = await run(...argv);
      if (code !== 0) throw new Error(err);
    }
  });
  afterAll(async () => {
    await tenant.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('questions are asked on the day that the document describes, with the words that made them', async () => {
    const asked = await questions();
    expect(asked).toHaveLength(18);
    expect(asked.find(({ sources }) => sources.includes('rad 115'))).toMatchObject({
      rule: 'unfinished-in-words',
      words: 'Följer tidplan',
      sv: 'Läget är ”Genomfört”, men kommentaren säger ”Följer tidplan”. Är allt genomfört?',
    });
    const { out } = await run('questions', ...onPlan);
    expect(out).toContain('Utan ansvarig: Läget är ”Genomfört”');
    expect(out).toMatch(/18 frågor till ansvariga\.$/);
  });

  test('one that is right as it stands is not asked again', async () => {
    const code = await codeOn(115, await questions());
    expect(await run('rule', code, '--holds', ...onPlan)).toMatchObject({ code: 0, err: '' });
    const left = await questions();
    expect(left).toHaveLength(17);
    expect(left.flatMap(({ sources }) => sources)).not.toContain('rad 115');
    expect((await run('rule', code, '--holds', ...onPlan)).err).toContain('Ingen fråga eller skillnad');
  });

  test('a question is not settled like a difference, and what is half said changes nothing', async () => {
    const code = await codeOn(189, await questions());
    for (const said of [[], ['--holds', '--two'], ['--pick', '3'], ['--pick', '1']]) {
      expect((await run('rule', code, ...said, ...onPlan)).code).toBe(2);
    }
    expect(await questions()).toHaveLength(17);
  });

  test('only a planner rules', async () => {
    const [first] = await questions();
    const refused = await run('rule', first!.code, '--holds', ...onPlan, '--as', 'utvecklare.grundskola');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('planerare');
    expect(await questions()).toHaveLength(17);
  });

  test('of two copies one is picked: the activity says it, and both rows', async () => {
    expect((await differences()).map(({ kind, sources }) => [kind, ...sources])).toEqual([
      ['deadline', 'rad 42', 'rad 77'],
      ['status', 'rad 70', 'rad 98'],
      ['status', 'rad 86', 'rad 124'],
      ['comment', 'rad 93', 'rad 131'],
    ]);
    const code = await codeOn(86, await differences());
    expect(await run('rule', code, '--pick', '2', ...onPlan)).toMatchObject({ code: 0, err: '' });
    for (const line of [86, 124]) {
      expect(await rowOn(line)).toMatchObject({
        status: { text: 'Genomfört', progress: 'completed' },
        comment: 'Implementering och utbildning genomförd',
      });
    }
    expect(await differences()).toHaveLength(3);
  });

  test('two commitments are two activities, tied, that print what they printed', async () => {
    const before = [await rowOn(70), await rowOn(98)];
    const code = await codeOn(98, await differences());
    for (const writes of [1, 2]) await expect(settledUntil(writes, code)).rejects.toThrow('the line is cut');
    expect(await rowOn(98)).toEqual(before[1]);
    expect(await run('rule', code, '--two', ...onPlan)).toMatchObject({ code: 0, err: '' });
    const after = [await rowOn(70), await rowOn(98)];
    expect(after.map(({ activityKey: _key, ...printed }) => printed)).toEqual(
      before.map(({ activityKey: _key, ...printed }) => printed),
    );
    expect(after[0]!.activityKey).not.toBe(after[1]!.activityKey);
    expect((await content()).activities).toHaveLength(94);
    const planner = openPlannerStore(openSite(site, undefined).sp);
    const tied = await planner.all('continuations', (await content()).plan.key);
    expect(tied.map(({ record: { kind, fromKey, toKey } }) => ({ kind, fromKey, toKey }))).toEqual([
      { kind: 'split', fromKey: after[0]!.activityKey, toKey: after[1]!.activityKey },
    ]);
    expect(await differences()).toHaveLength(2);
  });

  test('what was ruled on is not asked again after the next import', async () => {
    const code = await codeOn(42, await differences());
    expect((await run('rule', code, '--holds', ...onPlan)).code).toBe(0);
    expect((await differences()).map(({ sources }) => sources)).toEqual([['rad 93', 'rad 131']]);
    const again = await json<{ difference: object }>('import', document);
    expect(again.difference).toMatchObject({ added: [], vanished: [], merged: [], split: [], questions: [] });
    expect((await differences()).map(({ sources }) => sources)).toEqual([['rad 93', 'rad 131']]);
    expect((await content()).activities).toHaveLength(94);
    expect((await rowOn(70)).activityKey).not.toBe((await rowOn(98)).activityKey);
    expect(await rowOn(86)).toMatchObject({ status: { text: 'Genomfört' } });
  });

  test('a report owed to a board is followed until it is given, and a comment that tells of it is proposed', async () => {
    const text = 'Lägesrapport om utvecklingsprogrammet för fullföljd utbildning';
    const [owed] = await promises('--owe', text, '--on', '2022-06-30', '--to', 'BIN');
    expect(owed).toMatchObject({ state: 'late', to: ['BiN'], kept: null });
    expect(owed!.proposals).toMatchObject([
      { sources: ['rad 78', 'rad 80', 'rad 100'], on: '2022-09-30', where: 'nämnden', isGiven: false, isLater: true },
    ]);
    expect((await run('promises', ...onPlan)).out).toContain('Kan vara den som kommer, senare än utlovat');
    const [kept] = await promises('--keep', owed!.key, '--on', '2022-09-20', '--where', 'BiN § 70');
    expect(kept).toMatchObject({ state: 'kept-later', kept: { on: '2022-09-20', where: 'BiN § 70' }, proposals: [] });
  });

  test('what a programme promises is followed in its own plan, and found in the comments of another', async () => {
    const programme = ['--site', site, '--plan', 'Fullföljd utbildning'];
    expect((await run('import', memo, ...programme)).code).toBe(0);
    const { out } = await run('promises', ...programme, '--json');
    expect((JSON.parse(out) as { promises: Promised[] }).promises).toMatchObject([
      { owedOn: '2022-06-30', state: 'late', proposals: [{ sources: ['rad 78', 'rad 80', 'rad 100'], isLater: true }] },
      { owedOn: '2023-02-28', proposals: [] },
    ]);
  });

  test.each([
    [['--keep', 'x'], 2, '--on'],
    [['--on', '2022-09-20'], 2, '--keep eller --owe'],
    [['--owe', 'Rapport', '--on', '31/8'], 2, '2022-08-31'],
    [['--owe', 'Rapport', '--on', '2022-09-20', '--to', 'XN'], 1, 'Ingen nämnd heter så'],
    [['--keep', 'ingen', '--on', '2022-09-20', '--where', 'BiN'], 1, 'ingen sådan återrapportering'],
  ])('promises %j is refused with a reason', async (argv, code, reason) => {
    const refused = await run('promises', ...argv, ...onPlan);
    expect(refused.code).toBe(code);
    expect(refused.err).toContain(reason);
  });
});
