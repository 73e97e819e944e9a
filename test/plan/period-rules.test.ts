import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { swedishDaysOff } from '../../src/bot/holidays.ts';
import {
  describedDay,
  newPeriod,
  periodProblems,
  requirePeriod,
  usualPeriods,
  type NewPeriod,
} from '../../src/plan/period-rules.ts';
import { isWorkingDay } from '../../src/plan/working-days.ts';
import { seeded } from './seeded.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const plan = { key: 'vp-2022', year: 2022, state: 'open' as const };
const delår2: NewPeriod = {
  name: 'Delår 2',
  perDatum: day('2022-08-31'),
  opensOn: day('2022-09-01'),
  answersDueOn: day('2022-09-14'),
};

describe('a period', () => {
  test('may open before the day it describes, or after it; October may have one too', () => {
    expect(periodProblems(delår2, plan, [])).toEqual([]);
    const before = { ...delår2, opensOn: day('2022-08-15'), answersDueOn: day('2022-08-26') };
    expect(periodProblems(before, plan, [])).toEqual([]);
    const october = { ...delår2, name: 'Oktober', perDatum: day('2022-10-31'), opensOn: day('2022-10-31') };
    expect(periodProblems({ ...october, answersDueOn: october.opensOn }, plan, [delår2])).toEqual([]);
  });

  test('is not due before it is asked for, and not reviewed before it is due', () => {
    const backwards = { ...delår2, answersDueOn: day('2022-08-31'), reviewedOn: day('2022-08-30') };
    expect(periodProblems(backwards, plan, [])).toEqual(['due-before-opening', 'review-before-due']);
    expect(() => requirePeriod(backwards, plan, [])).toThrow('Svar senast ligger före');
  });

  test('has a name of its own, however that is written', () => {
    expect(periodProblems({ ...delår2, name: ' DELAR 2 ' }, plan, [delår2])).toEqual(['name-taken']);
    expect(periodProblems({ ...delår2, name: ' – ' }, plan, [delår2])).toEqual(['no-name']);
    expect(newPeriod(plan.key, delår2).key).toBe('vp-2022|delar-2');
  });

  test('does not describe a day before the plan, nor come to a plan that is closed', () => {
    const typed = { ...delår2, perDatum: day('2021-08-31') };
    expect(periodProblems(typed, plan, [])).toEqual(['before-the-plan']);
    expect(() => requirePeriod(delår2, { ...plan, state: 'closed' }, [])).toThrow('Planen är avslutad');
  });
});

describe('the usual periods of a year', () => {
  const daysOff = swedishDaysOff();

  test('are delår 1, delår 2 and bokslut, answered in the two weeks after', () => {
    const told = usualPeriods(plan, 2022, daysOff).map(({ name, perDatum, opensOn, answersDueOn }) =>
      [name, perDatum, opensOn, answersDueOn].join(' '),
    );
    expect(told).toEqual([
      'Delår 1 2022-04-30 2022-05-02 2022-05-13',
      'Delår 2 2022-08-31 2022-09-01 2022-09-14',
      'Bokslut 2022-12-31 2023-01-02 2023-01-13',
    ]);
  });

  test('of a programme are named with their year, and only those within it', () => {
    const programme = { ...plan, from: day('2021-07-01'), to: day('2023-06-30') };
    const names = [2021, 2022, 2023].flatMap((year) => usualPeriods(programme, year, daysOff).map(({ name }) => name));
    expect(names).toEqual([
      'Delår 2 2021',
      'Bokslut 2021',
      'Delår 1 2022',
      'Delår 2 2022',
      'Bokslut 2022',
      'Delår 1 2023',
    ]);
  });

  test('of every year are periods that may be made, on working days', () => {
    for (let year = 2000; year <= 2060; year += 1) {
      const periods = usualPeriods({ ...plan, year }, year, daysOff);
      periods.forEach((period, index) => {
        expect(periodProblems(period, { year }, periods.slice(0, index))).toEqual([]);
        expect([period.opensOn, period.answersDueOn].every((date) => isWorkingDay(date, daysOff))).toBe(true);
      });
    }
  });
});

test('an answer on 7 September says the state as of 31 August', () => {
  expect(describedDay(delår2, 2022)).toBe('läget per 31 augusti');
  expect(describedDay(delår2, 2023)).toBe('läget per 31 augusti 2022');
  expect(describedDay(delår2, 2022, 'en')).toBe('the state as of 31 August');
});

test('whatever days are stated, what is called right is in order and what is called wrong is not', () => {
  const draw = seeded(20220831);
  let right = 0;
  for (let round = 0; round < 2000; round += 1) {
    const [perDatum, opensOn, answersDueOn, reviewedOn] = Array.from({ length: 4 }, () =>
      day('2022-01-01').add({ days: draw(-40, 400) }),
    ) as [Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate];
    const period = { name: `P${draw(1, 9)}`, perDatum, opensOn, answersDueOn, reviewedOn };
    const problems = periodProblems(period, plan, [{ name: 'p3' }]);
    const inOrder = [opensOn, answersDueOn, reviewedOn].map(String).every((text, i, all) => text >= (all[i - 1] ?? ''));
    const isRight = inOrder && String(perDatum) >= '2022-01-01' && period.name !== 'P3';
    expect(problems.length === 0, JSON.stringify(period)).toBe(isRight);
    right += isRight ? 1 : 0;
  }
  expect(right).toBeGreaterThan(100);
});
