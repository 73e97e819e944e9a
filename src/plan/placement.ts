import type { Activity } from './activity.ts';
import { isSameDeadline, type Deadline } from './deadline.ts';
import { isSameStatus, type Status } from './status.ts';
import { fingerprint } from './wording.ts';

/**
 * One printed row: an activity under a goal. It keeps a value of its own only where that differs from the activity's
 * (null means the same), so that a copy can be told from the commitment and printed again as it stood.
 */
export interface Placement {
  readonly key: string;
  readonly activityKey: string;
  readonly goalKey: string;
  /** Place among all rows of the plan, in the document's order. */
  readonly order: number;
  /** The boards as written, "BiN och BoU". */
  readonly boardsText: string;
  /** Line, page or row of the document it came from, "rad 35"; "" where it did not come from one. */
  readonly source: string;
  readonly own: {
    readonly title: string | null;
    readonly boards: readonly string[] | null;
    readonly deadline: Deadline | null;
    readonly status: Status | null;
    readonly comment: string | null;
    /** undefined: as the activity's (null is a value: this copy is not marked as carried over). */
    readonly carriedOverFrom?: number | null;
  };
  /**
   * What the activity said of the same thing when each own value was measured against it (`measuredAgainst`). An own value
   * without one stands whatever the activity says: somebody set it in the list.
   */
  readonly measured?: Measured;
  /** Columns of the document that are none of ours, by their heads, as written: "Färdiggrad": "40 %". */
  readonly otherColumns?: Readonly<Record<string, string>>;
  readonly version: string;
}

export type OwnKind = keyof Placement['own'];

/** Fingerprints, as of what a ruling judges (DESIGN, "Rulings"). */
export type Measured = Readonly<Partial<Record<OwnKind, string>>>;

type Stated = Pick<Activity, 'title' | 'boards' | 'deadline' | 'status' | 'comment' | 'carriedOverFrom'>;

const inOneSpace = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Status and comment are one answer: who changes either has said both. */
const answered = ({ status: { progress, deviation, text }, comment }: Stated): string =>
  [progress ?? (deviation === null ? text : ''), deviation ?? '', inOneSpace(comment)].join('\n');

const statedBy: Readonly<Record<OwnKind, (activity: Stated) => string>> = {
  title: ({ title }) => inOneSpace(title),
  boards: ({ boards }) => boards.toSorted().join(),
  deadline: ({ deadline: { occurrences, moved, text } }) =>
    [occurrences.map(({ first, last }) => `${first.toString()}/${last.toString()}`).join() || text, moved].join('\n'),
  status: answered,
  comment: answered,
  carriedOverFrom: ({ carriedOverFrom }) => String(carriedOverFrom),
};

const ownKinds = Object.keys(statedBy) as readonly OwnKind[];

const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** What a row says otherwise than its activity, to the letter. */
export const ownBeside = (row: Stated, activity: Stated): Placement['own'] => {
  const isSameDay = row.deadline.text === activity.deadline.text && isSameDeadline(row.deadline, activity.deadline);
  const isSameWord = row.status.text === activity.status.text && isSameStatus(row.status, activity.status);
  return {
    title: row.title === activity.title ? null : row.title,
    boards: isSameList(row.boards, activity.boards) ? null : row.boards,
    deadline: isSameDay ? null : row.deadline,
    status: isSameWord ? null : row.status,
    comment: row.comment === activity.comment ? null : row.comment,
    ...(row.carriedOverFrom === activity.carriedOverFrom ? {} : { carriedOverFrom: row.carriedOverFrom }),
  };
};

/** Whether a row has a value of its own; null is one only of what it is carried over from. */
export const isOwn = (own: Placement['own'], kind: OwnKind): boolean =>
  kind === 'carriedOverFrom' ? own.carriedOverFrom !== undefined : own[kind] !== null;

/** A placement's `measured`: what the activity says of each thing that the row has a value of its own of, if any. */
export const measuredAgainst = (activity: Stated, own: Placement['own']): Pick<Placement, 'measured'> => {
  const kinds = ownKinds.filter((kind) => isOwn(own, kind));
  if (kinds.length === 0) return {};
  return { measured: Object.fromEntries(kinds.map((kind) => [kind, fingerprint(statedBy[kind](activity))])) };
};

/**
 * The row's own values that still stand. One lapses when the activity comes to say something else than it was measured
 * against: an answer, a later date or a new wording is newer than the document, and holds for every copy.
 */
const standingOwn = ({ own, measured = {} }: Pick<Placement, 'own' | 'measured'>, activity: Stated) => {
  const stands = (kind: OwnKind): boolean =>
    isOwn(own, kind) && (measured[kind] === undefined || measured[kind] === fingerprint(statedBy[kind](activity)));
  return {
    title: stands('title') ? own.title : null,
    boards: stands('boards') ? own.boards : null,
    deadline: stands('deadline') ? own.deadline : null,
    status: stands('status') ? own.status : null,
    comment: stands('comment') ? own.comment : null,
    carriedOverFrom: stands('carriedOverFrom') ? own.carriedOverFrom : undefined,
  };
};

/** A row as it is printed: the placement's own values where it has them and they still stand, else the activity's. */
export const printedRow = (
  placement: Placement | Omit<Placement, 'version'>,
  activity: Activity | Omit<Activity, 'version'>,
) => {
  const own = standingOwn(placement, activity);
  return {
    title: own.title ?? activity.title,
    parts: activity.parts,
    boardsText: placement.boardsText,
    boards: own.boards ?? activity.boards,
    deadline: own.deadline ?? activity.deadline,
    status: own.status ?? activity.status,
    comment: own.comment ?? activity.comment,
    carriedOverFrom: own.carriedOverFrom === undefined ? activity.carriedOverFrom : own.carriedOverFrom,
  };
};

export type PrintedRow = ReturnType<typeof printedRow>;
