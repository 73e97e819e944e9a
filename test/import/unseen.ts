import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { printDraft, type PrintedDraft } from '../../src/import/print-draft.ts';
import { render, type Rendering } from './unseen-office.ts';

type Key =
  | 'area'
  | 'municipalGoal'
  | 'parent'
  | 'goal'
  | 'activity'
  | 'boards'
  | 'responsible'
  | 'deadline'
  | 'status'
  | 'comment'
  | `other:${string}`;

/** A document that no municipality wrote, in signs (`render`), and what a careful planner would read out of it. */
export interface Unseen {
  readonly name: string;
  readonly file: string;
  readonly as: Rendering;
  readonly text: string;
  readonly keys: readonly Key[];
  /**
   * A line a row, by the keys: a deadline is its last day, "löpande", or "?" where it must be told that it is not read; a
   * status "progress/deviation", "?" where it must be told.
   */
  readonly rows: string;
  readonly year?: number;
  /** What must be told, whatever else is. */
  readonly told?: readonly RegExp[];
}

type Row = PrintedDraft['rows'][number];

const ongoing = /löpande|kontinuerligt|tills ?vidare|varje|årlig|pågå|hela/iu;

const deadlineIn = ({ deadline }: Row): string =>
  deadline.last ?? (deadline.text === '' ? '' : ongoing.test(deadline.text) ? 'löpande' : '?');

const statusIn = ({ status }: Row): string => {
  const { text, progress, deviation } = status;
  if (progress === null && deviation === null) return text === '' ? '' : '?';
  return `${progress ?? ''}${deviation === null ? '' : `/${deviation}`}`;
};

const valueOf = (row: Row, key: Key): string => {
  switch (key) {
    case 'goal':
      return row.goal.title;
    case 'parent':
      return row.goal.parent ?? '';
    case 'boards':
      return row.boards.join(', ');
    case 'responsible':
      return row.responsible ?? '';
    case 'deadline':
      return deadlineIn(row);
    case 'status':
      return statusIn(row);
    case 'area':
    case 'municipalGoal':
    case 'activity':
    case 'comment':
      return row[key];
    default:
      return row.otherColumns?.[key.slice('other:'.length)] ?? '';
  }
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** As `Unseen.rows`, one text a row. */
export const rowsOf = (draft: PrintedDraft, keys: readonly Key[]): readonly string[] =>
  draft.rows.map((row) => keys.map((key) => oneLine(valueOf(row, key))).join(' | '));

export const expectedRows = ({ rows, keys }: Unseen): readonly string[] =>
  rows
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('|').map(oneLine);
      return keys.map((_, at) => cells[at] ?? '').join(' | ');
    });

export const readUnseen = async ({ file, text, as }: Unseen): Promise<PrintedDraft> => {
  const read = await readAnyDocument(file, render(text, as));
  if (read.kind !== 'plan') throw new Error(`${file} is taken for ${read.kind}: ${read.why.join(', ')}`);
  return printDraft(read.draft, true);
};
