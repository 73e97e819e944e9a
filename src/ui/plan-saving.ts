import { isOwnedBy, type Activity } from '../plan/activity.ts';
import { roleOf } from '../plan/permissions.ts';
import type { Act } from '../plan/person.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import { postponeActivity, type LaterDate } from '../plan/postpone.ts';
import { baseOf, type AnswerDraft } from './answer-draft.ts';
import { chosenAnswer, type ConflictChoice } from './conflict.ts';
import type { Drafts } from './drafts.ts';
import type { MoveDraft } from './later-month.ts';
import type { PlanSource, SaveOutcome } from './plan-session.ts';
import type { ReadyState, Written } from './plan-state.ts';
import { saveAnswer, saveUnchanged } from './save-answer.ts';

/** Where what is saved is put. */
export interface SavingPlace {
  /** Throws PlanError `unavailable` before the plan has been read. */
  readonly ready: () => ReadyState;
  readonly become: (next: ReadyState) => void;
  /** What was written takes its place in what is shown. */
  readonly put: (written: Written) => void;
  readonly answers: () => Drafts<AnswerDraft>;
  readonly moves: () => Drafts<MoveDraft>;
}

/** The part of a session that writes, fetched with the first save. Rejects with what the store rejects with. */
export interface PlanSaving {
  readonly answer: (key: string) => Promise<SaveOutcome>;
  readonly answerUnchanged: (key: string) => Promise<SaveOutcome>;
  readonly resolve: (choice: ConflictChoice) => Promise<SaveOutcome>;
  readonly move: (key: string, later: LaterDate) => Promise<SaveOutcome>;
}

export const createPlanSaving = (
  source: PlanSource,
  { ready, become, put, answers, moves }: SavingPlace,
): PlanSaving => {
  const { store } = source;

  const activityOf = (key: string): Activity => {
    const view = ready().views.byKey.get(key);
    if (view === undefined) throw new PlanError('not-found', 'The activity is no longer in the plan.');
    return view.activity;
  };

  /** A planner or a manager answers for the owner, and it says so. */
  const actOn = async (activity: Activity): Promise<Act> => {
    const { person } = ready().viewer;
    const act: Act = { by: person, at: (await source.now()).toString(), via: source.via };
    return activity.owner === null || isOwnedBy(activity, person) ? act : { ...act, onBehalfOf: activity.owner };
  };

  const saveDraft = async (key: string, draft: AnswerDraft, again: number): Promise<SaveOutcome> => {
    const activity = activityOf(key);
    const { content, views } = ready();
    const outcome = await saveAnswer(store, activity, draft, views.period, await actOn(activity), content);
    if (outcome.kind === 'saved') {
      answers().set(key, undefined);
      put(outcome);
      become({ ...ready(), conflict: null });
      return { kind: 'saved', activity: outcome.activity };
    }
    const mine = ready().conflict?.draft ?? draft;
    put({ activity: outcome.theirs });
    become({ ...ready(), conflict: { draft: mine, theirs: outcome.theirs, again } });
    return { kind: 'conflict', activity: outcome.theirs };
  };

  const answerUnchanged = async (key: string): Promise<SaveOutcome> => {
    const activity = activityOf(key);
    const { content, views } = ready();
    const { period } = views;
    if (period === null) throw new PlanError('invalid', 'No period is open.');
    const outcome = await saveUnchanged(store, activity, period, await actOn(activity), content);
    if (outcome.kind === 'conflict') {
      put({ activity: outcome.theirs });
      return { kind: 'changed', activity: outcome.theirs };
    }
    // A draft is somebody's unsaved text: that what stands was reported is no reason to throw it away.
    put(outcome);
    return { kind: 'saved', activity: outcome.activity };
  };

  return {
    answerUnchanged,

    async answer(key) {
      const draft = answers().get(key);
      if (draft !== undefined) return await saveDraft(key, draft, 0);
      if (ready().views.period !== null) return await answerUnchanged(key);
      return { kind: 'saved', activity: activityOf(key) };
    },

    async resolve(choice) {
      const { conflict } = ready();
      if (conflict === null) throw new PlanError('invalid', 'There is nothing to choose between.');
      return await saveDraft(conflict.theirs.key, chosenAnswer(conflict, choice), conflict.again + 1);
    },

    async move(key, later) {
      const activity = activityOf(key);
      const { viewer, content } = ready();
      const role = roleOf(viewer, activity, content.units);
      try {
        const postponed = await postponeActivity(store, activity, later, role, await actOn(activity));
        moves().set(key, undefined);
        // The answer being written goes on from the version that this write made, not from the one before it.
        const draft = answers().get(key);
        if (draft !== undefined && draft.base.version === activity.version) {
          answers().set(key, { ...draft, base: baseOf(postponed.activity) });
        }
        put(postponed);
        return { kind: 'saved', activity: postponed.activity };
      } catch (error) {
        if (!isPlanError(error, 'conflict')) throw error;
        const theirs = await store.activity(key);
        put({ activity: theirs });
        return { kind: 'changed', activity: theirs };
      }
    },
  };
};
