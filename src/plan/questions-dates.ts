import { Temporal } from 'temporal-polyfill';
import { isMoved, lastDay, printedDeadline } from './deadline.ts';
import { namedTimes } from './named-times.ts';
import {
  quotedIn,
  sentencesIn,
  statusWord,
  type AskedRow,
  type QuestionContext,
  type QuestionRule,
} from './question.ts';
import { holdsThen, movedOn } from './said-in-comments.ts';
import { isFinished } from './status.ts';

const isAfter = (day: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, other) > 0;

/**
 * Overdue and not marked so. Its last day may be the per-datum itself: what is reported as it stands on 31 August and was
 * to be done in August is either done or late. What is paused has been said to wait.
 */
const overdue: QuestionRule = {
  id: 'overdue',
  asks: (row, context) => {
    const { status, deadline } = row;
    const last = lastDay(deadline);
    if (last === null || isAfter(last, context.perDatum) || isFinished(status) || status.progress === 'paused')
      return null;
    const words = printedDeadline(deadline);
    const word = statusWord(row, context);
    return {
      words,
      sv: `Slutdatum är ${quotedIn.sv(words)} och har passerat, men ${word === '' ? 'inget läge är angivet' : `läget är ${quotedIn.sv(word)}`}. Är aktiviteten genomförd, eller flyttas slutdatumet?`,
      en: `The deadline ${quotedIn.en(words)} has passed, but ${word === '' ? 'no status is stated' : `the status is ${quotedIn.en(word)}`}. Is the activity done, or is the deadline moved?`,
    };
  },
};

/** A time after the deadline and after the per-datum: what is past is told, not planned. */
const laterTime = ({ comment, deadline }: AskedRow, { perDatum, planYear }: QuestionContext): string | null => {
  const last = lastDay(deadline);
  if (last === null) return null;
  const isLater = (sentence: string): boolean =>
    namedTimes(sentence, planYear).some((time) => isAfter(time.last, last) && isAfter(time.last, perDatum));
  return sentencesIn(comment).find((sentence) => isLater(sentence) && !holdsThen.test(sentence)) ?? null;
};

/** "Har skjutits fram", where no mark says so; but "Flyttat till Q4" under the deadline Q4 is told, and done. */
const movedWithoutMark = ({ comment, deadline }: AskedRow, { planYear }: QuestionContext): string | null => {
  if (isMoved(deadline)) return null;
  const said = sentencesIn(comment).find((sentence) => movedOn.test(sentence)) ?? null;
  const last = lastDay(deadline);
  const times = said === null ? [] : namedTimes(said, planYear);
  return last !== null && times.length > 0 && times.every((time) => !isAfter(time.last, last)) ? null : said;
};

/** Moved in words but not in date. */
const movedInWords: QuestionRule = {
  id: 'moved-in-words',
  asks: (row, context) => {
    if (isFinished(row.status)) return null;
    const words = laterTime(row, context) ?? movedWithoutMark(row, context);
    if (words === null) return null;
    const deadline = printedDeadline(row.deadline);
    const stands =
      deadline === ''
        ? ['inget slutdatum finns', 'there is no deadline']
        : [`slutdatum är ${quotedIn.sv(deadline)}`, `the deadline is ${quotedIn.en(deadline)}`];
    return {
      words,
      sv: `Kommentaren säger ${quotedIn.sv(words)} men ${stands[0]}. Ska slutdatumet flyttas, och till när?`,
      en: `The comment says ${quotedIn.en(words)} but ${stands[1]}. Is the deadline to be moved, and to when?`,
    };
  },
};

/** What is past goes before what is to come. */
export const dateRules: readonly QuestionRule[] = [overdue, movedInWords];
