import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { DaysOff } from '../plan/working-days.ts';

/** Sweden's public holidays (lag 1989:253) and the day before each, which offices close on or close early. */
const daysOffOf = (year: number): ReadonlySet<string> => {
  const holidays = new Holidays('SE', { types: ['public'] });
  // The eve of New Year's Day belongs to the year before.
  const days = [year, year + 1].flatMap((each) => holidays.getHolidays(each).map(({ date }) => date.slice(0, 10)));
  const withEves = days.flatMap((day) => [day, Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()]);
  return new Set(withEves.filter((day) => day.startsWith(`${year}-`)));
};

/** Swedish holidays and their eves, of any year, worked out as it is asked for. */
export const swedishDaysOff = (): DaysOff => {
  const years = new Map<number, ReadonlySet<string>>();
  return {
    has: (day) => {
      const year = Number(day.slice(0, 4));
      const known = years.get(year) ?? daysOffOf(year);
      years.set(year, known);
      return known.has(day);
    },
  };
};
