import { judgedDifference, type PlanDifference } from './differences.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind, Versioned } from './planner-store.ts';
import type { Judged } from './rulings.ts';
import { rulingOf } from './rulings.ts';
import type { Ruling } from './ruling.ts';
import { makeTwo, pickOne } from './settle-difference.ts';

/** "Välj en" (the key of the row that is right), "Två åtaganden". */
export type Settlement =
  | { readonly kind: 'pick'; readonly placementKey: string }
  | { readonly kind: 'two-commitments' };

/** "Stämmer": a question or a difference that is right as it stands, and is not asked again until it changes. */
export const ruleThatItHolds = async (
  store: PlannerStore,
  planKey: string,
  judged: Judged,
  act: Act,
): Promise<Ruling> => {
  const ruling = rulingOf(judged, planKey, 'holds', '', act);
  await store.add('rulings', [ruling], act);
  return ruling;
};

const changeAll = async <K extends RecordKind>(
  store: PlannerStore,
  kind: K,
  before: readonly Versioned<PlannerRecords[K]>[],
  after: readonly (PlannerRecords[K] & { readonly key: string })[],
  act: Act,
): Promise<void> => {
  for (const now of after) {
    const then = before.find(({ record }) => (record as { readonly key: string }).key === now.key);
    if (then) await store.change(kind, then, now, act);
  }
};

/** The activity of a difference and its rows, with their versions. @throws PlanError `not-found` where it is gone. */
const readRows = async (store: PlannerStore, planKey: string, activityKey: string) => {
  const [activities, placements] = await Promise.all([
    store.all('activities', planKey),
    store.all('placements', planKey),
  ]);
  const activity = activities.find(({ record }) => record.key === activityKey);
  if (!activity) throw new PlanError('not-found', 'Aktiviteten finns inte längre.', { subject: activityKey });
  return { activity, placements: placements.filter(({ record }) => record.activityKey === activityKey) };
};

/**
 * Settles a difference, and keeps the ruling last. Dying on the way leaves nothing hidden: rows that still differ are asked
 * about again and settled by the same call, since every key follows from what they say. Between the last row and the
 * ruling it leaves what was decided in force, without who decided it.
 */
export const settleDifference = async (
  store: PlannerStore,
  planKey: string,
  difference: PlanDifference,
  settlement: Settlement,
  act: Act,
): Promise<readonly Ruling[]> => {
  const { activity, placements } = await readRows(store, planKey, difference.activityKey);
  const rows = { activity: activity.record, placements: placements.map(({ record }) => record) };
  if (settlement.kind === 'pick') {
    const picked = pickOne(rows, difference.kind, settlement.placementKey);
    await changeAll(store, 'activities', [activity], [picked.activity], act);
    await changeAll(store, 'placements', placements, picked.placements, act);
    const ruling = rulingOf(judgedDifference(difference), planKey, 'pick', settlement.placementKey, act);
    await store.add('rulings', [ruling], act);
    return [ruling];
  }
  const two = makeTwo(rows, difference, act);
  await store.add('activities', [two.activity], act);
  await store.add('continuations', [two.continuation], act);
  await changeAll(store, 'placements', placements, two.placements, act);
  await store.add('rulings', two.rulings, act);
  return two.rulings;
};

/** Says when and where a report owed to boards was given. @throws PlanError `not-found` where the plan owes no such. */
export const keepPromise = async (
  store: PlannerStore,
  planKey: string,
  key: string,
  kept: NonNullable<PlannerRecords['promises']['kept']>,
  act: Act,
): Promise<PlannerRecords['promises']> => {
  const before = (await store.all('promises', planKey)).find(({ record }) => record.key === key);
  if (!before) throw new PlanError('not-found', 'Planen har ingen sådan återrapportering.', { subject: key });
  return (await store.change('promises', before, { ...before.record, kept, acted: act }, act)).record;
};
