import type { NextYear } from './next-year.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlannerRecords, PlannerStore, Versioned } from './planner-store.ts';

type Changing = 'activities' | 'placements' | 'continuations';

/** How many records of the next plan were made, changed and removed. */
export interface WrittenYear {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Writes the next year's plan: what is new from the plan down, then the history, and only then what falls out, since no
 * history may point at what is gone. Dying between two writes leaves a plan from which `nextYear` works out the rest.
 * @throws PlanError `conflict` where somebody changed the same record meanwhile.
 */
export const writeNextYear = async (
  store: PlannerStore,
  next: NextYear,
  isNew: boolean,
  act: Act,
): Promise<WrittenYear> => {
  const { plan, addGoals, addActivities, addRows, addContinuations, changeContinuations } = next;
  if (isNew) await store.add('plans', [plan], act);
  if (addGoals.length > 0) await store.add('goals', addGoals, act);
  if (addActivities.length > 0) await store.add('activities', addActivities, act);
  if (addRows.length > 0) await store.add('placements', addRows, act);
  if (addContinuations.length > 0) {
    const continuations = addContinuations.map((one) => ({ ...one, acted: act }));
    await store.add('continuations', continuations, act);
  }
  const { removeRows, removeActivities, endActivities } = next;
  const standing = async <K extends Changing>(kind: K, keys: readonly string[]) => {
    if (keys.length === 0) return [];
    const all: readonly Versioned<PlannerRecords[K]>[] = await store.all(kind, plan.key);
    return keys.map((key) => {
      const found = all.find(({ record }) => record.key === key);
      if (found === undefined) throw new PlanError('not-found', 'Posten finns inte längre i listan.', { subject: key });
      return found;
    });
  };
  const history = await standing(
    'continuations',
    changeContinuations.map(({ key }) => key),
  );
  for (const [index, one] of history.entries()) {
    await store.change('continuations', one, { ...changeContinuations[index]!, acted: act }, act);
  }
  for (const row of await standing('placements', removeRows)) await store.remove('placements', row, act);
  for (const one of await standing('activities', removeActivities)) await store.remove('activities', one, act);
  const ending = await standing(
    'activities',
    endActivities.map(({ key }) => key),
  );
  for (const [index, one] of ending.entries()) await store.change('activities', one, endActivities[index]!, act);
  return {
    added: Number(isNew) + addGoals.length + addActivities.length + addRows.length + addContinuations.length,
    changed: changeContinuations.length + endActivities.length,
    removed: removeRows.length + removeActivities.length,
  };
};
