import type { Activity } from '../plan/activity.ts';
import { answerActivity, answerUnchanged, type Answered } from '../plan/answer.ts';
import type { Period } from '../plan/period.ts';
import type { Act } from '../plan/person.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { Told } from '../plan/repeated-comment.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { saysTheSame, type AnswerDraft } from './answer-draft.ts';

/** `conflict`: somebody else changed what the answer is about; nothing was written, theirs is what stands. */
export type AnswerOutcome =
  | ({ readonly kind: 'saved' } & Answered)
  | { readonly kind: 'conflict'; readonly theirs: Activity };

/**
 * Saves an answer against the version that it was written from. When a newer version says the same of status and
 * comment (somebody gave it an owner, moved its deadline), the answer is given to that one instead: there is nothing
 * for a person to choose. Any other failure is the store's PlanError.
 */
export const saveAnswer = async (
  store: PlanStore,
  current: Activity,
  draft: AnswerDraft,
  period: Period | null,
  act: Act,
  told: Told,
): Promise<AnswerOutcome> => {
  let before: Activity = { ...current, ...draft.base };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return { kind: 'saved', ...(await answerActivity(store, before, draft, period, act, told)) };
    } catch (error) {
      if (!isPlanError(error, 'conflict')) throw error;
      const theirs = await store.activity(current.key);
      // A response that was lost after the write had been done: what stands is what this person asked for.
      const done = saysTheSame(theirs, draft);
      if (!done && !saysTheSame(theirs, draft.base)) return { kind: 'conflict', theirs };
      before = theirs;
    }
  }
  throw new PlanError('conflict', 'The activity changed three times while it was saved.', { subject: current.title });
};

/**
 * "Oförändrat" says that what is shown still holds, so what stands is read first: reporting values that nobody has
 * seen would be a false answer.
 */
export const saveUnchanged = async (
  store: PlanStore,
  shown: Activity,
  period: Period,
  act: Act,
  told: Told,
): Promise<AnswerOutcome> => {
  const theirs = await store.activity(shown.key);
  if (!saysTheSame(theirs, shown)) return { kind: 'conflict', theirs };
  return { kind: 'saved', ...(await answerUnchanged(store, theirs, period, act, told)) };
};
