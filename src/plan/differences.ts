import { isSameDeadline, type Deadline } from './deadline.ts';
import type { DifferenceKind, DraftDifference, DraftRow } from './draft-plan.ts';
import { namedDays } from './named-days.ts';
import { printedRow } from './placement.ts';
import type { PlanContent } from './plan.ts';
import { isRuled, type Judged } from './rulings.ts';
import type { Ruling } from './ruling.ts';
import { defaultStatusWords, isSameStatus, type Status } from './status.ts';
import { fingerprint } from './wording.ts';

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
  /** What they say, in the same order. */
  readonly values: readonly [string, string];
  /** In plain Swedish what differs. */
  readonly text: string;
}

const quoted = (text: string): string => (text === '' ? 'inget' : `”${text}”`);

/** Where somebody changed the status in the list, no words stand any more. */
/** Of what has no words of its own the usual ones: a page that only counts differences needs no plan's vocabulary. */
const wordOf = ({ text, progress, deviation }: Status): string => {
  const word = progress === null ? '' : defaultStatusWords[progress];
  const deviates = deviation === 'deviates' ? (word === '' ? 'Avviker' : ', avviker') : '';
  return text || word + deviates || (deviation === null ? '' : 'Enligt plan');
};

/** Words that are not understood have no axes: then the words themselves are compared. */
const isSameStated = (a: Status, b: Status): boolean =>
  isSameStatus(a, b) && (a.progress !== null || a.deviation !== null || a.text.toLowerCase() === b.text.toLowerCase());

const isSameDate = (a: Deadline, b: Deadline): boolean =>
  a === b || (isSameDeadline(a, b) && (a.occurrences.length > 0 || a.text.toLowerCase() === b.text.toLowerCase()));

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value));

interface Compared {
  readonly kind: DifferenceKind;
  readonly text: string;
  /** The two values that differ, in the rows' order. */
  readonly values: readonly [string, string];
}

const shown: Readonly<Record<DifferenceKind, (stated: Stated) => string>> = {
  status: ({ status }) => wordOf(status),
  deadline: ({ deadline }) => deadline.text,
  boards: ({ boards }) => boards.join(', '),
  comment: ({ comment }) => comment,
};

const agreeOn: Readonly<Record<DifferenceKind, (a: Stated, b: Stated) => boolean>> = {
  status: (a, b) => isSameStated(a.status, b.status),
  deadline: (a, b) => isSameDate(a.deadline, b.deadline),
  boards: (a, b) => isSameSet(new Set(a.boards), new Set(b.boards)),
  comment: (a, b) => a.comment === b.comment || isSameSet(namedDays(a.comment), namedDays(b.comment)),
};

/** Whether two rows say the same of it. */
export const agree = (kind: DifferenceKind, a: Stated, b: Stated): boolean => agreeOn[kind](a, b);

/** What a row says of it, as a difference shows it. */
export const saidOf = (kind: DifferenceKind, row: Stated): string => shown[kind](row);

const headings: Readonly<Record<DifferenceKind, string>> = {
  status: 'Status är',
  deadline: 'Slutdatum är',
  boards: 'Nämnd är',
  comment: 'Kommentarerna nämner olika tider:',
};

/** In the order in which they are asked: of two copies, the first that differs and is not ruled on. */
const kinds: readonly DifferenceKind[] = ['status', 'deadline', 'boards', 'comment'];

/**
 * What differs between two copies: the first that holds of status, deadline, boards, comment. A comment only where it
 * names another year or date than its copy (DESIGN, "Activity and placement"): wording and spelling are no difference.
 */
const compare = (a: Stated, b: Stated, isSettled: (compared: Compared) => boolean = () => false): Compared | null => {
  for (const kind of kinds) {
    if (agree(kind, a, b)) continue;
    const values = [saidOf(kind, a), saidOf(kind, b)] as const;
    const compared = { kind, values, text: `${headings[kind]} ${quoted(values[0])} och ${quoted(values[1])}` };
    if (!isSettled(compared)) return compared;
  }
  return null;
};

interface Difference<Row> extends Compared {
  readonly rows: readonly [Row, Row];
}

/** Every pair of rows of one activity that differ, in the rows' order. */
const differencesAmong = <Row>(
  rows: readonly Row[],
  activityOf: (row: Row) => string,
  statedOf: (row: Row) => Stated,
  isSettled?: (compared: Compared, rows: readonly [Row, Row]) => boolean,
): readonly Difference<Row>[] => {
  const copies = Map.groupBy(rows, activityOf);
  return rows.flatMap((row) => {
    const others = copies.get(activityOf(row)) ?? [];
    return others.slice(others.indexOf(row) + 1).flatMap((other) => {
      const pair = [row, other] as const;
      const found = compare(statedOf(row), statedOf(other), isSettled && ((compared) => isSettled(compared, pair)));
      return found ? [{ ...found, rows: pair }] : [];
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

/** What a ruling on a difference judges: the two rows and what they said, whichever stood first then. */
export const judgedDifference = ({
  kind,
  placements,
  values,
}: Pick<PlanDifference, 'kind' | 'placements' | 'values'>): Judged => {
  const said = placements.map((placement, index) => `${placement}\n${values[index] ?? ''}`);
  return { rule: kind, subjects: placements, fingerprint: fingerprint(said.toSorted().join('\n\n')) };
};

/**
 * In the lists: one entry a pair of placements, by what each of them prints. What somebody has ruled on is not asked
 * again (`isRuled`); the next thing that the same two rows differ in then is.
 */
export const differencesInPlan = (
  content: Pick<PlanContent, 'activities' | 'placements'>,
  rulings: readonly Ruling[] = [],
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
    ({ kind, values }, [a, b]) =>
      rulings.length > 0 &&
      isRuled(judgedDifference({ kind, values, placements: [a.placement.key, b.placement.key] }), rulings),
  ).map(({ kind, text, values, rows: [a, b] }) => ({
    kind,
    activityKey: a.placement.activityKey,
    placements: [a.placement.key, b.placement.key],
    values,
    text,
  }));
};
