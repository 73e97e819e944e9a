import type { Board } from '../plan/board.ts';
import type { Goal } from '../plan/goal.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import { deviations, progresses, type Status } from '../plan/status.ts';
import { wordedStatus } from '../plan/worded-status.ts';
import type { ReportForm } from './form.ts';
import type { Changes } from './report-changes.ts';
import { deviationWordsOf } from './report-row.ts';
import { goalsOnPath, type RowChoice } from './report-rows.ts';

const fold = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** The most titles that a message names. */
const named = 8;

/**
 * The goals of this key, title or beginning of a title: a title may stand in several places of a plan.
 * @throws PlanError `not-found` that names goals there are.
 */
export const goalsNamed = (goals: readonly Goal[], name: string): readonly Goal[] => {
  const wanted = fold(name);
  const whole = goals.filter(({ key, title }) => key === name || fold(title) === wanted);
  const found = whole.length > 0 ? whole : goals.filter(({ title }) => fold(title).startsWith(wanted));
  if (found.length > 0 && wanted !== '') return found;
  const titles = goals.filter(({ kind }) => kind !== 'assignment').map(({ title }) => title);
  const told = [...new Set(titles)].slice(0, named).join(', ');
  throw new PlanError(
    'not-found',
    told === '' ? 'Planen har inga mål.' : `Planen har inget sådant mål. Målen heter: ${told}.`,
    {
      subject: name,
    },
  );
};

/**
 * Which statuses a word means: the plan's word of a progress, a deviation's, or a status as it is written.
 * @throws PlanError `not-found` that names the words there are.
 */
export const statusesNamed = (
  words: readonly string[],
  plan: Plan,
  form: ReportForm,
): ((status: Status) => boolean) => {
  const deviationWords = deviationWordsOf(plan, form);
  const ofWord = (word: string): ((status: Status) => boolean) => {
    const wanted = fold(word);
    const statusWords = { ...plan.statusWords, ...form.statusWords };
    const progress = progresses.find((candidate) => fold(statusWords[candidate]) === wanted);
    if (progress !== undefined) return (status) => status.progress === progress;
    const deviation = deviations.find((candidate) => fold(deviationWords[candidate]) === wanted);
    if (deviation !== undefined) return (status) => status.deviation === deviation;
    const known = [...Object.values(statusWords), ...Object.values(deviationWords)].join(', ');
    throw new PlanError('not-found', `Planen har ingen sådan status. De heter: ${known}.`, { subject: word });
  };
  const asked = words.map(ofWord);
  return (status) =>
    asked.some((is) => is(status)) || words.some((word) => fold(wordedStatus(status, plan)) === fold(word));
};

/** What of a plan a report has; null: all. */
export interface Chosen {
  readonly board: Board | null;
  readonly goals: readonly Goal[] | null;
  readonly hasStatus: ((status: Status) => boolean) | null;
  readonly changes: Changes | null;
}

export const isWhole = ({ board, goals, hasStatus, changes }: Chosen): boolean =>
  board === null && goals === null && hasStatus === null && changes === null;

export const choiceOf = ({ board, goals, hasStatus, changes }: Chosen): RowChoice => {
  const keys = goals && new Set(goals.map(({ key }) => key));
  return ({ activityKey, path, printed }) =>
    (board === null || printed.boards.includes(board.key)) &&
    (keys === null || goalsOnPath(path).some(({ key }) => keys.has(key))) &&
    (hasStatus === null || hasStatus(printed.status)) &&
    (changes === null || changes.formers.has(activityKey));
};
