import type { SPFI } from '@pnp/sp';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { followUpOf } from '../../src/plan/follow-up.ts';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { putBoard, putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, brisk, impatient, openSite, type TestSite } from './site.ts';
import { unreliable, type UnreliableSite } from './unreliable-site.ts';

let site: TestSite;
let road: UnreliableSite;
let client: SPFI;
let store: PlanStore;
let planner: Person;

beforeAll(async () => {
  site = await openSite();
  road = await unreliable(site.url);
  client = connect(road.url, async () => site.tokenFor('controller'), { patience: brisk });
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

/** `"<guid>,9"` or `"9"`. */
const versionNumber = (version: string): number => Number(/(\d+)"$/.exec(version)?.[1]);

it('an answer that was written though nobody heard of it is found there, and not written again', async () => {
  const before = await store.activity(`${planKey}/vår`);
  road.befall('answer-lost');
  const after = await store.change(before, { comment: 'Klart' }, act(planner));
  expect(after).toEqual(await site.storeAs('controller').activity(before.key));
  expect(after.comment).toBe('Klart');
  expect(versionNumber(after.version)).toBe(versionNumber(before.version) + 1);
});

it('a batch that only asks is asked again when its answer was lost, though what it asks by is a POST', async () => {
  const [batched, send] = client.batched();
  const changes = batched.web.getChanges({ Item: true, Add: true });
  const lists = batched.web.lists.select('Title')<{ Title: string }[]>();
  road.befall('answer-lost');
  await send();
  expect(road.left()).toBe(0);
  expect([(await changes) !== undefined, (await lists).length > 8]).toEqual([true, true]);
});

it('a write that a gateway had stopped waiting for is found there', async () => {
  const before = await store.activity(`${planKey}/vår`);
  road.befall('gateway-timeout');
  const after = await store.change(before, { comment: 'Genom porten' }, act(planner, 'tab', '2022-12-16T09:16:00Z'));
  expect([after.comment, versionNumber(after.version)]).toEqual(['Genom porten', versionNumber(before.version) + 1]);
});

it('what was set around the plan keeps what others set meanwhile, and is not written over what they set alike', async () => {
  const [board] = (await store.read(planKey)).boards;
  await putBoard(site.as('controller'), { ...board!, name: 'Ny nämnd' }, board);
  road.befall('answer-lost');
  await putBoard(client, { ...board!, channelId: '19:kanal' }, board);
  const [now] = (await store.read(planKey)).boards;
  expect(now).toEqual({ ...board, name: 'Ny nämnd', channelId: '19:kanal' });
  const error: unknown = await putBoard(client, { ...board!, name: 'Annan nämnd' }, board).catch(
    (reason: unknown) => reason,
  );
  expect(isPlanError(error, 'conflict') && error.versions?.fields).toEqual([
    { field: 'Title', base: board!.name, mine: 'Annan nämnd', theirs: 'Ny nämnd', changed: 'both' },
    { field: 'ChannelId', base: null, mine: null, theirs: '19:kanal', changed: 'theirs' },
  ]);
});

it('a write that was lost on its way there is sent again, once', async () => {
  const before = await store.activity(`${planKey}/vår`);
  road.befall('request-lost', 'request-lost');
  const after = await store.change(before, { comment: 'Till slut' }, act(planner, 'tab', '2022-12-16T09:20:00Z'));
  expect(after.comment).toBe('Till slut');
  expect(versionNumber(after.version)).toBe(versionNumber(before.version) + 1);
});

it('a write whose answer was lost is known as done though somebody has built on it since', async () => {
  const before = await store.activity(`${planKey}/vår`);
  const other = site.storeAs('utvecklare.grundskola');
  const by = (await other.viewer()).person;
  road.befall('answer-lost');
  // Before it is read back somebody writes another comment over it, having seen it.
  road.beforeNext('GET', async () => {
    const seen = await other.activity(before.key);
    expect(seen.comment).toBe('Mitt svar');
    await other.change(seen, { comment: `${seen.comment}, och mer` }, act(by));
  });
  const after = await store.change(before, { comment: 'Mitt svar' }, act(planner, 'tab', '2022-12-16T09:30:00Z'));
  expect(after.comment).toBe('Mitt svar, och mer');
  expect(after.acted?.by).toEqual(by);
});

it('a report whose answer was lost is not made twice', async () => {
  const activity = await store.activity(`${planKey}/höst`);
  const report = followUpOf(activity, bokslut, true, act(planner));
  // The first request reads, the second writes.
  road.befall('none', 'answer-lost');
  const reported = await store.report(report);
  const { followUps } = await site.storeAs('controller').read(planKey);
  expect(followUps.map(({ key, version }) => [key, version])).toEqual([[report.key, reported.version]]);
  expect(await store.report(report)).toEqual(reported);
});

it('a request for a later date whose answer was lost is not made twice', async () => {
  const activity = await store.activity(`${planKey}/höst`);
  const later = {
    to: movedToMonth(Temporal.PlainYearMonth.from('2023-03'), 2022),
    cause: 'law',
    reason: 'Ny',
  } as const;
  road.befall('answer-lost');
  const { postponement } = await postponeActivity(store, activity, later, 'owner', act(planner));
  const { postponements } = await site.storeAs('controller').read(planKey);
  expect(postponements.filter(({ activityKey }) => activityKey === activity.key)).toEqual([postponement]);
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

it('an import whose answers were lost finds what was made, and makes nothing twice', async () => {
  const activities = Array.from({ length: 120 }, (_, index) => newActivity(`tappad-${index}`));
  const plan = { ...samplePlan(), activities, placements: [], postponements: [] };
  let asked = 0;
  const written = await writePlan(client, plan, {
    act: act(planner, 'import'),
    progress: () => {
      asked += 1;
      if (asked === 1) road.befall('answer-lost', 'none', 'request-lost');
    },
  });
  expect(written.created).toBe(120);
  expect(road.left()).toBe(0);
  const read = await store.read(planKey);
  expect(read.activities.filter(({ key }) => key.includes('tappad-'))).toHaveLength(120);
});

it('gives up on a site that puts everything off, and says when it is worth trying again', async () => {
  const hasty = openPlanStore(connect(road.url, async () => site.tokenFor('controller'), { patience: impatient }));
  road.befall('throttled');
  const error: unknown = await hasty.viewer().catch((reason: unknown) => reason);
  expect(isPlanError(error, 'throttled')).toBe(true);
  expect(isPlanError(error) && error.retryAfter?.total('seconds')).toBe(0);
});
