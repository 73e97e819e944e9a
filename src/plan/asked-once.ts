import type { Activity } from './activity.ts';
import type { Continuation } from './continuation.ts';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';

/** A plan with what it could ask. */
export interface AskingPlan {
  readonly plan: Pick<Plan, 'key' | 'state'>;
  readonly periods: readonly Pick<Period, 'state'>[];
  readonly activities: readonly Pick<Activity, 'key'>[];
}

/**
 * The activities (by key) that may be asked and reminded about, so that what stands in two plans is asked once: a closed
 * plan asks nobody; of an activity and what it has become in a later plan, the earlier is asked while its plan has an open
 * period (its year is being accounted for), else the later. One whose continuation stands in no open plan is asked itself.
 */
export const askedOnce = (
  plans: readonly AskingPlan[],
  continuations: readonly Pick<Continuation, 'fromKey' | 'toKey'>[],
): ReadonlySet<string> => {
  const open = plans.filter(({ plan }) => plan.state === 'open');
  const planOf = new Map(open.flatMap((asking) => asking.activities.map(({ key }) => [key, asking] as const)));
  const asked = new Set(planOf.keys());
  for (const { fromKey, toKey } of continuations) {
    if (toKey === null || toKey === fromKey) continue;
    const [from, to] = [planOf.get(fromKey), planOf.get(toKey)];
    if (from === undefined || to === undefined || from === to) continue;
    const isAccountedFor = from.periods.some(({ state }) => state === 'open');
    asked.delete(isAccountedFor ? toKey : fromKey);
  }
  return asked;
};
