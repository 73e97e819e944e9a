import type { Temporal } from 'temporal-polyfill';
import { reminderCard, reminderHeading } from '../cards/reminder-card.ts';
import { remindersOf } from '../plan/reminders.ts';
import type { DaysOff } from '../plan/working-days.ts';
import type { SendTimes } from './bot.ts';
import { linesOf, takeOffDelivery } from './card-lines.ts';
import type { Connector } from './connector.ts';
import { conversationOfPerson } from './conversations.ts';
import type { Database } from './database.ts';
import { claimDelivery, dropDelivery, markSending, markUnreachable, type Delivery } from './deliveries.ts';
import { isPastCardHours } from './due-occasions.ts';
import { drawReminder, type CardStyle } from './draw-reminder.ts';
import { afterSending, type SendOutcome } from './sending.ts';
import { longestSendSeconds, type Send } from './send.ts';
import type { Snapshot } from './snapshot.ts';
import { dayAt } from './stockholm.ts';

export interface ReminderJob {
  readonly db: Database;
  readonly connector: Connector;
  readonly send: Send;
  readonly snapshot: Snapshot;
  readonly times: SendTimes;
  readonly daysOff: DaysOff;
  readonly style: CardStyle;
  readonly now: () => Temporal.Instant;
}

/**
 * Sends one person's card.
 *
 * Dying before the claim: the delivery is still planned, and the next tick sends it. Between the claim and the mark:
 * nobody knows whether it arrived; it becomes uncertain and is never sent again, and what it listed comes in the next
 * working day's card. After the mark: it is sent. Each early return leaves what a repetition finds again.
 */
export const sendReminder = async (job: ReminderJob, delivery: Delivery): Promise<SendOutcome> => {
  const { db, connector, send, snapshot, style, now } = job;
  if (delivery.state !== 'planned') return 'already-sent';
  if (!delivery.day.equals(dayAt(now())) || isPastCardHours(now(), job.times)) return 'out-of-hours';

  const personId = Number(delivery.target);
  const lines = await linesOf(db, delivery.id);
  const due = snapshot.contents.flatMap((content) => remindersOf(content, job.daysOff).occasions);
  const isDue = new Set(due.filter((one) => one.personId === personId).map((one) => one.activityKey));
  const stale = lines.filter((line) => !isDue.has(line.activityKey)).map((line) => line.activityKey);
  if (stale.length > 0) await takeOffDelivery(db, delivery.id, stale);
  if (stale.length === lines.length) {
    await dropDelivery(db, delivery.id);
    return 'no-longer-due';
  }

  const conversation = await conversationOfPerson(db, personId);
  if (conversation === null) {
    await markUnreachable(db, delivery.id, { now: now(), detail: 'not-installed' });
    return 'unreachable';
  }

  const message = await db.transaction(async (transaction) => {
    const until = now().add({ seconds: longestSendSeconds * 2 });
    if (!(await claimDelivery(transaction, delivery.id, conversation, { now: now(), until }))) return null;
    // Read when it is ours: another worker, that has seen something newer, may have taken lines off until then.
    const reminder = drawReminder(delivery, await linesOf(transaction, delivery.id), snapshot.contents, style);
    return { summary: reminderHeading(reminder), card: reminderCard(reminder) };
  });
  if (message === null) return 'already-sent';
  const sending = await send(() => connector.post(conversation, message));
  await markSending(db, delivery.id, afterSending(sending, now()));
  return sending.outcome;
};
