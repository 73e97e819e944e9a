import { cutLines, regionsOf, type CutLine, type Region, type Stretch } from './pdf-columns.ts';
import { linesOf, type Line } from './pdf-lines.ts';
import type { Piece } from './pdf-page.ts';
import type { Rule } from './pdf-rules.ts';
import type { PdfCell } from './pdf-cell.ts';

/** A table whose columns are only room between its texts, or two texts beside each other, or a line. */
export type Loose =
  | {
      readonly kind: 'table';
      readonly top: number;
      readonly edges: readonly number[];
      readonly rows: readonly (readonly PdfCell[])[];
    }
  | { readonly kind: 'line'; readonly top: number; readonly line: Line };

/** Fewer columns are two texts beside each other; fewer lines a heading's. */
const [fewestColumns, fewestLines] = [3, 4];

/** Of the usual room between two lines: more is between two rows. */
const betweenRows = 1.35;

/** Characters. A table begins with its heads, which are short. */
const longestHead = 40;

const isTable = ({ lines, columns }: Region): boolean =>
  columns.length >= fewestColumns &&
  lines.length >= fewestLines &&
  (lines[0]?.cuts ?? []).every((cut) => cut.pieces.reduce((sum, { text }) => sum + text.length, 0) <= longestHead);

const columnOf = (columns: readonly Stretch[], { left, right }: Stretch): number => {
  const middle = (left + right) / 2;
  const found = columns.findIndex((column) => column.left <= middle && middle <= column.right);
  return found < 0 ? columns.findLastIndex((column) => column.left <= left) : found;
};

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const isFilled = (line: CutLine, columns: readonly Stretch[], column: number): boolean =>
  line.cuts.some((cut) => columnOf(columns, cut) === column);

/**
 * The columns that never hold two lines: a row's first line is the one where one of them has text. Where every column
 * has single lines only, each line is a row.
 */
const anchorsOf = ({ lines, columns }: Region): readonly number[] =>
  columns
    .map((_, column) => column)
    .filter((column) => {
      const filled = lines.map((line) => isFilled(line, columns, column));
      const isOften = filled.filter(Boolean).length * 6 >= lines.length;
      return isOften && filled.every((is, index) => index === 0 || !is || filled[index - 1] !== true);
    });

/** Where rows begin: under a line that is drawn across, after more room than usual, or by the columns of single lines. */
const rowStarts = (region: Region, rules: readonly Rule[]): ReadonlySet<number> => {
  const { lines, columns } = region;
  const gaps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? line.y));
  const usual = median(gaps);
  const [from, to] = [columns[0]?.left ?? 0, columns.at(-1)?.right ?? 0];
  const across = rules.filter((rule) => rule.isAcross && rule.from <= from + 5 && rule.to >= to - 5);
  const starts = (is: (index: number) => boolean): Set<number> =>
    new Set(lines.map((_, index) => index).filter((index) => index === 0 || is(index)));
  const ruled = starts((index) =>
    across.some(({ at }) => at > (lines[index - 1]?.y ?? 0) - 1 && at < (lines[index]?.y ?? 0)),
  );
  if (ruled.size > 2) return ruled;
  const spaced = starts((index) => (gaps[index - 1] ?? 0) > usual * betweenRows);
  if (spaced.size > 2 && spaced.size * 6 >= lines.length) return spaced;
  const anchors = anchorsOf(region);
  return anchors.length === 0
    ? starts(() => true)
    : starts((index) =>
        anchors.some((column) => isFilled(lines[index] ?? { y: 0, size: 0, cuts: [] }, columns, column)),
      );
};

const tableOf = (region: Region, rules: readonly Rule[]): Loose => {
  const { lines, columns } = region;
  const starts = rowStarts(region, rules);
  const rows: Piece[][][] = [];
  for (const [index, line] of lines.entries()) {
    if (starts.has(index)) rows.push(columns.map(() => []));
    for (const cut of line.cuts) rows.at(-1)?.[columnOf(columns, cut)]?.push(...cut.pieces);
  }
  const cellOf = (pieces: readonly Piece[], column: number): PdfCell => {
    const right = columns[column]?.right ?? 0;
    return { lines: linesOf(pieces), right, column, span: 1, continuesAbove: false };
  };
  return {
    kind: 'table',
    top: lines[0]?.y ?? 0,
    edges: [...columns.map(({ left }) => left), columns.at(-1)?.right ?? 0],
    rows: rows.map((cells) => cells.map(cellOf)),
  };
};

/** A table of contents is no two texts: its right one is numbers. */
const isNumbers = ({ lines, columns }: Region): boolean =>
  lines.every(({ cuts }) =>
    cuts.every((cut) => columnOf(columns, cut) === 0 || /^[\d.\s]*$/.test(cut.pieces.map(({ text }) => text).join(''))),
  );

/** Texts beside each other, the left one first. */
const textsOf = ({ lines, columns }: Region): readonly Loose[] => {
  const top = lines[0]?.y ?? 0;
  return columns.flatMap((_, column) =>
    linesOf(
      lines
        .flatMap(({ cuts }) => cuts.filter((cut) => columnOf(columns, cut) === column))
        .flatMap(({ pieces }) => pieces),
    ).map((line): Loose => ({ kind: 'line', top, line })),
  );
};

/** What stands on a page outside drawn tables: tables without lines, texts in columns, and lines, from above. */
export const looseParts = (pieces: readonly Piece[], rules: readonly Rule[]): readonly Loose[] => {
  const lines = cutLines(pieces);
  const regions = regionsOf(lines).filter((region) => !isNumbers(region));
  const inRegions = new Set(regions.flatMap((region) => region.lines));
  const ys = lines.filter((line) => !inRegions.has(line)).map(({ y }) => y);
  const alone = pieces.filter((piece) => ys.some((y) => Math.abs(y - piece.y) <= piece.size * 0.45));
  const parts = regions.flatMap((region) => (isTable(region) ? [tableOf(region, rules)] : textsOf(region)));
  const single = linesOf(alone).map((line): Loose => ({ kind: 'line', top: line.y, line }));
  return [...parts, ...single].toSorted((a, b) => a.top - b.top);
};
