import type { DraftSource } from '../plan/draft-plan.ts';

/** Text of one look. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  /** 0 is an outer bullet, 1 one inside it; null where it is no bullet. */
  readonly level: number | null;
}

export interface Cell {
  readonly paragraphs: readonly Paragraph[];
  /** Columns it covers. */
  readonly span: number;
  /** Merged with the cell above it, whose content holds here too. */
  readonly continuesAbove: boolean;
  /** The paragraphs before bullets were read and empty ones left out; absent where they are the same. */
  readonly written?: readonly Paragraph[];
}

export interface TableRow {
  readonly kind: 'row';
  readonly cells: readonly Cell[];
  readonly source: DraftSource;
  /** Counts the tables; a table that goes on over a page may be two. */
  readonly table: number;
  /** The workbook's sheet, where it has several. */
  readonly sheet?: string;
}

export interface TextLine {
  readonly kind: 'text';
  readonly text: string;
  /** What the document's own style says; null where it says nothing. */
  readonly style: 'title' | 'heading' | 'body' | null;
  /** A heading's level, from 1; absent where the document gives it none. */
  readonly level?: number;
  readonly source: DraftSource;
}

/** What every reader makes of its kind of document, in document order. Knows nothing of plans. */
export type Block = TableRow | TextLine;

const unplain = /\s{2}|[^\S ]|^ | $/u;

export const plainText = (text: string): string => (unplain.test(text) ? text.replaceAll(/\s+/gu, ' ').trim() : text);

export const paragraphText = ({ runs }: Paragraph): string =>
  plainText(runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join(''));

/** A cell never changes, and its text is asked for many times. */
const textsOfCells = new WeakMap<Cell, string>();

export const cellText = (cell: Cell | undefined): string => {
  if (!cell) return '';
  const known = textsOfCells.get(cell);
  if (known !== undefined) return known;
  const text = plainText(cell.paragraphs.map(paragraphText).join(' '));
  textsOfCells.set(cell, text);
  return text;
};

const inOneSpace = /[^\S\n]+/gu;

/** A cell's text with its own lines: paragraphs and line breaks, bullets as they were typed. */
export const writtenText = (cell: Cell | undefined): string =>
  (cell?.written ?? cell?.paragraphs ?? [])
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join('\n')
    .split('\n')
    .map((line) => line.replaceAll(inOneSpace, ' ').trim())
    .join('\n')
    .trim();

export const isEmpty = (cell: Cell | undefined): boolean => cellText(cell) === '';

export const rowText = (row: TableRow): string =>
  row.cells
    .map(cellText)
    .filter((text) => text !== '')
    .join(' | ');

export const emptyCell: Cell = { paragraphs: [], span: 1, continuesAbove: false };

/** One cell a column: a cell that covers several is followed by empty ones. */
export const spread = (cells: readonly Cell[]): readonly Cell[] =>
  cells.flatMap((cell) => [cell, ...Array.from({ length: cell.span - 1 }, () => emptyCell)]);

/** The cell and its rest from the next page: the first paragraph goes on where the last one broke off. */
export const joinCells = (cell: Cell, rest: Cell): Cell => {
  if (isEmpty(cell)) return rest;
  if (isEmpty(rest)) return cell;
  const { written, ...kept } = cell;
  const paragraphs = joined(cell.paragraphs, rest.paragraphs);
  if (written === undefined && rest.written === undefined) return { ...kept, paragraphs };
  return { ...kept, paragraphs, written: joined(written ?? cell.paragraphs, rest.written ?? rest.paragraphs) };
};

const joined = (before: readonly Paragraph[], after: readonly Paragraph[]): readonly Paragraph[] => {
  const last = before.at(-1);
  const runs = [...(last?.runs ?? []), { text: ' ', italic: false }, ...(after[0]?.runs ?? [])];
  return [...before.slice(0, -1), { runs, level: last?.level ?? null }, ...after.slice(1)];
};

const outerBullets = '•●▪■‣·';
const innerBullets = '○◦▫';
const bullet = new RegExp(`^[\\s\\u00a0]*([${outerBullets}${innerBullets}])[\\s\\u00a0]+`, 'u');
const bulletInside = new RegExp(`(?<=\\s)(?=[${outerBullets}${innerBullets}]\\s)`, 'u');

const anyBullet = new RegExp(`[${outerBullets}${innerBullets}]`, 'u');

/** A bullet typed as a character becomes a level; one inside its line begins a line of its own. */
export const readBullets = (paragraph: Paragraph): readonly Paragraph[] => {
  if (!paragraph.runs.some((run) => anyBullet.test(run.text))) {
    return paragraphText(paragraph) === '' ? [] : [paragraph];
  }
  const pieces: { runs: Run[]; level: number | null }[] = [{ runs: [], level: paragraph.level }];
  for (const run of paragraph.runs) {
    const [first = '', ...more] = run.text.split(bulletInside);
    pieces.at(-1)?.runs.push({ ...run, text: first });
    pieces.push(...more.map((text) => ({ runs: [{ ...run, text }], level: null })));
  }
  return pieces
    .map(({ runs: [first, ...more], level }): Paragraph => {
      const match = bullet.exec(first?.text ?? '');
      if (!first || !match) return { runs: first ? [first, ...more] : [], level };
      const typed = innerBullets.includes(match[1] ?? '') ? 1 : 0;
      const text = first.text.slice(match[0].length);
      return { runs: [{ ...first, text }, ...more], level: Math.max(level ?? 0, typed) };
    })
    .filter((piece) => paragraphText(piece) !== '');
};

export const cellOf = (
  paragraphs: readonly Paragraph[],
  { span = 1, continuesAbove = false }: Partial<Pick<Cell, 'span' | 'continuesAbove'>> = {},
): Cell => {
  const read = paragraphs.flatMap(readBullets);
  const isAsWritten = read.length === paragraphs.length && read.every((paragraph, at) => paragraph === paragraphs[at]);
  return {
    paragraphs: read,
    span,
    continuesAbove,
    ...(isAsWritten || read.length === 0 ? {} : { written: paragraphs }),
  };
};
