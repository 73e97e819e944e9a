import type { Temporal } from 'temporal-polyfill';
import type { VersionedKey, Written } from '../cards/card-action.ts';
import type { Draft, LineState } from '../cards/reminder.ts';
import type { Activity } from '../plan/activity.ts';
import { answerActivity, answerUnchanged } from '../plan/answer.ts';
import { followUpKey, followUpOf } from '../plan/follow-up.ts';
import { openPeriod, type Period } from '../plan/period.ts';
import { refusalOf, roleOf } from '../plan/permissions.ts';
import type { Act, Person } from '../plan/person.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { isFinished, isSameStatus, statusOf, type Progress, type Status } from '../plan/status.ts';

export interface Answering {
  readonly store: PlanStore;
  readonly now: () => Temporal.Instant;
}

/** What became of one line, and the activity as it stands now (null: it is gone). */
export interface AnsweredLine {
  readonly state: Extract<LineState, { is: 'answered' | 'conflict' | 'refused' | 'open' }>;
  readonly activity: Activity | null;
}

/** The status a choice makes: the same one where the choice is the same; else how it deviates is kept until it is done. */
const chosenStatus = (progress: Progress, { status }: Activity, content: PlanContent): Status => {
  if (progress === status.progress) return status;
  const chosen = statusOf(progress, content.plan.statusWords);
  return isFinished(chosen) ? chosen : { ...chosen, deviation: status.deviation };
};

/** The activity as it stands now; null when it is gone. */
const current = async (store: PlanStore, key: string): Promise<Activity | null> => {
  try {
    return await store.activity(key);
  } catch (error) {
    if (isPlanError(error, 'not-found')) return null;
    throw error;
  }
};

/** This person's own answer, given here a moment ago: a second click, or one whose reply was lost. */
const isRepeated = (activity: Activity, person: Person): boolean =>
  activity.acted?.via === 'card' && activity.acted.by.id === person.id;

interface Pressed {
  readonly activity: Activity;
  readonly content: PlanContent;
  readonly person: Person;
  readonly version: string;
  readonly period: Period | null;
}

const actOf = (by: Person, now: Temporal.Instant): Act => ({ by, at: now.toString(), via: 'card' });

const sayUnchanged = async (answering: Answering, pressed: Pressed): Promise<AnsweredLine> => {
  const { activity, content, person, version, period } = pressed;
  // Unchanged means as the card showed it.
  if (activity.version !== version) return { state: { is: 'conflict', draft: null }, activity };
  const key = period === null ? null : followUpKey(period.key, activity.key);
  const told = content.followUps.find((followUp) => followUp.key === key);
  const isRepeat = told?.unchanged === true && told.answered.by.id === person.id;
  if (!isRepeat && period !== null)
    await answerUnchanged(answering.store, activity, period, actOf(person, answering.now()));
  return { state: { is: 'answered', unchanged: true }, activity };
};

const sayChanged = async (answering: Answering, pressed: Pressed, draft: Draft): Promise<AnsweredLine> => {
  const { activity, content, person, version, period } = pressed;
  if (draft.progress === null) return { state: { is: 'open', draft, asks: 'status' }, activity };
  const status = chosenStatus(draft.progress, activity, content);
  const stands = isSameStatus(status, activity.status) && draft.comment === activity.comment;
  const act = actOf(person, answering.now());
  if (activity.version !== version) {
    if (!stands || !isRepeated(activity, person)) return { state: { is: 'conflict', draft }, activity };
    const key = period === null ? null : followUpKey(period.key, activity.key);
    const isReported = content.followUps.some((one) => one.key === key && isSameStatus(one.status, status));
    if (period !== null && !isReported) await answering.store.report(followUpOf(activity, period, false, act));
    return { state: { is: 'answered', unchanged: false }, activity };
  }
  const answered = await answerActivity(answering.store, activity, { status, comment: draft.comment }, period, act);
  return { state: { is: 'answered', unchanged: stands }, activity: answered.activity };
};

/**
 * One activity's answer from a card. It is read again first; a version that is no longer the newest is not written over:
 * the person's own text is kept, and what was saved meanwhile is shown.
 *
 * Dying after the activity is written and before the period's FollowUp: the same press again writes the FollowUp.
 */
export const answerOne = async (
  answering: Answering,
  contents: readonly PlanContent[],
  person: Person,
  { activity: key, version, answer }: VersionedKey & { readonly answer: Written | null },
): Promise<AnsweredLine> => {
  const activity = await current(answering.store, key);
  const content = contents.find((candidate) => candidate.plan.key === activity?.planKey);
  if (activity === null || content === undefined) return { state: { is: 'refused', why: 'not-found' }, activity: null };

  const period = openPeriod(content.periods);
  // Whether somebody is a planner the service's own credentials cannot tell: here they are owner or manager, or nobody.
  const role = roleOf({ person, isPlanner: false }, activity, content.units);
  const refusal = refusalOf(answer === null ? 'answer-unchanged' : 'answer', role, activity, period);
  if (refusal !== null) return { state: { is: 'refused', why: refusal }, activity };

  const pressed: Pressed = { activity, content, person, version, period };
  const draft = answer === null ? null : { progress: answer.progress, comment: answer.comment };
  try {
    return await (draft === null ? sayUnchanged(answering, pressed) : sayChanged(answering, pressed, draft));
  } catch (error) {
    if (isPlanError(error, 'conflict'))
      return { state: { is: 'conflict', draft }, activity: await current(answering.store, key) };
    if (isPlanError(error, 'forbidden')) return { state: { is: 'refused', why: 'not-yours' }, activity };
    if (isPlanError(error, 'not-found')) return { state: { is: 'refused', why: 'not-found' }, activity: null };
    throw error;
  }
};
