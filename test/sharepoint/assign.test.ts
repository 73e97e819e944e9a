import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { assign, type Assignment } from '../../src/sharepoint/assign.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { newActivity, planKey, samplePlan } from './sample-plan.ts';
import { act, brisk, impatient, openSite, type TestSite } from './site.ts';
import type { Patience } from '../../src/sharepoint/patience.ts';
import { unreliable, type Mishap, type UnreliableSite } from './unreliable-site.ts';

let site: TestSite;
let planner: Person;
const keys = Array.from({ length: 130 }, (_, index) => `${planKey}/a${index}`);

beforeEach(async () => {
  site = await openSite();
  planner = (await site.storeAs('controller').viewer()).person;
  const activities = keys.map((_, index) => newActivity(`a${index}`));
  await writePlan(
    site.as('controller'),
    { ...samplePlan(), activities, placements: [], postponements: [] },
    { act: act(planner, 'import') },
  );
});
afterEach(() => site.close());

const toOwner = (activityKey: string, rest: Partial<Assignment> = {}): Assignment => ({
  activityKey,
  owner: 'utvecklare.grundskola@kommun.example',
  unit: 'Grundskola',
  unitManager: 'chef.grundskola@kommun.example',
  ...rest,
});

const run = (assignments: readonly Assignment[]) =>
  assign(site.as('controller'), planKey, assignments, { act: act(planner, 'command-line') });

it('gives many activities an owner, a unit and the unit its manager, in few requests', async () => {
  site.requests();
  expect(await run(keys.map((key) => toOwner(key)))).toEqual({ changed: 130, unchanged: 0, conflicts: [] });
  expect(site.requests().length).toBeLessThanOrEqual(8);
  const { activities, units } = await site.storeAs('controller').read(planKey);
  expect(units.map(({ name, manager }) => [name, manager?.upn])).toEqual([
    ['Grundskola', 'chef.grundskola@kommun.example'],
  ]);
  for (const activity of activities) {
    expect(activity.owner?.upn).toBe('utvecklare.grundskola@kommun.example');
    expect(activity.unitKey).toBe(units[0]?.key);
    expect(activity.acted).toEqual(act(planner, 'command-line'));
  }
});

it('run again, changes nothing', async () => {
  const assignments = keys.map((key) => toOwner(key));
  await run(assignments);
  const before = await site.storeAs('controller').read(planKey);
  expect(await run(assignments)).toEqual({ changed: 0, unchanged: 130, conflicts: [] });
  expect(await site.storeAs('controller').read(planKey)).toEqual(before);
});

it("lets an activity's own line go before its goal's", async () => {
  const own = toOwner(keys[0]!, { owner: 'samordnare.elevhalsa@kommun.example', unit: null, unitManager: null });
  await run([toOwner(keys[0]!), own]);
  const activity = await site.storeAs('controller').activity(keys[0]!);
  expect(activity.owner?.upn).toBe('samordnare.elevhalsa@kommun.example');
  expect(activity.unitKey).not.toBeNull();
});

it('changes a unit’s manager without making the unit twice', async () => {
  await run([toOwner(keys[0]!)]);
  await run([toOwner(keys[1]!, { unit: 'grundskola ', unitManager: 'chef.gymnasium@kommun.example' })]);
  const { units } = await site.storeAs('controller').read(planKey);
  expect(units.map(({ name, manager }) => [name, manager?.upn])).toEqual([
    ['Grundskola', 'chef.gymnasium@kommun.example'],
  ]);
});

it.each([
  [
    'a login nobody has',
    [toOwner(keys[0]!), toOwner(keys[1]!, { owner: 'ingen@annan.example' })],
    'not-found',
    'ingen@annan.example',
  ],
  ['an activity that is not there', [toOwner(keys[0]!), toOwner('borta')], 'not-found', 'borta'],
  [
    'a unit with two managers',
    [toOwner(keys[0]!), toOwner(keys[1]!, { unitManager: 'chef.gymnasium@kommun.example' })],
    'invalid',
    'Grundskola',
  ],
] as const)('refuses %s by name before anything is written', async (_, assignments, kind, subject) => {
  const error: unknown = await run(assignments).catch((reason: unknown) => reason);
  expect(isPlanError(error, kind)).toBe(true);
  expect(isPlanError(error) && error.subject).toBe(subject);
  const { activities } = await site.storeAs('controller').read(planKey);
  expect(activities.every(({ owner, unitKey }) => owner === null && unitKey === null)).toBe(true);
});

/** Something is done when so many POST requests have passed, before the next is let through. */
const afterPosts = (road: UnreliableSite, count: number, meanwhile: () => Promise<void>): void =>
  road.beforeNext('POST', async () => {
    if (count === 0) return meanwhile();
    afterPosts(road, count - 1, meanwhile);
  });

