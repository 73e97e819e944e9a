import type { Activity } from './activity.ts';
import type { Placement } from './placement.ts';
import type { PlanWords } from './status.ts';
import { inCurrentWords } from './vocabulary.ts';

interface Worded {
  readonly plan: PlanWords;
  readonly activities: readonly Omit<Activity, 'version'>[];
  readonly placements: readonly Omit<Placement, 'version'>[];
}

/** A plan with what stands told in the plan's words as they are now; what was reported is no part of it. */
export const inWordsOfToday = <Source extends Worded>(source: Source): Source => {
  const { plan, activities, placements } = source;
  if ((plan.formerWords ?? []).length === 0) return source;
  return {
    ...source,
    activities: activities.map((activity) => ({ ...activity, status: inCurrentWords(activity.status, plan) })),
    placements: placements.map((placement) =>
      placement.own.status === null
        ? placement
        : { ...placement, own: { ...placement.own, status: inCurrentWords(placement.own.status, plan) } },
    ),
  };
};
