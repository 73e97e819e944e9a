import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { swedishDaysOff } from '../../src/bot/holidays.ts';
import { postingDay } from '../../src/bot/post-changes.ts';
import { dayAt, instantAt } from '../../src/bot/stockholm.ts';
import { isWorkingDay, workingDayOnOrBefore } from '../../src/plan/working-days.ts';

const day = Temporal.PlainDate.from;
const time = Temporal.PlainTime.from;
const daysOff = swedishDaysOff();

test('holidays and their eves are no working days, and the days between are', () => {
  const off = ['2022-01-05', '2022-01-06', '2022-04-14', '2022-04-15', '2022-04-18', '2022-05-26', '2022-06-06'];
  const more = [
    '2022-06-24',
    '2022-11-04',
    '2022-12-26',
    '2025-12-24',
    '2025-12-25',
    '2025-12-26',
    '2025-12-31',
    '2026-01-01',
  ];
  for (const one of [...off, ...more]) expect([one, isWorkingDay(day(one), daysOff)]).toEqual([one, false]);
  for (const one of ['2022-12-16', '2022-12-23', '2022-05-27', '2022-04-19', '2022-06-23', '2022-11-07'])
    expect([one, isWorkingDay(day(one), daysOff)]).toEqual([one, true]);
});

test('Saturday 17 December 2022 moves to Friday the 16th, Easter to the Wednesday before', () => {
  expect(workingDayOnOrBefore(day('2022-12-17'), daysOff).toString()).toBe('2022-12-16');
  expect(workingDayOnOrBefore(day('2022-04-18'), daysOff).toString()).toBe('2022-04-13');
});

test('eight in the morning is eight in Stockholm on either side of both nights when clocks change', () => {
  const at = (on: string) => instantAt(day(on), time('08:00')).toString();
  expect([at('2022-03-26'), at('2022-03-27')]).toEqual(['2022-03-26T07:00:00Z', '2022-03-27T06:00:00Z']);
  expect([at('2022-10-29'), at('2022-10-30')]).toEqual(['2022-10-29T06:00:00Z', '2022-10-30T07:00:00Z']);
});

test('a time that does not exist, or comes twice, is one instant all the same', () => {
  expect(instantAt(day('2022-03-27'), time('02:30')).toString()).toBe('2022-03-27T01:30:00Z');
  expect(instantAt(day('2022-10-30'), time('02:30')).toString()).toBe('2022-10-30T00:30:00Z');
});

test('late in the evening in UTC is the next day in Stockholm', () => {
  expect(dayAt(Temporal.Instant.from('2022-08-31T22:30:00Z')).toString()).toBe('2022-09-01');
  expect(dayAt(Temporal.Instant.from('2022-10-29T22:30:00Z')).toString()).toBe('2022-10-30');
});

test('posts are for the last working day whose hour has come', () => {
  const times = { reminders: time('08:00'), channelPosts: time('16:00'), cardsUntil: time('18:00') };
  const postedAt = (text: string) => postingDay(Temporal.Instant.from(text), { times, daysOff }).toString();
  expect(postedAt('2022-12-16T14:59:00Z')).toBe('2022-12-15');
  expect(postedAt('2022-12-16T15:00:00Z')).toBe('2022-12-16');
  expect(postedAt('2022-12-18T20:00:00Z')).toBe('2022-12-16');
  expect(postedAt('2022-12-19T14:59:00Z')).toBe('2022-12-16');
});
