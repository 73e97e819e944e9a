import type { NewPlan } from './new-plan.ts';
import type { Act } from './person.ts';
import type { PlannerStore } from './planner-store.ts';

/**
 * Writes the periods that a document tells of, and what its rows said in them, once the plan itself is written; gives how
 * many records are new. What is there already stands, whatever the document says: periods are closed, and answered.
 * Dying between the two leaves a period without its reports, which the next import writes.
 */
export const writeReported = async (
  store: PlannerStore,
  { plan, periods = [], followUps = [] }: NewPlan,
  act: Act,
): Promise<number> => {
  if (periods.length === 0) return 0;
  const [standing, said] = await Promise.all([store.all('periods', plan.key), store.all('followUps', plan.key)]);
  const known = new Set([...standing, ...said].map(({ record }) => record.key));
  const newPeriods = periods.filter(({ key }) => !known.has(key));
  const newReports = followUps.filter(({ key }) => !known.has(key)).map((followUp) => ({ ...followUp, answered: act }));
  if (newPeriods.length > 0) await store.add('periods', newPeriods, act);
  if (newReports.length > 0) await store.add('followUps', newReports, act);
  return newPeriods.length + newReports.length;
};
