import type { Temporal } from 'temporal-polyfill';

/**
 * The days nobody works besides weekends: holidays and their eves, as ISO days ("2022-12-24"). The hosts make them
 * (bot/holidays.ts); a Set will do, and so will anything that answers `has`.
 */
export type DaysOff = Pick<ReadonlySet<string>, 'has'>;

const saturday = 6;

export const isWorkingDay = (day: Temporal.PlainDate, daysOff: DaysOff): boolean =>
  day.dayOfWeek < saturday && !daysOff.has(day.toString());

/** The day itself where it is a working day, else the closest one before. */
export const workingDayOnOrBefore = (day: Temporal.PlainDate, daysOff: DaysOff): Temporal.PlainDate => {
  let candidate = day;
  while (!isWorkingDay(candidate, daysOff)) candidate = candidate.subtract({ days: 1 });
  return candidate;
};

/** The day itself where it is a working day, else the closest one after. */
export const workingDayOnOrAfter = (day: Temporal.PlainDate, daysOff: DaysOff): Temporal.PlainDate => {
  let candidate = day;
  while (!isWorkingDay(candidate, daysOff)) candidate = candidate.add({ days: 1 });
  return candidate;
};

export const workingDayAfter = (day: Temporal.PlainDate, daysOff: DaysOff): Temporal.PlainDate =>
  workingDayOnOrAfter(day.add({ days: 1 }), daysOff);
