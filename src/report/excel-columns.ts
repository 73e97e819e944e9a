import type { Temporal } from 'temporal-polyfill';
import { isMoved, lastDay } from '../plan/deadline.ts';
import { levelContent, rowContent, type CellContent, type Standing } from './cell-content.ts';
import { isLevel, levels, type Level, type ReportColumn, type ReportForm } from './form.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportRow } from './report-row.ts';
import type { ReportGoal } from './report-sections.ts';
import { headsOf } from './report-tables.ts';

/** A row with all that it stands under, for a sheet where each row must make sense by itself once filtered. */
export interface FlatRow extends Standing {
  /** Null: nothing stands under the goal or the assignment. */
  readonly row: ReportRow | null;
}

/** Content is text of several looks. */
export type CellValue = string | number | Temporal.PlainDate | CellContent | null;

export interface ExcelColumn {
  readonly head: string;
  /** In characters, as Excel counts a column. */
  readonly width: number;
  /** Goes on paper. */
  readonly printed: boolean;
  /** A day becomes a real date; "" and null an empty cell. */
  readonly value: (of: FlatRow) => CellValue;
}

/** A column to filter by, beside the paper; empty where a goal has none. An import leaves it out. */
const ofRow = (head: string, width: number, value: (row: ReportRow) => CellValue): ExcelColumn => ({
  head,
  width,
  printed: false,
  value: ({ row }) => row && value(row),
});

const yesOrNo = (is: boolean): string => (is ? 'Ja' : 'Nej');

const levelWidths: Readonly<Record<Level, number>> = {
  area: 12,
  'municipal-goal': 22,
  goal: 21,
  'sub-goal': 21,
  assignment: 30,
};

const nameOf = (level: Level, { words }: ReportForm): string => {
  const names = words.levels;
  if (level === 'municipal-goal') return names.municipalGoal;
  if (level === 'sub-goal') return names.subGoal;
  return names[level];
};

/** Of a hundredth of the table's width in Word, that much: a page of A4 as wide as it can be read. */
const characters = 1.2;
const narrowest = 11;

/** Each level that any row stands under, the widest first, whatever it is in Word: under the form's own head where it has one. */
const levelColumns = (form: ReportForm, heads: readonly string[], rows: readonly FlatRow[]): readonly ExcelColumn[] =>
  levels
    .filter((level) => form.levels[level] !== 'none' && rows.some((row) => isAt(row, level)))
    .map((level) => {
      const own = form.columns.findIndex(({ kind }) => kind === level);
      return {
        head: heads[own] ?? nameOf(level, form),
        width: levelWidths[level],
        printed: true,
        value: (of) => titleOf(of, level),
      };
    });

/** A goal by its title alone, so that it can be filtered; what it means stands beside the paper. */
const titleOf = (of: FlatRow, level: Level): CellValue => {
  if (level === 'goal') return of.goal && of.goal.title;
  return level === 'sub-goal' ? of.subGoal && of.subGoal.title : levelContent(of, level, 'column');
};

const meaningOf = (goal: ReportGoal | null): string =>
  goal === null ? '' : [goal.description, goal.carriedOver].filter((text) => text !== '').join(' ');

/** An import reads it as the rest of the goal's cell, by the head that it names. */
const meaningColumns = (
  levelled: readonly ExcelColumn[],
  form: ReportForm,
  rows: readonly FlatRow[],
): readonly ExcelColumn[] => {
  const shown = levels.filter((level) => form.levels[level] !== 'none' && rows.some((row) => isAt(row, level)));
  return shown.flatMap((level, index): readonly ExcelColumn[] => {
    if (level !== 'goal' && level !== 'sub-goal') return [];
    const goalOf = ({ goal, subGoal }: FlatRow): ReportGoal | null => (level === 'goal' ? goal : subGoal);
    if (rows.every((row) => meaningOf(goalOf(row)) === '')) return [];
    const head = `Beskrivning: ${levelled[index]?.head ?? ''}`;
    return [{ head, width: 80, printed: false, value: (row) => meaningOf(goalOf(row)) }];
  });
};

const isAt = ({ area, municipalGoal, goal, subGoal, assignment }: FlatRow, level: Level): boolean => {
  if (level === 'area') return area !== '';
  if (level === 'municipal-goal') return municipalGoal !== '';
  return (level === 'goal' ? goal : level === 'sub-goal' ? subGoal : assignment) !== null;
};

const printedColumn = (column: ReportColumn, head: string): readonly ExcelColumn[] => {
  const { kind, width } = column;
  if (isLevel(kind)) return [];
  return [
    {
      head,
      width: Math.max(narrowest, Math.round(width * characters)),
      printed: true,
      value: ({ row }) => row && rowContent(row, kind, column),
    },
  ];
};

/** What the cells above say together or in several spellings stands here apart and in one, so that it can be filtered. */
const filterColumns = (rows: readonly FlatRow[]): readonly ExcelColumn[] => {
  const boards = [...new Set(rows.flatMap(({ row }) => row?.boardKeys ?? []))].toSorted(
    new Intl.Collator('sv').compare,
  );
  const isDated = rows.some(({ row }) => row !== null && row.deadlineText !== '');
  const isAdded = rows.some(({ row }) => (row?.isAdded ?? null) !== null);
  return [
    ...boards.map((key) => ofRow(`Nämnd ${key}`, 10, ({ boardKeys }) => yesOrNo(boardKeys.includes(key)))),
    ...(isDated
      ? [
          ofRow('Slutdatum', 12, ({ deadline }) => lastDay(deadline)),
          ofRow('Framflyttad', 12, ({ deadline }) => yesOrNo(isMoved(deadline))),
          ofRow('Förskjuten till', 14, ({ postponedTo }) => postponedTo),
        ]
      : []),
    ofRow('Läge', 12, ({ progressWord }) => progressWord),
    ofRow('Avvikelse', 12, ({ deviationWord }) => deviationWord),
    ofRow('Kvarstår från', 12, (row) => row.carriedOverFrom),
    ...(isAdded ? [ofRow('Tillkommen', 12, (row) => yesOrNo(row.isAdded === true))] : []),
    { ...ofRow('Uppdragets nämnder', 14, () => ''), value: ({ assignment }) => assignment && assignment.boards },
  ];
};

/** Each row of the report, and each goal or assignment that has none. */
export const flatRows = ({ sections }: ReportModel): readonly FlatRow[] =>
  sections.flatMap(({ area, municipalGoal, blocks }) =>
    blocks.flatMap(({ goal, groups }) => {
      const above = { area, municipalGoal, goal, subGoal: null, assignment: null };
      if (groups.every(({ subGoal, assignment, rows }) => !subGoal && !assignment && rows.length === 0)) {
        return [{ ...above, row: null }];
      }
      return groups.flatMap(({ subGoal, assignment, rows }): readonly FlatRow[] => {
        if (rows.length > 0) return rows.map((row) => ({ ...above, subGoal, assignment, row }));
        return subGoal === null && assignment === null ? [] : [{ ...above, subGoal, assignment, row: null }];
      });
    }),
  );

/** Those that are printed, as the form has them after what they stand under; then those to filter by. */
export const excelColumns = ({ form, year }: ReportModel, rows: readonly FlatRow[]): readonly ExcelColumn[] => {
  const heads = headsOf(form, year);
  const levelled = levelColumns(form, heads, rows);
  return [
    ...levelled,
    ...form.columns.flatMap((column, index) => printedColumn(column, heads[index] ?? column.head)),
    ...filterColumns(rows),
    ...meaningColumns(levelled, form, rows),
  ];
};
