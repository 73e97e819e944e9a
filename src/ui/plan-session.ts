import type { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { Via } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { LaterDate } from '../plan/postpone.ts';
import { parseAnswerDraft, type AnswerDraft } from './answer-draft.ts';
import type { ConflictChoice } from './conflict.ts';
import { createDrafts, type Drafts, type DraftStorage } from './drafts.ts';
import { parseMoveDraft, type MoveDraft } from './later-month.ts';
import { fetchPart } from './fetch-part.ts';
import { createPlanReading, type ReadingSource } from './plan-reading.ts';
import type { PlanSaving } from './plan-saving.ts';
import { withContent, withWritten, type PlanState, type ReadyState, type Written } from './plan-state.ts';

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

/** Milliseconds from when all has been read; what is seen first is not to wait for what is needed later. */
const untilDrawn = 1000;

export const createPlanSession = (source: PlanSource): PlanSession => {
  const listeners = new Set<() => void>();
  let state: PlanState = { phase: 'loading' };
  let answers: Drafts<AnswerDraft> = createDrafts(null, '', parseAnswerDraft);
  let moves: Drafts<MoveDraft> = createDrafts(null, '', parseMoveDraft);

  let begun: Promise<void> | null = null;
  let later: ReturnType<typeof setTimeout> | null = null;
  let prepared: Promise<unknown> | null = null;

  /** Fetches what saves and reads again before it is needed: the net may be gone by then, and a failed part stays lost. */
  const prepare = (): void => {
    prepared ??= Promise.all([import('./plan-saving.ts'), source.store.prepare?.()]).catch((error: unknown) => {
      prepared = null;
      console.warn('What saves could not be fetched yet:', error);
    });
  };

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const become = (next: PlanState): void => {
    if (next === state) return;
    state = next;
    tell();
    if (next.phase === 'ready' && next.extent === 'whole') later ??= setTimeout(prepare, untilDrawn);
  };
  const ready = (): ReadyState => {
    if (state.phase !== 'ready') throw new PlanError('unavailable', 'The plan has not been read yet.');
    return state;
  };
  const reading = createPlanReading(source, {
    state: () => state,
    become,
    tell,
    opened({ viewer, content }) {
      const prefix = `uppfoljning.${viewer.person.id}.${content.plan.key}.`;
      answers = createDrafts(source.storage, `${prefix}answer.`, parseAnswerDraft);
      moves = createDrafts(source.storage, `${prefix}move.`, parseMoveDraft);
      answers.subscribe(prepare);
      moves.subscribe(prepare);
    },
  });
  const put = (written: Written): void => {
    reading.wrote(written);
    const { content, today: day } = ready();
    become(withContent(ready(), withWritten(content, written), day));
  };

  const fetchSaving = async (): Promise<PlanSaving> => {
    const { createPlanSaving } = await fetchPart(() => import('./plan-saving.ts'));
    return createPlanSaving(source, { ready, become, put, answers: () => answers, moves: () => moves });
  };
  const attempt = async (save: (saving: PlanSaving) => Promise<SaveOutcome>): Promise<SaveOutcome> => {
    reading.writing();
    try {
      return await save(await fetchSaving());
    } catch (error) {
      return { kind: 'failed', error };
    }
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

    answer: (key) => attempt((saving) => saving.answer(key)),
    answerUnchanged: (key) => attempt((saving) => saving.answerUnchanged(key)),
    resolve: (choice) => attempt((saving) => saving.resolve(choice)),
    leaveConflict(keep) {
      const { conflict } = ready();
      if (conflict === null) return;
      if (keep === 'theirs') answers.set(conflict.theirs.key, undefined);
      become({ ...ready(), conflict: null });
    },

    move: (key, later) => attempt((saving) => saving.move(key, later)),
  };
};
