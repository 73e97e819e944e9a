import type { Temporal } from 'temporal-polyfill';
import { isMoved, lastDay } from '../plan/deadline.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportAssignment, ReportGoal, ReportRow } from './report-sections.ts';

/** A row with all that it stands under, for a sheet where each row must make sense by itself once filtered. */
export interface FlatRow {
  readonly area: string;
  readonly municipalGoal: string;
  readonly goal: ReportGoal | null;
  readonly assignment: ReportAssignment | null;
  /** Null: nothing stands under the goal or the assignment. */
  readonly row: ReportRow | null;
}

type CellValue = string | number | Temporal.PlainDate | null;

export interface ExcelColumn {
  readonly head: string;
  /** In characters, as Excel counts a column. */
  readonly width: number;
  /** A day becomes a real date; "" and null an empty cell. */
  readonly value: (of: FlatRow) => CellValue;
}

/** A column on the row itself; empty where a goal has none. */
const ofRow = (head: string, width: number, value: (row: ReportRow) => CellValue): ExcelColumn => ({
  head,
  width,
  value: ({ row }) => row && value(row),
});

const yesOrNo = (is: boolean): string => (is ? 'Ja' : 'Nej');

/** What goes on paper: document 000's heads and words, as wide together as a page of A4 can be read. */
export const printedColumns: readonly ExcelColumn[] = [
  { head: 'Målområde', width: 12, value: ({ area }) => area },
  { head: 'Kommunövergripande mål', width: 22, value: ({ municipalGoal }) => municipalGoal },
  { head: 'Nämndmål', width: 20, value: ({ goal }) => goal && goal.title },
  { head: 'Strategiskt utvecklingsuppdrag', width: 30, value: ({ assignment }) => assignment && assignment.text },
  ofRow('Aktivitet', 36, (row) => [row.title, ...row.parts.map((part) => `• ${part}`)].join('\n')),
  ofRow('Nämnd', 10, (row) => row.boards),
  ofRow('Slutfört', 12, (row) => row.deadlineText),
  ofRow('Status', 11, (row) => row.status),
  ofRow('Kommentar', 32, (row) => row.comment),
  ofRow('Kvarstår från', 9, (row) => row.carriedOverFrom),
];

/** What the cells above say together or in several spellings stands here apart and in one, so that it can be filtered. */
const filterColumns = (boards: readonly string[]): readonly ExcelColumn[] => [
  ...boards.map((key) => ofRow(`Nämnd ${key}`, 10, ({ boardKeys }) => yesOrNo(boardKeys.includes(key)))),
  ofRow('Slutdatum', 12, ({ deadline }) => lastDay(deadline)),
  ofRow('Framflyttad', 12, ({ deadline }) => yesOrNo(isMoved(deadline))),
  ofRow('Förskjuten till', 14, ({ postponedTo }) => postponedTo),
  ofRow('Läge', 12, ({ progressWord }) => progressWord),
  ofRow('Avvikelse', 12, ({ deviationWord }) => deviationWord),
  { head: 'Nämndmålets beskrivning', width: 80, value: ({ goal }) => goal && goal.description },
  { head: 'Nämndmålet kvarstår', width: 24, value: ({ goal }) => goal && goal.carriedOver },
  { head: 'Uppdragets rubrik', width: 28, value: ({ assignment }) => assignment && assignment.label },
  { head: 'Uppdragets nämnder', width: 14, value: ({ assignment }) => assignment && assignment.boards },
  { head: 'Uppdraget kvarstår', width: 24, value: ({ assignment }) => assignment && assignment.carriedOver },
];

/** Each row of the report, and each goal or assignment that has none. */
export const flatRows = ({ sections }: ReportModel): readonly FlatRow[] =>
  sections.flatMap(({ area, municipalGoal, blocks }) =>
    blocks.flatMap(({ goal, groups }) => {
      const above = { area, municipalGoal, goal };
      if (groups.every(({ assignment, rows }) => assignment === null && rows.length === 0)) {
        return [{ ...above, assignment: null, row: null }];
      }
      return groups.flatMap(({ assignment, rows }): readonly FlatRow[] => {
        if (rows.length === 0) return assignment === null ? [] : [{ ...above, assignment, row: null }];
        return rows.map((row) => ({ ...above, assignment, row }));
      });
    }),
  );

/** Those that are printed, then those to filter by: a column for each board that a row names. */
export const excelColumns = (rows: readonly FlatRow[]): readonly ExcelColumn[] => {
  const boards = new Set(rows.flatMap(({ row }) => row?.boardKeys ?? []));
  return [...printedColumns, ...filterColumns([...boards].toSorted(new Intl.Collator('sv').compare))];
};
