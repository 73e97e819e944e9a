import { describe, expect, test } from 'vitest';
import type { Deadline } from '../../src/plan/deadline.ts';
import { laterMonths } from '../../src/ui/later-month.ts';
import { formatMoment, lateBy } from '../../src/ui/format.ts';
import { sv } from '../../src/ui/strings-sv.ts';
import { day } from './plan-of-2022.ts';

const until = (first: string, last: string): Deadline => ({
  text: '',
  occurrences: [{ first: day(first), last: day(last) }],
  moved: false,
  postponedTo: null,
});

describe('the months a deadline can be moved to', () => {
  test('end after its last day, and not before today', () => {
    const june = until('2022-06-01', '2022-06-30');
    expect(laterMonths(june, day('2022-03-01'), 2022)[0]?.toString()).toBe('2022-07');
    expect(laterMonths(june, day('2022-11-21'), 2022)[0]?.toString()).toBe('2022-11');
    expect(laterMonths(until('2022-12-01', '2022-12-31'), day('2022-11-21'), 2022)[0]?.toString()).toBe('2023-01');
  });

  test('reach the end of the year after the plan', () => {
    expect(laterMonths(until('2022-12-01', '2022-12-31'), day('2022-11-21'), 2022).at(-1)?.toString()).toBe('2023-12');
  });
});

describe('time in words', () => {
  test('late is counted in days and then in whole months, and begins the day after the last', () => {
    const august = { deadline: until('2022-08-01', '2022-08-31') };
    expect(lateBy(august, day('2022-08-31'), sv)).toBe('');
    expect(lateBy(august, day('2022-09-01'), sv)).toBe('1 dag');
    expect(lateBy(august, day('2022-09-29'), sv)).toBe('29 dagar');
    expect(lateBy(august, day('2022-11-21'), sv)).toBe('2 mån');
  });

  test("a moment is told in Stockholm's time: half past ten in the evening UTC is the next day there", () => {
    expect(formatMoment('2022-08-31T22:30:00Z', day('2022-09-01'), sv)).toBe('i dag 00.30');
    expect(formatMoment('2022-08-31T21:30:00Z', day('2022-09-01'), sv)).toBe('i går 23.30');
  });
});
