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

/** Framflyttad: marked so, or postponed to a later year. What the asterisk says, and every count of moved deadlines. */
export const isMoved = ({ moved, postponedTo }: Pick<Deadline, 'moved' | 'postponedTo'>): boolean =>
  moved || postponedTo !== null;

/**
 * The year that a moved deadline is postponed to: its last day's, where that is later than the plan's. Null where it is
 * not moved, or moved within the plan's year. One without days says itself which year.
 */
export const postponedYear = (
  deadline: Pick<Deadline, 'moved' | 'postponedTo' | 'occurrences'>,
  planYear: number,
): number | null => {
  if (!isMoved(deadline)) return null;
  const year = deadline.occurrences.at(-1)?.last.year ?? deadline.postponedTo;
  return year !== null && year > planYear ? year : null;
};

/** The words with the asterisk of what is moved, and without one that somebody typed on what is not. */
export const withAsterisk = (text: string, isMovedOn: boolean): string => {
  if (isMovedOn) return text === '' || text.includes('*') ? text : `${text}*`;
  return text.replaceAll('*', '').trimEnd();
};

/** A deadline as a report prints it: as written, or its last day, and with its asterisk where it is moved. */
export const printedDeadline = (deadline: Deadline): string =>
  withAsterisk(deadline.text === '' ? (lastDay(deadline)?.toString() ?? '') : deadline.text, isMoved(deadline));

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/**
 * A deadline whose days somebody has set without writing it: worded from the day ("31 mars 2023", with the asterisk of
 * what is moved), so that nothing prints another day than the one that counts; postponed where a moved one now ends in
 * a later year than the plan's. Null days: no day any more, ongoing.
 */
export const onOtherDays = (deadline: Deadline, days: Occurrence | null, planYear: number): Deadline => {
  const moved = isMoved(deadline);
  if (days === null) return { ...deadline, text: 'Löpande', occurrences: [], moved, postponedTo: null };
  const { day, month, year } = days.last;
  return {
    text: withAsterisk(`${day} ${months[month - 1] ?? ''} ${year}`, moved),
    occurrences: [days],
    moved,
    postponedTo: moved && year > planYear ? year : null,
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
