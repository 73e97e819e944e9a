import {
  anyMonth,
  anyTerm,
  oneDay,
  fullYear,
  monthNumber,
  monthsOf,
  termMonths,
  termOfWord,
  weekOf,
} from './calendar-words.ts';
import type { Occurrence } from './deadline.ts';

/** Days without a year yet: the year comes from the words, from what stands beside them, or from the plan. */
export interface Stretch {
  readonly year: number | null;
  readonly in: (year: number) => Occurrence | null;
}

const year = '(?:19|20)\\d\\d';
/** A year, or its last two digits after a dash or apostrophe ("ht-22", "vt 22"). */
const shortYear = `(?:[\\s-]*'?(${year}|\\d\\d))?`;
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'u');
const yearIn = (digits: string | undefined): number | null => (digits === undefined ? null : fullYear(digits));
const ordinals = ['första', 'andra', 'tredje', 'fjärde'];

const months = (written: string | undefined, first: number, last: number): Stretch => ({
  year: yearIn(written),
  in: (inYear) => monthsOf(inYear, first, last),
});

/** "3", "3:e" or "tredje". */
const anyOrdinal = `(\\d|${ordinals.join('|')})(?::?[ae])?`;
const ordinal = (word: string): number => (/\d/.test(word) ? Number(word) : ordinals.indexOf(word) + 1);

/** A part of the year: quarters have three months, tertials four, halves six. */
const partOfYear = (size: number, number: number, written: string | undefined): Stretch | null =>
  number >= 1 && number * size <= 12 ? months(written, (number - 1) * size + 1, number * size) : null;

type Reading = readonly [RegExp, (match: readonly string[]) => Stretch | null];

/** "v 12–14": from the Monday of one to the Sunday of the other. */
const weeks = (from: string, to: string, written: string | undefined): Stretch => ({
  year: yearIn(written),
  in: (inYear) => {
    const [first, last] = [weekOf(inYear, Number(from)), weekOf(inYear, Number(to))];
    return first && last && Number(from) <= Number(to) ? { first: first.first, last: last.last } : null;
  },
});

const parts = (size: number, from: string, to: string, written: string | undefined): Stretch | null => {
  const [first, last] = [Number(from), Number(to)];
  if (first < 1 || last < first || last * size > 12) return null;
  return months(written, (first - 1) * size + 1, last * size);
};

const day = (y: string | undefined, m: number, d: string): Stretch => ({
  year: yearIn(y),
  in: (inYear) => oneDay(inYear, m, Number(d)),
});

/** A school year, of which the documents name both calendar years. */
const schoolYear = (from: string, to: string): Stretch | null => {
  const [first, last] = [fullYear(from), fullYear(to)];
  if (last !== first + 1) return null;
  return { year: last, in: (inYear) => monthsOf(inYear, termMonths.autumn[0], termMonths.spring[1]) };
};

const lastDayOf = (m: string, y: string | undefined): Stretch => ({
  year: yearIn(y),
  in: (inYear) => {
    const { last } = monthsOf(inYear, monthNumber(m) ?? 1, monthNumber(m) ?? 1);
    return { first: last, last };
  },
});

