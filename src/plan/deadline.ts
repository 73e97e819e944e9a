import { Temporal } from 'temporal-polyfill';

/** A stretch of calendar days, both included. A deadline is days, never instants. */
export interface Occurrence {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/**
 * What the plan calls Slutdatum. Printed as written, sorted and reminded by the last day of the last occurrence.
 * No occurrence means ongoing (löpande): never late, asked only in periods.
 */
export interface Deadline {
  /** As written, with its asterisk: "December*", "Maj/November", "Förskjuts till hösten 2023*". */
  readonly text: string;
  /** In order of their last day; several where the plan names several months. */
  readonly occurrences: readonly Occurrence[];
  /** Moved against the adopted plan (the asterisk), also where it is moved to a later year. */
  readonly moved: boolean;
  /** The year it is postponed to, where that is later than the plan's; else null. */
  readonly postponedTo: number | null;
}

/** The first day of the first occurrence; null when ongoing. */
export const firstDay = (deadline: Deadline): Temporal.PlainDate | null => deadline.occurrences[0]?.first ?? null;

/** The day that counts: the last of the last occurrence; null when ongoing. */
export const lastDay = (deadline: Deadline): Temporal.PlainDate | null => deadline.occurrences.at(-1)?.last ?? null;

/** True on days after the last one. Says nothing of status: see `isLate` in activity.ts. */
export const hasPassed = (deadline: Deadline, today: Temporal.PlainDate): boolean => {
  const last = lastDay(deadline);
  return last !== null && Temporal.PlainDate.compare(today, last) > 0;
};

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/**
 * A deadline whose days somebody has set without writing it: worded from the day ("31 mars 2023", with the asterisk of
 * what is moved), so that nothing prints another day than the one that counts. Null: no day any more, ongoing.
 */
export const onOtherDays = (deadline: Deadline, days: Occurrence | null): Deadline => {
  if (days === null) return { ...deadline, text: 'Löpande', occurrences: [], postponedTo: null };
  const { day, month, year } = days.last;
  return {
    ...deadline,
    text: `${day} ${months[month - 1] ?? ''} ${year}${deadline.moved ? '*' : ''}`,
    occurrences: [days],
    postponedTo: deadline.postponedTo === null ? null : year,
  };
};

/** Same days and marks; the wording may differ ("Aug" and "Augusti"). */
export const isSameDeadline = (a: Deadline, b: Deadline): boolean =>
  a.moved === b.moved &&
  a.postponedTo === b.postponedTo &&
  a.occurrences.length === b.occurrences.length &&
  a.occurrences.every((occurrence, index) => {
    const other = b.occurrences[index];
    return other !== undefined && occurrence.first.equals(other.first) && occurrence.last.equals(other.last);
  });
