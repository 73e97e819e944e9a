import type { SPFI } from '@pnp/sp';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ListName } from '../../src/lists/field.ts';
import type { Person } from '../../src/plan/person.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { putPeriod, putPlan } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, newPlacement, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

const many = 300;
const activities = Array.from({ length: many }, (_, index) => newActivity(`a${index}`));
const placements = activities.map((_, index) => newPlacement(String(index), `a${index}`));
const wholePlan = () => ({ ...samplePlan(), activities, placements, postponements: [] });

let site: TestSite;
let sp: SPFI;
let planner: Person;
let other: PlanStore;

beforeAll(async () => {
  site = await openSite();
  sp = site.as('controller');
  other = site.storeAs('controller');
  planner = (await other.viewer()).person;
  await writePlan(sp, wholePlan(), { act: act(planner, 'import') });
  await putPeriod(sp, bokslut);
}, 120_000);
afterAll(() => site.close());

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** A store that has read the plan, and the requests of each later reading. */
const opened = async () => {
  const store = site.storeAs('utvecklare.grundskola');
  const before = await store.read(planKey);
  const again = async (): Promise<{ content: PlanContent; requests: readonly string[] }> => {
    site.requests();
    const content = await store.read(planKey);
    return { content, requests: site.requests() };
  };
  return { store, before, again };
};

const asNew = () => site.storeAs('utvecklare.grundskola').read(planKey);

const idOf = async (list: ListName, key: string): Promise<number> => {
  const [row] = await listOf(sp, list).items.select('Id').filter(`Key eq '${planKey}/${key}'`)<{ Id: number }[]>();
  return row!.Id;
};

const setComment = async (key: string, comment: string): Promise<void> => {
  const before = await other.activity(`${planKey}/${key}`);
  await other.change(before, { comment }, act(planner));
};

it('costs one small request where nothing has been changed, and gives the same content', async () => {
  const { before, again } = await opened();
  for (let time = 0; time < 2; time += 1) {
    const { content, requests } = await again();
    expect(content).toBe(before);
    expect(requests).toEqual([expect.stringMatching(/^POST .*\/_api\/web\/getchanges$/)]);
  }
});

it('reads what somebody else has changed by its id, in one more request', async () => {
  const { again } = await opened();
  await setComment('a7', 'Ändrat av någon annan');
  const { content, requests } = await again();
  expect(content.activities.find(({ key }) => key === `${planKey}/a7`)?.comment).toBe('Ändrat av någon annan');
  expect(requests).toHaveLength(2);
  expect(content).toEqual(await asNew());
  expect((await again()).requests).toHaveLength(1);
});

it('reads a hundred changes, spread over the list, in one more request', async () => {
  const { again } = await opened();
  const [batched, execute] = sp.batched();
  const ids = await listOf(sp, 'Activities').items.select('Id').top(many)<{ Id: number }[]>();
  for (const { Id } of ids.filter((_, index) => index % 3 === 0)) {
    void listOf(batched, 'Activities')
      .items.getById(Id)
      .update({ Comment: `Ny ${Id}` });
  }
  await execute();
  const { content, requests } = await again();
  expect(content.activities.filter(({ comment }) => comment.startsWith('Ny '))).toHaveLength(100);
  expect(requests).toHaveLength(2);
  expect(content).toEqual(await asNew());
});

it('takes out what has been deleted or moved to another plan', async () => {
  const { again } = await opened();
  const row = listOf(sp, 'Placements').items;
  await row.getById(await idOf('Placements', 'rad-20')).delete();
  await row.getById(await idOf('Placements', 'rad-21')).recycle();
  const another = {
    ...samplePlan().plan,
    key: 'en-annan',
    name: 'En annan plan',
    year: 2021,
    state: 'closed' as const,
  };
  await putPlan(sp, another);
  const [plan] = await listOf(sp, 'Plans').items.select('Id').filter(`Key eq 'en-annan'`)<{ Id: number }[]>();
  await row.getById(await idOf('Placements', 'rad-22')).update({ PlanId: plan!.Id });
  const { content, requests } = await again();
  const keys = content.placements.map(({ key }) => key);
  for (const gone of ['rad-20', 'rad-21', 'rad-22']) expect(keys).not.toContain(`${planKey}/${gone}`);
  expect(keys).toHaveLength(many - 3);
  expect(requests).toHaveLength(2);
  expect(content).toEqual(await asNew());
});

