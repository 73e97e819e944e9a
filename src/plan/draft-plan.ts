import type { Deadline } from './deadline.ts';
import type { GoalKind } from './goal.ts';
import type { Status } from './status.ts';

/** Where in the document: exactly one of these, by the kind of document. */
export interface DraftSource {
  readonly line?: number;
  readonly page?: number;
  readonly row?: number;
  /** The workbook's sheet, beside `row`, where it has several. */
  readonly sheet?: string;
}

export interface DraftGoal {
  readonly kind: Extract<GoalKind, 'board-goal' | 'assignment'>;
  readonly title: string;
  readonly description: string;
  /** The board goal's title above an assignment; null where it stands alone. */
  readonly parent: string | null;
  readonly label: string;
  readonly boardsText: string;
  readonly carriedOverFrom: string | null;
}

/** A goal with what it stands under. */
export interface DraftPlacedGoal {
  readonly area: string;
  readonly municipalGoal: string;
  readonly goal: DraftGoal;
}

/** One row of the document, in document order. */
export interface DraftRow {
  readonly source: DraftSource;
  readonly activityKey: string;
  readonly area: string;
  readonly municipalGoal: string;
  readonly goal: DraftGoal;
  readonly activity: string;
  readonly parts: readonly string[];
  readonly boardsText: string;
  readonly boards: readonly string[];
  readonly deadline: Deadline;
  readonly status: Status;
  readonly comment: string;
  readonly carriedOverFrom: number | null;
  /** By the period as its head names it ("delår1"), where the document has a column a period; `status` is the last said. */
  readonly periodStatuses?: Readonly<Record<string, Status>>;
  /** Who is responsible, as written; only where the document has a column for it. */
  readonly responsible?: string;
  /** What is given priority above others ("Särskilt prioriterat"), as written; only where there is a column for it. */
  readonly priority?: string;
  /** Columns that are none of a plan's ("Färdiggrad", "Budget"), by their heads, as written. */
  readonly otherColumns?: Readonly<Record<string, string>>;
}

/** What a column's head was taken for. */
export interface DraftColumn {
  readonly head: string;
  /** "activity", "status", "periodStatus", "other" … */
  readonly kind: string;
  /** False where its words could mean something else: then it is a problem too. */
  readonly isSure: boolean;
  /** The table where it was first met, counted from 1 over the document; in a workbook, the sheet's number. */
  readonly table?: number;
  readonly sheet?: string;
  /** Some of what stands under it, as written. */
  readonly samples?: readonly string[];
}

export type DifferenceKind = 'status' | 'deadline' | 'boards' | 'comment';

/** Två kopior av samma aktivitet med olika uppgifter; one entry a pair. */
export interface DraftDifference {
  readonly kind: DifferenceKind;
  /** Indices into rows. */
  readonly rows: readonly [number, number];
  /** In plain Swedish what differs. */
  readonly text: string;
}

export interface DraftProblem {
  readonly source: DraftSource;
  readonly message: string;
}

/** What an import makes of a document, before anything is written. */
export interface DraftPlan {
  readonly document: {
    readonly title: string | null;
    readonly organisation: string | null;
    readonly year: number | null;
    /** Calendar day, "2022-08-31". */
    readonly asOf: string | null;
    /** The sentences before the first table, a paragraph each, as written. */
    readonly introduction: readonly string[];
    readonly form: string;
  };
  /** Boards named in the document: key, full name ("" where only the short one is known), other spellings met. */
  readonly boards: readonly { readonly key: string; readonly name: string; readonly spellings: readonly string[] }[];
  /** Board goals and assignments in the document's order, each once where it stands, also those without rows. */
  readonly goals: readonly DraftPlacedGoal[];
  readonly rows: readonly DraftRow[];
  /** Distinct goals (board goals and assignments) as printed. */
  readonly groups: number;
  readonly activities: number;
  readonly differences: readonly DraftDifference[];
  readonly problems: readonly DraftProblem[];
  /** What each head was taken for, once each. */
  readonly columns?: readonly DraftColumn[];
}
