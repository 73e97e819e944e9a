import { firstDay, lastDay } from '../plan/deadline.ts';
import type { DraftPlan, DraftRow } from '../plan/draft-plan.ts';
import { columnKinds } from './column-words.ts';

/** A row as printed: absent values null, absent texts "". */
const printRow = (row: DraftRow) => ({
  source: row.source,
  activityKey: row.activityKey,
  area: row.area,
  municipalGoal: row.municipalGoal,
  goal: {
    kind: row.goal.kind,
    title: row.goal.title,
    description: row.goal.description,
    parent: row.goal.parent,
    boardsText: row.goal.boardsText,
    carriedOverFrom: row.goal.carriedOverFrom,
  },
  activity: row.activity,
  parts: row.parts,
  boardsText: row.boardsText,
  boards: row.boards,
  deadline: {
    text: row.deadline.text,
    first: firstDay(row.deadline)?.toString() ?? null,
    last: lastDay(row.deadline)?.toString() ?? null,
    occurrences: row.deadline.occurrences.map(({ first, last }) => ({
      first: first.toString(),
      last: last.toString(),
    })),
    moved: row.deadline.moved,
    postponedTo: row.deadline.postponedTo,
  },
  status: { text: row.status.text, progress: row.status.progress, deviation: row.status.deviation },
  comment: row.comment,
  carriedOverFrom: row.carriedOverFrom,
  ...(row.periodStatuses === undefined ? {} : { periodStatuses: row.periodStatuses }),
  ...(row.responsible === undefined ? {} : { responsible: row.responsible }),
  ...(row.priority === undefined ? {} : { priority: row.priority }),
  ...(row.otherColumns === undefined ? {} : { otherColumns: row.otherColumns }),
});

/**
 * A draft as `uppfoljning import --json` prints it, ready for JSON: days as "2022-12-31"; `first` is the first day of
 * the first occurrence and `last` the last of the last, null when there is none; `differences.rows` count from 0. `mapping` tells what each column was taken for: where it is
 * asked for, or where a document has other columns than document 000's.
 */
export const printDraft = (draft: DraftPlan, showsMapping = !isUsual(draft.columns)) => ({
  ...printPlan(draft),
  ...(showsMapping ? { mapping: draft.columns ?? [] } : {}),
});

const printPlan = (draft: DraftPlan) => ({
  document: {
    title: draft.document.title,
    organisation: draft.document.organisation,
    year: draft.document.year,
    asOf: draft.document.asOf,
    form: draft.document.form,
  },
  rows: draft.rows.map(printRow),
  groups: draft.groups,
  activities: draft.activities,
  differences: draft.differences.map(({ kind, rows, text }) => ({ kind, rows, text })),
  problems: draft.problems.map(({ source, message }) => ({ source, message })),
});

/** Document 000's form: what each column is needs no showing. */
const isUsual = (columns: DraftPlan['columns'] = []): boolean =>
  columns.every(({ kind, isSure }) => isSure && usual.has(kind));

const usual: ReadonlySet<string> = new Set(columnKinds);

export type PrintedDraft = ReturnType<typeof printDraft>;
