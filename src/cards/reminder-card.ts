import type { IAdaptiveCard, IExecuteAction } from '@microsoft/teams.cards';
import { mostAtOnce } from './card-action.ts';
import { canSayUnchanged, keyFor, lineBlock, sharedData, shownIn, type LineFrame } from './card-line.ts';
import { describedDay } from '../plan/period-rules.ts';
import type { CardLine, Reminder } from './reminder.ts';
import { bytesOf } from './size.ts';
import { dayText, text, weekdayText } from './text.ts';
import { cardWords, type CardWords } from './words.ts';

const isAwaiting = ({ state }: CardLine): boolean => state.is !== 'answered' && state.is !== 'refused';
const isSettled = ({ state }: CardLine): boolean => state.is === 'answered' && state.justNow !== true;

/** What a card aims to stay under, so that it opens at once on a phone; Teams' own limit is 100 KB a message. */
const mostBytes = 28_000;

/** "Tre aktiviteter har slutdatum 31 december"; without a day where they differ. Also the message's summary. */
export const reminderHeading = ({ lines, today, language }: Pick<Reminder, 'lines' | 'today' | 'language'>): string => {
  const words = cardWords[language];
  const days = new Set(lines.map((line) => line.due.toString()));
  const [only] = lines;
  const day = days.size === 1 && only !== undefined ? dayText(only.due, today, words) : null;
  return words.due(lines.length, day);
};

/** By when answers are expected, by the plans that still wait for one. */
const askedOf = ({ lines, today }: Reminder, words: CardWords): string => {
  const awaiting = lines.filter(isAwaiting);
  if (awaiting.length === 0)
    return lines.every(({ state }) => state.is === 'answered') ? words.allAnswered : words.nothingToAnswer;
  const expected = awaiting.flatMap(({ period }) =>
    period === null
      ? []
      : [
          words.answersDue(
            period.name,
            describedDay(period, today.year, words.language),
            weekdayText(period.answersDueOn, words),
          ),
        ],
  );
  return [words.howIsIt, ...new Set(expected)].join(' ');
};

const hasDraft = ({ state }: CardLine): boolean => 'draft' in state && state.draft !== null;

/** Null where it would answer for one line only, for more than can be done in time, or not for all that wait. */
const unchangedForAll = ({ lines }: Reminder, frame: LineFrame): IExecuteAction | null => {
  const awaiting = lines.filter(isAwaiting);
  if (awaiting.length < 2 || awaiting.length > mostAtOnce || !awaiting.every(canSayUnchanged)) return null;
  if (awaiting.some(hasDraft)) return null;
  return {
    type: 'Action.Execute',
    title: frame.words.unchangedForAll(awaiting.length),
    verb: 'unchanged-all',
    data: {
      ...sharedData(frame),
      activities: awaiting.map(({ activity }) => keyFor('unchanged', activity)),
    },
  };
};

/** Which lines are drawn; of the others how many are answered, and how many wait. */
interface Drawn {
  readonly lines: readonly CardLine[];
  readonly answered: number;
  readonly left: number;
}

const cardOf = (reminder: Reminder, { lines, answered, left }: Drawn, frame: LineFrame): IAdaptiveCard => {
  const { words } = frame;
  const heading = reminderHeading(reminder);
  // In Markdown a parenthesis would end the link.
  const tab = reminder.link.replaceAll('(', '%28').replaceAll(')', '%29');
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: reminder.language,
    msteams: { width: 'full' },
    fallbackText: words.openApp(heading),
    body: [
      text(heading, { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      text(askedOf(reminder, words), { isSubtle: true, spacing: 'None' }),
      ...(answered === 0 ? [] : [text(words.answeredBefore(answered), { spacing: 'Medium' })]),
      ...lines.map((line) => lineBlock(line, frame)),
      ...(left === 0 ? [] : [text(words.moreInTab(left, tab), { spacing: 'Medium', separator: true })]),
    ],
    actions: [{ type: 'Action.OpenUrl', title: words.openMine, url: reminder.link }],
  };
};

/**
 * What there is room for. What was answered before becomes a number first; then the last of those that wait are left for
 * later: when some of the others are answered, the card is redrawn with them. A begun text is never left out.
 */
const withinRoom = (reminder: Reminder, frame: LineFrame): Drawn => {
  const { lines } = reminder;
  const everything: Drawn = { lines, answered: 0, left: 0 };
  if (bytesOf(cardOf(reminder, everything, frame)) <= mostBytes) return everything;
  const answered = lines.filter(isSettled).length;
  const waiting = lines.filter(({ state }) => state.is === 'waiting');
  const others = lines.filter((line) => !isSettled(line) && line.state.is !== 'waiting');
  let room = mostBytes - bytesOf(cardOf(reminder, { lines: others, answered, left: waiting.length }, frame));
  const firstLeft = waiting.findIndex((line) => (room -= bytesOf(lineBlock(line, frame)) + 1) < 0);
  const left = new Set(firstLeft < 0 ? [] : waiting.slice(firstLeft));
  return { lines: lines.filter((line) => !isSettled(line) && !left.has(line)), answered, left: left.size };
};

/** One card with what a person is reminded of that day, as much as there is room for. Adaptive Cards 1.5. */
export const reminderCard = (reminder: Reminder): IAdaptiveCard => {
  const words = cardWords[reminder.language];
  const shown = reminder.lines.map(shownIn).filter((one) => one !== null);
  const frame: LineFrame = { delivery: reminder.delivery, words, shown };
  const drawn = withinRoom(reminder, frame);
  const card = cardOf(reminder, drawn, frame);
  const forAll = drawn.left === 0 ? unchangedForAll(reminder, frame) : null;
  if (forAll === null) return card;
  const withAll = { ...card, actions: [forAll, ...(card.actions ?? [])] };
  return bytesOf(withAll) <= mostBytes ? withAll : card;
};
