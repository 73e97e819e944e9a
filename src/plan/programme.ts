import { Temporal } from 'temporal-polyfill';
import { oneDay } from './calendar-words.ts';

/** A day of a programme: the meeting that starts it, a later one, a report to the boards, the last report. */
export type MilestoneKind = 'start' | 'meeting' | 'report' | 'final-report';

export interface Milestone {
  /** A month stands as its last day. */
  readonly date: Temporal.PlainDate;
  /** As written, "S april", "juni 2022". */
  readonly dateText: string;
  /** The document names no year; see `nextSuchDay`. */
  readonly isYearInferred: boolean;
  readonly text: string;
  readonly kind: MilestoneKind;
  /** Who it is for, as written; "nämnderna" for what is owed to the boards; "" where it is not said. */
  readonly audience: string;
}

/** What a memo proposes that the board decides. */
export interface Decision {
  /** "1", or its place where the document does not number them. */
  readonly number: string;
  readonly text: string;
}

export interface Programme {
  readonly title: string;
  /** Diary number, "BIN 2021-339"; "" where there is none. */
  readonly dnr: string;
  /** The day of the memo. */
  readonly date: Temporal.PlainDate | null;
  readonly decisions: readonly Decision[];
  /** What the programme is to do. */
  readonly directives: readonly string[];
  /** Who takes part, and as what. */
  readonly representation: readonly string[];
  /** In order of their days. */
  readonly milestones: readonly Milestone[];
}

/**
 * The day that "27 januari" means where dates stand in order without years: the first such day after the one before it
 * (or after the day of the document). Null where the calendar has no such day within the next eight years (30 February).
 */
export const nextSuchDay = (month: number, day: number, after: Temporal.PlainDate): Temporal.PlainDate | null => {
  for (let year = after.year; year <= after.year + 8; year += 1) {
    const found = oneDay(year, month, day)?.last;
    if (found && Temporal.PlainDate.compare(found, after) > 0) return found;
  }
  return null;
};

/** Reports that are owed to the boards. */
export const isReport = ({ kind }: Pick<Milestone, 'kind'>): boolean => kind === 'report' || kind === 'final-report';

/** A report is often promised several times in one document: same kind, same day, one milestone. Sorted by day. */
export const distinctMilestones = <M extends Pick<Milestone, 'kind' | 'date'>>(
  met: readonly M[],
  join: (first: M, again: M) => M,
): readonly M[] => {
  const distinct = new Map<string, M>();
  for (const milestone of met) {
    const key = isReport(milestone) ? `${milestone.kind} ${milestone.date.toString()}` : `${distinct.size}`;
    const first = distinct.get(key);
    distinct.set(key, first ? join(first, milestone) : milestone);
  }
  return [...distinct.values()].toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
};
