import type { Activity } from './activity.ts';
import { requireComment } from './demanded-comment.ts';
import { readEvidence } from './evidence.ts';
import { followUpOf, type Besides, type FollowUp } from './follow-up.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { ActivityChange, PlanStore } from './plan-store.ts';
import { commentFromOf, type Told } from './repeated-comment.ts';
import { isSameStatus, type Status } from './status.ts';
import { dayOf } from './stockholm-day.ts';
import { asWordedNow } from './worded-status.ts';

export interface Answer {
  readonly status: Status;
  readonly comment: string;
  /** Underlag, an https address; "" takes it away, and what is absent leaves the one that was given in the same period. */
  readonly evidence?: string;
}

export interface Answered {
  readonly activity: Activity;
  /** Null when no period is open: the activity is changed, nothing is reported. */
  readonly followUp: FollowUp | null;
}

/** The fields an answer changes; empty when it says what already stands. */
export const changeOf = (activity: Activity, answer: Answer, act: Act): ActivityChange => {
  const status = isSameStatus(activity.status, answer.status) ? {} : { status: answer.status };
  const comment = activity.comment === answer.comment ? {} : { comment: answer.comment };
  const done = answer.status.progress === 'completed';
  const wasDone = activity.status.progress === 'completed';
  const completedOn = done === wasDone ? {} : { completedOn: done ? dayOf(act.at) : null };
  return { ...status, ...comment, ...completedOn };
};

/** Whether the activity is as this person left it the same day: what they wrote then is part of the same answer. */
const isOwnWork = (activity: Activity, act: Act): boolean =>
  activity.acted !== null && activity.acted.by.id === act.by.id && dayOf(activity.acted.at).equals(dayOf(act.at));

/** Without a change nothing is written, so nothing is refused: what the answer was written from is compared instead. */
const standingAs = async (store: PlanStore, seen: Activity): Promise<Activity> => {
  const standing = await store.activity(seen.key);
  if (isSameStatus(standing.status, seen.status) && standing.comment === seen.comment) return standing;
  throw new PlanError('conflict', 'Någon annan har sparat aktiviteten sedan du läste den. Läs om och jämför.', {
    subject: seen.key,
  });
};

/**
 * What an answer brings along: its link (absent: the one given earlier in the period stays); whose comment it repeats; and its
 * status in the plan's words as they are today.
 */
export const besidesOf = (activity: Activity, period: Period, told: Told, evidence?: string): Besides => {
  const commentFrom = commentFromOf(activity, period, told);
  return {
    ...(evidence === undefined ? {} : { evidence }),
    ...(commentFrom === undefined ? {} : { commentFrom }),
    ...(told.plan === undefined ? {} : { status: asWordedNow(activity.status, told.plan) }),
  };
};

const nothingTold: Told = { periods: [], followUps: [] };

/**
 * An owner's answer: the activity first, guarded by its version, then the period's FollowUp, which its key makes
 * repeatable and which the store refuses where the activity no longer says what is reported (see `PlanStore.report`). Dying between the two loses nothing a person was told: the same answer given again finds the activity
 * as it should be, and writes the FollowUp, which is then no "Oförändrat". `told`: what the plan has of all its periods.
 *
 * @throws PlanError `invalid` for a comment that is demanded and not there (`missingComment`), or a link that is none;
 * and as `PlanStore`.
 */
export const answerActivity = async (
  store: PlanStore,
  activity: Activity,
  answer: Answer,
  period: Period | null,
  act: Act,
  told: Told = nothingTold,
): Promise<Answered> => {
  requireComment(activity, answer);
  const evidence = answer.evidence === undefined ? undefined : readEvidence(answer.evidence);
  const change = changeOf(activity, answer, act);
  const changed = Object.keys(change).length > 0;
  if (period === null) {
    const now = changed ? await store.change(activity, change, act) : await standingAs(store, activity);
    return { activity: now, followUp: null };
  }
  const now = changed ? await store.change(activity, change, act) : activity;
  const unchanged = !changed && !isOwnWork(activity, act);
  const besides = besidesOf(now, period, told, evidence);
  return { activity: now, followUp: await store.report(followUpOf(now, period, unchanged, act, besides)) };
};

/** An activity as it was reported in a period; as it stands where it was not. */
export const asReportedIn = (activity: Activity, { key }: Period, { followUps }: Pick<Told, 'followUps'>): Activity => {
  const then = followUps.find(({ periodKey, activityKey }) => periodKey === key && activityKey === activity.key);
  if (then === undefined) return activity;
  const { status, comment, deadlineText } = then;
  const deadline = { ...activity.deadline, text: deadlineText };
  return {
    ...activity,
    status,
    comment,
    deadline: deadlineText === activity.deadline.text ? activity.deadline : deadline,
  };
};

/**
 * An answer in a period that is reported again after a later one was opened: it says what was so then, and the activity,
 * which says what is so now, is left as it is. `before`: the activity as it was reported (`asReportedIn`).
 *
 * @throws PlanError as `answerActivity`.
 */
export const answerForThen = async (
  store: PlanStore,
  before: Activity,
  answer: Answer,
  period: Period,
  act: Act,
): Promise<Answered> => {
  requireComment(before, answer);
  const { status, comment } = answer;
  const evidence = answer.evidence === undefined ? {} : { evidence: readEvidence(answer.evidence) };
  const activity = { ...before, status, comment };
  const unchanged = isSameStatus(before.status, status) && before.comment === comment;
  return { activity, followUp: await store.report(followUpOf(activity, period, unchanged, act, evidence)) };
};

/**
 * "Oförändrat": an answer of its own that leaves the activity as it is; `conflict` when it no longer is so, `invalid`
 * where it has no comment and owes one.
 */
export const answerUnchanged = async (
  store: PlanStore,
  activity: Activity,
  period: Period,
  act: Act,
  told: Told = nothingTold,
): Promise<Answered> => {
  requireComment(activity, activity);
  const besides = besidesOf(activity, period, told);
  return { activity, followUp: await store.report(followUpOf(activity, period, true, act, besides)) };
};
