import type { SPFI } from '@pnp/sp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { followUpOf } from '../../src/plan/follow-up.ts';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';
import { unreliable, type UnreliableSite } from './unreliable-site.ts';

let site: TestSite;
let road: UnreliableSite;
let client: SPFI;
let store: PlanStore;
let planner: Person;

beforeAll(async () => {
  site = await openSite();
  road = await unreliable(site.url);
  client = connect(road.url, async () => site.tokenFor('controller'));
  planner = (await site.storeAs('controller').viewer()).person;
  await writePlan(site.as('controller'), samplePlan(), { act: act(planner, 'import') });
  await putPeriod(site.as('controller'), bokslut);
});
afterAll(async () => {
  await road?.close();
  await site?.close();
});
beforeEach(async () => {
  store = openPlanStore(client);
  await store.read(planKey);
});

const kindOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (isPlanError(error) ? error.kind : error),
  );

it('an answer that was written though nobody heard of it is recognised when it is given again', async () => {
  const before = await store.activity(`${planKey}/vår`);
  road.befall('answer-lost');
  expect(await kindOf(store.change(before, { comment: 'Klart' }, act(planner)))).toBe('unavailable');
  const standing = await site.storeAs('controller').activity(before.key);
  expect(standing.comment).toBe('Klart');
  expect(await store.change(before, { comment: 'Klart' }, act(planner, 'tab', '2022-12-16T09:15:00Z'))).toEqual(
    standing,
  );
});

it('a report whose answer was lost is not made twice', async () => {
  const activity = await store.activity(`${planKey}/höst`);
  const report = followUpOf(activity, bokslut, true, act(planner));
  // The first request reads, the second writes.
  road.befall('none', 'answer-lost');
  expect(await kindOf(store.report(report))).toBe('unavailable');
  expect((await site.storeAs('controller').read(planKey)).followUps.map(({ key }) => key)).toEqual([report.key]);
  const again = await store.report(report);
  const { followUps } = await store.read(planKey);
  expect(followUps.filter(({ key }) => key === report.key)).toEqual([again]);
});

it('an import goes on after SharePoint has put it off for load', async () => {
  const activities = Array.from({ length: 150 }, (_, index) => newActivity(`last-${index}`));
  const plan = { ...samplePlan(), activities, placements: [], postponements: [] };
  // Its first two requests read; then come the activities, in two batches.
  let asked = 0;
  const written = writePlan(client, plan, {
    act: act(planner, 'import'),
    progress: () => {
      asked += 1;
      if (asked === 1) road.befall('throttled', 'throttled');
    },
  });
  expect((await written).created).toBe(150);
  expect(road.left()).toBe(0);
  const read = await store.read(planKey);
  expect(read.activities.filter(({ key }) => key.includes('last-'))).toHaveLength(150);
});

it('an import whose answer was lost makes what is missing when it is run again, and nothing twice', async () => {
  const activities = Array.from({ length: 120 }, (_, index) => newActivity(`tappad-${index}`));
  const plan = { ...samplePlan(), activities, placements: [], postponements: [] };
  let asked = 0;
  const cutOff = writePlan(client, plan, {
    act: act(planner, 'import'),
    progress: () => {
      asked += 1;
      if (asked === 1) road.befall('answer-lost');
    },
  });
  expect(await kindOf(cutOff)).toBe('unavailable');
  const again = await writePlan(client, plan, { act: act(planner, 'import') });
  expect(again.created).toBe(20);
  const read = await store.read(planKey);
  expect(read.activities.filter(({ key }) => key.includes('tappad-'))).toHaveLength(120);
});

it('gives up on a site that puts everything off, and says when it is worth trying again', async () => {
  road.befall('throttled');
  const error: unknown = await store.viewer().catch((reason: unknown) => reason);
  expect(isPlanError(error, 'throttled')).toBe(true);
  expect(isPlanError(error) && error.retryAfter?.total('seconds')).toBe(0);
});
