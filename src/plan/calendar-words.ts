import { Temporal } from 'temporal-polyfill';
import type { Occurrence } from './deadline.ts';

const monthWords: readonly (readonly string[])[] = [
  ['januari', 'jan'],
  ['februari', 'febr', 'feb'],
  ['mars', 'mar'],
  ['april', 'apr'],
  ['maj'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augusti', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const numberOfMonth = new Map(monthWords.flatMap((words, index) => words.map((word) => [word, index + 1] as const)));

/** For use in a pattern: every month's name and usual abbreviation, the longest first. */
export const anyMonth = [...numberOfMonth.keys()].toSorted((a, b) => b.length - a.length).join('|');

/** 1–12, or null for a word that is no month. "Aug." and "augusti" are the same. */
export const monthNumber = (word: string): number | null =>
  numberOfMonth.get(word.toLowerCase().replace(/\.$/, '')) ?? null;

/** Spring and autumn as Swedish schools and administrations count them: vår 1 January–30 June, höst 1 August–31 December. */
export const termMonths = { spring: [1, 6], autumn: [8, 12] } as const satisfies Record<
  string,
  readonly [number, number]
>;

export type Term = keyof typeof termMonths;

/** For use in a pattern: vt, ht, våren, höstterminen. */
export const anyTerm = 'vt|ht|vår(?:en|termin(?:en)?)?|höst(?:en|termin(?:en)?)?';

export const termOfWord = (word: string): Term => (/^v/i.test(word) ? 'spring' : 'autumn');

/** "22" and "2022" are the same year. */
export const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** The days from the first of one month to the last of another; over the new year when the last comes before the first. */
export const monthsOf = (year: number, firstMonth: number, lastMonth: number): Occurrence => {
  const first = Temporal.PlainDate.from({ year: lastMonth < firstMonth ? year - 1 : year, month: firstMonth, day: 1 });
  const last = Temporal.PlainDate.from({ year, month: lastMonth, day: 1 });
  return { first, last: last.with({ day: last.daysInMonth }) };
};

/** One day; null where the calendar has none such ("31 juni"). */
export const oneDay = (year: number, month: number, day: number): Occurrence | null => {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (day > first.daysInMonth) return null;
  const date = first.with({ day });
  return { first: date, last: date };
};

/** Monday to Sunday of an ISO week (SS-ISO 8601: the first week holds 4 January); null where the year has no such week. */
export const weekOf = (year: number, week: number): Occurrence | null => {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const first = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
  if (week < 1 || first.add({ days: 3 }).year !== year) return null;
  return { first, last: first.add({ days: 6 }) };
};
