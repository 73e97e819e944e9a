import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/webs/index.js';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { Person } from '../../src/plan/person.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { putBoard, putPeriod, putPlan, putUnit } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, longGoal, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const plan = samplePlan();

const withoutVersion = <T extends { version: string }>(record: T): Omit<T, 'version'> => {
  const { version: _, ...rest } = record;
  return rest;
};

let site: TestSite;
let planner: Person;
let content: PlanContent;

beforeAll(async () => {
  site = await openSite();
  planner = (await site.storeAs('controller').viewer()).person;
  await writePlan(site.as('controller'), plan, { act: act(planner, 'import') });
  content = await site.storeAs('controller').read(planKey);
});
afterAll(() => site.close());

const list = (name: 'Activities' | 'Goals') => listOf(site.as('controller'), name);

describe('what a plan says comes back from the lists as it was', () => {
  it('keeps the plan with its own words for status', () => {
    expect(content.plan).toEqual(plan.plan);
  });

  it('keeps boards, also one whose name no document gave', () => {
    expect(content.boards).toEqual(plan.boards);
  });

  it('keeps goals of 420 characters, their tree, their order, and signs that XML and OData have uses for', () => {
    expect(content.goals).toEqual(plan.goals);
    expect(content.goals[2]?.title).toBe(longGoal);
    expect(longGoal.length).toBeGreaterThanOrEqual(420);
  });

  it('keeps activities whole: parts, boards, several occurrences, status, comment over several lines', () => {
    const imported = act(planner, 'import');
    const expected = plan.activities.map((activity) => ({ ...activity, acted: imported }));
    expect(content.activities.map(withoutVersion)).toEqual(expected);
    expect(content.activities.every(({ version }) => version !== '')).toBe(true);
  });

  it("keeps a row's own values apart from what is the activity's, also where the own value is empty", () => {
    expect(content.placements.map(withoutVersion)).toEqual(plan.placements);
    expect('carriedOverFrom' in content.placements[0]!.own).toBe(false);
    expect(content.placements[2]!.own.carriedOverFrom).toBeNull();
  });

  it('keeps a postponement whose old date is unknown', () => {
    const [postponement] = content.postponements;
    expect(postponement).toEqual({
      ...plan.postponements[0],
      acted: act(planner, 'import'),
      version: postponement?.version,
    });
    expect(postponement?.from).toBeNull();
  });

  it('keeps periods, units and channels', async () => {
    const client = site.as('controller');
    const unit = { key: 'grundskola', name: 'Grundskolan i Åtvid', manager: planner };
    const board = { ...plan.boards[0]!, channelId: '19:abc@thread.tacv2' };
    await putPeriod(client, bokslut);
    await putUnit(client, unit);
    await putBoard(client, board);
    await putPlan(client, { ...plan.plan, remindFrom: null, state: 'closed' });
    const read = await site.storeAs('controller').read(planKey);
    expect(read.periods).toEqual([bokslut]);
    expect(read.units).toEqual([unit]);
    expect(read.boards[0]).toEqual(board);
    expect(read.plan).toEqual({ ...plan.plan, remindFrom: null, state: 'closed' });
    await putPlan(client, plan.plan);
  });
});

