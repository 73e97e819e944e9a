import { Temporal } from 'temporal-polyfill';

/** Where the municipality's days begin and end. The only place in the service that knows time zones. */
const zone = 'Europe/Stockholm';

export const dayAt = (instant: Temporal.Instant): Temporal.PlainDate => instant.toZonedDateTimeISO(zone).toPlainDate();

/** On the nights when clocks change, a time that does not exist is the one an hour later, and the first of two counts. */
export const instantAt = (day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
