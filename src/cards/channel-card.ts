import type { IAdaptiveCard, IContainer } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import { isSameDeadline, type Deadline } from '../plan/deadline.ts';
import { isSameStatus, type Progress, type Status } from '../plan/status.ts';
import { asWritten, shortened, statusText, text, weekdayText } from './text.ts';
import { cardWords, type CardWords, type Language } from './words.ts';

/** What a board may see of an activity: no owner, no unit. */
export interface Announced {
  readonly status: Status;
  readonly deadline: Deadline;
}

export interface Change {
  readonly title: string;
  /** As the channel was last told. */
  readonly before: Announced;
  readonly after: Announced;
  /** Why, in the owner's words; "" where nothing was said. */
  readonly reason: string;
}

export interface ChannelPost {
  /** Full names of the boards that meet in the channel: nearly always one. */
  readonly boards: readonly string[];
  readonly planNames: readonly string[];
  readonly day: Temporal.PlainDate;
  readonly changes: readonly Change[];
  readonly language: Language;
  /** Where "Visa i planen" leads. */
  readonly link: string;
}

/** Beyond this the post says how many more, so that it stays far under Teams' 100 KB. */
const mostShown = 40;

const symbols: Readonly<Record<Progress, string>> = {
  completed: '✓',
  paused: 'Ⅱ',
  dropped: '✕',
  ongoing: '◐',
  'not-started': '○',
};

/** The order of the groups: what asks for the board's attention, then what is done, then the rest. */
const order: readonly string[] = ['deviates', 'completed', 'paused', 'dropped', 'ongoing', 'not-started', 'unstated'];

/** The group a change stands in: its new status, or where only the deadline moved, its new deadline. */
const groupOf = ({ before, after }: Change, words: CardWords): { readonly rank: number; readonly title: string } => {
  if (isSameStatus(before.status, after.status)) {
    const year = after.deadline.postponedTo;
    const title = year === null ? words.newDeadline : words.postponed(year);
    return { rank: order.length + (year ?? 0), title: `→ ${title}` };
  }
  const { progress, deviation } = after.status;
  const name = deviation === 'deviates' ? 'deviates' : (progress ?? 'unstated');
  const symbol = deviation === 'deviates' ? '▲' : progress === null ? '·' : symbols[progress];
  return { rank: order.indexOf(name), title: `${symbol} ${statusText(after.status, words)}` };
};

const becauseOf = ({ before, after, reason }: Change, words: CardWords): string => {
  const status = isSameStatus(before.status, after.status)
    ? []
    : [`${words.before} ${statusText(before.status, words)}`];
  const deadline = isSameDeadline(before.deadline, after.deadline)
    ? []
    : [words.beforeDeadline(asWritten(before.deadline.text), asWritten(after.deadline.text))];
  const quoted = reason === '' ? [] : [`”${shortened(reason, 300)}”`];
  return [...status, ...deadline, ...quoted].join(' · ');
};

const changeBlock = (change: Change, words: CardWords): IContainer => ({
  type: 'Container',
  spacing: 'Small',
  items: [
    text(asWritten(change.title), { maxLines: 2 }),
    text(becauseOf(change, words), { isSubtle: true, size: 'Small', spacing: 'None' }),
  ],
});

/** "Bildningsnämnden: tre ändringar i dag". Also the message's summary. */
export const channelHeading = ({ boards, changes, language }: ChannelPost): string => {
  const words = cardWords[language];
  return words.changes(boards.join(` ${words.and} `), changes.length);
};

/** The day's post to a board's channel: what changed, by its new status, with the old one and the reason beneath. */
export const channelCard = (post: ChannelPost): IAdaptiveCard => {
  const words = cardWords[post.language];
  const heading = channelHeading(post);
  const groups = new Map<string, { rank: number; changes: Change[] }>();
  for (const change of post.changes.slice(0, mostShown)) {
    const { rank, title } = groupOf(change, words);
    const group = groups.get(title) ?? { rank, changes: [] };
    group.changes.push(change);
    groups.set(title, group);
  }
  const sorted = [...groups].toSorted(([, a], [, b]) => a.rank - b.rank);
  const left = post.changes.length - mostShown;
  const caption = [...post.planNames, weekdayText(post.day, words)].join(', ');
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: post.language,
    msteams: { width: 'full' },
    fallbackText: heading,
    body: [
      text(asWritten(heading), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      text(asWritten(caption), { isSubtle: true, spacing: 'None' }),
      ...sorted.map(([title, { changes }]): IContainer => ({
        type: 'Container',
        separator: true,
        spacing: 'Medium',
        items: [text(title, { weight: 'Bolder' }), ...changes.map((change) => changeBlock(change, words))],
      })),
      ...(left > 0 ? [text(words.moreChanges(left), { isSubtle: true })] : []),
    ],
    actions: [{ type: 'Action.OpenUrl', title: words.showInPlan, url: post.link }],
  };
};
