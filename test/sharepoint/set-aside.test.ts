import type { SPFI } from '@pnp/sp';
import { HttpRequestError } from '@pnp/queryable';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerUnchanged } from '../../src/plan/answer.ts';
import type { Person } from '../../src/plan/person.ts';
import type { ListName } from '../../src/lists/field.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { provision } from '../../src/sharepoint/provision.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { bokslut, planKey, samplePlan } from './sample-plan.ts';
import { act, openSite, type TestSite } from './site.ts';

let site: TestSite;
let sp: SPFI;
let planner: Person;

beforeEach(async () => {
  site = await openSite();
  sp = site.as('controller');
  planner = (await site.storeAs('controller').viewer()).person;
  await writePlan(sp, samplePlan(), { act: act(planner, 'import') });
  await putPeriod(sp, bokslut);
});
afterEach(() => site.close());

const read = () => site.storeAs('utvecklare.grundskola').read(planKey);
const idOf = async (list: ListName, end: string): Promise<number> => {
  const rows: { Id: number; Key: string }[] = await listOf(sp, list).items.select('Id', 'Key')();
  return rows.find(({ Key }) => Key.endsWith(end))!.Id;
};

it('an activity that is printed, answered or moved cannot be deleted in the list, nor recycled', async () => {
  const store = site.storeAs('controller');
  await answerUnchanged(store, await store.activity(`${planKey}/vår`), bokslut, act(planner));
  for (const end of ['/tom', '/vår', '/rik']) {
    const item = listOf(sp, 'Activities').items.getById(await idOf('Activities', end));
    await expect(item.delete()).rejects.toThrow(/cannot be deleted because an item in the/);
    await expect(item.recycle()).rejects.toBeInstanceOf(HttpRequestError);
  }
  await listOf(sp, 'Activities')
    .items.getById(await idOf('Activities', '/nyår'))
    .delete();
  expect((await read()).activities).toHaveLength(samplePlan().activities.length - 1);
});

it('a site from before gets the restriction when it is provisioned again', async () => {
  const field = listOf(sp, 'Placements').fields.getByInternalNameOrTitle('Activity');
  await field.update({ RelationshipDeleteBehavior: 0 }, 'SP.FieldLookup');
  expect((await provision(sp)).filter(({ done }) => done !== 'unchanged')).toMatchObject([{ list: 'Rader' }]);
  expect(await field()).toMatchObject({ RelationshipDeleteBehavior: 2 });
});

it('a row whose activity is gone is set aside and named, and the rest of the plan is read', async () => {
  const whole = await read();
  const id = await idOf('Placements', '/rad-1');
  await listOf(sp, 'Placements').items.getById(id).update({ ActivityId: null });
  const { unreadable, placements, ...rest } = await read();
  expect(unreadable).toMatchObject([{ list: 'Rader', id, column: 'Activity' }]);
  expect(placements.map(({ order }) => order)).toEqual([2, 3]);
  expect(rest.activities).toEqual(whole.activities);
});

it('an activity that cannot be read takes its rows with it and nothing else', async () => {
  const id = await idOf('Activities', '/rik');
  await listOf(sp, 'Activities').items.getById(id).update({ Progress: 'På gång' });
  const { unreadable, activities, placements, postponements } = await read();
  expect(unreadable[0]).toMatchObject({ list: 'Aktiviteter', id, column: 'Progress' });
  expect(unreadable.map(({ list }) => list)).toEqual(['Aktiviteter', 'Rader', 'Rader', 'Senareläggningar']);
  expect(activities).toHaveLength(samplePlan().activities.length - 1);
  expect([placements.length, postponements.length]).toEqual([1, 0]);
});

it('an item that somebody made by hand in the list, without a key, stops nothing', async () => {
  const [first] = await listOf(sp, 'Activities').items.select('PlanId').top(1)<{ PlanId: number }[]>();
  await listOf(sp, 'Activities').items.add({ Title: 'Ny aktivitet', PlanId: first!.PlanId });
  const { unreadable, activities } = await read();
  expect(unreadable).toMatchObject([{ list: 'Aktiviteter', column: 'Key' }]);
  expect(activities).toHaveLength(samplePlan().activities.length);
});
