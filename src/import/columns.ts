import { readDeadline } from '../plan/read-deadline.ts';
import { readStatus } from '../plan/read-status.ts';
import { isBoardToken, splitBoards } from './boards.ts';
import { cellText, emptyCell, isEmpty, spread, type Cell, type TableRow } from './table.ts';

export const columnKinds = ['goal', 'activity', 'boards', 'deadline', 'status', 'comment'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** The words of a column's head. The documents call the deadline "Slutfört" (done), the lists "Slutdatum". */
const heads: Readonly<Record<ColumnKind, RegExp>> = {
  goal: /^(?:nämndens |nämnd)?mål(?:sättning)?$|^nämndmål\b/u,
  activity: /^(?:aktivitet|åtagande|insats)(?:er|en|n|s)?$/u,
  boards: /^(?:ansvarig(?:a)? )?nämnd(?:er)?$/u,
  deadline: /^(?:slutfört?|slutförs|slutförd|slutdatum|klart?|färdigt?|tidplan|tid|deadline)(?: senast)?$/u,
  status: /^status\b|^läge$/u,
  comment: /^(?:ev\.? |eventuell )?(?:kommentar|anmärkning)(?:er)?$/u,
};

/** Swedish, as a message names the column. */
export const columnNames: Readonly<Record<ColumnKind, string>> = {
  goal: 'Nämndmål',
  activity: 'Aktivitet',
  boards: 'Nämnd',
  deadline: 'Slutfört',
  status: 'Status',
  comment: 'Kommentar',
};

/** What a column holds: 'other' has a head that is not ours, null has none. */
type Layout = readonly (ColumnKind | 'other' | null)[];

/** A table's head. */
export interface Columns {
  readonly kinds: Layout;
  /** Heads with words that are no column of ours, and so are not read. */
  readonly unknown: readonly string[];
}

/** Columns of a head that names several statuses (one a period) cannot be told apart here. */
export type Head = Columns | 'several-statuses';

const longestHead = 80;

const kindOf = (text: string): ColumnKind | null => {
  if (text === '' || text.length > longestHead) return null;
  const plain = text
    .toLowerCase()
    .replace(/[\s:.*]+$/, '')
    .replace(/ (?:19|20)\d\d$/, '');
  return columnKinds.find((kind) => heads[kind].test(plain)) ?? null;
};

/** The head, where the row is one: activity and status at least, and no column twice. */
export const headOf = (row: TableRow): Head | null => {
  // Nearly every row is no head: one look is enough to tell.
  if (!row.cells.some((cell) => kindOf(cellText(cell)) === 'activity')) return null;
  const texts = spread(row.cells).map(cellText);
  const kinds = texts.map(kindOf);
  const count = (kind: ColumnKind): number => kinds.filter((other) => other === kind).length;
  if (count('activity') !== 1 || count('status') === 0) return null;
  if (count('status') > 1) return 'several-statuses';
  const layout = kinds.map((kind, index) => {
    if (kind !== null && kinds.indexOf(kind) === index) return kind;
    return texts[index] === '' ? null : 'other';
  });
  return { kinds: layout, unknown: texts.filter((_, index) => layout[index] === 'other') };
};

/** A row's cells by what they hold. */
export type Values = Readonly<Partial<Record<ColumnKind, Cell>>>;

export interface AlignedRow {
  readonly row: TableRow;
  readonly values: Values;
  /** Columns that the row has no cell for. */
  readonly missing: readonly ColumnKind[];
  /** What stands in cells without a head. */
  readonly beyond: readonly string[];
}

/** How well cells fit a layout: a status that is a known word, boards that look like boards, a deadline that can be read. */
const fit = (cells: readonly Cell[], layout: Layout): number => {
  // Where nothing tells, a column that is not ours is the one left out.
  let score = layout.includes('other') ? -0.1 : 0;
  for (const [index, kind] of layout.entries()) {
    const text = cellText(cells[index]);
    if (kind === 'activity' && text === '' && cells.some((cell) => !isEmpty(cell))) score -= 1;
    if (text === '') continue;
    if (kind === null) score -= 2;
    if (kind === 'other') score -= 1;
    if (kind === 'status') score += readStatus(text).understood ? 3 : -2;
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

const valuesOf = (cells: readonly Cell[], layout: Layout, above: Values): Values => {
  const values: Partial<Record<ColumnKind, Cell>> = {};
  for (const [index, kind] of layout.entries()) {
    if (kind === null || kind === 'other') continue;
    const cell = cells[index] ?? emptyCell;
    values[kind] = cell.continuesAbove && kind !== 'goal' ? (above[kind] ?? cell) : cell;
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