it('assigns over what somebody wrote of another thing meanwhile, and names what somebody assigned', async () => {
  const owner = 'utvecklare.gymnasium@kommun.example';
  const road = await unreliable(site.url);
  const sp = connect(road.url, async () => site.tokenFor('controller'), { patience: brisk });
  const store = site.storeAs('controller');
  // The second POST ensures the people; the third would write.
  afterPosts(road, 2, async () => {
    await store.change(await store.activity(keys[0]!), { comment: 'Meanwhile' }, act(planner));
    const other = await store.person(owner);
    await store.change(await store.activity(keys[1]!), { owner: other }, act(planner));
  });
  const given = keys.slice(0, 3).map((key) => toOwner(key, { unit: null, unitManager: null }));
  const outcome = await assign(sp, planKey, given, { act: act(planner, 'command-line') });
  await road.close();
  expect(outcome).toEqual({ changed: 2, unchanged: 0, conflicts: [keys[1]] });
  const [merged, kept] = await Promise.all([store.activity(keys[0]!), store.activity(keys[1]!)]);
  expect([merged.comment, merged.owner?.upn]).toEqual(['Meanwhile', 'utvecklare.grundskola@kommun.example']);
  expect(kept.owner?.upn).toBe(owner);
});

describe('on a site that puts requests off for load', () => {
  const over = async (requests: readonly Mishap[], after: number, patience: Patience = brisk) => {
    const road = await unreliable(site.url);
    const sp = connect(road.url, async () => site.tokenFor('controller'), { patience });
    const options = { act: act(planner, 'command-line') };
    road.befall(...Array.from({ length: after }, (): Mishap => 'none'), ...requests);
    const given = keys.map((key) => toOwner(key, { unit: null, unitManager: null }));
    const outcome = await assign(sp, planKey, given, options).catch((error: unknown) => error);
    const { activities } = await site.storeAs('controller').read(planKey);
    const left = road.left();
    await road.close();
    return { outcome, left, owned: activities.filter(({ owner }) => owner !== null).length };
  };

  // Of what is posted the first reads and the second ensures the person; then 130 are written in two.
  it('waits and goes on, and assigns each once', async () => {
    const { outcome, left, owned } = await over(['throttled', 'none', 'throttled', 'throttled'], 2);
    expect({ outcome, left, owned }).toEqual({
      outcome: { changed: 130, unchanged: 0, conflicts: [] },
      left: 0,
      owned: 130,
    });
  });

  it('finds what was assigned where the answer was lost, and assigns the rest once', async () => {
    const { outcome, left, owned } = await over(['answer-lost', 'none', 'request-lost', 'none'], 2);
    expect({ outcome, left, owned }).toEqual({
      outcome: { changed: 130, unchanged: 0, conflicts: [] },
      left: 0,
      owned: 130,
    });
  });

  it('knows what was assigned though its answer was lost and somebody has built on it since', async () => {
    const road = await unreliable(site.url);
    const sp = connect(road.url, async () => site.tokenFor('controller'), { patience: brisk });
    const store = site.storeAs('controller');
    const own = 'utvecklare.grundskola@kommun.example';
    const next = 'utvecklare.gymnasium@kommun.example';
    const seen: (string | undefined)[] = [];
    // One reads, one ensures the person, one writes and its answer is lost; before it is read back others go on from it.
    road.befall('none', 'none', 'answer-lost');
    afterPosts(road, 3, async () => {
      const given = await Promise.all([store.activity(keys[0]!), store.activity(keys[1]!)]);
      seen.push(...given.map(({ owner }) => owner?.upn));
      await store.change(given[0], { owner: await store.person(next) }, act(planner));
      await store.change(given[1], { comment: 'Välkommen' }, act(planner));
    });
    const assignments = keys.slice(0, 3).map((key) => toOwner(key, { unit: null, unitManager: null }));
    const outcome = await assign(sp, planKey, assignments, { act: act(planner, 'command-line') });
    await road.close();
    expect(seen).toEqual([own, own]);
    expect(outcome).toEqual({ changed: 3, unchanged: 0, conflicts: [] });
    const now = await Promise.all(keys.slice(0, 3).map((key) => store.activity(key)));
    expect(now.map(({ owner, comment }) => [owner?.upn, comment])).toEqual([
      [next, ''],
      [own, 'Välkommen'],
      [own, ''],
    ]);
  });

  it('says how many are saved when it gives up', async () => {
    const { outcome, owned } = await over(['none', 'throttled'], 2, impatient);
    expect(isPlanError(outcome, 'throttled') && outcome.message).toContain('100 av 130 tilldelningar är sparade');
    expect(owned).toBe(100);
  });
});
