import type { SPFI } from '@pnp/sp';
import { Temporal } from 'temporal-polyfill';
import type { Bot } from '../bot/bot.ts';
import { periodStateWords } from '../lists/words.ts';
import type { StartState } from '../local/start-state.ts';
import { day, word } from '../sharepoint/columns.ts';
import { wholeItems } from '../sharepoint/plan-frame.ts';
import { SetAside } from '../sharepoint/set-aside.ts';
import { morningOf } from './start-clock.ts';

/** What the clock can be moved to. */
export interface StartEvent {
  readonly at: Temporal.Instant;
  readonly what: NonNullable<StartState['next']>['what'];
}

/** The days of the open periods that a person waits for, in the morning: nothing is sent then, but what the pages say changes. */
async function periodDays(sp: SPFI): Promise<readonly StartEvent[]> {
  const periods = await wholeItems(sp, 'Periods');
  const open = new SetAside().read(periods, (item) => ({
    is: word(item, 'PeriodState', periodStateWords),
    days: [
      { at: morningOf(day(item, 'PerDatum')), what: 'period-day' as const },
      { at: morningOf(day(item, 'AnswersDueOn')), what: 'answers-due' as const },
    ],
  }));
  return open.flatMap(({ is, days }) => (is === 'open' ? days : []));
}

/** What comes next: what the service does, or a day that a period has; null when nothing is to come. */
export async function nextOnClock(
  bot: Pick<Bot, 'nextEvent'>,
  sp: SPFI,
  now: Temporal.Instant,
): Promise<StartEvent | null> {
  const [sent, days] = await Promise.all([bot.nextEvent(), periodDays(sp)]);
  const coming = days.filter(({ at }) => Temporal.Instant.compare(at, now) > 0);
  const all = [...(sent === null ? [] : [sent]), ...coming];
  return all.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0] ?? null;
}
