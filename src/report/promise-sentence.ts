import type { Temporal } from 'temporal-polyfill';
import type { Board } from '../plan/board.ts';
import type { BoardPromise } from '../plan/board-promise.ts';
import { promiseFigures, promiseStates, type PromiseState } from '../plan/promises.ts';
import { capitalised, listed, numberWord } from './swedish.ts';

/** Whether the day it was owed is said: of what the reader still waits for. */
const told: Readonly<Record<PromiseState, { readonly words: string; readonly withDays: boolean }>> = {
  kept: { words: 'är lämnad', withDays: false },
  'kept-later': { words: 'är lämnad senare än utlovat', withDays: false },
  'kept-elsewhere': { words: 'är lämnad på annat sätt', withDays: false },
  late: { words: 'är försenad', withDays: true },
  'due-soon': { words: 'ska lämnas inom kort', withDays: true },
  owed: { words: 'återstår', withDays: true },
};
const order: readonly PromiseState[] = promiseStates.toSorted(
  (a, b) => Object.keys(told).indexOf(a) - Object.keys(told).indexOf(b),
);

/**
 * "Tre rapporter är utlovade till nämnden: en är lämnad, en är försenad (juni 2022) och en återstår (februari 2023).": how
 * it is on `day` with what is owed to a board (null: to any); "" where nothing is.
 */
export const promiseSentence = (
  promises: readonly BoardPromise[],
  board: string | null,
  day: Temporal.PlainDate,
  boards: readonly Board[],
): string => {
  const owed = promises.filter(({ to }) => board === null || to.length === 0 || to.includes(board));
  const figures = promiseFigures(owed, day, boards);
  const days = new Map(owed.map(({ key, owedText, owedOn }) => [key, owedText || owedOn.toString()]));
  const clauses = order.flatMap((state) => {
    const keys = figures[state];
    if (keys.length === 0) return [];
    const { words, withDays } = told[state];
    const when = withDays ? ` (${listed(keys.map((key) => days.get(key) ?? ''))})` : '';
    return [
      {
        count: keys.length,
        words: `${keys.length === 1 ? words : words.replace('lämnad', 'lämnade').replace('försenad', 'försenade')}${when}`,
      },
    ];
  });
  const [only] = clauses;
  if (!only) return '';
  if (owed.length === 1) return `En rapport är utlovad till nämnden och ${only.words}.`;
  const parts = clauses.map(({ count, words }) => `${numberWord(count)} ${words}`);
  return `${capitalised(numberWord(owed.length))} rapporter är utlovade till nämnden: ${listed(parts)}.`;
};

/** As `promiseSentence` writes it, in a report that was imported. */
const earlier = /^(?:En rapport är utlovad|\p{L}+ rapporter är utlovade) till nämnden/u;

/** A report's introduction with how it is with what is owed to the board, last; what an imported one said of it goes. */
export const withPromises = (introduction: readonly string[], sentence: string): readonly string[] =>
  sentence === '' ? introduction : [...introduction.filter((paragraph) => !earlier.test(paragraph)), sentence];
