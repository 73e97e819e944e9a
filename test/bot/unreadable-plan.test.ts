import { afterEach, expect, test } from 'vitest';
import { silent } from '../../src/bot/service-log.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { act } from '../sharepoint/site.ts';
import { planKey } from './municipality.ts';
import { openService, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const owner = 'utvecklare.grundskola';
const otherKey = 'program-2022';

/** What was logged as an error. */
type Errors = readonly Readonly<Record<string, unknown>>[];

/** Two plans with an activity each, the owner's and one without an owner. */
const withTwoPlans = async (around?: (store: PlanStore) => PlanStore): Promise<Errors> => {
  const errors: Readonly<Record<string, unknown>>[] = [];
  const log = { ...silent, error: (fields: Readonly<Record<string, unknown>>) => errors.push(fields) };
  service = await openService([{ key: 'a', owner }], { options: { log }, ...(around === undefined ? {} : { around }) });
  await service.install(owner);
  const store = service.site.storeAs('controller');
  const { plan, activities } = await store.read(planKey);
  const { person } = await store.viewer();
  const other = {
    plan: { ...plan, key: otherKey, name: 'Program' },
    boards: [],
    goals: [],
    activities: activities.map((one) => ({ ...one, key: `${otherKey}/a`, planKey: otherKey, owner: null })),
    placements: [],
    postponements: [],
  };
  await writePlan(service.site.as('controller'), other, { act: act(person, 'import') });
  return errors;
};

test('an item that cannot be read stops no reminder but its own, and the log says where it is, without its text', async () => {
  const errors = await withTwoPlans();
  const { items } = listOf(service.site.as('controller'), 'Activities');
  const all = await items.select('Id', 'Key')<{ Id: number; Key: string }[]>();
  const id = all.find(({ Key }) => Key === `${otherKey}/a`)!.Id;
  await items.getById(id).update({ Progress: 'Anna är sjuk' });
  await service.goTo('2022-12-16 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
  expect(errors).toContainEqual({ list: 'Aktiviteter', item: id, column: 'Progress' });
  expect(JSON.stringify(errors)).not.toContain('Anna');

  await items.getById(id).update({ Progress: 'Pågår' });
  expect((await service.bot.withoutOwner()).map(({ key }) => key)).toEqual([`${otherKey}/a`]);
});

/** The record, where reading the other plan fails so. */
const failing = (error: PlanError) => {
  const broken = { is: true };
  const around = (store: PlanStore): PlanStore => {
    const read = store.read.bind(store);
    return Object.assign(store, {
      read: (key: string) => (broken.is && key === otherKey ? Promise.reject(error) : read(key)),
    });
  };
  return { broken, around };
};

test('a plan that cannot be read at all stops no other plan’s reminders', async () => {
  const error = new PlanError('invalid', 'Kolumnen går inte att läsa.', { subject: 'Plans/2/PlanState' });
  const errors = await withTwoPlans(failing(error).around);
  await service.goTo('2022-12-16 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
  expect(errors).toContainEqual(expect.objectContaining({ code: 'invalid', subject: 'Plans/2/PlanState' }));
});

test('a site that is not to be had is no day without reminders: they come when it is back', async () => {
  const { broken, around } = failing(new PlanError('throttled', 'Försök igen.'));
  await withTwoPlans(around);
  await expect(service.goTo('2022-12-16 08:00')).rejects.toMatchObject({ kind: 'throttled' });
  expect(service.cardsTo(owner)).toEqual([]);
  broken.is = false;
  await service.goTo('2022-12-16 08:05');
  expect(service.cardsTo(owner)).toHaveLength(1);
});
