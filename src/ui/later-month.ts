import { Temporal } from 'temporal-polyfill';
import { lastDay, type Deadline } from '../plan/deadline.ts';
import { postponementCauses, type PostponementCause } from '../plan/postponement.ts';

/** A later date being written. `month` is "2022-12", "" until one is chosen. */
export interface MoveDraft {
  readonly month: string;
  readonly cause: PostponementCause | null;
  readonly reason: string;
}

export const emptyMove: MoveDraft = { month: '', cause: null, reason: '' };

/** Reads a draft kept by an earlier page. Throws TypeError on anything else. */
export const parseMoveDraft = (value: unknown): MoveDraft => {
  if (typeof value !== 'object' || value === null) throw new TypeError('not a draft');
  const { month, cause, reason } = value as Record<string, unknown>;
  if (typeof month !== 'string' || typeof reason !== 'string') throw new TypeError('not a draft of a later date');
  return { month, reason, cause: postponementCauses.find((known) => known === cause) ?? null };
};

/**
 * The months a deadline can be moved to: those that end after its last day and have not passed, to the end of the
 * year after the plan's.
 */
export const laterMonths = (
  deadline: Deadline,
  today: Temporal.PlainDate,
  planYear: number,
): readonly Temporal.PlainYearMonth[] => {
  const last = lastDay(deadline) ?? today;
  const after = Temporal.PlainDate.compare(last, today) < 0 ? today.subtract({ days: 1 }) : last;
  const first = after.add({ days: 1 }).toPlainYearMonth();
  const end = Temporal.PlainYearMonth.from({ year: Math.max(planYear, today.year) + 1, month: 12 });
  const months: Temporal.PlainYearMonth[] = [];
  for (let month = first; Temporal.PlainYearMonth.compare(month, end) <= 0; month = month.add({ months: 1 })) {
    const ends = month.toPlainDate({ day: month.daysInMonth });
    if (Temporal.PlainDate.compare(ends, after) > 0) months.push(month);
  }
  return months;
};

/** "december 2022", or "december" in a year that goes without saying. */
export const formatMonth = (month: Temporal.PlainYearMonth, locale: string, knownYear?: number): string =>
  month
    .toPlainDate({ day: 1 })
    .toLocaleString(locale, { month: 'long', ...(month.year === knownYear ? {} : { year: 'numeric' }) });
