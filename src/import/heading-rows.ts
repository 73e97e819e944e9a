import type { Columns } from './column-head.ts';
import { isAssignment } from './goal-cell.ts';
import { hasGoals, isLabelledHeading } from './outline.ts';
import { isNote, isSum } from './row-kind.ts';
import { cellText, isEmpty, spread, type Block, type TableRow } from './table.ts';

const levels: ReadonlySet<string> = new Set(['area', 'municipalGoal', 'goal', 'subgoal']);

const isNumber = (text: string): boolean => /^[\d.,:;/§-]+$/u.test(text);

/** The place of a row's only text; -1 where it has none or more. */
const loneAt = (row: TableRow): number => {
  const cells = spread(row.cells);
  const filled = cells.flatMap((cell, at) => (isEmpty(cell) ? [] : [at]));
  return filled.length === 1 ? (filled[0] ?? -1) : -1;
};

/** "1", "1.2": what a row is numbered, in a cell of its own or before its text. */
const numberOf = (row: TableRow): string => {
  const first = row.cells.map((cell) => cellText(cell)).find((text) => text !== '') ?? '';
  return /^(\d+(?:\.\d+)*)\.?(?:\s|$)/u.exec(first)?.[1] ?? '';
};

/** "1 Säkra skolvägar" with nothing more in its row, over "1.1 …", is what that stands under. */
const isNumberedHeading = (blocks: readonly Block[], index: number, columns: Columns): boolean => {
  const [row, below] = [blocks[index], blocks[index + 1]];
  if (row?.kind !== 'row' || below?.kind !== 'row') return false;
  const number = numberOf(row);
  if (number === '' || !numberOf(below).startsWith(`${number}.`)) return false;
  const texts = spread(row.cells).flatMap((cell, at) => (isEmpty(cell) || isNumber(cellText(cell)) ? [] : [at]));
  return texts.length === 1 && columns.kinds[texts[0] ?? -1] === 'activity';
};
const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();

/** Tables whose first row is one text alone, and most of whose rows are full. */
const beginsWithHeading = new WeakMap<readonly Block[], ReadonlySet<number>>();

const tablesThatBegin = (blocks: readonly Block[]): ReadonlySet<number> => {
  const known = beginsWithHeading.get(blocks);
  if (known) return known;
  const rows = blocks.filter((block): block is TableRow => block.kind === 'row');
  const found = new Set<number>();
  for (const [table, own] of Map.groupBy(rows, (row) => row.table)) {
    const head = own.findIndex((row) => spread(row.cells).filter((cell) => !isEmpty(cell)).length > 2);
    const opens = own[head + 1];
    const lone = own.filter((row) => loneAt(row) === 0).length;
    if (opens && loneAt(opens) === 0 && lone * 2 <= own.length) found.add(table);
  }
  beginsWithHeading.set(blocks, found);
  return found;
};

/** In a table whose first row is one text alone, with full rows after it, such rows are headings. */
const isPattern = (blocks: readonly Block[], index: number, table: number): boolean => {
  const below = blocks[index + 1];
  return below?.kind === 'row' && loneAt(below) < 0 && tablesThatBegin(blocks).has(table);
};

/**
 * A row of the table that is one text alone, and no activity: it covers all the columns, or stands where no activity or
 * goal would, or is set in capitals, or says that it is a goal.
 */
export const isHeadingRow = (blocks: readonly Block[], index: number, columns: Columns): boolean => {
  const row = blocks[index];
  if (row?.kind !== 'row') return false;
  if (isNumberedHeading(blocks, index, columns)) return true;
  const at = loneAt(row);
  if (at !== 0 || row.cells[0]?.continuesAbove === true) return false;
  const text = cellText(row.cells[0]);
  if (isAssignment(text) || isNumber(text)) return false;
  const width = spread(row.cells).length;
  if (width > 1 && row.cells[0]?.span === width) return true;
  if (isNote(text) || isSum(text)) return true;
  const kind = columns.kinds[0] ?? null;
  if (width !== columns.kinds.length || (kind !== null && levels.has(kind))) return false;
  if (isLabelledHeading(text) || isCapitals(text)) return true;
  if (kind !== 'activity') return true;
  return !hasGoals(columns) && isPattern(blocks, index, row.table);
};
