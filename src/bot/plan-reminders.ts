import type { Temporal } from 'temporal-polyfill';
import type { Occasion } from '../plan/reminders.ts';
import type { DaysOff } from '../plan/working-days.ts';
import type { SendTimes } from './bot.ts';
import { putOnDelivery } from './card-lines.ts';
import type { Database } from './database.ts';
import { claimRound, giveUpBefore, planDelivery } from './deliveries.ts';
import { isCardDay, isDueOn, isPastCardHours, untoldOccasions } from './due-occasions.ts';
import type { Snapshot } from './snapshot.ts';
import { dayAt, instantAt, isBefore } from './stockholm.ts';

export type ReminderRound = 'no-card-day' | 'too-early' | 'too-late' | 'already-done' | 'planned';

/** The rounds' names in the ledger. */
export const reminderRound = 'reminders';

/**
 * The day's round: puts on one delivery a person what they are to be reminded of. It sends nothing. A service that wakes
 * after the day's hours leaves it to the next working day.
 *
 * It is one transaction, the mark that the round is done included: dying anywhere in it, it was never begun, and the next
 * tick does it. A second tick, or a second worker, finds the mark and leaves it.
 */
export const planReminders = async (
  db: Database,
  snapshot: Snapshot,
  { now, times, daysOff }: { readonly now: Temporal.Instant; readonly times: SendTimes; readonly daysOff: DaysOff },
): Promise<ReminderRound> => {
  const today = dayAt(now);
  const isTooLate = isPastCardHours(now, times);
  // What was held up past its hours is given up at once, so that the next working day's card has it.
  await giveUpBefore(db, 'card', isTooLate ? today.add({ days: 1 }) : today, now);
  if (!isCardDay(today, daysOff)) return 'no-card-day';
  const dueAt = instantAt(today, times.reminders);
  if (isBefore(now, dueAt)) return 'too-early';
  if (isTooLate) return 'too-late';
  return db.transaction(async (transaction) => {
    if (!(await claimRound(transaction, reminderRound, today))) return 'already-done';
    const untold = await untoldOccasions(transaction, snapshot, daysOff);
    const byPerson = new Map<number, Occasion[]>();
    for (const one of untold) {
      if (!isDueOn(one, today)) continue;
      const { personId } = one.occasion;
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), one.occasion]);
    }
    for (const [personId, occasions] of byPerson) {
      const target = String(personId);
      const delivery = await planDelivery(transaction, { kind: 'card', target, day: today, dueAt, now });
      if (delivery !== null) await putOnDelivery(transaction, delivery, occasions);
    }
    return 'planned';
  });
};
