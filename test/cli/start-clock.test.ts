import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { NextEvent } from '../../src/bot/bot.ts';
import { destination, moveThrough, nextMorning } from '../../src/cli/start-clock.ts';

const at = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const inStockholm = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

/** A clock, and a service that does what is due when it is told to, and notes the time of each. */
const days = (from: string, ...events: readonly NextEvent[]) => {
  let now = at(from);
  const waiting = [...events];
  const done: string[] = [];
  const clock = {
    now: () => now,
    moveTo: (instant: Temporal.Instant) => {
      if (Temporal.Instant.compare(instant, now) < 0) throw new RangeError('backwards');
      now = instant;
    },
  };
  const bot = {
    nextEvent: () => Promise.resolve(waiting[0] ?? null),
    tick: () => {
      for (let event = waiting[0]; event && Temporal.Instant.compare(event.at, now) <= 0; event = waiting[0]) {
        done.push(`${event.what} ${inStockholm(now)}`);
        waiting.shift();
      }
      return Promise.resolve();
    },
  };
  return { clock, bot, done };
};

const reminders = (text: string): NextEvent => ({ at: at(text), what: 'reminders' });
const post = (text: string): NextEvent => ({ at: at(text), what: 'channel-post' });

describe('the clock of the start page', () => {
  test('goes to eight in the morning of the next day, whatever the hour, also when the nights change length', () => {
    expect(inStockholm(nextMorning(at('2022-12-16T08:15')))).toBe('2022-12-17T08:00:00');
    expect(inStockholm(nextMorning(at('2022-12-16T23:59')))).toBe('2022-12-17T08:00:00');
    expect(inStockholm(nextMorning(at('2023-03-25T08:00')))).toBe('2023-03-26T08:00:00');
    expect(inStockholm(nextMorning(at('2022-10-29T08:00')))).toBe('2022-10-30T08:00:00');
  });

  test('stops at each thing on the way, so that each is done at its own time', async () => {
    const { clock, bot, done } = days('2022-12-15T08:00', reminders('2022-12-16T08:00'), post('2022-12-16T16:00'));
    await moveThrough(clock, bot, at('2022-12-19T08:00'));
    expect(done).toEqual(['reminders 2022-12-16T08:00:00', 'channel-post 2022-12-16T16:00:00']);
    expect(inStockholm(clock.now())).toBe('2022-12-19T08:00:00');
  });

  test('leaves what comes later alone', async () => {
    const { clock, bot, done } = days('2022-12-16T08:00', post('2022-12-16T16:00'));
    await moveThrough(clock, bot, at('2022-12-16T15:59'));
    expect(done).toEqual([]);
  });

  test('does what was due already without going back', async () => {
    const { clock, bot, done } = days('2022-12-16T09:30', reminders('2022-12-16T08:00'));
    await moveThrough(clock, bot, await destination('next-event', clock, bot.nextEvent));
    expect(done).toEqual(['reminders 2022-12-16T09:30:00']);
  });

  test('goes on past what cannot be done now', async () => {
    const { clock, bot } = days('2022-12-16T08:00', post('2022-12-16T16:00'));
    const failing = { ...bot, tick: () => Promise.resolve() };
    await moveThrough(clock, failing, at('2022-12-17T08:00'));
    expect(inStockholm(clock.now())).toBe('2022-12-17T08:00:00');
  });

  test('is told no in words: nothing planned, no time at all, a time that has been', async () => {
    const { clock, bot } = days('2022-12-16T08:00');
    await expect(destination('next-event', clock, bot.nextEvent)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(destination('i morgon', clock, bot.nextEvent)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(destination('2022-12-16T06:59:00Z', clock, bot.nextEvent)).rejects.toMatchObject({ kind: 'invalid' });
  });
});
