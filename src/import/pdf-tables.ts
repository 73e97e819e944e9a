import type { PdfCell } from './pdf-cell.ts';
import { gridsOf, type Grid } from './pdf-grid.ts';
import { linesOf, type Line } from './pdf-lines.ts';
import { looseParts } from './pdf-loose.ts';
import type { PdfPage, Piece } from './pdf-page.ts';

export interface PdfRow {
  readonly kind: 'row';
  readonly page: number;
  readonly table: number;
  readonly cells: readonly PdfCell[];
}

export interface PdfText {
  readonly kind: 'text';
  readonly page: number;
  readonly height: number;
  readonly line: Line;
}

/** Rows and lines of a document as they stand, from above; a table on a page, with where its columns begin. */
export interface PdfTable {
  readonly kind: 'table';
  readonly page: number;
  readonly edges: readonly number[];
  readonly rows: readonly PdfRow[];
  /** No lines are drawn: its columns and rows are told by the room between the texts. */
  readonly isLoose: boolean;
}

export type PdfPart = PdfTable | PdfText;

/** Letters stand a little over the line that they stand on. */
const overhang = 2;

const isIn = ({ x, y, size }: Piece, box: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>): boolean =>
  x >= box.left - overhang && x < box.right - 1 && y - size / 2 >= box.top - overhang && y - size / 2 < box.bottom;

/** What stands in the lower part of a merged cell is that cell's. */
const withMergedTogether = (rows: readonly (readonly PdfCell[])[]): readonly (readonly PdfCell[])[] => {
  for (const [index, row] of rows.entries()) {
    for (const cell of row) {
      if (!cell.continuesAbove || cell.lines.length === 0) continue;
      const above = rows
        .slice(0, index)
        .findLast((cells) => cells.some((other) => other.column === cell.column && !other.continuesAbove));
      const owner = above?.find((other) => other.column === cell.column);
      if (!owner) continue;
      owner.lines = [...owner.lines, ...cell.lines];
      cell.lines = [];
    }
  }
  return rows;
};

/** The room beside the letters is the same on both sides of a column. */
const roomIn = (cells: readonly { readonly lines: readonly Line[]; readonly left: number }[]): number => {
  const rooms = cells.flatMap(({ lines, left }) => lines.map(({ x }) => x - left));
  return rooms.length === 0 ? 0 : Math.max(0, Math.min(...rooms));
};

const readGrid = (grid: Grid, pieces: readonly Piece[], page: number, table: number): PdfTable => {
  const cells = grid.rows.map((row) =>
    row.map((cell) => ({ ...cell, lines: linesOf(pieces.filter((piece) => isIn(piece, cell))) })),
  );
  const room = roomIn(cells.flat());
  const furthest = new Map<number, number>();
  for (const { right, lines } of cells.flat()) {
    for (const line of lines) furthest.set(right, Math.max(furthest.get(right) ?? 0, line.right));
  }
  const read = cells.map((row) =>
    row.map(({ lines, right, column, span, continuesAbove }): PdfCell => ({
      lines,
      right: Math.max(right - room, furthest.get(right) ?? 0),
      column,
      span,
      continuesAbove,
    })),
  );
  const rows = withMergedTogether(read).map((row): PdfRow => ({ kind: 'row', page, table, cells: row }));
  return { kind: 'table', page, edges: grid.edges, rows, isLoose: false };
};

const topOf = (part: { readonly top: number; readonly part: PdfPart }): number => part.top;

/** A page's tables and the lines between them, from above. `tables` are those of the pages before. */
export const partsOfPage = (page: PdfPage, tables: number): readonly PdfPart[] => {
  const grids = gridsOf(page.rules).filter((grid) => page.pieces.some((piece) => isIn(piece, grid)));
  const outside = page.pieces.filter((piece) => !grids.some((grid) => isIn(piece, grid)));
  const read = grids.map((grid, index) => {
    const inside = page.pieces.filter((piece) => isIn(piece, grid));
    return { top: grid.top, part: readGrid(grid, inside, page.number, tables + index + 1) };
  });
  let count = tables + read.length;
  const loose = looseParts(outside, page.rules).map((found): { top: number; part: PdfPart } => {
    if (found.kind === 'line') {
      return { top: found.top, part: { kind: 'text', page: page.number, height: page.height, line: found.line } };
    }
    count += 1;
    const rows = found.rows.map((cells): PdfRow => ({ kind: 'row', page: page.number, table: count, cells }));
    return { top: found.top, part: { kind: 'table', page: page.number, edges: found.edges, rows, isLoose: true } };
  });
  return [...read, ...loose].toSorted((a, b) => topOf(a) - topOf(b)).map(({ part }) => part);
};
