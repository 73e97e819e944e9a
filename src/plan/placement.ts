import type { Activity } from './activity.ts';
import type { Deadline } from './deadline.ts';
import type { Status } from './status.ts';

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
  readonly version: string;
}

/** A row as it is printed: the placement's own values where it has them, else the activity's. */
export const printedRow = (
  placement: Placement | Omit<Placement, 'version'>,
  activity: Activity | Omit<Activity, 'version'>,
) => ({
  title: placement.own.title ?? activity.title,
  parts: activity.parts,
  boardsText: placement.boardsText,
  boards: placement.own.boards ?? activity.boards,
  deadline: placement.own.deadline ?? activity.deadline,
  status: placement.own.status ?? activity.status,
  comment: placement.own.comment ?? activity.comment,
  carriedOverFrom:
    placement.own.carriedOverFrom === undefined ? activity.carriedOverFrom : placement.own.carriedOverFrom,
});

export type PrintedRow = ReturnType<typeof printedRow>;
