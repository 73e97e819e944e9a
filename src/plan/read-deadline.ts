import { Temporal } from 'temporal-polyfill';
import { anyMonth, fullYear } from './calendar-words.ts';
import type { Deadline, Occurrence } from './deadline.ts';
import { readStretch, type Stretch } from './stretch.ts';

/** A dash with room, or one between two words, years, quarters, terms or days; a date's own is none. */
const betweenEnds =
  /\s*[–—]\s*|\s+-\s+|(?<=\p{L})-(?=\p{L}|\d\d? \p{L})|(?<=[a-z]\s?'?\d{1,2})-(?=[a-z])|(?<=\p{L} \d{4})-(?=\p{L})|(?<=(?<!\d)(?:19|20)\d\d)-(?=(?:19|20)\d\d(?!\d))|(?<=\/\d\d?)-(?=\d\d?\/)/u;

/** "augusti–oktober" is one stretch of days; a dash inside a date or a term is none. */
const readRange = (text: string): Stretch | null => {
  const alone = readStretch(text);
  if (alone) return alone;
  const [from, to, ...more] = text.split(betweenEnds);
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

const recurring =
  '(?:års|månads|vecko|kvartals|termins)?vis|årligen|dagligen|varje (?:år|månad|vecka|termin|läsår|kvartal|tertial|dag)';
const ongoing = new RegExp(
  `^(?:pågår |sker )?(?:(?:fort)?löpande|kontinuerligt?|tills ?vidare|ongoing|continuous(?:ly)?|${recurring}|(?:hela|under hela) (?:plan|mandat|program|avtals)?perioden)(?:,? (?:under )?(?:(?:hela )?(?:året|perioden|mandatperioden)|år \\d{4}|\\d{4}|\\(.*\\)))?$`,
  'u',
);
const postponing =
  /^(?:är )?(?:förskjut(?:s|en|et|its)?|(?:fram)?flytta(?:s|d|t|ts)(?: fram)?|skjut(?:s|en|et|its) (?:upp|fram)|uppskjut(?:en|et)|senarel(?:äggs|agd|agt|agts)) till (?:och med )?/u;
const fillers =
  /^(?:(?:senast|klart|färdigt|under|till och med|t\.?o\.?m\.?|per|i|den|(?:i |vid )?(?:slutet|utgången) av|by|end of)\s+)+/u;

/** A comma or a stroke before the year parts nothing: "Q4, 2024", "juni/2024". */
const beforeYear = /(?<=[\p{L}]|(?<![\d-])\d|\/\d\d?)\s*[,/]\s*(?=(?:19|20)\d\d$)/u;
const monthAndYear = /^\d\d?\/\d{4}$/u;

const english: readonly (readonly [RegExp, string])[] = [
  [/\bjanuary\b/u, 'januari'],
  [/\bfebruary\b/u, 'februari'],
  [/\bmarch\b/u, 'mars'],
  [/\bmay\b/u, 'maj'],
  [/\bjune\b/u, 'juni'],
  [/\bjuly\b/u, 'juli'],
  [/\baugust\b/u, 'augusti'],
  [/\boctober\b/u, 'oktober'],
  [/\bspring\b/u, 'våren'],
  [/\b(?:autumn|fall)\b/u, 'hösten'],
];

const inSwedish = (text: string): string =>
  /[a-z]{3}/u.test(text) ? english.reduce((plain, [pattern, word]) => plain.replace(pattern, word), text) : text;

const monthThenDigits = new RegExp(`^(?:${anyMonth})\\.? (\\d\\d)$`, 'u');

/** "dec 24" in a plan of another year may as well be the day before Christmas Day. */
const isDayOrYear = (text: string, planYear: number | null): boolean => {
  const digits = monthThenDigits.exec(text)?.[1];
  if (digits === undefined || planYear === null) return false;
  return Number(digits) <= 31 && Math.abs(fullYear(digits) - planYear) > 3;
};

export interface ReadDeadline {
  readonly deadline: Deadline;
  /** False where the text could not be read: it is kept, with no occurrence. */
  readonly understood: boolean;
}

/**
 * A deadline as written in a document. Understood are days, months, quarters, tertials, half-years, terms, school
 * years, ISO weeks and years, several of them or a stretch from one to another, and ongoing (löpande). What names no year means the
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
  const bare = inSwedish(plain.replace(postponing, '').replace(fillers, ''));
  const rest = monthAndYear.test(bare) ? bare : bare.replace(beforeYear, ' ');
  const isOngoing = ongoing.test(rest);
  const occurrences = isOngoing ? [] : isDayOrYear(rest, planYear) ? null : readAll(rest, planYear);
  const lastYear = occurrences?.at(-1)?.last.year ?? null;
  const isLater = moved && lastYear !== null && planYear !== null && lastYear > planYear;
  return {
    deadline: { text: written, occurrences: occurrences ?? [], moved, postponedTo: isLater ? lastYear : null },
    understood: occurrences !== null,
  };
};
