import { readDeadline } from '../plan/read-deadline.ts';
import { readStatus } from '../plan/read-status.ts';
import { isBoardToken, splitBoards } from './boards.ts';
import type { Columns, Held } from './column-head.ts';
import { isForeignHead } from './column-words.ts';
import { align, type AlignedRow } from './columns.ts';
import { cellText, isEmpty, rowText, spread, type Block, type TableRow } from './table.ts';

const rowNumber = ({ source }: TableRow): number | null => source.row ?? source.line ?? null;

/** A new table, or a row after empty ones. */
export const isApart = (before: TableRow, row: TableRow): boolean => {
  if (before.table !== row.table) return true;
  const [a, b] = [rowNumber(before), rowNumber(row)];
  return a !== null && b !== null && b - a > 1;
};

/** The rows from here to where the table ends. */
export const pieceFrom = (blocks: readonly Block[], start: number): readonly TableRow[] => {
  const rows: TableRow[] = [];
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index];
    const last = rows.at(-1);
    if (block?.kind !== 'row' || (last && isApart(last, block))) break;
    rows.push(block);
  }
  return rows;
};

/** Whether a cell says what its column holds; null where it cannot be told. */
const isRight = (kind: Held, text: string): boolean | null => {
  if (text === '') return null;
  if (kind === 'status' || kind.startsWith('period ')) return readStatus(text).understood;
  if (kind === 'deadline') return readDeadline(text, 2000).understood;
  return kind === 'boards' ? splitBoards(text).every(isBoardToken) : null;
};

const judged = ({ values }: AlignedRow): readonly boolean[] =>
  Object.entries(values).flatMap(([kind, cell]) => isRight(kind as Held, cellText(cell)) ?? []);

const goesOn = (text: string): boolean => /^["”'(]?\p{Ll}|^\(/u.test(text);

/**
 * Whether rows without a head of their own are of another table than the columns': a legend, sums, indicators. After a
 * page break a plan's table goes on without its head; then its cells hold what the columns say.
 */
export const isOfAnotherTable = (
  piece: readonly TableRow[],
  columns: Columns,
  { isNewTable, isAfterText }: { readonly isNewTable: boolean; readonly isAfterText: boolean },
): boolean => {
  const [first] = piece;
  if (!first) return false;
  if (isForeignHead(first.cells.map((cell) => cellText(cell)))) return true;
  const signs = align(piece, columns).flatMap(judged);
  const right = signs.filter((sign) => sign).length;
  const wrong = signs.length - right;
  if (right > 0) return wrong > right && isNewTable;
  if (wrong > 0) return true;
  if (!isNewTable || goesOn(rowText(first))) return false;
  const filled = piece.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  const isAsWide = filled.every(({ cells }) => spread(cells).length === columns.kinds.length);
  return isAfterText || !isAsWide;
};
