import { Temporal } from 'temporal-polyfill';
import { isGiven } from '../plan/follow-up.ts';
import { openPeriod } from '../plan/period.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isReminderDay, isTimely, remindersOf, type Occasion } from '../plan/reminders.ts';
import { isWorkingDay, type DaysOff } from '../plan/working-days.ts';
import type { SendTimes } from './bot.ts';
import { occasionName, toldOccasions, type Told } from './card-lines.ts';
import { reachablePeople } from './conversations.ts';
import type { Queries } from './database.ts';
import type { Snapshot } from './snapshot.ts';
import { dayAt, instantAt, isBefore } from './stockholm.ts';

/** A day on which cards are sent at all. */
export const isCardDay = (day: Temporal.PlainDate, daysOff: DaysOff): boolean =>
  isWorkingDay(day, daysOff) && isReminderDay(day);

/** Whether it is too late in the day for a card: what is left then comes with the next working day's. */
export const isPastCardHours = (now: Temporal.Instant, { cardsUntil }: Pick<SendTimes, 'cardsUntil'>): boolean =>
  !isBefore(now, instantAt(dayAt(now), cardsUntil));

/** Whether somebody has answered of it in the open period since then: what may have been lost is then not missed. */
const answeredSince = (content: PlanContent, activityKey: string, since: Temporal.Instant): boolean => {
  const period = openPeriod(content.periods);
  return content.followUps.some(
    (followUp) =>
      followUp.activityKey === activityKey &&
      followUp.periodKey === period?.key &&
      isGiven(followUp) &&
      Temporal.Instant.compare(followUp.answered.at, since) >= 0,
  );
};

/**
 * What nobody has been told, as far as we know: what was never on a card; what was on one that may not have arrived, or
 * that Teams refused, once; and what was on one that could not be delivered to a person who can be reached now. By the day
 * it is meant for.
 */
export const untoldOccasions = async (db: Queries, { contents, asked }: Snapshot, daysOff: DaysOff) => {
  const reachable = await reachablePeople(db);
  const untold: { readonly occasion: Occasion; readonly after: Temporal.PlainDate | null }[] = [];
  for (const content of contents) {
    const occasions = remindersOf(content, daysOff).occasions.filter(({ activityKey }) => asked.has(activityKey));
    const told = await toldOccasions(
      db,
      occasions.map((occasion) => occasion.activityKey),
    );
    const toldOf = new Map(told.map((one) => [`${one.activityKey}|${one.personId}|${one.occasion}`, one]));
    for (const occasion of occasions) {
      const earlier = toldOf.get(`${occasion.activityKey}|${occasion.personId}|${occasionName(occasion)}`);
      if (earlier === undefined) untold.push({ occasion, after: null });
      else if (isLost(earlier, content, reachable)) untold.push({ occasion, after: earlier.day });
    }
  }
  return untold;
};

/** How often a card that Teams refuses is made anew: a fault of ours in it, or in Teams, may be gone the next day. */
const refusalsForgiven = 1;

const isLost = (told: Told, content: PlanContent, reachable: ReadonlySet<number>): boolean => {
  switch (told.state) {
    case 'uncertain':
      return !answeredSince(content, told.activityKey, told.since);
    case 'refused':
      return told.refusals < refusalsForgiven && !answeredSince(content, told.activityKey, told.since);
    case 'unreachable':
      return reachable.has(told.personId);
    case 'planned':
    case 'claimed':
    case 'sent':
    case 'answered':
      return false;
  }
};

type Untold = Awaited<ReturnType<typeof untoldOccasions>>[number];

/** Whether it goes on a card sent this day. What was lost comes on a later day than it was lost, and never goes stale. */
export const isDueOn = ({ occasion, after }: Untold, day: Temporal.PlainDate): boolean =>
  after === null ? isTimely(occasion, day) : Temporal.PlainDate.compare(after, day) < 0;
