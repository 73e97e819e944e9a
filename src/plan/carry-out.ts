import type { Decision } from './decision.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlannerRecords, PlannerStore, Versioned } from './planner-store.ts';

type Kept = 'activities' | 'placements';

/** What was read when the decision was worked out, with its versions: a change of what others changed since is refused. */
export interface ReadForDecision {
  readonly activities: readonly Versioned<PlannerRecords['activities']>[];
  readonly placements: readonly Versioned<PlannerRecords['placements']>[];
}

const versionedOf = <K extends Kept>(read: ReadForDecision, kind: K, key: string): Versioned<PlannerRecords[K]> => {
  const records: readonly Versioned<PlannerRecords[Kept]>[] = read[kind];
  const found = records.find(({ record }) => record.key === key);
  if (found === undefined) throw new PlanError('not-found', 'Posten finns inte längre i listan.', { subject: key });
  return found as Versioned<PlannerRecords[K]>;
};

/**
 * Writes a decision: new activities, history, new rows, changed rows, changed activities, and last what goes. An activity
 * ends when its rows have gone on, so that no row is left without one. Dying between two writes leaves a plan from which
 * the same command works out the rest.
 * @throws PlanError `conflict` where somebody changed the same record meanwhile.
 */
export const carryOut = async (
  store: PlannerStore,
  decision: Decision,
  read: ReadForDecision,
  act: Act,
): Promise<void> => {
  const { continuations, addActivities, addRows, changeRows, changeActivities, removeRows, removeActivities } =
    decision;
  if (addActivities.length > 0) await store.add('activities', addActivities, act);
  if (continuations.length > 0) {
    await store.add(
      'continuations',
      continuations.map((one) => ({ ...one, acted: act })),
      act,
    );
  }
  if (addRows.length > 0) await store.add('placements', addRows, act);
  for (const row of changeRows) await store.change('placements', versionedOf(read, 'placements', row.key), row, act);
  for (const key of removeRows) await store.remove('placements', versionedOf(read, 'placements', key), act);
  for (const one of changeActivities)
    await store.change('activities', versionedOf(read, 'activities', one.key), one, act);
  for (const key of removeActivities) await store.remove('activities', versionedOf(read, 'activities', key), act);
};
