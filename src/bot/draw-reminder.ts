import type { CardLine, LineState, Reminder } from '../cards/reminder.ts';
import type { Language } from '../cards/words.ts';
import type { Activity } from '../plan/activity.ts';
import { isGiven } from '../plan/follow-up.ts';
import { openPeriod } from '../plan/period.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isFinished } from '../plan/status.ts';
import { Temporal } from 'temporal-polyfill';
import type { SentLine } from './card-lines.ts';
import type { Delivery } from './deliveries.ts';

/** How cards look and lead on this service. */
export interface CardStyle {
  readonly language: Language;
  readonly link: string;
}

/** The municipal goal above an activity's first row; "" where it stands under none. */
const goalOf = (activity: Activity, { placements, goals }: PlanContent): string => {
  const placement = placements
    .filter((candidate) => candidate.activityKey === activity.key)
    .toSorted((a, b) => a.order - b.order)[0];
  let goal = goals.find((candidate) => candidate.key === placement?.goalKey);
  while (goal !== undefined && goal.kind !== 'municipal-goal') {
    const { parentKey } = goal;
    goal = goals.find((candidate) => candidate.key === parentKey);
  }
  return goal?.title ?? '';
};

/** What was reported of it in the last period that is closed. */
const seenOf = (activity: Activity, { periods, followUps }: PlanContent): CardLine['seen'] => {
  const closed = periods
    .filter((period) => period.state === 'closed')
    .toSorted((a, b) => Temporal.PlainDate.compare(b.perDatum, a.perDatum));
  for (const period of closed) {
    const followUp = followUps.find((one) => one.periodKey === period.key && one.activityKey === activity.key);
    if (followUp !== undefined) return { period: period.name, status: followUp.status };
  }
  return null;
};

/** What is known of a line without anybody pressing anything: answered here, answered elsewhere since, or waiting. */
const settledState = (
  line: SentLine,
  activity: Activity,
  content: PlanContent,
  sentAt: Temporal.Instant,
): LineState => {
  if (line.answer !== null) return { is: 'answered', unchanged: line.answer === 'unchanged' };
  const period = openPeriod(content.periods);
  const elsewhere = content.followUps.find(
    (followUp) =>
      followUp.activityKey === activity.key &&
      followUp.periodKey === period?.key &&
      isGiven(followUp) &&
      Temporal.Instant.compare(followUp.answered.at, sentAt) >= 0,
  );
  if (elsewhere !== undefined) return { is: 'answered', unchanged: elsewhere.unchanged };
  return isFinished(activity.status) ? { is: 'answered', unchanged: false } : { is: 'waiting' };
};

const canBeWrittenIn = ({ state }: CardLine): boolean => state.is === 'open' || state.is === 'conflict';

/**
 * The card of a delivery as things stand: what the ledger says it listed, as the record has it now. Activities that are
 * gone are left out. The first that waits is opened, unless another is open.
 *
 * @param states what the button that was pressed made of some lines, by activity
 */
export const drawReminder = (
  delivery: Pick<Delivery, 'id' | 'dueAt' | 'day'>,
  sentLines: readonly SentLine[],
  contents: readonly PlanContent[],
  { language, link }: CardStyle,
  states: ReadonlyMap<string, LineState> = new Map(),
): Reminder => {
  const lines: CardLine[] = [];
  for (const [position, sent] of sentLines.entries()) {
    const content = contents.find((candidate) => candidate.plan.key === sent.planKey);
    const activity = content?.activities.find((candidate) => candidate.key === sent.activityKey);
    if (content === undefined || activity === undefined) continue;
    lines.push({
      position,
      activity,
      due: sent.due,
      goal: goalOf(activity, content),
      seen: seenOf(activity, content),
      period: openPeriod(content.periods),
      state: states.get(activity.key) ?? settledState(sent, activity, content, delivery.dueAt),
    });
  }
  const firstWaiting = lines.some(canBeWrittenIn) ? -1 : lines.findIndex(({ state }) => state.is === 'waiting');
  return {
    delivery: delivery.id,
    lines: lines.map((line, index) =>
      index === firstWaiting ? { ...line, state: { is: 'open', draft: null } as const } : line,
    ),
    today: delivery.day,
    language,
    link,
  };
};
