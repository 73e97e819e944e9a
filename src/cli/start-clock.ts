import { Temporal } from 'temporal-polyfill';
import type { Bot } from '../bot/bot.ts';
import { PlanError } from '../plan/plan-error.ts';

/** The tenant's clock, as far as it is moved here. */
export interface MovableClock {
  now(): Temporal.Instant;
  moveTo(instant: Temporal.Instant): void;
}

const zone = 'Europe/Stockholm';
const morning = Temporal.PlainTime.from('08:00');

/** Stockholm's calendar day of an instant. */
export const dayInStockholm = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();

/** 08.00 on a day, in Stockholm. */
export const morningOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();

/** 08.00 on the day after an instant's, in Stockholm. */
export const nextMorning = (now: Temporal.Instant): Temporal.Instant => morningOf(dayInStockholm(now).add({ days: 1 }));

/**
 * What somebody asked the clock to move to: `next-day` (08.00), `next-event`, or an ISO instant.
 *
 * @throws PlanError `not-found` when nothing is planned, `invalid` for anything else and for what has been.
 */
export async function destination(
  to: string,
  clock: MovableClock,
  nextEvent: () => Promise<{ readonly at: Temporal.Instant } | null>,
): Promise<Temporal.Instant> {
  const now = clock.now();
  if (to === 'next-day') return nextMorning(now);
  if (to === 'next-event') {
    const next = await nextEvent();
    if (next === null) throw new PlanError('not-found', 'Inget är planerat att hända.');
    return later(next.at, now);
  }
  const instant = instantIn(to);
  if (Temporal.Instant.compare(instant, now) < 0) {
    throw new PlanError('invalid', 'Klockan går bara framåt: det som har förfallit har hänt.');
  }
  return instant;
}

/**
 * Moves the clock, stopping at each thing that comes on the way, so that each is done on its own day and in its own
 * order. Dying on the way loses nothing: the clock stands where it came to, and what is due is done at the next start.
 */
export async function moveThrough(
  clock: MovableClock,
  bot: Pick<Bot, 'nextEvent' | 'tick'>,
  target: Temporal.Instant,
): Promise<void> {
  let last = '';
  for (;;) {
    const next = await bot.nextEvent();
    if (next === null || Temporal.Instant.compare(next.at, target) > 0) break;
    const event = `${next.at.toString()} ${next.what}`;
    // Done and still due: it waits for something else than time (a service that does not answer), not for us.
    if (event === last) break;
    last = event;
    clock.moveTo(later(next.at, clock.now()));
    await bot.tick();
  }
  clock.moveTo(later(target, clock.now()));
  await bot.tick();
}

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;

function instantIn(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (cause) {
    throw new PlanError('invalid', `"${text}" är ingen tidpunkt.`, { cause });
  }
}