/** Each way a stretch of days is written, and what it means. The first that matches holds. */
const readings: readonly Reading[] = [
  [whole(`(${year})-?(\\d\\d)-?(\\d\\d)(?: 00:00(?::00)?)?`), ([, y, m, d = '']) => day(y, Number(m), d)],
  [whole('(\\d\\d)-(\\d\\d)-(\\d\\d)'), ([, y, m, d = '']) => day(y, Number(m), d)],
  [whole('(\\d\\d)(\\d\\d)(\\d\\d)'), ([, y, m, d = '']) => day(y, Number(m), d)],
  [whole(`(\\d\\d?)\\.(\\d\\d?)\\.(${year}|\\d\\d)`), ([, d = '', m, y]) => day(y, Number(m), d)],
  [
    whole(`(${year})-(\\d\\d)`),
    ([, y, m]) => (Number(m) >= 1 && Number(m) <= 12 ? months(y, Number(m), Number(m)) : null),
  ],
  [
    whole(`(\\d\\d?)/(${year})`),
    ([, m, y]) => (Number(m) >= 1 && Number(m) <= 12 ? months(y, Number(m), Number(m)) : null),
  ],
  [whole(`sista (?:dagen i )?(${anyMonth})${shortYear}`), ([, m = '', y]) => lastDayOf(m, y)],
  [
    whole(`(\\d\\d?)(?::?[ae])? (${anyMonth})\\.?${shortYear}`),
    ([, d = '', m = '', y]) => day(y, monthNumber(m) ?? 0, d),
  ],
  [whole(`(\\d\\d?)/(\\d\\d?)(?: ?[ -] ?'?(${year}|\\d\\d))?`), ([, d = '', m, y]) => day(y, Number(m), d)],
  [whole(`(${anyMonth})\\.?${shortYear}`), ([, m = '', y]) => months(y, monthNumber(m) ?? 1, monthNumber(m) ?? 1)],
  [whole(`(${year})[ -](${anyMonth})`), ([, y, m = '']) => months(y, monthNumber(m) ?? 1, monthNumber(m) ?? 1)],
  [
    whole(`(?:q|kv(?:artal)?\\.?|k) ?(\\d) ?[–-] ?(?:q|kv\\.?)? ?(\\d)(?: (${year}))?`),
    ([, a = '', b = '', y]) => parts(3, a, b, y),
  ],
  [whole(`(?:q|kv(?:artal)?\\.?|k) ?(\\d)${shortYear}`), ([, n, y]) => partOfYear(3, Number(n), y)],
  [whole(`(${year})[ -]?(?:q|kv(?:artal)?\\.?) ?(\\d)`), ([, y, n]) => partOfYear(3, Number(n), y)],
  [whole(`${anyOrdinal} kvartalet${shortYear}`), ([, n = '', y]) => partOfYear(3, ordinal(n), y)],
  [whole(`(?:tertial|t) ?(\\d)${shortYear}`), ([, n, y]) => partOfYear(4, Number(n), y)],
  [whole(`(${year})[ -]?(?:tertial|t) ?(\\d)`), ([, y, n]) => partOfYear(4, Number(n), y)],
  [whole(`${anyOrdinal} tertialet${shortYear}`), ([, n = '', y]) => partOfYear(4, ordinal(n), y)],
  [whole(`${anyOrdinal} halvåret${shortYear}`), ([, n = '', y]) => partOfYear(6, ordinal(n), y)],
  [whole(`(?:halvår|h) ?([12])${shortYear}`), ([, n, y]) => partOfYear(6, Number(n), y)],
  [
    whole(`(${anyTerm})${shortYear}`),
    ([, word = '', y]) => {
      const [first, last] = termMonths[termOfWord(word)];
      return months(y, first, last);
    },
  ],
  [
    whole(`(${year})[ -]?(${anyTerm})`),
    ([, y, word = '']) => {
      const [first, last] = termMonths[termOfWord(word)];
      return months(y, first, last);
    },
  ],
  [
    whole(`(?:läsåret|läsår|lå) ?'?(${year}|\\d\\d) ?[/–-] ?'?(${year}|\\d\\d)`),
    ([, a = '', b = '']) => schoolYear(a, b),
  ],
  [
    whole(`(?:v\\.?|vecka) ?(\\d\\d?)(?:[ -](${year}))?`),
    ([, w, y]) => ({ year: yearIn(y), in: (inYear) => weekOf(inYear, Number(w)) }),
  ],
  [
    whole(`(?:v\\.?|vecka) ?(\\d\\d?) ?[–-] ?(?:v\\.? ?)?(\\d\\d?)(?: (${year}))?`),
    ([, a = '', b = '', y]) => weeks(a, b, y),
  ],
  [whole(`(?:hela |år(?:et)? )?(${year})`), ([, y]) => months(y, 1, 12)],
  [whole(`(?:bokslut(?:et)?|årsbokslut(?:et)?|helår(?:et)?) (${year})`), ([, y]) => months(y, 1, 12)],
  [whole('(?:hela året|helår(?:et)?|årets slut|bokslut(?:et)?|årsbokslut(?:et)?)'), () => months(undefined, 1, 12)],
];

/** One stretch of days, in lower case; null where it is none that is known. */
export const readStretch = (text: string): Stretch | null => {
  for (const [pattern, read] of readings) {
    const match = pattern.exec(text);
    if (match) return read([...match]);
  }
  return null;
};
