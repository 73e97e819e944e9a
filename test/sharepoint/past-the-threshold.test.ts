import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/bot/snapshot.ts';
import { followUpKey } from '../../src/plan/follow-up.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Person } from '../../src/plan/person.ts';
import { addAll } from '../../src/sharepoint/add-all.ts';
import { assign } from '../../src/sharepoint/assign.ts';
import { toListItem } from '../../src/sharepoint/columns.ts';
import { followUpColumns } from '../../src/sharepoint/follow-up-item.ts';
import { goalColumns } from '../../src/sharepoint/goal-item.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { postponementColumns } from '../../src/sharepoint/postponement-item.ts';
import { provision } from '../../src/sharepoint/provision.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { newestId, readPlanItems, wholeList } from '../../src/sharepoint/read-windows.ts';
import { References } from '../../src/sharepoint/references.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, deadline, days, newActivity, newPlacement, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

/** Four plans in the same lists, each below the threshold and together past it. */
const each = 2000;
const years = [2019, 2020, 2021, 2022];
const keyOf = (year: number): string => `plan-${year}`;
const periodOf = (year: number) => ({ ...bokslut, key: `${keyOf(year)}|bokslut`, planKey: keyOf(year) });

const planOf = (year: number): NewPlan => {
  const plan = samplePlan();
  const planKey = keyOf(year);
  const activities = Array.from({ length: each }, (_, n) =>
    newActivity(`a${n}`, { key: `${planKey}/a${n}`, planKey, title: `Aktivitet ${n}` }),
  );
  return {
    ...plan,
    plan: { ...plan.plan, key: planKey, name: `Verksamhetsplan ${year}`, year },
    goals: [{ ...plan.goals[0]!, key: `${planKey}/mål`, planKey }],
    activities,
    placements: activities.map(({ key }, n) =>
      newPlacement(String(n), '', { key: `${planKey}/rad-${n}`, activityKey: key, goalKey: `${planKey}/mål` }),
    ),
    postponements: [],
  };
};

let site: TestSite;
let planner: Person;

/** Answers, later dates and goals, so that every list is past the threshold. */
const fillTheRest = async (): Promise<void> => {
  const sp = site.as('controller');
  const references = new References();
  for (const list of ['Plans', 'Periods'] as const) {
    references.learn((await wholeList(sp, list)).map((values) => toListItem(list, values)));
  }
  for (const year of years) {
    const planId = references.idOf('Plans', keyOf(year));
    const newest = await newestId(sp, 'Activities');
    const found = await readPlanItems(sp, planId, [{ list: 'Activities', newest }]);
    references.learn(found.get('Activities') ?? []);
    const { activities, goals } = planOf(year);
    const nothing = (): void => undefined;
    const answers = activities.slice(0, 1400).map((activity) => ({
      key: followUpKey(periodOf(year).key, activity.key),
      periodKey: periodOf(year).key,
      activityKey: activity.key,
      status: activity.status,
      comment: '',
      deadlineText: activity.deadline.text,
      unchanged: true,
      answered: act(planner),
    }));
    await addAll(
      sp,
      'FollowUps',
      answers.map((answer) => ({ key: answer.key, columns: followUpColumns(answer, references) })),
      nothing,
    );
    const later = activities.slice(0, 1400).map((activity) => ({
      key: `${activity.key}/senare`,
      activityKey: activity.key,
      from: null,
      to: deadline('Juni', [days('2023-06-01', '2023-06-30')]),
      cause: null,
      reason: '',
      state: 'granted' as const,
      acted: act(planner),
    }));
    await addAll(
      sp,
      'Postponements',
      later.map((one) => ({ key: one.key, columns: postponementColumns(one, references) })),
      nothing,
    );
    const more = Array.from({ length: 1400 }, (_, n) => ({
      ...goals[0]!,
      key: `${keyOf(year)}/mål-${n}`,
      order: n + 1,
    }));
    await addAll(
      sp,
      'Goals',
      more.map((goal) => ({ key: goal.key, columns: goalColumns(goal, references) })),
      nothing,
    );
  }
};

beforeAll(async () => {
  site = await openSite();
  const sp = site.as('controller');
  planner = (await site.storeAs('controller').viewer()).person;
  for (const year of years) {
    await writePlan(sp, planOf(year), { act: act(planner, 'import') });
    await putPeriod(sp, periodOf(year));
  }
  await fillTheRest();
}, 600_000);
afterAll(() => site.close());