it('shows what an import, an answer and a planner have added, and a person who is new to the site', async () => {
  const { again } = await opened();
  const added = newActivity('ny', { title: 'Tillkommen' });
  const plan = wholePlan();
  await writePlan(
    sp,
    { ...plan, activities: [...activities, added], placements: [...placements, newPlacement('900', 'ny')] },
    { act: act(planner, 'import') },
  );
  await putPeriod(sp, { ...bokslut, key: `${planKey}|delår`, name: 'Delår 1' });
  const before = await other.activity(`${planKey}/ny`);
  await other.change(before, { owner: await other.person('samordnare.elevhalsa@kommun.example') }, act(planner));
  const { content } = await again();
  expect(content.activities.find(({ key }) => key.endsWith('/ny'))?.owner?.name).toBe('Samordnare elevhälsa');
  expect(content.placements.at(-1)?.activityKey).toBe(`${planKey}/ny`);
  expect(content.periods.map(({ name }) => name)).toEqual(['Bokslut', 'Delår 1']);
  expect(content).toEqual(await asNew());
});

it("is not told of another plan's changes: the content stays what it is", async () => {
  const key = 'grannen';
  const plan = samplePlan();
  const neighbour = {
    ...plan,
    plan: { ...plan.plan, key, name: 'Grannens plan', year: 2020, state: 'closed' as const },
    goals: [{ ...plan.goals[0]!, key: `${key}/mål`, planKey: key }],
    activities: [{ ...newActivity('ny'), key: `${key}/ny`, planKey: key }],
    placements: [newPlacement('3', 'a0', { key: `${key}/3`, activityKey: `${key}/ny`, goalKey: `${key}/mål` })],
    postponements: [],
  };
  await writePlan(sp, neighbour, { act: act(planner, 'import') });
  const { before, again } = await opened();
  const theirs = await other.activity(`${key}/ny`);
  await other.change(theirs, { comment: 'Deras' }, act(planner));
  const { content } = await again();
  expect(content).toBe(before);
  expect((await again()).requests).toHaveLength(1);
});

it('loses nothing that is changed while the plan is being read', async () => {
  const store = site.storeAs('utvecklare.grundskola');
  let answers = 0;
  globalThis.fetch = async (...asked: Parameters<typeof fetch>) => {
    const answer = await realFetch(...asked);
    answers += 1;
    // The first tells where the lists end; the second brings the plan, which is old when it arrives.
    if (answers <= 2) {
      const mine = globalThis.fetch;
      globalThis.fetch = realFetch;
      await setComment(`a${answers}`, `Under läsning ${answers}`);
      globalThis.fetch = mine;
    }
    return answer;
  };
  const first = await store.read(planKey);
  globalThis.fetch = realFetch;
  const commentIn = (content: PlanContent, key: string) =>
    content.activities.find((activity) => activity.key === `${planKey}/${key}`)?.comment;
  expect(answers).toBeGreaterThan(1);
  expect(commentIn(first, 'a2')).toBe('');
  const content = await store.read(planKey);
  expect(commentIn(content, 'a1')).toBe('Under läsning 1');
  expect(commentIn(content, 'a2')).toBe('Under läsning 2');
  expect(content).toEqual(await asNew());
});

it('notices no clock: the site may be days ahead of whoever reads', async () => {
  const { again } = await opened();
  site.later({ hours: 24 * 20 });
  await setComment('a30', 'Tjugo dagar senare');
  const { content, requests } = await again();
  expect(content.activities.find(({ key }) => key === `${planKey}/a30`)?.comment).toBe('Tjugo dagar senare');
  expect(requests).toHaveLength(2);
});

it('reads everything anew where its place in the log of changes is too old, and keeps up from there', async () => {
  const { again } = await opened();
  await setComment('a40', 'Innan loggen glömdes');
  site.later({ hours: 24 * 61 });
  const { content, requests } = await again();
  expect(content.activities.find(({ key }) => key === `${planKey}/a40`)?.comment).toBe('Innan loggen glömdes');
  expect(content).toEqual(await asNew());
  expect(requests.length).toBeGreaterThan(1);
  expect((await again()).requests).toHaveLength(1);
});

it('says that the plan is gone when its item is', async () => {
  const key = 'tillfällig';
  await putPlan(sp, { ...samplePlan().plan, key, name: 'Tillfällig', year: 2019, state: 'closed' });
  const store = site.storeAs('utvecklare.grundskola');
  await store.read(key);
  const [plan] = await listOf(sp, 'Plans').items.select('Id').filter(`Key eq '${key}'`)<{ Id: number }[]>();
  await listOf(sp, 'Plans').items.getById(plan!.Id).delete();
  const error: unknown = await store.read(key).catch((thrown: unknown) => thrown);
  expect(isPlanError(error, 'not-found')).toBe(true);
});
