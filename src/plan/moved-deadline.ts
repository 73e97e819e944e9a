import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { isMoved, lastDay, postponedYear, withAsterisk, type Deadline } from './deadline.ts';
import { lastYear, type PlanYears } from './plan-days.ts';
import type { Postponement } from './postponement.ts';

/** What of a postponement says that its activity is moved. */
export type Moved = Pick<Postponement, 'activityKey' | 'state'>;

/** Whether the days that count have come later; a deadline that has none any more (löpande) has not been moved to a day. */
export const isLater = (now: Deadline, adopted: Deadline): boolean => {
  const [day, promised] = [lastDay(now), lastDay(adopted)];
  return day !== null && promised !== null && Temporal.PlainDate.compare(day, promised) > 0;
};

/**
 * Whether a deadline is moved: against the adopted plan, where it is known what was adopted, and then nothing else decides
 * (what was moved and moved back is not moved); else by what was granted, and by the mark that a document brought without
 * the old date.
 */
const isMovedOn = (deadline: Deadline, granted: readonly Moved[], adopted: Deadline | null): boolean =>
  adopted === null ? isMoved(deadline) || granted.length > 0 : isMoved(adopted) || isLater(deadline, adopted);

/**
 * An activity's deadline with the asterisk and the year it is postponed to, derived anew: from the postponements of the
 * activity and what its board adopted (null: not known). Whatever somebody has typed in the list decides nothing.
 */
export const markedDeadline = (
  { key, deadline }: Pick<Activity, 'key' | 'deadline'>,
  postponements: readonly Moved[],
  adopted: Deadline | null,
  plan: PlanYears,
): Deadline => {
  const granted = postponements.filter(({ activityKey, state }) => activityKey === key && state === 'granted');
  const moved = isMovedOn(deadline, granted, adopted);
  const days = { moved, postponedTo: moved ? deadline.postponedTo : null, occurrences: deadline.occurrences };
  return {
    ...deadline,
    moved,
    postponedTo: postponedYear(days, lastYear(plan)),
    text: withAsterisk(deadline.text, moved),
  };
};

interface Moving {
  readonly plan: PlanYears;
  readonly activities: readonly Omit<Activity, 'version'>[];
  /** Absent: none is known. */
  readonly postponements?: readonly Moved[];
}

/**
 * A plan whose deadlines are marked anew; `adopted`: the deadlines that boards adopted of each activity, where known. What is
 * moved for one of them is moved.
 */
export const withMarkedDeadlines = <Source extends Moving>(
  source: Source,
  adopted: ReadonlyMap<string, readonly Deadline[]>,
): Source => {
  const { plan, activities, postponements = [] } = source;
  const ofActivities = Map.groupBy(postponements, ({ activityKey }) => activityKey);
  return {
    ...source,
    activities: activities.map((activity) => {
      const granted = ofActivities.get(activity.key) ?? [];
      const marked = (then: Deadline | null): Deadline => markedDeadline(activity, granted, then, plan);
      const [first = marked(null), ...others] = (adopted.get(activity.key) ?? []).map(marked);
      return { ...activity, deadline: others.find(isMoved) ?? first };
    }),
  };
};
