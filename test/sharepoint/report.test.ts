import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { answerUnchanged } from '../../src/plan/answer.ts';
import { followUpOf } from '../../src/plan/follow-up.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import type { Person } from '../../src/plan/person.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, brisk, openSite, type TestSite } from './site.ts';
import { unreliable } from './unreliable-site.ts';

let site: TestSite;
let owner: PlanStore;
let person: Person;
let seen: Activity;

beforeEach(async () => {
  site = await openSite();
  owner = site.storeAs('utvecklare.grundskola');
  ({ person } = await owner.viewer());
  const plan = { ...samplePlan(), activities: [newActivity('a')], placements: [], postponements: [] };
  await writePlan(site.as('controller'), plan, { act: act(person, 'import') });
  await putPeriod(site.as('controller'), bokslut);
  seen = await owner.activity(`${planKey}/a`);
});
afterEach(() => site.close());

it('reporting an activity takes two requests, also the first time', async () => {
  await owner.read(planKey);
  site.requests();
  await answerUnchanged(owner, seen, bokslut, act(person));
  expect(site.requests()).toHaveLength(2);
});

it('of two who report at the same moment the slower sees both reports', async () => {
  const road = await unreliable(site.url);
  const slow = openPlanStore(
    connect(road.url, async () => site.tokenFor('utvecklare.grundskola'), { patience: brisk }),
  );
  await slow.read(planKey);
  const earlier = await owner.report(followUpOf(seen, bokslut, true, act(person)));
  const other = site.storeAs('samordnare.elevhalsa');
  const by = (await other.viewer()).person;
  const theirs = act(by, 'card', '2022-12-16T09:20:00Z');
  // The first POST reads what stands; before the second, which writes, the other's report is there.
  road.beforeNext('POST', async () =>
    road.beforeNext('POST', async () => void (await other.report(followUpOf(seen, bokslut, true, theirs)))),
  );
  const mine = followUpOf(seen, bokslut, false, act(person, 'tab', '2022-12-16T09:21:00Z'));
  const error: unknown = await slow.report(mine).catch((reason: unknown) => reason);
  await road.close();
  const standing = (await owner.read(planKey)).followUps[0]!;
  expect(standing.answered).toEqual(theirs);
  expect(isPlanError(error, 'conflict') && error.versions).toEqual({
    baseVersion: earlier.version,
    theirVersion: standing.version,
    theirAct: theirs,
    fields: [{ field: 'unchanged', base: true, mine: false, theirs: true, changed: 'mine' }],
  });
});
