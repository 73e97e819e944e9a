import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../../src/plan/person.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { newActivity, newPlacement, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

const many = 6100;
let site: TestSite;
let planner: Person;

beforeAll(async () => {
  site = await openSite();
  planner = (await site.storeAs('controller').viewer()).person;
  const activities = Array.from({ length: many }, (_, index) => newActivity(`a${index}`));
  const placements = [newPlacement('1', 'a0'), newPlacement('2', `a${many - 1}`)];
  await writePlan(
    site.as('controller'),
    { ...samplePlan(), activities, placements, postponements: [] },
    { act: act(planner, 'import') },
  );
}, 180_000);
afterAll(() => site.close());

it('reads every activity past 5 000 once, in few requests', async () => {
  const store = site.storeAs('utvecklare.grundskola');
  site.requests();
  const { activities, placements } = await store.read(planKey);
  const requests = site.requests();
  expect(activities).toHaveLength(many);
  expect(new Set(activities.map(({ key }) => key)).size).toBe(many);
  expect(placements.at(-1)?.activityKey).toBe(`${planKey}/a${many - 1}`);
  // What is small and where lists end; goals; two windows of activities; rows.
  expect(requests.length).toBe(5);
});

it('gives the first rows of a large plan before its windows are asked for', async () => {
  const store = site.storeAs('utvecklare.grundskola');
  site.requests();
  const asked: string[] = [];
  const beginnings: PlanContent[] = [];
  const { viewer, content } = await store.open(
    ([plan]) => plan,
    async (opened) => {
      asked.push(...site.requests());
      beginnings.push(opened.content);
    },
  );
  const [frame, beginning] = beginnings;
  expect(frame).toMatchObject({ plan: content?.plan, boards: content?.boards, goals: [], activities: [] });
  expect(viewer).toEqual(await store.viewer());
  // Who asks, what is small and where lists end; then goals, periods and what comes first.
  expect(asked).toHaveLength(2);
  expect(beginning?.goals).toEqual(content?.goals);
  expect(beginning?.activities.length).toBeLessThan(200);
  // The last row belongs to an activity that has not come: it is neither shown nor called unreadable.
  expect(beginning?.placements.map(({ activityKey }) => activityKey)).toEqual([`${planKey}/a0`]);
  expect(beginning?.unreadable).toEqual([]);
  expect(content).toEqual(await store.read(planKey));
});

it("reads one plan without another's, and the other by itself", async () => {
  const plan = samplePlan();
  const key = 'linkoping-2023';
  const other = {
    ...plan,
    plan: { ...plan.plan, key, name: 'Verksamhetsplan 2023', year: 2023 },
    goals: [{ ...plan.goals[0]!, key: `${key}/mål`, planKey: key }],
    activities: [{ ...newActivity('ny'), key: `${key}/ny`, planKey: key }],
    placements: [newPlacement('3', 'a0', { key: `${key}/3`, activityKey: `${key}/ny`, goalKey: `${key}/mål` })],
    postponements: [],
  };
  await writePlan(site.as('controller'), other, { act: act(planner, 'import') });
  const store = site.storeAs('controller');
  expect((await store.read(key)).activities.map((activity) => activity.key)).toEqual([`${key}/ny`]);
  expect((await store.read(planKey)).activities).toHaveLength(many);
  expect((await store.plans()).map((one) => one.key)).toEqual([planKey, key]);
  // Its rows lie past the first window, and come first all the same.
  const beginnings: PlanContent[] = [];
  await store.open(
    (plans) => plans.find((one) => one.key === key),
    async ({ content }) => void beginnings.push(content),
  );
  expect(beginnings.map(({ activities }) => activities.map((activity) => activity.key))).toEqual([[], [`${key}/ny`]]);
});
