import { Temporal } from 'temporal-polyfill';
import type { Board } from './board.ts';
import type { BoardPromise } from './board-promise.ts';
import type { Act } from './person.ts';
import { isReport, type Programme } from './programme.ts';
import { fingerprint, plainWording } from './wording.ts';

/** Ska lämnas · Snart · Försenad · Lämnad · Lämnad senare · Lämnad på annat sätt. */
export const promiseStates = ['owed', 'due-soon', 'late', 'kept', 'kept-later', 'kept-elsewhere'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** Calendar days: as long before as a deadline is reminded of (DESIGN, "Reminders"). */
const soonDays = 14;

/** Whether what it was given in is one of the boards it was owed to: named, or simply "nämnden". */
const isAtBoard = (where: string, to: readonly string[], boards: readonly Board[]): boolean => {
  const words = ` ${plainWording(where)} `;
  const isNamed = ({ key, name, spellings }: Board): boolean =>
    [key, name, ...spellings].some((spelling) => spelling !== '' && words.includes(` ${plainWording(spelling)} `));
  const named = boards.filter(isNamed);
  if (named.length > 0) return to.length === 0 || named.some(({ key }) => to.includes(key));
  return / nämnd(?:en|erna)? /.test(words);
};

/**
 * How it is with a report owed to boards, on a day. Given to somebody else, or in another document ("delårsrapport 2"),
 * goes before later: who reads the list is to see that the board itself has not had it.
 */
export const promiseState = (
  { owedOn, to, kept }: Pick<BoardPromise, 'owedOn' | 'to' | 'kept'>,
  day: Temporal.PlainDate,
  boards: readonly Board[],
): PromiseState => {
  if (kept !== null) {
    if (!isAtBoard(kept.where, to, boards)) return 'kept-elsewhere';
    return Temporal.PlainDate.compare(kept.on, owedOn) > 0 ? 'kept-later' : 'kept';
  }
  if (Temporal.PlainDate.compare(day, owedOn) > 0) return 'late';
  return Temporal.PlainDate.compare(day.add({ days: soonDays }), owedOn) >= 0 ? 'due-soon' : 'owed';
};

/** Keys of promises by how they stand, so that a figure is the length of what it filters. */
export const promiseFigures = (
  promises: readonly BoardPromise[],
  day: Temporal.PlainDate,
  boards: readonly Board[],
): Readonly<Record<PromiseState, readonly string[]>> => {
  const keysIn = (state: PromiseState): readonly string[] =>
    promises.filter((promise) => promiseState(promise, day, boards) === state).map(({ key }) => key);
  return {
    owed: keysIn('owed'),
    'due-soon': keysIn('due-soon'),
    late: keysIn('late'),
    kept: keysIn('kept'),
    'kept-later': keysIn('kept-later'),
    'kept-elsewhere': keysIn('kept-elsewhere'),
  };
};

/** A report owed, keyed by its day and words: promised again it is the same. */
export const promiseOf = (
  planKey: string,
  { owedOn, owedText, to, text }: Pick<BoardPromise, 'owedOn' | 'owedText' | 'to' | 'text'>,
  acted: Act,
): BoardPromise => ({
  key: `${planKey}|promise-${owedOn.toString()}-${fingerprint(plainWording(text)).slice(0, 6)}`,
  planKey,
  owedOn,
  owedText,
  to,
  text,
  kept: null,
  acted,
});

/** What a programme promises the boards: its reports, each with the programme's title, by which it is recognised. */
export const promisesOfProgramme = (
  { title, milestones }: Pick<Programme, 'title' | 'milestones'>,
  planKey: string,
  acted: Act,
): readonly BoardPromise[] =>
  milestones
    .filter(isReport)
    .map(({ date, dateText, text }) =>
      promiseOf(planKey, { owedOn: date, owedText: dateText, to: [], text: `${title}: ${text}` }, acted),
    );
