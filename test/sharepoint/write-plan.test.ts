import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Person } from '../../src/plan/person.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { newActivity, newPlacement, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

let site: TestSite;
let planner: Person;
beforeEach(async () => {
  site = await openSite();
  planner = (await site.storeAs('controller').viewer()).person;
});
afterEach(() => site.close());

const write = (plan = samplePlan()) => writePlan(site.as('controller'), plan, { act: act(planner, 'import') });
const isWrite = (request: string) => !request.startsWith('GET') && !request.startsWith('OPTIONS');

it('writes a plan once: run again, it makes nothing and sends nothing but reads', async () => {
  const plan = samplePlan();
  const count =
    1 +
    plan.boards.length +
    plan.goals.length +
    plan.activities.length +
    plan.placements.length +
    plan.postponements.length;
  expect(await write()).toEqual({ created: count, changed: 0, unchanged: 0, differing: [], gone: [] });
  const before = await site.storeAs('controller').read(planKey);
  site.requests();
  expect(await write()).toEqual({ created: 0, changed: 0, unchanged: count, differing: [], gone: [] });
  const requests = site.requests();
  expect(requests.length).toBeLessThanOrEqual(4);
  // Reads share a $batch, which is itself a POST.
  expect(requests.filter(isWrite).every((request) => request.endsWith('/$batch'))).toBe(true);
  expect(await site.storeAs('controller').read(planKey)).toEqual(before);
});

it('finds a board again that is written in another case, or in another of its spellings', async () => {
  await write();
  const plan = samplePlan();
  const next: NewPlan = {
    plan: { ...plan.plan, key: 'plan-2023', name: 'Verksamhetsplan 2023' },
    boards: ['BIN', 'Bou'].map((key) => ({ key, name: '', spellings: [], channelId: null })),
    goals: [],
    activities: [{ ...newActivity('ny'), key: 'plan-2023/ny', planKey: 'plan-2023', boards: ['BIN', 'Bou'] }],
    placements: [],
    postponements: [],
  };
  expect((await write(next)).created).toBe(2);
  const { boards, activities } = await site.storeAs('controller').read('plan-2023');
  expect(boards.map(({ key }) => key)).toEqual(['BiN', 'BoU']);
  expect(activities[0]?.boards).toEqual(['BiN', 'BoU']);
});

it('tells what is in the lists and no longer in the document, and leaves it there', async () => {
  await write();
  const plan = samplePlan();
  const again = await write({ ...plan, placements: plan.placements.filter(({ order }) => order !== 3) });
  expect(again.gone).toEqual([{ list: 'Rader', key: `${planKey}/rad-3` }]);
  expect((await site.storeAs('controller').read(planKey)).placements).toHaveLength(3);
});

it('never writes over an answer that was given after the first import', async () => {
  await write();
  const store = site.storeAs('controller');
  const key = `${planKey}/rik`;
  const answered = await store.change(await store.activity(key), { comment: 'Svar från ansvarig' }, act(planner));
  const again = await write();
  expect(again.created).toBe(0);
  expect(again.differing).toEqual([{ list: 'Aktiviteter', key, columns: ['Comment'] }]);
  expect(await store.activity(key)).toEqual(answered);
});

it('leaves what a planner has set, and does not call it a difference', async () => {
  await write();
  const boards = listOf(site.as('controller'), 'Boards').items;
  const [board] = await boards.filter("Key eq 'BiN'")<{ Id: number }[]>();
  await boards.getById(board!.Id).update({ ChannelId: '19:kanal' });
  expect((await write()).differing).toEqual([]);
  const { boards: read } = await site.storeAs('controller').read(planKey);
  expect(read.find(({ key }) => key === 'BiN')?.channelId).toBe('19:kanal');
});

it('goes on where an import was cut off: only what is missing is made', async () => {
  const plan = samplePlan();
  await write({ ...plan, activities: plan.activities.slice(0, 3), placements: [], postponements: [] });
  const missing = plan.activities.length - 3 + plan.placements.length + plan.postponements.length;
  expect((await write()).created).toBe(missing);
  const read = await site.storeAs('controller').read(planKey);
  expect(read.activities.map(({ key }) => key).toSorted()).toEqual(plan.activities.map(({ key }) => key).toSorted());
  expect(read.placements).toHaveLength(plan.placements.length);
});

it('makes nothing twice when two imports of the same document run at the same moment', async () => {
  const plan = samplePlan();
  await Promise.all([write(), write()]);
  const read = await site.storeAs('controller').read(planKey);
  expect(read.activities).toHaveLength(plan.activities.length);
  expect(read.goals).toHaveLength(plan.goals.length);
  expect(read.placements).toHaveLength(plan.placements.length);
});

it('says how far it has come, in the words of the list in hand', async () => {
  const said: [number, number, string][] = [];
  const plan = samplePlan();
  const activities = Array.from({ length: 230 }, (_, index) => newActivity(`många-${index}`));
  const placements = activities.map((_, index) => newPlacement(String(index), `många-${index}`));
  site.requests();
  await writePlan(
    site.as('controller'),
    { ...plan, activities, placements, postponements: [] },
    { act: act(planner, 'import'), progress: (done, of, list) => void said.push([done, of, list]) },
  );
  const total = 1 + plan.boards.length + plan.goals.length + 460;
  expect(said.at(-1)).toEqual([total, total, 'Rader']);
  expect(said.map(([done]) => done)).toEqual(said.map(([done]) => done).toSorted((a, b) => a - b));
  // 3 batches of activities, 3 of rows, 4 levels of goals, plan, boards, and the reading before: not one a row.
  expect(site.requests().length).toBeLessThanOrEqual(16);
});

it('names the item that SharePoint will not take, and keeps what was written before it', async () => {
  const plan = samplePlan();
  const tooLong = newActivity('för lång', { boards: Array.from({ length: 90 }, (_, index) => `N${index}`) });
  const error: unknown = await write({
    ...plan,
    activities: [newActivity('först'), tooLong],
    placements: [],
    postponements: [],
  }).catch((reason: unknown) => reason);
  expect(isPlanError(error, 'invalid')).toBe(true);
  expect(isPlanError(error) && error.subject).toContain(tooLong.key);
  expect((await site.storeAs('controller').plans()).map(({ key }) => key)).toEqual([planKey]);
});

it('is refused by the site itself to who is no planner, and leaves nothing behind', async () => {
  const owner = (await site.storeAs('utvecklare.grundskola').viewer()).person;
  const attempt = writePlan(site.as('utvecklare.grundskola'), samplePlan(), { act: act(owner, 'import') });
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  expect(isPlanError(error, 'forbidden')).toBe(true);
  expect(await site.storeAs('controller').plans()).toEqual([]);
});
