import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { isMoved, lastDay, postponedYear, withAsterisk, type Deadline } from './deadline.ts';
import type { PlanContent } from './plan.ts';
import { lastYear, type PlanYears } from './plan-days.ts';
import type { Postponement } from './postponement.ts';

/** Whether the days that count have come later; a deadline that has none any more (löpande) has not been moved to a day. */
const isLater = (now: Deadline, adopted: Deadline): boolean => {
  const [day, promised] = [lastDay(now), lastDay(adopted)];
  return day !== null && promised !== null && Temporal.PlainDate.compare(day, promised) > 0;
};

/**
 * Whether a deadline is moved: against the adopted plan, where it is known what was adopted, and then nothing else decides
 * (what was moved and moved back is not moved); else by what was granted, and by the mark that a document brought without
 * the old date.
 */
const isMovedOn = (deadline: Deadline, granted: readonly Postponement[], adopted: Deadline | null): boolean =>
  adopted === null ? isMoved(deadline) || granted.length > 0 : isMoved(adopted) || isLater(deadline, adopted);

/**
 * An activity's deadline with the asterisk and the year it is postponed to, derived anew: from the postponements of the
 * activity and what its board adopted (null: not known). Whatever somebody has typed in the list decides nothing.
 */
export const markedDeadline = (
  { key, deadline }: Pick<Activity, 'key' | 'deadline'>,
  postponements: readonly Postponement[],
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

/** A plan whose deadlines are marked anew; `adopted`: the deadline that its boards adopted of each activity, where known. */
export const withMarkedDeadlines = <Content extends Pick<PlanContent, 'plan' | 'activities' | 'postponements'>>(
  content: Content,
  adopted: ReadonlyMap<string, Deadline>,
): Content => {
  const postponements = Map.groupBy(content.postponements, ({ activityKey }) => activityKey);
  return {
    ...content,
    activities: content.activities.map((activity) => ({
      ...activity,
      deadline: markedDeadline(
        activity,
        postponements.get(activity.key) ?? [],
        adopted.get(activity.key) ?? null,
        content.plan,
      ),
    })),
  };
};
