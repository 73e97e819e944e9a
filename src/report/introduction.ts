import type { Temporal } from 'temporal-polyfill';
import type { Plan } from '../plan/plan.ts';
import { hasColumn, type ReportForm } from './form.ts';
import { sentencesOf } from './sentences.ts';
import { dayAndMonth, monthNames, numberWord, wholeDay } from './swedish.ts';

/** Below twenty each has a word of its own, longer ones first ("tretton" before "tre"); then tens, with or without ones. */
const ownWords = Array.from({ length: 20 }, (_, number) => numberWord(number)).toSorted((a, b) => b.length - a.length);
const tens = [20, 30, 40, 50, 60, 70, 80, 90].map(numberWord).join('|');
const ones = Array.from({ length: 9 }, (_, number) => numberWord(number + 1)).join('|');
const numbers = `(?:${tens})(?:${ones})?|${ownWords.join('|')}|ett|ingen|inga|\\d+`;
const movedWords = 'senarelagts|senarelag(?:d|da|t)|förskjutits|förskjut(?:en|na|et)|framflyttats|flyttats fram';
const countsActivities = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${numbers}) (?:\\p{L}+ ){0,2}?aktivitet(?:er)?(?! som)|(?:${numbers}) har (?:${movedWords})|` +
    `aktiviteter(?:na)? (?:är|var) (?:${numbers}))(?![\\p{L}\\d])`,
  'iu',
);
const saysMoved = new RegExp(`(?<!\\p{L})(?:${movedWords})(?!\\p{L})`, 'iu');
/** What is compared with has a year of its own: "i förhållande till verksamhetsplanen från oktober 2021". */
const comparison = /(?:i förhållande till|jämfört med|gentemot)[^,.;]*/giu;
const aYear = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** Whether it tells of an earlier year, or of what was moved into the plan's: history, which stands. */
const isOfAnotherYear = (sentence: string, planYear: number): boolean => {
  const own = sentence.replaceAll(comparison, ' ');
  const to = [...own.matchAll(/till (?:\p{L}+ ){0,2}((?:19|20)\d\d)/giu)].map(([, year]) => Number(year));
  return (own.match(aYear) ?? []).some((year) => Number(year) < planYear) || to.some((year) => year <= planYear);
};

/** A sentence that counts what this plan has moved: it is written anew in every report. */
const countsMoved = (sentence: string, planYear: number): boolean =>
  saysMoved.test(sentence) && countsActivities.test(sentence) && !isOfAnotherYear(sentence, planYear);

/** The first sentence that counts what was moved gives way to `moved`, the others go; null where there is none. */
const withMoved = (paragraphs: readonly string[], moved: string, planYear: number): readonly string[] | null => {
  let isSaid = false;
  const written = paragraphs.map((text) => {
    const sentences = sentencesOf(text).flatMap((sentence) => {
      if (!countsMoved(sentence, planYear)) return [sentence];
      if (isSaid) return [];
      isSaid = true;
      return [`${moved}${/\s*$/u.exec(sentence)?.[0] ?? ''}`];
    });
    return sentences.join('').trim();
  });
  return isSaid ? written.filter((text) => text !== '') : null;
};

const perDay = new RegExp(
  `(?<!\\p{L})per (?:den )?(?:(\\d\\d?)(?::?e)? (${monthNames.join('|')})(?: ((?:19|20)\\d\\d))?|((?:19|20)\\d\\d-\\d\\d-\\d\\d))(?![\\p{L}\\d])`,
  'giu',
);

/** "per den 31 augusti", with the year where it is not the plan's; "" where the day is not known. */
const perDayIn = (day: Temporal.PlainDate | null, planYear: number): string => {
  if (day === null) return '';
  return `per den ${day.year === planYear ? dayAndMonth(day) : wholeDay(day)}`;
};

/** The document's own per-datum becomes the report's; any other day it names stands. */
const onDay = (text: string, from: Temporal.PlainDate, to: string, planYear: number): string =>
  text.replaceAll(perDay, (whole: string, day?: string, month = '', year?: string, iso?: string) => {
    const isIt =
      iso === undefined
        ? Number(day) === from.day &&
          month.toLowerCase() === monthNames[from.month - 1] &&
          Number(year ?? planYear) === from.year
        : iso === from.toString();
    return isIt ? to : whole;
  });

/** What the asterisk is relative to, as the document says it: "verksamhetsplanen från oktober 2021". */
export const adoptedPlan = ({ document }: Plan, form: ReportForm): string =>
  (document?.introduction ?? [])
    .flatMap(sentencesOf)
    .filter((sentence) => /asterisk/iu.test(sentence))
    .map((sentence) => /i förhållande till (.+?)[\s.!?]*$/u.exec(sentence)?.[1])
    .find((words) => words !== undefined) ?? form.words.adopted;

/** A text that somebody wrote, by its lines. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\s*\n\s*/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export interface Introduced {
  readonly asOf: Temporal.PlainDate | null;
  /** What is said of what was moved now; "" in a form without deadlines. */
  readonly moved: string;
  /** What somebody has written for this report: it stands as it is. */
  readonly own: string;
  /** What an asterisk is relative to. */
  readonly adopted: string;
}

/** What the asterisk is relative to is said once: the document's words for it give way to the decision that is known. */
const relativeTo = (text: string, adopted: string): string =>
  sentencesOf(text)
    .map((sentence) =>
      /asterisk/iu.test(sentence)
        ? sentence.replace(/(i förhållande till )(.+?)([\s.!?]*)$/u, (_, before: string, _was: string, end: string) =>
            [before, adopted, end].join(''),
          )
        : sentence,
    )
    .join('');

const asDocument = (plan: Plan, { asOf, adopted }: Introduced): readonly string[] => {
  const written = plan.document?.asOf ?? null;
  const isOtherDay = asOf !== null && written !== null && !written.equals(asOf);
  const day = perDayIn(asOf, plan.year);
  return (plan.document?.introduction ?? [])
    .map((text) => (isOtherDay ? onDay(text, written, day, plan.year) : text))
    .map((text) => relativeTo(text, adopted));
};

/**
 * The report's own introduction; else the document's, with its per-datum and its sentences on what was moved as they are
 * now; the form's where the plan came from no document.
 */
export const introductionOf = (plan: Plan, form: ReportForm, introduced: Introduced): readonly string[] => {
  const { asOf, moved, own, adopted } = introduced;
  const day = perDayIn(asOf, plan.year);
  const asterisk = form.words.asterisk.replace('{adopted}', adopted);
  const isDated = hasColumn(form, 'deadline');
  if (own.trim() !== '') return [...paragraphsOf(own), ...(isDated ? [`${asterisk} ${moved}`.trim()] : [])];
  const document = asDocument(plan, introduced);
  const paragraphs =
    document.length > 0
      ? document
      : [
          ...form.words.introduction.map((text) => text.replace(/ ?\{asOf\}/, day && ` ${day}`)),
          ...(isDated ? [asterisk] : []),
        ];
  if (moved === '') return paragraphs;
  const anew = withMoved(paragraphs, moved, plan.year);
  if (anew !== null) return anew;
  const at = paragraphs.findIndex((text) => /asterisk/iu.test(text));
  if (at < 0) return [...paragraphs, moved];
  return paragraphs.map((text, index) => (index === at ? `${text} ${moved}` : text));
};
