import type { Temporal } from 'temporal-polyfill';
import { isOwnedBy, type Activity } from '../plan/activity.ts';
import { roleOf } from '../plan/permissions.ts';
import type { Act, Via } from '../plan/person.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import { postponeActivity, type LaterDate } from '../plan/postpone.ts';
import { baseOf, parseAnswerDraft, type AnswerDraft } from './answer-draft.ts';
import { chosenAnswer, type ConflictChoice } from './conflict.ts';
import { createDrafts, type Drafts, type DraftStorage } from './drafts.ts';
import { parseMoveDraft, type MoveDraft } from './later-month.ts';
import { createPlanReading, type ReadingSource } from './plan-reading.ts';
import { withContent, withWritten, type PlanState, type ReadyState, type Written } from './plan-state.ts';
import { saveAnswer, saveUnchanged } from './save-answer.ts';

/** What a host gives: the record, whose clock it is, and where drafts may be kept. */
export interface PlanSource extends ReadingSource {
  readonly via: Via;
  readonly storage: DraftStorage | null;
}

/** `conflict`: the dialog holds both. `changed`: it has been changed since it was read, and now shows what stands. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly activity: Activity }
  | { readonly kind: 'conflict' | 'changed'; readonly activity: Activity }
  | { readonly kind: 'failed'; readonly error: unknown };

/** One person's work with one plan: what is read, what is being written, and how it is saved. */
export interface PlanSession {
  readonly state: () => PlanState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads everything, in parts where the source can draw them; failure is a state, not a rejection. */
  readonly load: () => Promise<void>;
  /** Loads, unless that has begun: a host may begin before anything is drawn. */
  readonly begin: () => Promise<void>;
  /** Reads again without showing it, or what is missing; what somebody is saving meanwhile wins over what was read. */
  readonly refresh: () => Promise<void>;
  /** When what is shown was last read, by the host's clock; null before the first time. Listeners are told. */
  readonly readAt: () => Temporal.Instant | null;
  /** Drafts exist once the plan has been read. */
  readonly answers: () => Drafts<AnswerDraft>;
  readonly moves: () => Drafts<MoveDraft>;
  /** Saves the draft of this activity, or what stands where there is none. */
  readonly answer: (key: string) => Promise<SaveOutcome>;
  readonly answerUnchanged: (key: string) => Promise<SaveOutcome>;
  readonly resolve: (choice: ConflictChoice) => Promise<SaveOutcome>;
  /** Closes the dialog; the draft stays unless theirs is kept. */
  readonly leaveConflict: (keep: 'mine' | 'theirs') => void;
  readonly move: (key: string, later: LaterDate) => Promise<SaveOutcome>;
}

