import type { Temporal } from 'temporal-polyfill';
import { anyMonth, fullYear, monthNumber, monthsOf, oneDay } from '../plan/calendar-words.ts';
import type { DraftSource } from '../plan/draft-plan.ts';
import { nextSuchDay, type Milestone, type MilestoneKind } from '../plan/programme.ts';
import type { Report } from './report-problem.ts';
import { anyDayAsRead, asRead, digitsAsRead } from './lost-letters.ts';
import { sentenceAt, sentencesOf, sourceAt, type LinedText, type RunningText } from './paragraphs.ts';
import { quote } from './place.ts';

export interface DraftMilestone extends Milestone {
  /** Every place that states it. */
  readonly sources: readonly DraftSource[];
}

const dated = new RegExp(
  `^(?:[Dd]en )?(?<day>${anyDayAsRead})\\s+(?<month>${anyMonth})\\.?(?:\\s+(?<year>20\\d\\d))?(?:\\s*[:–-]\\s*|\\s+(?=\\p{Lu})|$)(?<rest>.*)$`,
  'u',
);
const start = new RegExp(asRead('uppstart') + '|\\bkick-?off', 'iu');
const reportWord = `(?:${asRead('läges')}|del|slut|${asRead('års')})?(?:rapport|${asRead('redovisning')})(?:en|er|erna)?`;
const report = new RegExp(
  `(?<!\\p{L})(?<word>${reportWord})(?!\\p{L})(?<between>[^.;]*?)\\s[i1]\\s+(?<month>${anyMonth})\\s+(?<year>20\\d\\d)`,
  'giu',
);
const boards = new RegExp(asRead('nämnd'), 'iu');
/** "För utvecklingsteamen …"; "…träff där huvudmannanivån … deltar". */
const forWhom = new RegExp(`^${asRead('för')}\\s+(?<whom>.+?)\\.?$`, 'iu');
const whoTakesPart = new RegExp(`\\s${asRead('där')}\\s+(?<whom>.+?)\\s+(?:deltar|medverkar)\\.?$`, 'iu');

const audienceOf = (text: string): string =>
  (forWhom.exec(text) ?? whoTakesPart.exec(text))?.groups?.['whom']?.trim() ?? '';

const namesReport = (sentence: string): boolean => [...sentence.matchAll(report)].length > 0;

interface Open {
  readonly dateText: string;
  readonly date: Temporal.PlainDate;
  readonly isYearInferred: boolean;
  readonly source: DraftSource;
  words: string[];
}

const openAt = (
  groups: Record<string, string | undefined>,
  source: DraftSource,
  after: Temporal.PlainDate | null,
  tell: Report,
): Open | null => {
  const { day: dayText = '', month: monthText = '', year: yearText, rest = '' } = groups;
  const dateText = [dayText, monthText, yearText].filter((part) => part !== undefined).join(' ');
  const day = digitsAsRead(dayText);
  const month = monthNumber(monthText);
  // "I juni Företagen" begins a sentence: letters alone are a day only where nothing follows.
  if (day === null || month === null || (rest !== '' && !/\d/.test(dayText))) return null;
  const date =
    yearText === undefined ? after && nextSuchDay(month, day, after) : oneDay(fullYear(yearText), month, day)?.last;
  if (!date) {
    tell(source, `Dagen ${quote(dateText)} kan inte läsas.`);
    return null;
  }
  if (!/^\d+$/.test(dayText)) tell(source, `Dagen ${quote(dateText)} är läst som ${day} ${monthText}.`);
  const words = rest === '' ? [] : [rest];
  return { dateText, date, isYearInferred: yearText === undefined, source, words };
};

/**
 * The days a memo sets: a date on a line of its own, with the words after it until the next one or an end (a heading, a
 * report). A date without a year is the first such day after the one before it, the first of them after the memo's own.
 */
export const readMeetings = (
  texts: readonly RunningText[],
  memo: Temporal.PlainDate | null,
  isHeading: (text: string) => boolean,
  tell: Report,
): readonly DraftMilestone[] => {
  const met: Open[] = [];
  let open: Open | null = null;
  for (const { text, source } of texts) {
    const groups = dated.exec(text)?.groups;
    const begun: Open | null = groups ? openAt(groups, source, met.at(-1)?.date ?? memo, tell) : null;
    if (begun) {
      met.push(begun);
      open = begun;
    } else if (isHeading(text)) open = null;
    else if (open) {
      for (const sentence of sentencesOf(text)) {
        if (namesReport(sentence)) open = null;
        open?.words.push(sentence);
      }
    }
  }
  const inferred = met.filter(({ isYearInferred }) => isYearInferred);
  if (inferred[0] && memo) {
    const days = inferred.map(({ dateText, date }) => `${dateText} är läst som ${date.toString()}`).join(', ');
    tell(inferred[0].source, `Årtal saknas: ${days}, i ordning efter skrivelsens dag ${memo.toString()}.`);
  }
  return met.map(({ dateText, date, isYearInferred, source, words }) => {
    const text = words.join(' ');
    const kind: MilestoneKind = start.test(text) && met[0]?.date.equals(date) ? 'start' : 'meeting';
    if (text === '') tell(source, `Det står inte vad som sker ${quote(dateText)}.`);
    return { date, dateText, isYearInferred, text, kind, audience: audienceOf(text), sources: [source] };
  });
};

/** Every mention of a report that is to come in a month: "En lägesrapport kommer att presenteras för nämnderna i juni 2022". */
export const readReports = (texts: readonly LinedText[]): readonly DraftMilestone[] =>
  texts.flatMap((running) =>
    [...running.text.matchAll(report)].map(({ 0: whole, index, groups = {} }): DraftMilestone => {
      const { word = '', month = '', year = '' } = groups;
      const number = monthNumber(month) ?? 1;
      const sentence = sentenceAt(running.text, index);
      return {
        date: monthsOf(fullYear(year), number, number).last,
        dateText: `${month} ${year}`,
        isYearInferred: false,
        // One sentence may promise two: then each has its own words of it.
        text: [...sentence.matchAll(report)].length === 1 ? sentence : whole,
        kind: /^slut/iu.test(word) ? 'final-report' : 'report',
        audience: boards.test(sentence) ? 'nämnderna' : '',
        sources: [sourceAt(running, index)],
      };
    }),
  );

/** The first sentence that speaks of the report alone says it best. */
export const joinMentions = (first: DraftMilestone, again: DraftMilestone): DraftMilestone => ({
  ...first,
  text: /[.!]$/.test(first.text) || !/[.!]$/.test(again.text) ? first.text : again.text,
  audience: first.audience === '' ? again.audience : first.audience,
  sources: [...first.sources, ...again.sources],
});
