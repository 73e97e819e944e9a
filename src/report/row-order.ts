import { Temporal } from 'temporal-polyfill';
import { isLate } from '../plan/activity.ts';
import { lastDay, postponedYear } from '../plan/deadline.ts';
import type { ReportForm } from './form.ts';
import type { PathedRow } from './report-rows.ts';
import { monthNames } from './swedish.ts';

/** Rows that stand together, under a heading of their own where the report has several such parts. */
export interface RowPart {
  /** "" where the report is one. */
  readonly heading: string;
  readonly rows: readonly PathedRow[];
}

const ordersOf = ({ path: { area, municipalGoal, boardGoal, subGoal, assignment } }: PathedRow): readonly number[] =>
  [area, municipalGoal, boardGoal, subGoal, assignment].map((goal) => goal?.order ?? -1);

const byGoals = (a: PathedRow, b: PathedRow): number => {
  const others = ordersOf(b);
  return (
    ordersOf(a)
      .map((order, level) => order - (others[level] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
};

/** Judged on the day after the one that the report describes: what a board wants to read first. */
const deviates = ({ printed }: PathedRow, day: Temporal.PlainDate, planYear: number): boolean =>
  printed.status.deviation === 'deviates' ||
  printed.status.progress === 'paused' ||
  printed.status.progress === 'dropped' ||
  postponedYear(printed.deadline, planYear) !== null ||
  isLate(printed, day);

const monthOf = (day: Temporal.PlainDate): string => `${monthNames[day.month - 1] ?? ''} ${day.year}`;

/** The rows as the form orders them; within a part as the plan's document has them. */
export const orderedRows = (
  rows: readonly PathedRow[],
  { order, words }: ReportForm,
  { day, planYear }: { readonly day: Temporal.PlainDate; readonly planYear: number },
): readonly RowPart[] => {
  if (order === 'document') return [{ heading: '', rows }];
  if (order === 'goals') return [{ heading: '', rows: rows.toSorted(byGoals) }];
  if (order === 'deviations') {
    const parts = Map.groupBy(rows, (row) => deviates(row, day, planYear));
    return [
      { heading: words.deviating, rows: parts.get(true) ?? [] },
      { heading: words.others, rows: parts.get(false) ?? [] },
    ].filter((part) => part.rows.length > 0);
  }
  const months = Map.groupBy(rows, ({ printed }) => lastDay(printed.deadline)?.toPlainYearMonth().toString() ?? '');
  return [...months]
    .toSorted(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([month, of]) => ({
      heading:
        month === '' ? words.noDay : words.dueIn.replace('{month}', monthOf(Temporal.PlainDate.from(`${month}-01`))),
      rows: of,
    }));
};
