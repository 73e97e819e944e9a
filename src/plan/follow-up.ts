import type { Activity } from './activity.ts';
import type { Act } from './person.ts';
import type { Period } from './period.ts';
import { isSameStatus, type Status } from './status.ts';

/** Rapporterat läge: one activity, one period. Made by answering. */
export interface FollowUp {
  /** Period and activity: `followUpKey`. */
  readonly key: string;
  readonly periodKey: string;
  readonly activityKey: string;
  readonly status: Status;
  readonly comment: string;
  /** The deadline as it read then. */
  readonly deadlineText: string;
  /** "Oförändrat": answered without a change. */
  readonly unchanged: boolean;
  readonly answered: Act;
  readonly version: string;
}

export const followUpKey = (periodKey: string, activityKey: string): string => `${periodKey}|${activityKey}`;

/** What a report says of its activity. */
export type Reported = Pick<FollowUp, 'status' | 'comment' | 'deadlineText'>;

/** Whether an activity still says what is reported of it; who owns it and its title are not reported. */
export const isAsReported = (standing: Reported, reported: Reported): boolean =>
  isSameStatus(standing.status, reported.status) &&
  standing.comment === reported.comment &&
  standing.deadlineText === reported.deadlineText;

/** What is reported of an activity as it stands now. */
export const followUpOf = (
  activity: Activity,
  period: Period,
  unchanged: boolean,
  answered: Act,
): Omit<FollowUp, 'version'> => ({
  key: followUpKey(period.key, activity.key),
  periodKey: period.key,
  activityKey: activity.key,
  status: activity.status,
  comment: activity.comment,
  deadlineText: activity.deadline.text,
  unchanged,
  answered,
});
