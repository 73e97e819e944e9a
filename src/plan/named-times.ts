import type { Temporal } from 'temporal-polyfill';
import { anyMonth } from './calendar-words.ts';
import { readDeadline } from './read-deadline.ts';

/** A time that a sentence names, with the days it means. */
export interface NamedTime {
  /** As written, "augusti/september". */
  readonly text: string;
  readonly last: Temporal.PlainDate;
}

const year = '(?:19|20)\\d\\d';
const month = `(?:${anyMonth})(?!\\p{L})\\.?`;
const term = "(?:(?:vt|ht)(?:[ -]*'?(?:20)?\\d\\d)?|(?:vår|höst)(?:en|terminen)(?: (?:20)\\d\\d)?)";
const start = '(?<![\\p{L}\\p{N}/-])';
const end = '(?![\\p{L}\\p{N}])';

/**
 * How times stand in running text. A bare year is a time only after a word that makes it one: "Skola 2035" is a name,
 * and "2022–2024" a budget's years.
 */
const pattern = new RegExp(
  [
    `${start}${year}-\\d\\d-\\d\\d${end}`,
    `${start}(?:\\d\\d? )?${month}(?:/${month})*(?: ${year})?${end}`,
    `${start}${term}${end}`,
    `${start}(?:q ?[1-4]|kvartal [1-4]|(?:första|andra|tredje|fjärde) kvartalet|(?:första|andra) halvåret)(?: ${year})?${end}`,
    `(?<=${start}(?:till|t\\.?o\\.?m\\.?|till och med|under|hela|år|början av|slutet av|förrän|först|verksamhetsplan(?:en)?(?: för)?) )${year}(?![\\p{L}\\p{N}–-])`,
    `${start}${year}(?= års )`,
    `${start}(?:årsskiftet|årets slut)${end}`,
    `${start}(?:kommande|nästa|nästkommande) år(?:et)?${end}`,
  ].join('|'),
  'giu',
);

/** Three letters may be a name or a unit ("jan", "dec"); with a day, a year or "i" before it they are a month. */
const isLoneShort = (text: string, before: string): boolean =>
  /^\p{L}{3}\.?$/u.test(text) && text.toLowerCase() !== 'maj' && !/(?:^|\s)i $/i.test(before);

/**
 * The times that a text names and whose days are known, in its order. What names no year means `inYear`, the plan's;
 * "kommande år" is the year after it.
 */
export const namedTimes = (text: string, inYear: number): readonly NamedTime[] =>
  [...text.normalize('NFC').matchAll(pattern)].flatMap(({ 0: found, index }) => {
    if (isLoneShort(found, text.slice(0, index))) return [];
    const meant = /\p{L} år/u.test(found) ? String(inYear + 1) : found.replace(/årsskiftet/iu, 'årets slut');
    const last = readDeadline(meant, inYear).deadline.occurrences.at(-1)?.last;
    return last === undefined ? [] : [{ text: found.replace(/\.$/, ''), last }];
  });
