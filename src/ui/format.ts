import { Temporal } from 'temporal-polyfill';
import type { Act } from '../plan/person.ts';
import { lastDay, type Deadline } from '../plan/deadline.ts';
import type { Postponement } from '../plan/postponement.ts';
import type { Activity } from '../plan/activity.ts';
import type { Status } from '../plan/status.ts';
import type { Strings } from './strings.ts';

const stockholm = 'Europe/Stockholm';

/** "31 december", with the year where it is not this one. */
export const formatDay = (day: Temporal.PlainDate, today: Temporal.PlainDate, strings: Strings): string =>
  day.toLocaleString(strings.locale, {
    day: 'numeric',
    month: 'long',
    ...(day.year === today.year ? {} : { year: 'numeric' }),
  });

/** "fredag 20 januari". */
export const formatWeekday = (day: Temporal.PlainDate, strings: Strings): string =>
  day.toLocaleString(strings.locale, { weekday: 'long', day: 'numeric', month: 'long' });

/** "31 aug." */
export const formatShortDay = (day: Temporal.PlainDate, strings: Strings): string =>
  day.toLocaleString(strings.locale, { day: 'numeric', month: 'short' });

/** "i dag 10.42", "i går 16.03", "3 november 09.15": in Stockholm's time. */
export const formatMoment = (instant: string, today: Temporal.PlainDate, strings: Strings): string => {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(stockholm);
  const day = moment.toPlainDate();
  const ago = day.until(today).days;
  const words = ago === 0 ? strings.today : ago === 1 ? strings.yesterday : formatDay(day, today, strings);
  const time = moment.toPlainTime().toLocaleString(strings.locale, { hour: '2-digit', minute: '2-digit' });
  return strings.at(words, strings.locale === 'sv-SE' ? time.replace(':', '.') : time);
};

/** Who, when and through what, as one line. */
export const formatAct = (act: Act, today: Temporal.PlainDate, strings: Strings): string =>
  strings.panel.changedBy(act.by.name, formatMoment(act.at, today, strings), strings.via[act.via]);

/** "Pågår" or "Pågår, avviker"; the plan's own word where the status has no progress that we know. */
export const statusWord = (status: Status, strings: Strings): string => {
  if (status.progress === null) return status.text === '' ? strings.unstated : status.text;
  const word = strings.progress[status.progress];
  return status.deviation === 'deviates' ? strings.statusWithDeviation(word) : word;
};

/** How late, "2 mån" or "5 dagar"; "" on and before the last day. */
export const lateBy = (activity: Pick<Activity, 'deadline'>, today: Temporal.PlainDate, strings: Strings): string => {
  const last = lastDay(activity.deadline);
  if (last === null || Temporal.PlainDate.compare(last, today) >= 0) return '';
  const months = last.until(today, { largestUnit: 'months' }).months;
  return months >= 1 ? strings.lateMonths(months) : strings.lateDays(last.until(today).days);
};

/** "januari 2023": the month a later date was asked for, the day where it is not a month's last; as written without one. */
export const formatRequested = (deadline: Deadline, strings: Strings): string => {
  const last = lastDay(deadline);
  if (last === null) return deadline.text;
  const whole = last.day === last.daysInMonth;
  return last.toLocaleString(strings.locale, {
    month: 'long',
    year: 'numeric',
    ...(whole ? {} : { day: 'numeric' }),
  });
};

/** "Begärt slutdatum: januari 2023. Orsak: Upphandling." */
export const formatRequest = ({ to, cause }: Pick<Postponement, 'to' | 'cause'>, strings: Strings): string =>
  strings.request(formatRequested(to, strings), cause === null ? null : strings.cause[cause]);

/** "Planeraren har sagt nej till januari 2023. ”Skolan öppnar i augusti.”" */
export const formatRefused = ({ to, decision }: Pick<Postponement, 'to' | 'decision'>, strings: Strings): string =>
  strings.refusedTo(formatRequested(to, strings), decision?.reason ?? '');

/** As written; ongoing has a word of its own where the document wrote nothing. */
export const deadlineWord = (activity: Pick<Activity, 'deadline'>, strings: Strings): string =>
  activity.deadline.text === '' ? strings.ongoingDeadline : activity.deadline.text;
