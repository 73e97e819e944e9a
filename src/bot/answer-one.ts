import type { Temporal } from 'temporal-polyfill';
import type { VersionedKey, Written } from '../cards/card-action.ts';
import type { Draft, LineState } from '../cards/reminder.ts';
import { isAsShown, plainComment } from '../cards/shown.ts';
import type { Activity } from '../plan/activity.ts';
import { answerActivity, answerUnchanged, besidesOf } from '../plan/answer.ts';
import { missingComment } from '../plan/demanded-comment.ts';
import { followUpKey, followUpOf, isAsReported, type FollowUp } from '../plan/follow-up.ts';
import { openPeriod, type Period } from '../plan/period.ts';
import { progressesFor, refusalOf, roleOf } from '../plan/permissions.ts';
import type { Act, Person } from '../plan/person.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { isFinished, isSameStatus, statusOf, type Progress, type Status } from '../plan/status.ts';
import { asWordedNow } from '../plan/worded-status.ts';

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
  /** As the card that was pressed showed it. */
  readonly shown: VersionedKey;
  readonly period: Period | null;
}

const actOf = (by: Person, now: Temporal.Instant): Act => ({ by, at: now.toString(), via: 'card' });

/** What the period has of this activity, if that is what would be reported of it now. */
const reportedNow = ({ activity, content, period }: Pressed): FollowUp | null => {
  const key = period === null ? null : followUpKey(period.key, activity.key);
  const told = content.followUps.find((followUp) => followUp.key === key);
  if (told === undefined || period === null) return null;
  const { status, comment, deadline } = activity;
  const isNow =
    told.status.text === asWordedNow(status, content.plan).text &&
    isAsReported({ status, comment, deadlineText: deadline.text }, told);
  return isNow ? told : null;
};

const sayUnchanged = async (answering: Answering, pressed: Pressed): Promise<AnsweredLine> => {
  const { activity, person, shown, period } = pressed;
  // Unchanged means as the card showed it.
  if (!isAsShown('unchanged', activity, shown)) return { state: { is: 'conflict', draft: null }, activity };
  const told = reportedNow(pressed);
  const isRepeat = told?.unchanged === true && told.answered?.by.id === person.id;
  if (!isRepeat && period !== null)
    await answerUnchanged(answering.store, activity, period, actOf(person, answering.now()), pressed.content);
  return { state: { is: 'answered', unchanged: true }, activity };
};

const sayChanged = async (answering: Answering, pressed: Pressed, written: Written): Promise<AnsweredLine> => {
  const { activity, content, person, shown, period } = pressed;
  const draft: Draft = { progress: written.progress, comment: written.comment };
  const status = draft.progress === null ? null : chosenStatus(draft.progress, activity, content);
  const comment = draft.comment === plainComment(activity.comment) ? activity.comment : draft.comment;
  const stands = status !== null && isSameStatus(status, activity.status) && comment === activity.comment;
  const act = actOf(person, answering.now());
  if (!isAsShown('answer', activity, shown)) {
    if (!stands || !isRepeated(activity, person))
      return { state: { is: 'conflict', draft, writtenOn: written.shown }, activity };
    if (period !== null && reportedNow(pressed) === null)
      await answering.store.report(followUpOf(activity, period, false, act, besidesOf(activity, period, content)));
    return { state: { is: 'answered', unchanged: false }, activity };
  }
  if (status === null) return { state: { is: 'open', draft, asks: 'status' }, activity };
  const missing = missingComment(activity, { status, comment });
  if (missing !== null) return { state: { is: 'open', draft, asks: missing }, activity };
  const answered = await answerActivity(answering.store, activity, { status, comment }, period, act, content);
  return { state: { is: 'answered', unchanged: stands }, activity: answered.activity };
};

const attempts = 3;

/**
 * One activity's answer from a card. It is read again first. What somebody else has changed of what is answered here is
 * not written over: the person's own text is kept, and what was saved meanwhile is shown. Another statement of the
 * activity (a later date, a unit) stands beside the answer, as the store merges (`areContested`).
 *
 * Dying after the activity is written and before the period's FollowUp: the same press again writes the FollowUp. Who is
 * overtaken while writing is judged again by what then stands: the same answer from another device is no conflict.
 */
export const answerOne = async (
  answering: Answering,
  contents: readonly PlanContent[],
  person: Person,
  { answer, ...shown }: VersionedKey & { readonly answer: Written | null },
): Promise<AnsweredLine> => {
  for (let attempt = 1; ; attempt += 1) {
    const activity = await current(answering.store, shown.activity);
    const content = contents.find((candidate) => candidate.plan.key === activity?.planKey);
    if (activity === null || content === undefined)
      return { state: { is: 'refused', why: 'not-found' }, activity: null };

    const period = openPeriod(content.periods);
    // Whether somebody is a planner the service's own credentials cannot tell: here they are owner or manager, or nobody.
    const role = roleOf({ person, isPlanner: false }, activity, content.units);
    const refusal = refusalOf(answer === null ? 'answer-unchanged' : 'answer', role, activity, period);
    const missing = refusal === 'comment-missing' ? missingComment(activity, activity) : null;
    if (missing !== null) return { state: { is: 'open', draft: null, asks: missing }, activity };
    if (refusal !== null) return { state: { is: 'refused', why: refusal }, activity };
    const chosen = answer?.progress ?? null;
    const maySet = chosen === null || chosen === activity.status.progress || progressesFor(role).includes(chosen);
    if (!maySet) return { state: { is: 'refused', why: 'planner-only' }, activity };

    const pressed: Pressed = { activity, content, person, shown, period };
    try {
      return await (answer === null ? sayUnchanged(answering, pressed) : sayChanged(answering, pressed, answer));
    } catch (error) {
      if (isPlanError(error, 'forbidden')) {
        // The period was closed while this was written; anything else is the list's own refusal.
        const why = error.subject === 'no-open-period' ? 'no-open-period' : 'not-yours';
        return { state: { is: 'refused', why }, activity };
      }
      if (isPlanError(error, 'not-found')) return { state: { is: 'refused', why: 'not-found' }, activity: null };
      if (!isPlanError(error, 'conflict') || attempt === attempts) throw error;
    }
  }
};
