import { Temporal } from 'temporal-polyfill';

/** The zone of a new site's regional settings: SharePoint's time zone 4, "W. Europe". */
export const firstZone = 'Europe/Stockholm';

/** An instant as SharePoint's REST writes it: UTC, whole seconds. */
export function restInstant(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' });
}

/** A date-only value as SharePoint's REST returns it: midnight of the site's day, in UTC. */
export function restDay(day: Temporal.PlainDate, zone: string): string {
  return restInstant(day.toZonedDateTime(zone).toInstant());
}

/** The site's calendar day at an instant. */
export function siteDay(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/**
 * Reads a date as a client writes it: with a zone it is that instant, without one the site's own time, a bare day its
 * midnight. Undefined when it is no date.
 */
export function parseRestDate(text: string, siteZone: string): Temporal.Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, day, time = '00:00', zone] = match;
  try {
    if (zone) return Temporal.Instant.from(`${day}T${time}${zone}`);
    return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(siteZone).toInstant();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
