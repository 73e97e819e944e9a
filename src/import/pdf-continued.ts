import type { Line } from './pdf-lines.ts';
import type { PdfCell } from './pdf-cell.ts';
import type { PdfPart, PdfRow, PdfTable } from './pdf-tables.ts';
import type { Writing } from './pdf-words.ts';

/** Points. Columns that go on over a page begin at the same places. */
const sameEdge = 3;

const isSameTable = (a: PdfTable, b: PdfTable): boolean =>
  a.edges.length === b.edges.length &&
  a.edges.every((edge, index) => Math.abs(edge - (b.edges[index] ?? 0)) <= sameEdge);

const textOf = ({ lines }: PdfCell): string => lines.map(({ text }) => text).join(' ');

const isSameRow = (a: PdfRow, b: PdfRow): boolean =>
  a.cells.length === b.cells.length && a.cells.every((cell, index) => textOf(cell) === textOf(b.cells[index] ?? cell));

const isEmptyRow = ({ cells }: PdfRow): boolean => cells.every(({ lines }) => lines.length === 0);

/** The cell that holds in a column at a table's end: a merged one began further up. */
const ownerAt = (rows: readonly PdfRow[], column: number): PdfCell | undefined =>
  rows
    .findLast(({ cells }) => cells.some((cell) => cell.column === column && !cell.continuesAbove))
    ?.cells.find((cell) => cell.column === column);

/** A text that goes on says so by the space after its last word, or by a word that is broken in the middle. */
const goesOn = (last: Line | undefined, right: number, writing: Writing): boolean => {
  if (!last || !writing.spaceGoesOn) return false;
  if (last.endsWithSpace) return true;
  const isOneWord = !/\s/u.test(last.text.replace(/^[•●○]\s/u, ''));
  return isOneWord && right - last.right >= last.space && right - last.right < last.size;
};

/**
 * A row that is broken over a page is one: the first row of the next page goes on from it where a cell's text does. Where
 * only the first columns' texts go on and the others hold something new, the row is new and stands beside their rest.
 */
const joinedTo = (before: readonly PdfRow[], first: PdfRow, writing: Writing): boolean => {
  const last = before.at(-1);
  if (!last || isEmptyRow(first)) return false;
  const open = first.cells.map(({ column }) => {
    const owner = ownerAt(before, column);
    return owner !== undefined && goesOn(owner.lines.at(-1), owner.right, writing) ? owner : null;
  });
  const furthest = open.findLastIndex((owner, index) => owner !== null && (first.cells[index]?.lines.length ?? 0) > 0);
  if (furthest < 0) return false;
  const isNew = first.cells.some(({ lines }, index) => index > furthest && lines.length > 0) && furthest === 0;
  for (const [index, cell] of first.cells.entries()) {
    const owner = isNew ? open[index] : ownerAt(before, cell.column);
    if (!owner) continue;
    owner.lines = [...owner.lines, ...cell.lines];
    cell.lines = [];
  }
  return !isNew;
};

/**
 * A document's parts with its tables made whole over the pages: a head that is printed again on each is left out, and a
 * row that is broken is joined.
 */
export const joinedOverPages = (parts: readonly PdfPart[], writing: Writing): readonly PdfPart[] => {
  const joined: PdfPart[] = [];
  let head: PdfRow | undefined;
  for (const part of parts) {
    const before = joined.at(-1);
    if (part.kind === 'text') {
      joined.push(part);
      continue;
    }
    if (before?.kind !== 'table' || before.page === part.page || !isSameTable(before, part)) {
      [head] = part.rows;
      joined.push(part);
      continue;
    }
    const [first, ...rest] = part.rows;
    const rows = first && head && isSameRow(first, head) ? rest : part.rows;
    const [next, ...others] = rows;
    const isJoined = next !== undefined && joinedTo(before.rows, next, writing);
    const left = isJoined ? others : rows;
    if (left.length > 0) joined.push({ ...part, rows: left });
    else joined[joined.length - 1] = { ...before, page: part.page };
  }
  return joined;
};
