import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { distinctMilestones, nextSuchDay, type MilestoneKind } from '../../src/plan/programme.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a date without a year is the first such day after the one before it', () => {
  it.each([
    [27, 1, '2021-11-09', '2022-01-27'],
    [23, 11, '2021-11-09', '2021-11-23'],
    [9, 11, '2021-11-09', '2022-11-09'],
    [29, 2, '2021-11-09', '2024-02-29'],
    [29, 2, '1896-03-01', '1904-02-29'],
  ])('%i/%i after %s is %s', (number, month, after, expected) => {
    expect(nextSuchDay(month, number, day(after))?.toString()).toBe(expected);
  });

  it('a day that no year has is none', () => {
    expect(nextSuchDay(2, 30, day('2021-11-09'))).toBeNull();
  });
});

describe('a report promised several times is one milestone', () => {
  const at = (kind: MilestoneKind, date: string, said: number) => ({ kind, date: day(date), said });
  const kept = (...met: ReturnType<typeof at>[]) =>
    distinctMilestones(met, (first, again) => ({ ...first, said: first.said + again.said })).map(
      ({ kind, date, said }) => `${kind} ${date.toString()} ×${said}`,
    );

  it('the same kind of report on the same day is one, in order of the days', () => {
    expect(
      kept(at('final-report', '2023-02-28', 1), at('report', '2022-06-30', 1), at('report', '2022-06-30', 1)),
    ).toEqual(['report 2022-06-30 ×2', 'final-report 2023-02-28 ×1']);
  });

  it('two reports in different months, or of different kinds, are two; so are two meetings on a day', () => {
    expect(
      kept(
        at('report', '2022-06-30', 1),
        at('report', '2022-09-30', 1),
        at('final-report', '2022-09-30', 1),
        at('meeting', '2022-11-23', 1),
        at('meeting', '2022-11-23', 1),
      ),
    ).toHaveLength(5);
  });
});
