import { Temporal } from 'temporal-polyfill';
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
import type { Deadline, Occurrence } from './deadline.ts';

/** Days without a year yet: the year comes from the words, from what stands beside them, or from the plan. */
interface Stretch {
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

/** Each way a stretch of days is written, and what it means. The first that matches holds. */
const readings: readonly Reading[] = [
  [
    whole(`(${year})-(\\d\\d)-(\\d\\d)`),
    ([, y = '', m, d]) => ({ year: Number(y), in: (inYear) => oneDay(inYear, Number(m), Number(d)) }),
  ],
  [
    whole(`(${year})-(\\d\\d)`),
    ([, y, m]) => (Number(m) >= 1 && Number(m) <= 12 ? months(y, Number(m), Number(m)) : null),
  ],
  [
    whole(`(\\d\\d?)(?::?[ae])? (${anyMonth})\\.?(?: (${year}))?`),
    ([, d, m = '', y]) => ({ year: yearIn(y), in: (inYear) => oneDay(inYear, monthNumber(m) ?? 0, Number(d)) }),
  ],
  [
    whole(`(\\d\\d?)/(\\d\\d?)(?:[ -](${year}))?`),
    ([, d, m, y]) => ({ year: yearIn(y), in: (inYear) => oneDay(inYear, Number(m), Number(d)) }),
  ],
  [whole(`(${anyMonth})\\.?${shortYear}`), ([, m = '', y]) => months(y, monthNumber(m) ?? 1, monthNumber(m) ?? 1)],
  [whole(`(?:q|kv(?:artal)?\\.?|k) ?(\\d)${shortYear}`), ([, n, y]) => partOfYear(3, Number(n), y)],
  [whole(`${anyOrdinal} kvartalet${shortYear}`), ([, n = '', y]) => partOfYear(3, ordinal(n), y)],
  [whole(`(?:tertial|t) ?(\\d)${shortYear}`), ([, n, y]) => partOfYear(4, Number(n), y)],
  [whole(`${anyOrdinal} halvåret${shortYear}`), ([, n = '', y]) => partOfYear(6, ordinal(n), y)],
  [
    whole(`(${anyTerm})${shortYear}`),
    ([, word = '', y]) => {
      const [first, last] = termMonths[termOfWord(word)];
      return months(y, first, last);
    },
  ],
  [
    whole(`(?:v\\.?|vecka) ?(\\d\\d?)(?:[ -](${year}))?`),
    ([, w, y]) => ({ year: yearIn(y), in: (inYear) => weekOf(inYear, Number(w)) }),
  ],
  [whole(`(?:år(?:et)? )?(${year})`), ([, y]) => months(y, 1, 12)],
  [whole('(?:hela året|helår(?:et)?|årets slut|bokslut(?:et)?|årsbokslut(?:et)?)'), () => months(undefined, 1, 12)],
];

const readStretch = (text: string): Stretch | null => {
  for (const [pattern, read] of readings) {
    const match = pattern.exec(text);
    if (match) return read([...match]);
  }
  return null;
};

/** "augusti–oktober" is one stretch of days; a dash inside a date or a term is none. */
const readRange = (text: string): Stretch | null => {
  const alone = readStretch(text);
  if (alone) return alone;
  const [from, to, ...more] = text.split(/\s*[–—]\s*|\s+-\s+|(?<=\p{L})-(?=\p{L})/u);
  if (from === undefined || to === undefined || more.length > 0) return null;
  const first = readStretch(from);
  const last = readStretch(to);
  if (!first || !last) return null;
  const join = (inYear: number): Occurrence | null => {
    const end = last.in(inYear)?.last;
    const start = first.in(first.year ?? inYear)?.first;
    if (!end || !start) return null;
    if (Temporal.PlainDate.compare(start, end) <= 0) return { first: start, last: end };
    const yearBefore = first.year === null ? first.in(inYear - 1)?.first : undefined;
    return yearBefore ? { first: yearBefore, last: end } : null;
  };
  return { year: last.year, in: join };
};

/** Several stretches with "/", "," or "och" between; the year after the last holds for those before it. */
const readAll = (text: string, planYear: number | null): readonly Occurrence[] | null => {
  const alone = readRange(text);
  const stretches = alone ? [alone] : text.split(/\s*(?:[/,;&+]|\boch\b|\bsamt\b)\s*/u).map(readRange);
  const occurrences: Occurrence[] = [];
  let inYear = planYear;
  for (const stretch of stretches.toReversed()) {
    inYear = stretch?.year ?? inYear;
    const occurrence = stretch && inYear !== null ? stretch.in(inYear) : null;
    if (!occurrence) return null;
    occurrences.push(occurrence);
  }
  return occurrences.toSorted((a, b) => Temporal.PlainDate.compare(a.last, b.last));
};

const ongoing =
  /^(?:pågår |sker )?(?:löpande|kontinuerligt|tills ?vidare)(?: under (?:hela )?(?:året|år \d{4}|\d{4}))?$/u;
const postponing =
  /^(?:är )?(?:förskjut(?:s|en|et|its)?|(?:fram)?flytta(?:s|d|t|ts)(?: fram)?|skjut(?:s|en|et|its) (?:upp|fram)|uppskjut(?:en|et)|senarel(?:äggs|agd|agt|agts)) till (?:och med )?/u;
const fillers = /^(?:(?:senast|klart|under|till och med|t\.?o\.?m\.?|per|i|den)\s+)+/u;

export interface ReadDeadline {
  readonly deadline: Deadline;
  /** False where the text could not be read: it is kept, with no occurrence. */
  readonly understood: boolean;
}

/**
 * A deadline as written in a document. Understood are days, months, quarters, tertials, half-years, terms, ISO weeks
 * and years, several of them or a stretch from one to another, and ongoing (löpande). What names no year means the
 * plan's year; where the plan has none, it is not understood. An asterisk or "Förskjuts till" makes it moved, and a
 * moved one whose last day lies in a later year than the plan's is postponed to that year.
 */
export const readDeadline = (text: string, planYear: number | null): ReadDeadline => {
  const written = text.replaceAll(/\s+/g, ' ').trim();
  const plain = written
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('*', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  const moved = written.includes('*') || postponing.test(plain);
  const rest = plain.replace(postponing, '').replace(fillers, '');
  const isOngoing = ongoing.test(rest);
  const occurrences = isOngoing ? [] : readAll(rest, planYear);
  const lastYear = occurrences?.at(-1)?.last.year ?? null;
  const isLater = moved && lastYear !== null && planYear !== null && lastYear > planYear;
  return {
    deadline: { text: written, occurrences: occurrences ?? [], moved, postponedTo: isLater ? lastYear : null },
    understood: occurrences !== null,
  };
};
