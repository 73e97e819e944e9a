import type { FollowUp } from '../plan/follow-up.ts';
import type { Period } from '../plan/period.ts';
import { asAnswered } from './report-period.ts';
import type { ReportSource } from './report-rows.ts';

/** What of the plan a report was made of: kept beside its model, for the versions that come after it. */
export type ReportedPlan = Pick<ReportSource, 'boards' | 'goals' | 'activities' | 'placements'>;

/** A plan as it was reported in a period: its activities as answered, without who changed them last. */
export const reportedPlan = (source: ReportSource, period: Period): ReportedPlan => {
  const { boards, goals, activities, placements } = asAnswered(source, period);
  return { boards, goals, activities: activities.map((activity) => ({ ...activity, acted: null })), placements };
};

/** A later date that was granted since is none of what was reported. */
const withoutLater = ({ activities, postponements = [] }: ReportSource, then: ReportedPlan): Partial<ReportSource> => {
  const now = new Map(activities.map(({ key, deadline }) => [key, deadline.text]));
  const moved = new Set(
    then.activities.filter(({ key, deadline }) => now.get(key) !== deadline.text).map(({ key }) => key),
  );
  return { postponements: postponements.filter(({ activityKey }) => !moved.has(activityKey)) };
};

const asToday = <T extends { readonly key: string }>(then: readonly T[], now: readonly T[]): readonly T[] => {
  const byKey = new Map(now.map((one) => [one.key, one]));
  return then.map((one) => byKey.get(one.key) ?? one);
};

/**
 * What a later version of a report is made of: the activities, rows and goals that the version before it has, none more
 * and none less, whatever has been decided since. Their wordings are today's, so that a misspelling can be corrected,
 * until a later period has been opened (`isPast`): the plan is then another one, and they stay as they were reported.
 */
export const asReported = (source: ReportSource, then: ReportedPlan, isPast: boolean): ReportSource =>
  isPast
    ? { ...source, ...then, ...withoutLater(source, then) }
    : {
        ...source,
        boards: asToday(then.boards, source.boards),
        goals: asToday(then.goals, source.goals),
        activities: asToday(then.activities, source.activities),
        placements: then.placements,
      };

/** Of a version that was locked without what it was made of: the activities that the period has something of. */
export const asFollowedUp = (
  source: ReportSource,
  followUps: readonly Pick<FollowUp, 'periodKey' | 'activityKey'>[],
  { key }: Period,
): ReportSource => {
  const kept = new Set(followUps.filter(({ periodKey }) => periodKey === key).map(({ activityKey }) => activityKey));
  return {
    ...source,
    activities: source.activities.filter((activity) => kept.has(activity.key)),
    placements: source.placements.filter(({ activityKey }) => kept.has(activityKey)),
  };
};
