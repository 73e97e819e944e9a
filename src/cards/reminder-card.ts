import type { IAdaptiveCard, IContainer, IExecuteAction } from '@microsoft/teams.cards';
import { mostAtOnce } from './card-action.ts';
import { answeredLine, canSayUnchanged, openLine, refusedLine, waitingLine, type LineFrame } from './card-line.ts';
import type { CardLine, Reminder } from './reminder.ts';
import { dayText, text, weekdayText } from './text.ts';
import { cardWords } from './words.ts';

const isUnanswered = ({ state }: CardLine): boolean => state.is !== 'answered' && state.is !== 'refused';

const block = (line: CardLine, frame: LineFrame): IContainer => {
  switch (line.state.is) {
    case 'waiting':
      return waitingLine(line, frame);
    case 'open':
    case 'conflict':
      return openLine(line, frame, line.state);
    case 'answered':
      return answeredLine(line, frame, line.state.unchanged);
    case 'refused':
      return refusedLine(line, frame, line.state.why);
  }
};

/** "Tre aktiviteter har slutdatum 31 december"; without a day where they differ. Also the message's summary. */
export const reminderHeading = ({ lines, today, language }: Pick<Reminder, 'lines' | 'today' | 'language'>): string => {
  const words = cardWords[language];
  const days = new Set(lines.map((line) => line.due.toString()));
  const [only] = lines;
  const day = days.size === 1 && only !== undefined ? dayText(only.due, today, words) : null;
  return words.due(lines.length, day);
};

/** One card with everything a person is reminded of that day. Adaptive Cards 1.5, within Teams' 100 KB at 50 activities. */
export const reminderCard = (reminder: Reminder): IAdaptiveCard => {
  const { lines, period, language, delivery } = reminder;
  const words = cardWords[language];
  const heading = reminderHeading(reminder);
  const frame: LineFrame = { delivery, period, words };
  const asked =
    period === null ? words.howIsIt : words.answersDue(period.name, weekdayText(period.answersDueOn, words));
  const unanswered = lines.filter(isUnanswered);
  const unchangeable = unanswered.filter((line) => canSayUnchanged(line.activity, period));
  const forAll: IExecuteAction = {
    type: 'Action.Execute',
    title: words.unchangedForAll(unchangeable.length),
    verb: 'unchanged-all',
    data: {
      delivery,
      activities: unchangeable.map(({ activity }) => ({ activity: activity.key, version: activity.version })),
    },
  };
  const all = unchangeable.length > 1 && unchangeable.length <= mostAtOnce && unchangeable.length === unanswered.length;
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    msteams: { width: 'full' },
    fallbackText: words.openApp(heading),
    body: [
      text(heading, { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      text(unanswered.length === 0 ? words.allAnswered : asked, { isSubtle: true, spacing: 'None' }),
      ...lines.map((line) => block(line, frame)),
    ],
    actions: [...(all ? [forAll] : []), { type: 'Action.OpenUrl', title: words.openMine, url: reminder.link }],
  };
};
