import type { Temporal } from 'temporal-polyfill';
import { isMoved, lastDay } from '../plan/deadline.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportRow } from './report-sections.ts';

/** A row with all that it stands under, for a sheet where each row must make sense by itself once filtered. */
export interface FlatRow {
  readonly area: string;
  readonly municipalGoal: string;
  readonly boardGoal: string;
  readonly assignment: string;
  readonly row: ReportRow;
}

export interface ExcelColumn {
  readonly head: string;
  /** In characters, as Excel counts a column. */
  readonly width: number;
  /** A day becomes a real date; "" and null an empty cell. */
  readonly value: (of: FlatRow) => string | number | Temporal.PlainDate | null;
}

/** The words are document 000's heads; what its cells say together stands apart here, so that it can be filtered. */
export const excelColumns: readonly ExcelColumn[] = [
  { head: 'Målområde', width: 16, value: ({ area }) => area },
  { head: 'Kommunövergripande mål', width: 24, value: ({ municipalGoal }) => municipalGoal },
  { head: 'Nämndmål', width: 24, value: ({ boardGoal }) => boardGoal },
  { head: 'Strategiskt utvecklingsuppdrag', width: 46, value: ({ assignment }) => assignment },
  { head: 'Aktivitet', width: 52, value: ({ row }) => [row.title, ...row.parts.map((part) => `• ${part}`)].join('\n') },
  { head: 'Nämnd', width: 12, value: ({ row }) => row.boards },
  { head: 'Slutfört', width: 18, value: ({ row }) => row.deadlineText },
  { head: 'Slutdatum', width: 12, value: ({ row }) => lastDay(row.deadline) },
  { head: 'Framflyttad', width: 12, value: ({ row }) => (isMoved(row.deadline) ? 'Ja' : 'Nej') },
  { head: 'Förskjuten till', width: 14, value: ({ row }) => row.deadline.postponedTo },
  { head: 'Status', width: 12, value: ({ row }) => row.status },
  { head: 'Kommentar', width: 52, value: ({ row }) => row.comment },
  { head: 'Kvarstår från', width: 13, value: ({ row }) => row.carriedOverFrom },
];

export const flatRows = ({ sections }: ReportModel): readonly FlatRow[] =>
  sections.flatMap(({ area, municipalGoal, blocks }) =>
    blocks.flatMap(({ goal, groups }) =>
      groups.flatMap(({ assignment, rows }) => {
        const above = { area, municipalGoal, boardGoal: goal?.title ?? '', assignment: assignment?.text ?? '' };
        return rows.map((row) => ({ ...above, row }));
      }),
    ),
  );
