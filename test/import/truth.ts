import { readFileSync } from 'node:fs';
import type { PrintedDraft } from '../../src/import/print-draft.ts';

const folder = new URL('../fixtures/documents/', import.meta.url);

export const fixture = (name: string): Uint8Array => readFileSync(new URL(name, folder));

/** A row of 000-truth.json, which was checked by hand against the document. */
interface TruthRow {
  readonly lines: readonly number[];
  readonly area: string;
  readonly municipalGoal: string;
  readonly group: { readonly id: string };
  readonly activity: string;
  readonly subActivities: readonly string[];
  readonly boardsAsWritten: string;
  readonly boards: readonly string[];
  readonly deadline: {
    readonly kind: 'month' | 'months' | 'postponed';
    readonly year: number;
    readonly months: readonly number[];
    readonly season: string | null;
    readonly moved: boolean;
    readonly postponedToLaterYear: boolean;
  };
  readonly deadlineAsWritten: string;
  readonly statusAsWritten: string;
  readonly status: string;
  readonly comment: string;
  readonly carriedOverFrom: number | null;
  readonly dupSet: number | null;
}

interface TruthGroup {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly underNamndmal: string | null;
  readonly boardsOnHeadingRow: string | null;
  readonly carriedOverFrom: string | null;
}

interface Truth {
  readonly title: string;
  readonly organisation: string;
  readonly planYear: number;
  readonly asOf: string;
  readonly groups: readonly TruthGroup[];
  readonly rows: readonly TruthRow[];
}

export const truth = JSON.parse(new TextDecoder().decode(fixture('000-truth.json'))) as Truth;

const progress: Readonly<Record<string, string>> = {
  Kvarstår: 'not-started',
  Pågående: 'ongoing',
  Pausad: 'paused',
  Genomfört: 'completed',
};

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (number: number): string => String(number).padStart(2, '0');

const occurrencesOf = ({ months, year, season }: TruthRow['deadline']) =>
  months.length > 0
    ? months.map((month) => ({
        first: `${year}-${two(month)}-01`,
        last: `${year}-${two(month)}-${lastDays[month - 1]}`,
      }))
    : [{ first: season === null ? `${year}-01-01` : `${year}-08-01`, last: `${year}-12-31` }];

/** What the import is to print of each row, without its place and its activity's key. */
export const expectedRows = truth.rows.map((row): Omit<PrintedDraft['rows'][number], 'source' | 'activityKey'> => {
  const group = truth.groups.find(({ id }) => id === row.group.id);
  if (!group) throw new Error(`000-truth.json has no group ${row.group.id}`);
  const occurrences = occurrencesOf(row.deadline);
  return {
    area: row.area,
    municipalGoal: row.municipalGoal,
    goal: {
      kind: group.type === 'nämndmål' ? 'board-goal' : 'assignment',
      title: group.title,
      description: group.description,
      parent: group.underNamndmal,
      boardsText: group.boardsOnHeadingRow ?? '',
      carriedOverFrom: group.carriedOverFrom,
    },
    activity: row.activity,
    parts: row.subActivities,
    boardsText: row.boardsAsWritten,
    boards: row.boards,
    deadline: {
      text: row.deadlineAsWritten,
      first: occurrences[0]?.first ?? null,
      last: occurrences.at(-1)?.last ?? null,
      occurrences,
      moved: row.deadline.moved,
      postponedTo: row.deadline.postponedToLaterYear ? row.deadline.year : null,
    },
    status: { text: row.statusAsWritten, progress: progress[row.status] as 'ongoing', deviation: null },
    comment: row.comment,
    carriedOverFrom: row.carriedOverFrom,
  };
});

/** The row of the document that holds a line of the .txt. */
export const rowOnLine = (line: number): number => truth.rows.findIndex(({ lines }) => lines.includes(line));
