import { readDeadline } from '../plan/read-deadline.ts';
import { readStatus } from '../plan/read-status.ts';
import { isBoardToken, splitBoards } from './boards.ts';
import type { Columns, Held, Layout } from './column-head.ts';
import { columnKinds, type ColumnKind } from './column-words.ts';
import { cellText, emptyCell, isEmpty, spread, type Cell, type TableRow } from './table.ts';

/** A row's cells by what they hold. */
export type Values = { readonly [kind in Held]?: Cell };

export interface AlignedRow {
  readonly row: TableRow;
  readonly values: Values;
  /** Columns that the row has no cell for. */
  readonly missing: readonly ColumnKind[];
  /** What stands in cells without a head. */
  readonly beyond: readonly string[];
}

const isNotOurs = (kind: Held | null): boolean =>
  kind === 'responsible' || kind === 'priority' || kind?.startsWith('other ') === true;

/** A cross, a tick, "ja". */
const longestMark = 3;

/** How well cells fit a layout: a status that is a known word, boards that look like boards, a deadline that can be read. */
const fit = (cells: readonly Cell[], layout: Layout): number => {
  // Where nothing tells, a column that is not ours is the one left out.
  let score = layout.some(isNotOurs) ? -0.1 : 0;
  for (const [index, kind] of layout.entries()) {
    const text = cellText(cells[index]);
    if (kind === 'activity' && text === '' && cells.some((cell) => !isEmpty(cell))) score -= 1;
    if (text === '') continue;
    if (kind === null) score -= 2;
    if (isNotOurs(kind)) score -= 1;
    if (kind?.startsWith('mark ')) score += text.length <= longestMark ? 1 : -1;
    if (kind === 'status' || kind?.startsWith('period ')) score += readStatus(text).understood ? 3 : -2;
    if (kind === 'deadline') score += readDeadline(text, 2000).understood ? 2 : -1;
    if (kind === 'boards') score += splitBoards(text).every(isBoardToken) ? 2 : -2;
  }
  return score;
};

/** Every way to leave out columns; those that leave out the first ones come first (a page without the goals' column). */
const shorter = (kinds: Layout, length: number): readonly Layout[] => {
  if (kinds.length === length) return [kinds];
  const [first, ...rest] = kinds;
  if (first === undefined || kinds.length < length) return [];
  return [...shorter(rest, length), ...shorter(rest, length - 1).map((layout) => [first, ...layout])];
};

const longer = (kinds: Layout, length: number): readonly Layout[] =>
  Array.from({ length: length - kinds.length + 1 }, (_, before) => [
    ...Array.from({ length: before }, () => null),
    ...kinds,
    ...Array.from({ length: length - kinds.length - before }, () => null),
  ]);

const mostColumnsMissing = 2;

const trimmed = (kinds: Layout): Layout => {
  const first = kinds.findIndex((kind) => kind !== null);
  const last = kinds.findLastIndex((kind) => kind !== null);
  return kinds.slice(first, last + 1);
};

const layoutsFor = (kinds: Layout, length: number): readonly Layout[] => {
  if (length === kinds.length) return [kinds];
  const named = trimmed(kinds);
  if (length >= named.length) return longer(named, length);
  if (named.length - length > mostColumnsMissing) return [];
  return shorter(named, length).filter((layout) => layout.includes('activity'));
};

/** Cells as the columns count them: as many as the head has, or one a column of the page's grid. */
const cellsFor = (row: TableRow, kinds: Layout): readonly Cell[] =>
  row.cells.length === kinds.length ? row.cells : spread(row.cells);

/** A level that goes on from above is told by the walk, which knows what holds. */
const levels: ReadonlySet<Held> = new Set(['area', 'goal', 'subgoal']);

const valuesOf = (cells: readonly Cell[], layout: Layout, above: Values): Values => {
  const values: { [kind in Held]?: Cell } = {};
  for (const [index, kind] of layout.entries()) {
    if (kind === null) continue;
    const cell = cells[index] ?? emptyCell;
    values[kind] = cell.continuesAbove && !levels.has(kind) ? (above[kind] ?? cell) : cell;
  }
  return values;
};

/**
 * Puts the cells of a table's rows under its columns. The same plan has five, six or seven columns by page: rows of
 * another length than the head are fitted, all of one length together, by what their cells hold; where several ways
 * fit as well, the first columns are the ones left out. A row with no way to fit has no values.
 */
export const align = (rows: readonly TableRow[], { kinds }: Columns): readonly AlignedRow[] => {
  const cells = rows.map((row) => cellsFor(row, kinds));
  const byLength = Map.groupBy(cells, (row) => row.length);
  const layouts = new Map<number, Layout | undefined>();
  for (const [length, alike] of byLength) {
    const possible = layoutsFor(kinds, length);
    if (possible.length <= 1) {
      layouts.set(length, possible[0]);
      continue;
    }
    const scored = possible.map((layout) => ({
      layout,
      score: alike.reduce((sum, row) => sum + fit(row, layout), 0),
    }));
    const best = Math.max(...scored.map(({ score }) => score));
    layouts.set(length, scored.find(({ score }) => score === best)?.layout);
  }
  let above: Values = {};
  return rows.map((row, index) => {
    const own = cells[index] ?? [];
    const layout = layouts.get(own.length);
    if (!layout) return { row, values: {}, missing: [], beyond: own.map(cellText).filter((text) => text !== '') };
    const values = valuesOf(own, layout, above);
    above = values;
    const missing = columnKinds.filter((kind) => kinds.includes(kind) && !layout.includes(kind));
    const beyond = own
      .filter((_, at) => layout[at] === null)
      .map(cellText)
      .filter((text) => text !== '');
    return { row, values, missing, beyond };
  });
};