export const createPlanSession = (source: PlanSource): PlanSession => {
  const { store } = source;
  const listeners = new Set<() => void>();
  let state: PlanState = { phase: 'loading' };
  let answers: Drafts<AnswerDraft> = createDrafts(null, '', parseAnswerDraft);
  let moves: Drafts<MoveDraft> = createDrafts(null, '', parseMoveDraft);

  let begun: Promise<void> | null = null;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const become = (next: PlanState): void => {
    if (next === state) return;
    state = next;
    tell();
  };
  const ready = (): ReadyState => {
    if (state.phase !== 'ready') throw new PlanError('unavailable', 'The plan has not been read yet.');
    return state;
  };
  const activityOf = (key: string): Activity => {
    const view = ready().views.byKey.get(key);
    if (view === undefined) throw new PlanError('not-found', 'The activity is no longer in the plan.');
    return view.activity;
  };
  const reading = createPlanReading(source, {
    state: () => state,
    become,
    tell,
    opened({ viewer, content }) {
      const prefix = `uppfoljning.${viewer.person.id}.${content.plan.key}.`;
      answers = createDrafts(source.storage, `${prefix}answer.`, parseAnswerDraft);
      moves = createDrafts(source.storage, `${prefix}move.`, parseMoveDraft);
    },
  });
  const put = (written: Written): void => {
    reading.wrote(written);
    const { content, today: day } = ready();
    become(withContent(ready(), withWritten(content, written), day));
  };

  /** A planner or a manager answers for the owner, and it says so. */
  const actOn = async (activity: Activity): Promise<Act> => {
    const { person } = ready().viewer;
    const act: Act = { by: person, at: (await source.now()).toString(), via: source.via };
    return activity.owner === null || isOwnedBy(activity, person) ? act : { ...act, onBehalfOf: activity.owner };
  };

  const attempt = async (save: () => Promise<SaveOutcome>): Promise<SaveOutcome> => {
    reading.writing();
    try {
      return await save();
    } catch (error) {
      return { kind: 'failed', error };
    }
  };

  const saveDraft = async (key: string, draft: AnswerDraft, again: number): Promise<SaveOutcome> => {
    const activity = activityOf(key);
    const outcome = await saveAnswer(store, activity, draft, ready().views.period, await actOn(activity));
    if (outcome.kind === 'saved') {
      answers.set(key, undefined);
      put(outcome);
      become({ ...ready(), conflict: null });
      return { kind: 'saved', activity: outcome.activity };
    }
    const mine = ready().conflict?.draft ?? draft;
    put({ activity: outcome.theirs });
    become({ ...ready(), conflict: { draft: mine, theirs: outcome.theirs, again } });
    return { kind: 'conflict', activity: outcome.theirs };
  };

  const sayUnchanged = async (key: string): Promise<SaveOutcome> => {
    const activity = activityOf(key);
    const { period } = ready().views;
    if (period === null) throw new PlanError('invalid', 'No period is open.');
    const outcome = await saveUnchanged(store, activity, period, await actOn(activity));
    if (outcome.kind === 'conflict') {
      put({ activity: outcome.theirs });
      return { kind: 'changed', activity: outcome.theirs };
    }
    // A draft is somebody's unsaved text: that what stands was reported is no reason to throw it away.
    put(outcome);
    return { kind: 'saved', activity: outcome.activity };
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readAt: reading.readAt,
    load: reading.load,
    begin: () => (begun ??= reading.load()),
    refresh: reading.refresh,
    answers: () => answers,
    moves: () => moves,

    answer: (key) =>
      attempt(async () => {
        const draft = answers.get(key);
        if (draft !== undefined) return await saveDraft(key, draft, 0);
        if (ready().views.period !== null) return await sayUnchanged(key);
        return { kind: 'saved', activity: activityOf(key) };
      }),
    answerUnchanged: (key) => attempt(() => sayUnchanged(key)),

    resolve: (choice) =>
      attempt(async () => {
        const { conflict } = ready();
        if (conflict === null) throw new PlanError('invalid', 'There is nothing to choose between.');
        return await saveDraft(conflict.theirs.key, chosenAnswer(conflict, choice), conflict.again + 1);
      }),
    leaveConflict(keep) {
      const { conflict } = ready();
      if (conflict === null) return;
      if (keep === 'theirs') answers.set(conflict.theirs.key, undefined);
      become({ ...ready(), conflict: null });
    },

    move: (key, later) =>
      attempt(async () => {
        const activity = activityOf(key);
        const { viewer, content } = ready();
        const role = roleOf(viewer, activity, content.units);
        try {
          const postponed = await postponeActivity(store, activity, later, role, await actOn(activity));
          moves.set(key, undefined);
          // The answer being written goes on from the version that this write made, not from the one before it.
          const draft = answers.get(key);
          if (draft !== undefined && draft.base.version === activity.version) {
            answers.set(key, { ...draft, base: baseOf(postponed.activity) });
          }
          put(postponed);
          return { kind: 'saved', activity: postponed.activity };
        } catch (error) {
          if (!isPlanError(error, 'conflict')) throw error;
          const theirs = await store.activity(key);
          put({ activity: theirs });
          return { kind: 'changed', activity: theirs };
        }
      }),
  };
};