describe('a deadline is a calendar day', () => {
  it.each([
    ['the night to summer time', 'vår', '2022-03-27'],
    ['the night to winter time', 'höst', '2022-10-30'],
    ['the last day of the year', 'nyår', '2022-12-31'],
  ])('%s does not move it, whichever zone the site is set to', async (_, key, written) => {
    const activity = content.activities.find((candidate) => candidate.key === `${planKey}/${key}`)!;
    expect(activity.deadline.occurrences.map(({ last }) => last.toString())).toEqual([written]);
    const [item] = await list('Activities').items.filter(`Key eq '${activity.key}'`)<{ DeadlineLast: string }[]>();
    for (const zone of ['Europe/Stockholm', 'Europe/Helsinki', 'UTC', 'America/Los_Angeles']) {
      const shown = Temporal.Instant.from(item!.DeadlineLast).toZonedDateTimeISO(zone).toPlainDate();
      expect(shown.toString(), zone).toBe(written);
    }
  });

  it('is found by the day a person would filter on', async () => {
    const found = await list('Activities')
      .items.filter("DeadlineLast ge datetime'2022-12-30T23:00:00Z' and DeadlineLast le datetime'2022-12-31T22:59:59Z'")
      .select('Key')<{ Key: string }[]>();
    const december = plan.activities.filter(({ deadline }) =>
      deadline.occurrences.at(-1)?.last.equals(day('2022-12-31')),
    );
    expect(found.map(({ Key }) => Key).toSorted()).toEqual(december.map(({ key }) => key).toSorted());
  });

  it.each(['2022-03-27', '2022-10-30', '2022-12-31'])(
    'set to %s in the list itself, as its midnight, is that day',
    async (set) => {
      const [item] = await list('Activities').items.filter(`Key eq '${planKey}/löpande'`)<{ Id: number }[]>();
      const midnight = day(set).toZonedDateTime('Europe/Stockholm').toInstant().toString();
      await list('Activities').items.getById(item!.Id).update({ DeadlineFirst: midnight, DeadlineLast: midnight });
      const { deadline } = await site.storeAs('controller').activity(`${planKey}/löpande`);
      expect(deadline.occurrences).toEqual([{ first: day(set), last: day(set) }]);
    },
  );

  it('that somebody moves in the list itself is the one that counts and the one that is printed', async () => {
    const store = site.storeAs('controller');
    const [item] = await list('Activities').items.filter(`Key eq '${planKey}/nyår'`)<{ Id: number }[]>();
    await list('Activities')
      .items.getById(item!.Id)
      .update({ DeadlineFirst: '2023-02-01', DeadlineLast: '2023-02-28' });
    const { deadline } = await store.activity(`${planKey}/nyår`);
    expect(deadline.occurrences).toHaveLength(1);
    expect(deadline.occurrences[0]?.first.toString()).toBe('2023-02-01');
    expect(deadline.occurrences[0]?.last.toString()).toBe('2023-02-28');
    expect(deadline.text).toBe('28 februari 2023');
    await list('Activities').items.getById(item!.Id).update({ DeadlineFirst: null, DeadlineLast: null });
    expect((await store.activity(`${planKey}/nyår`)).deadline).toMatchObject({ text: 'Löpande', occurrences: [] });
  });
});

it('takes a title that somebody edits in the list, though the whole text stands beside it', async () => {
  const [item] = await list('Goals').items.filter(`Key eq '${planKey}/uppdrag'`)<{ Id: number }[]>();
  await list('Goals').items.getById(item!.Id).update({ Title: 'Rättad titel' });
  const { goals } = await site.storeAs('controller').read(planKey);
  expect(goals.find(({ key }) => key === `${planKey}/uppdrag`)?.title).toBe('Rättad titel');
});

it('keeps who shares an activity, its unit', async () => {
  const store = site.storeAs('controller');
  const first = await store.person('utvecklare.grundskola@kommun.example');
  const second = await store.person('samordnare.elevhalsa@kommun.example');
  await putUnit(site.as('controller'), { key: 'elevhälsa', name: 'Elevhälsan', manager: null });
  const before = await store.activity(`${planKey}/tom`);
  await store.change(before, { unitKey: 'elevhälsa', owner: second }, act(planner));
  const [item] = await list('Activities').items.filter(`Key eq '${before.key}'`)<{ Id: number }[]>();
  await list('Activities')
    .items.getById(item!.Id)
    .update({ CoOwnersId: [first.id, second.id] });
  const shared = await site.storeAs('controller').activity(before.key);
  expect(shared.coOwners).toEqual([first, second]);
  expect(shared.owner).toEqual(second);
  expect(shared.unitKey).toBe('elevhälsa');
  expect((await store.change(shared, { unitKey: null, owner: null }, act(planner))).coOwners).toEqual([first, second]);
});

it('names list, item and column of a value that cannot be read', async () => {
  const fresh = newActivity('oläslig');
  await writePlan(
    site.as('controller'),
    { ...plan, activities: [fresh], placements: [], postponements: [] },
    { act: act(planner, 'import') },
  );
  const [item] = await list('Activities').items.filter(`Key eq '${fresh.key}'`)<{ Id: number }[]>();
  await list('Activities').items.getById(item!.Id).update({ DeadlineOccurrences: 'i vår' });
  const error: unknown = await site
    .storeAs('controller')
    .activity(fresh.key)
    .catch((reason: unknown) => reason);
  expect(isPlanError(error, 'invalid')).toBe(true);
  expect(isPlanError(error) && error.subject).toBe(`Activities/${item!.Id}/DeadlineOccurrences`);
  await list('Activities').items.getById(item!.Id).delete();
});
