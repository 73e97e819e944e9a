import type { Deviation, Progress, StatusWords } from '../plan/status.ts';
import type { CountingRule } from './counting.ts';
import type { FormWords } from './form-words.ts';

/** What a row may stand under, from the widest to the narrowest. */
export const levels = ['area', 'municipal-goal', 'goal', 'sub-goal', 'assignment'] as const;
export type Level = (typeof levels)[number];

/**
 * How a level is printed: a heading above a table of its own, a heading row in the table, a cell merged over its rows, a
 * cell printed again on each row (merged where it is a goal told at length), or not at all. The last two need a column of the level's kind.
 */
export const levelLooks = ['heading', 'row', 'merged', 'column', 'none'] as const;
export type LevelLook = (typeof levelLooks)[number];

/** What can be asked of a row by itself. */
export const rowKinds = [
  'activity',
  'boards',
  'unit',
  'responsible',
  'priority',
  'deadline',
  'status',
  'deviation',
  'comment',
  'evidence',
  'other',
] as const;
export type RowKind = (typeof rowKinds)[number];

export const columnKinds = [...levels, ...rowKinds] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface ReportColumn {
  readonly kind: ColumnKind;
  /** `{year}` is the plan's. */
  readonly head: string;
  /** Share of the table's width; all columns together are 100. */
  readonly width: number;
  /**
   * Of a status, deviation, comment or deadline: as it was said in the period of this name ("delår1", "Delår 1"), or in
   * the one before the report's ("föregående"). Absent: as the report itself says.
   */
  readonly period?: string;
  /** Of `other`: the column's head in the document it came from ("Färdiggrad"). Absent: as `head`. */
  readonly source?: string;
}

/**
 * `document`: rows as the plan's document has them. `goals`: gathered under each goal, in the goals' order. `deviations`:
 * what deviates first, then the rest. `deadline`: by the month they are due in. The last two keep the document's order
 * within their parts.
 */
export const reportOrders = ['document', 'goals', 'deviations', 'deadline'] as const;
export type ReportOrder = (typeof reportOrders)[number];

/** A word of the legend: of a progress, of a deviation, or of neither, and then it always stands there. */
export interface LegendEntry {
  readonly progress?: Progress;
  readonly deviation?: Deviation;
  /** Absent: the plan's own. */
  readonly word?: string;
  readonly meaning: string;
}

export interface FormLegend {
  /** Beside the introduction, or after the last table. */
  readonly place: 'beside' | 'after';
  /** Above the words, "* Status delår:"; "" where there is none. */
  readonly heading: string;
  /** `met`: words that occur in the report. */
  readonly shows: 'met' | 'all';
  readonly entries: readonly LegendEntry[];
}

/** What a board's report looks like, as data: a municipality's own form is another one of these, in a file. */
export interface ReportForm {
  readonly name: string;
  /** From the left; merged ones first. */
  readonly columns: readonly ReportColumn[];
  readonly levels: Readonly<Record<Level, LevelLook>>;
  readonly order: ReportOrder;
  /** What counts as one where nobody says otherwise. */
  readonly counting: CountingRule;
  /** Other words than the plan's own. */
  readonly statusWords?: Readonly<Partial<StatusWords>>;
  readonly deviationWords?: Readonly<Partial<Record<Deviation, string>>>;
  readonly legend: FormLegend;
  /** Paragraphs after the last table. */
  readonly notes: readonly string[];
  readonly words: FormWords;
}

export const isLevel = (kind: ColumnKind): kind is Level => (levels as readonly string[]).includes(kind);

export const hasColumn = ({ columns }: ReportForm, kind: ColumnKind): boolean =>
  columns.some((column) => column.kind === kind);
