import { Temporal } from 'temporal-polyfill';
import { workingDayAfter, workingDayOnOrAfter, type DaysOff } from '../plan/working-days.ts';
import type { NextEvent, SendTimes } from './bot.ts';
import type { Database } from './database.ts';
import { instantOf, isRoundDone } from './deliveries.ts';
import { isCardDay, isDueOn, isPastCardHours, untoldOccasions } from './due-occasions.ts';
import { reminderRound } from './plan-reminders.ts';
import { postingDay, postRound, unannounced } from './post-changes.ts';
import type { Snapshot } from './snapshot.ts';
import { dayAt, instantAt, isBefore } from './stockholm.ts';

interface Calendar {
  readonly now: Temporal.Instant;
  readonly times: SendTimes;
  readonly daysOff: DaysOff;
}

const firstCardDay = (from: Temporal.PlainDate, daysOff: DaysOff): Temporal.PlainDate => {
  let day = workingDayOnOrAfter(from, daysOff);
  while (!isCardDay(day, daysOff)) day = workingDayAfter(day, daysOff);
  return day;
};

/** The first day with cards to send, among those not sent yet. */
const nextReminder = async (db: Database, snapshot: Snapshot, { now, times, daysOff }: Calendar) => {
  const today = dayAt(now);
  const isDone = isPastCardHours(now, times) || (await isRoundDone(db, reminderRound, today));
  const first = firstCardDay(isDone ? today.add({ days: 1 }) : today, daysOff);
  const days = (await untoldOccasions(db, snapshot, daysOff)).flatMap((untold) => {
    const { day } = untold.occasion;
    const candidate = firstCardDay(Temporal.PlainDate.compare(day, first) > 0 ? day : first, daysOff);
    return isDueOn(untold, candidate) ? [candidate] : [];
  });
  const [soonest] = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  return soonest === undefined ? null : instantAt(soonest, times.reminders);
};

/** When what has changed is posted; null while nothing has. */
const nextPost = async (db: Database, snapshot: Snapshot, calendar: Calendar) => {
  if ((await unannounced(db, snapshot)).length === 0) return null;
  const { times, daysOff } = calendar;
  const last = postingDay(calendar.now, calendar);
  const day = (await isRoundDone(db, postRound, last)) ? workingDayAfter(last, daysOff) : last;
  return instantAt(day, times.channelPosts);
};

/** Deliveries that are planned and were held up. */
const nextAttempts = async (db: Database): Promise<readonly NextEvent[]> => {
  const rows = await db.query<{ kind: 'card' | 'channel'; due_at: Date }>(
    `select kind, due_at from ledger.deliveries where state = 'planned' order by due_at limit 1`,
  );
  return rows.map(({ kind, due_at: dueAt }) => ({
    at: instantOf(dueAt),
    what: kind === 'card' ? 'reminders' : 'channel-post',
  }));
};

/** What comes next as the record and the ledger stand; null when nothing is to come. */
export const nextEventOf = async (db: Database, snapshot: Snapshot, calendar: Calendar): Promise<NextEvent | null> => {
  const reminders = await nextReminder(db, snapshot, calendar);
  const post = await nextPost(db, snapshot, calendar);
  const events: NextEvent[] = [
    ...(await nextAttempts(db)),
    ...(reminders === null ? [] : [{ at: reminders, what: 'reminders' as const }]),
    ...(post === null ? [] : [{ at: post, what: 'channel-post' as const }]),
  ];
  return events.toSorted((a, b) => (isBefore(a.at, b.at) ? -1 : 1))[0] ?? null;
};
