import { Temporal } from 'temporal-polyfill';
import { namedTimes } from './named-times.ts';
import {
  quotedIn,
  saying,
  sentencesIn,
  statusWord,
  type AskedRow,
  type Asking,
  type QuestionContext,
  type QuestionRule,
} from './question.ts';
import { dropped, goesOn, isToCome, notBegun, onlyFinished, underWay } from './said-in-comments.ts';
import type { Progress } from './status.ts';

const has = ({ status }: AskedRow, ...progresses: readonly Progress[]): boolean =>
  status.progress !== null && progresses.includes(status.progress);

const asking = (
  row: AskedRow,
  context: QuestionContext,
  said: string | null,
  sv: string,
  en: string,
): Asking | null => {
  if (said === null) return null;
  const status = statusWord(row, context);
  return {
    words: said,
    sv: `Läget är ${quotedIn.sv(status)}, men kommentaren säger ${quotedIn.svEnded(said)} ${sv}`,
    en: `The status is ${quotedIn.en(status)}, but the comment says ${quotedIn.enEnded(said)} ${en}`,
  };
};

/** Utgår in words only: "Klart" with the comment "Ej aktuellt med inrättande" is cancelled, not done. */
const droppedInWords: QuestionRule = {
  id: 'dropped-in-words',
  asks: (row, context) => {
    const said = has(row, 'dropped') ? null : saying(row.comment, dropped);
    return asking(row, context, said, 'Utgår aktiviteten?', 'Is the activity dropped?');
  },
};

const notBegunInWords: QuestionRule = {
  id: 'not-begun-in-words',
  asks: (row, context) => {
    const said = has(row, 'ongoing', 'completed') ? saying(row.comment, notBegun) : null;
    return asking(row, context, said, 'Har arbetet börjat?', 'Has the work begun?');
  },
};

/** A day that comes after the one that the answer describes, told of what is to be done. */
const comesLater = ({ comment }: AskedRow, perDatum: Temporal.PlainDate, planYear: number): string | null =>
  sentencesIn(comment).find(
    (sentence) =>
      isToCome.test(sentence) &&
      namedTimes(sentence, planYear).some(({ last }) => Temporal.PlainDate.compare(last, perDatum) > 0),
  ) ?? null;

/** Genomfört, and yet going on or to be done: "Följer tidplan", "Implementeringen är påbörjad". */
const unfinishedInWords: QuestionRule = {
  id: 'unfinished-in-words',
  asks: (row, context) => {
    const { perDatum, planYear } = context;
    if (!has(row, 'completed')) return null;
    const said = saying(row.comment, goesOn) ?? comesLater(row, perDatum, planYear);
    return asking(row, context, said, 'Är allt genomfört?', 'Is all of it done?');
  },
};

/** "Kvarstår" is counted with what is not begun, unless the comment says otherwise (DESIGN, "Status"). */
const underWayInWords: QuestionRule = {
  id: 'under-way-in-words',
  asks: (row, context) => {
    const said = has(row, 'not-started') ? saying(row.comment, underWay) : null;
    return asking(row, context, said, 'Har arbetet börjat?', 'Has the work begun?');
  },
};

/** "Klart.", "Aktiviteten genomförd i juni"; but "Klart i september", said in August, is to come. */
const finishedBy = ({ comment }: AskedRow, perDatum: Temporal.PlainDate, planYear: number): string | null =>
  sentencesIn(comment).find((sentence) => {
    const match = onlyFinished.exec(sentence);
    if (match?.groups?.['when'] === undefined) return match !== null;
    const times = namedTimes(sentence, planYear);
    return times.length > 0 && times.every(({ last }) => Temporal.PlainDate.compare(last, perDatum) <= 0);
  }) ?? null;

const finishedInWords: QuestionRule = {
  id: 'finished-in-words',
  asks: (row, context) => {
    const { perDatum, planYear } = context;
    const said = has(row, 'not-started', 'ongoing', 'paused') ? finishedBy(row, perDatum, planYear) : null;
    return asking(row, context, said, 'Är aktiviteten genomförd?', 'Is the activity done?');
  },
};

/** Status and comment disagree, the gravest first. */
export const statusRules: readonly QuestionRule[] = [
  droppedInWords,
  notBegunInWords,
  unfinishedInWords,
  underWayInWords,
  finishedInWords,
];
