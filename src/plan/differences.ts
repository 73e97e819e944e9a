import { isSameDeadline, type Deadline } from './deadline.ts';
import type { DifferenceKind, DraftDifference, DraftRow } from './draft-plan.ts';
import { namedDays } from './named-days.ts';
import { printedRow } from './placement.ts';
import type { PlanContent } from './plan.ts';
import { defaultStatusWords, isSameStatus, type Status } from './status.ts';
import { wordedStatus } from './worded-status.ts';

/** What two copies of one activity are compared by. */
interface Stated {
  readonly status: Status;
  readonly deadline: Deadline;
  readonly boards: readonly string[];
  readonly comment: string;
}

/** Two placements of one activity in the lists that say different things: shown under "Olika uppgifter". */
export interface PlanDifference {
  readonly kind: DifferenceKind;
  readonly activityKey: string;
  /** Keys, in the order of the rows. */
  readonly placements: readonly [string, string];
  /** In plain Swedish what differs. */
  readonly text: string;
}

const quoted = (text: string): string => (text === '' ? 'inget' : `”${text}”`);

/** Where somebody changed the status in the list, no words stand any more. */
const wordOf = (status: Status): string => status.text || wordedStatus(status, { statusWords: defaultStatusWords });

/** Words that are not understood have no axes: then the words themselves are compared. */
const isSameStated = (a: Status, b: Status): boolean =>
  isSameStatus(a, b) && (a.progress !== null || a.deviation !== null || a.text.toLowerCase() === b.text.toLowerCase());

const isSameDate = (a: Deadline, b: Deadline): boolean =>
  a === b || (isSameDeadline(a, b) && (a.occurrences.length > 0 || a.text.toLowerCase() === b.text.toLowerCase()));

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value));

/**
 * What differs between two copies: the first that holds of status, deadline, boards, comment. A comment only where it
 * names another year or date than its copy (DESIGN, "Activity and placement"): wording and spelling are no difference.
 */
const compare = (a: Stated, b: Stated): { readonly kind: DifferenceKind; readonly text: string } | null => {
  if (!isSameStated(a.status, b.status)) {
    return { kind: 'status', text: `Status är ${quoted(wordOf(a.status))} och ${quoted(wordOf(b.status))}` };
  }
  if (!isSameDate(a.deadline, b.deadline)) {
    return { kind: 'deadline', text: `Slutdatum är ${quoted(a.deadline.text)} och ${quoted(b.deadline.text)}` };
  }
  if (!isSameSet(new Set(a.boards), new Set(b.boards))) {
    return { kind: 'boards', text: `Nämnd är ${quoted(a.boards.join(', '))} och ${quoted(b.boards.join(', '))}` };
  }
  if (a.comment !== b.comment && !isSameSet(namedDays(a.comment), namedDays(b.comment))) {
    return { kind: 'comment', text: `Kommentarerna nämner olika tider: ${quoted(a.comment)} och ${quoted(b.comment)}` };
  }
  return null;
};

interface Difference<Row> {
  readonly kind: DifferenceKind;
  readonly text: string;
  readonly rows: readonly [Row, Row];
}

/** Every pair of rows of one activity that differ, in the rows' order. */
const differencesAmong = <Row>(
  rows: readonly Row[],
  activityOf: (row: Row) => string,
  statedOf: (row: Row) => Stated,
): readonly Difference<Row>[] => {
  const copies = Map.groupBy(rows, activityOf);
  return rows.flatMap((row) => {
    const others = copies.get(activityOf(row)) ?? [];
    return others.slice(others.indexOf(row) + 1).flatMap((other) => {
      const difference = compare(statedOf(row), statedOf(other));
      return difference ? [{ ...difference, rows: [row, other] as const }] : [];
    });
  });
};

/** In a draft: one entry a pair of rows, by their indices. */
export const differencesBetweenRows = (rows: readonly DraftRow[]): readonly DraftDifference[] =>
  differencesAmong(
    rows.map((row, index) => ({ row, index })),
    ({ row }) => row.activityKey,
    ({ row }) => row,
  ).map(({ kind, text, rows: [a, b] }) => ({ kind, rows: [a.index, b.index], text }));

/** In the lists: one entry a pair of placements, by what each of them prints. */
export const differencesInPlan = (
  content: Pick<PlanContent, 'activities' | 'placements'>,
): readonly PlanDifference[] => {
  const activities = new Map(content.activities.map((activity) => [activity.key, activity]));
  const rows = content.placements
    .toSorted((a, b) => a.order - b.order)
    .flatMap((placement) => {
      const activity = activities.get(placement.activityKey);
      return activity ? [{ placement, printed: printedRow(placement, activity) }] : [];
    });
  return differencesAmong(
    rows,
    ({ placement }) => placement.activityKey,
    ({ printed }) => printed,
  ).map(({ kind, text, rows: [a, b] }) => ({
    kind,
    activityKey: a.placement.activityKey,
    placements: [a.placement.key, b.placement.key],
    text,
  }));
};
