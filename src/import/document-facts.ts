import type { Temporal } from 'temporal-polyfill';
import { anyMonth, fullYear, monthNumber, oneDay } from '../plan/calendar-words.ts';
import type { DraftPlan } from '../plan/draft-plan.ts';
import type { TextLine } from './table.ts';

const years = (text: string): readonly number[] => [
  ...new Set((text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []).map(Number)),
];

const perDay = new RegExp(
  `\\bper (?:den )?(\\d\\d?)(?::?e)? (${anyMonth})(?: ((?:19|20)\\d\\d))?(?![\\p{L}\\d])`,
  'iu',
);
const perIsoDay = /\bper (?:den )?((?:19|20)\d\d)-(\d\d)-(\d\d)\b/iu;

/** "per den 31 augusti": the day the answers describe, in the plan's year where it names none. */
const readAsOf = (texts: readonly string[], planYear: number | null): Temporal.PlainDate | null => {
  for (const text of texts) {
    const iso = perIsoDay.exec(text);
    if (iso) return oneDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))?.last ?? null;
    const match = perDay.exec(text);
    if (!match) continue;
    const year = match[3] === undefined ? planYear : fullYear(match[3]);
    const day = year === null ? null : oneDay(year, monthNumber(match[2] ?? '') ?? 0, Number(match[1]));
    if (day) return day.last;
  }
  return null;
};

const mostFrequent = (texts: readonly string[], pattern: RegExp): string | null => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [found] of text.matchAll(pattern)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};

const municipality = /(?<!\p{L})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? kommun(?=s?(?!\p{L}))/gu;
const municipalityWord = / kommun/;
const administration = /(?<!\p{L})\p{Lu}\p{L}*(?:- och \p{Ll}+)?(?:förvaltningen|kontoret)(?=s?(?!\p{L}))/gu;

/** "Linköpings kommun, Utbildningsförvaltningen": the municipality as the document names it most, and whose plan it is. */
const readOrganisation = (title: string, texts: readonly string[]): string | null => {
  const office = mostFrequent([title], administration) ?? mostFrequent(texts, administration);
  const parts = [
    mostFrequent([title, ...texts.filter((text) => municipalityWord.test(text))], municipality),
    office,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
};

const namesDocument = /(?:uppföljning|rapport|plan|program|redovisning|bokslut)/iu;

/** The document's title: what its style says, else the first line that names what it is, else the first line. */
export const titleOf = (opening: readonly TextLine[]): string | null =>
  (
    opening.find(({ style }) => style === 'title') ??
    opening.find(({ text }) => namesDocument.test(text) && text.length <= longestTitle && !/[.:]$/.test(text)) ??
    opening[0]
  )?.text ?? null;

/** "förvaltningens verksamhetsplan 2019": whose plan a sentence before the tables says that this is. */
const planWithYear = /(?:plan|budget)(?:en)?(?: för)? ((?:19|20)\d\d)(?!\d|-)/giu;

const yearOfPlan = (texts: readonly string[]): number | null => {
  const found = new Set(texts.flatMap((text) => [...text.matchAll(planWithYear)].map(([, year]) => Number(year))));
  const [only = null] = found;
  return found.size === 1 ? only : null;
};

const longestTitle = 150;

/** What is written as sentences; not headings, boards' names and a table of contents. */
const readIntroduction = (opening: readonly TextLine[]): readonly string[] =>
  opening
    .filter(({ style, text }) => style !== 'title' && style !== 'heading' && /[.!?]["”)]*$/u.test(text))
    .map(({ text }) => text);

export interface DocumentFacts {
  readonly document: Omit<DraftPlan['document'], 'form'>;
  /** What the document leaves open, in Swedish. */
  readonly open: readonly string[];
}

/** Where a year may stand that the document's own heading does not say. */
export interface YearElsewhere {
  readonly fileName: string;
  /** What the rows say in a column of their own. */
  readonly inColumn: readonly number[];
  /** What a person has said: it holds before all else. */
  readonly said?: number;
}

interface PlanYear {
  readonly year: number | null;
  readonly open: readonly string[];
}

const onlyOne = (found: readonly number[]): number | null => (found.length === 1 ? (found[0] ?? null) : null);

const yearFrom = (title: string, openingTexts: readonly string[], elsewhere: YearElsewhere): PlanYear => {
  if (elsewhere.said !== undefined) return { year: elsewhere.said, open: [] };
  const inTitle = years(title);
  const [first] = inTitle;
  if (first !== undefined) {
    const several = `Rubriken nämner flera år; ${first} är läst som planens.`;
    return { year: first, open: inTitle.length > 1 ? [several] : [] };
  }
  const inOpening = years(openingTexts.filter((text) => !/[.:]$/.test(text)).join(' '));
  const written = onlyOne(inOpening) ?? yearOfPlan(openingTexts);
  if (written !== null) return { year: written, open: [] };
  const inColumn = onlyOne(elsewhere.inColumn);
  if (inColumn !== null) {
    return { year: inColumn, open: [`Planens år ${inColumn} är läst ur tabellens kolumn; rubriken nämner inget.`] };
  }
  const inName = onlyOne(years(elsewhere.fileName));
  if (inName !== null) {
    return { year: inName, open: [`Planens år ${inName} är läst ur filens namn; dokumentet nämner inget.`] };
  }
  const why = 'Planens år framgår inte av rubriken: månader utan år kan inte läsas. Ange året med --year.';
  return { year: null, open: [why] };
};

/**
 * What a document says of itself: title, whose it is, the plan's year, the day it describes. The year is the title's,
 * else that of the headings before the first table where they name only one: a sentence may name any year. Failing
 * them it is that of a column, or of the file's name, and that is told.
 */
export const readDocumentFacts = (
  opening: readonly TextLine[],
  texts: readonly string[],
  elsewhere: YearElsewhere,
): DocumentFacts => {
  const title = titleOf(opening);
  const openingTexts = opening.map(({ text }) => text);
  const { year, open: openYear } = yearFrom(title ?? '', openingTexts, elsewhere);
  const open = [...(title === null ? ['Dokumentet har ingen rubrik före den första tabellen.'] : []), ...openYear];
  const asOf = readAsOf(openingTexts, year)?.toString() ?? null;
  const organisation = readOrganisation(title ?? '', texts);
  return { document: { title, organisation, year, asOf, introduction: readIntroduction(opening) }, open };
};