const past = (list: 'Activities' | 'Placements' | 'FollowUps' | 'Postponements' | 'Goals') =>
  listOf(site.as('controller'), list).select('ItemCount')<{ ItemCount: number }>();

describe('in lists of more than 5,000 items, of several plans', () => {
  it('a question for the whole of a list is refused: the plans are really past the threshold', async () => {
    for (const list of ['Activities', 'Placements', 'FollowUps', 'Postponements', 'Goals'] as const) {
      expect((await past(list)).ItemCount).toBeGreaterThan(5000);
      const whole = listOf(site.as('controller'), list).items.select('Id').filter('PlanId ge 1').top(10)();
      await expect(whole).rejects.toThrow(/list view threshold/);
    }
  });

  it('each plan is read whole, and nothing of another with it', async () => {
    const store = site.storeAs('utvecklare.grundskola');
    for (const year of years) {
      const content = await store.read(keyOf(year));
      const { activities, placements, followUps, postponements, goals, unreadable } = content;
      expect([activities.length, placements.length]).toEqual([each, each]);
      expect([followUps.length, postponements.length, goals.length]).toEqual([1400, 1400, 1401]);
      expect(unreadable).toEqual([]);
      expect(activities.every(({ planKey }) => planKey === keyOf(year))).toBe(true);
      expect(followUps.every(({ periodKey }) => periodKey === periodOf(year).key)).toBe(true);
    }
  });

  it('a plan is opened with its beginning first', async () => {
    const beginnings: number[] = [];
    const { content } = await site.storeAs('controller').open(
      (plans) => plans.find(({ year }) => year === 2021),
      async ({ content: begun }) => void beginnings.push(begun.activities.length),
    );
    expect(content?.activities).toHaveLength(each);
    expect(beginnings.length).toBeGreaterThan(0);
    expect(beginnings.every((count) => count < 500)).toBe(true);
  });

  it('the daily reading of all open plans has them all', async () => {
    const errors: unknown[] = [];
    const log = { error: (...told: unknown[]) => void errors.push(told) } as unknown as Parameters<
      typeof readSnapshot
    >[2];
    const { contents } = await readSnapshot(site.storeAs('controller'), undefined, log);
    expect(errors).toEqual([]);
    expect(contents.map(({ activities }) => activities.length)).toEqual(years.map(() => each));
  });

  it('an activity far into the list is found, changed, answered and kept up with', async () => {
    const store = site.storeAs('controller');
    await store.read(keyOf(2022));
    const key = `${keyOf(2022)}/a${each - 1}`;
    const writer = site.storeAs('controller');
    const changed = await writer.change(await writer.activity(key), { comment: 'Sist i listan' }, act(planner));
    await writer.report({
      key: followUpKey(periodOf(2022).key, key),
      periodKey: periodOf(2022).key,
      activityKey: key,
      status: changed.status,
      comment: changed.comment,
      deadlineText: changed.deadline.text,
      unchanged: false,
      answered: act(planner),
    });
    await writer.change(await writer.activity(`${keyOf(2022)}/a0`), { comment: 'Först' }, act(planner));
    site.requests();
    const { activities, followUps } = await store.read(keyOf(2022));
    expect(site.requests()).toHaveLength(2);
    expect(activities.find((activity) => activity.key === key)?.comment).toBe('Sist i listan');
    expect(activities[0]?.comment).toBe('Först');
    expect(followUps).toHaveLength(1401);
  });

  it('owners are assigned', async () => {
    const given = [0, 1, each - 1].map((n) => ({
      activityKey: `${keyOf(2021)}/a${n}`,
      owner: 'utvecklare.grundskola@kommun.example',
      unit: null,
      unitManager: null,
    }));
    const done = await assign(site.as('controller'), keyOf(2021), given, { act: act(planner, 'command-line') });
    expect(done).toEqual({ changed: 3, unchanged: 0, conflicts: [] });
  });

  it('a document is imported again, and nothing is made twice', async () => {
    const again = await writePlan(site.as('controller'), planOf(2020), { act: act(planner, 'import') });
    expect([again.created, again.differing]).toEqual([0, []]);
    expect(again.gone).toHaveLength(1400);
  }, 120_000);

  it('the lists are provisioned again, with nothing to do', async () => {
    const steps = await provision(site.as('controller'));
    expect(steps.every(({ done }) => done === 'unchanged')).toBe(true);
  });
});
