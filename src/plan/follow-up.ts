import type { Activity } from './activity.ts';
import type { Act } from './person.ts';
import type { Period } from './period.ts';
import { isSameStatus, type Status } from './status.ts';

/** Rapporterat läge: one activity, one period. Made by answering; closing the period makes the missing ones, unanswered. */
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
  /** Null: made by closing the period, nobody answered ("obesvarad"). */
  readonly answered: Act | null;
  /** What the board reads of it, written by a planner beside the owner's comment, never over it. */
  readonly boardText?: string;
  /** Underlag: an https address. Written "" takes it away, as it does the text for the board; absent, either stays. */
  readonly evidence?: string;
  /** Key of the period whose comment this repeats ("Oförändrat"): printed "från delår 1". */
  readonly commentFrom?: string;
  readonly version: string;
}

/** One that somebody gave. */
export interface GivenFollowUp extends FollowUp {
  readonly answered: Act;
}

/** An activity is answered in a period when one of these is. */
export const isGiven = (followUp: FollowUp): followUp is GivenFollowUp => followUp.answered !== null;

/** Keys of the activities that somebody has answered in one of these periods. */
export const answeredIn = (followUps: readonly FollowUp[], periodKeys: Iterable<string>): ReadonlySet<string> => {
  const among = new Set(periodKeys);
  return new Set(
    followUps
      .filter((followUp) => isGiven(followUp) && among.has(followUp.periodKey))
      .map(({ activityKey }) => activityKey),
  );
};

export const followUpKey = (periodKey: string, activityKey: string): string => `${periodKey}|${activityKey}`;

/** What a report says of its activity. */
export type Reported = Pick<FollowUp, 'status' | 'comment' | 'deadlineText'>;

/** Whether an activity still says what is reported of it; who owns it and its title are not reported. */
export const isAsReported = (standing: Reported, reported: Reported): boolean =>
  isSameStatus(standing.status, reported.status) &&
  standing.comment === reported.comment &&
  standing.deadlineText === reported.deadlineText;

/** What an answer says besides how it goes, and its status in the words of the day; what is absent is not said. */
export type Besides = Pick<FollowUp, 'evidence' | 'commentFrom'> & Partial<Pick<FollowUp, 'status'>>;

/** What is reported of an activity as it stands now. */
export const followUpOf = (
  activity: Activity,
  period: Period,
  unchanged: boolean,
  answered: Act,
  besides: Besides = {},
): Omit<GivenFollowUp, 'version'> => ({
  key: followUpKey(period.key, activity.key),
  periodKey: period.key,
  activityKey: activity.key,
  status: activity.status,
  comment: activity.comment,
  deadlineText: activity.deadline.text,
  unchanged,
  answered,
  ...besides,
});
