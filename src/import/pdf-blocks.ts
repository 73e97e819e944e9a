import type { DraftProblem } from '../plan/draft-plan.ts';
import { joinedOverPages } from './pdf-continued.ts';
import { furnitureIn } from './pdf-furniture.ts';
import type { Line } from './pdf-lines.ts';
import type { PdfPage } from './pdf-page.ts';
import { paragraphsOfLines } from './pdf-paragraphs.ts';
import type { PdfCell } from './pdf-cell.ts';
import { partsOfPage, type PdfPart, type PdfText } from './pdf-tables.ts';
import { writingOf, type Lines, type Writing } from './pdf-words.ts';
import { quote } from './place.ts';
import type { Reading } from './reading.ts';
import { cellOf, emptyCell, paragraphText, type Block, type Cell, type TextLine } from './table.ts';

const partsOf = (pages: readonly PdfPage[]): readonly PdfPart[] => {
  const parts: PdfPart[] = [];
  let tables = 0;
  for (const page of pages) {
    const found = partsOfPage(page, tables);
    tables += found.filter(({ kind }) => kind === 'table').length;
    parts.push(...found);
  }
  return parts;
};

/** A line of a table of contents: a title, dots or room, a page's number. */
const isContents = (text: string): boolean => /(?:\t|\.{3,}|(?:\. ){3,})\s*\d{1,4}$/u.test(text);

/** The letters' size that most of the text has. */
const usualSize = (lines: readonly Line[]): number => {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 10;
};

/** Sizes against the usual one: a heading is larger, the document's title much larger. */
const [headingSize, titleSize] = [1.08, 1.4];

const isOneLook = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) < 0.6 && a.bold === b.bold;

/** Lines between the tables that follow each other on a page and look alike: a paragraph or several. */
const textGroups = (parts: readonly PdfPart[]): readonly (PdfPart | readonly PdfText[])[] => {
  const groups: (PdfPart | PdfText[])[] = [];
  for (const part of parts) {
    const open = groups.at(-1);
    const last = Array.isArray(open) ? open.at(-1) : undefined;
    if (part.kind !== 'text') groups.push(part);
    else if (Array.isArray(open) && last?.page === part.page && isOneLook(last.line, part.line)) open.push(part);
    else groups.push([part]);
  }
  return groups;
};

class Blocks {
  readonly blocks: Block[] = [];
  readonly problems: DraftProblem[] = [];
  readonly #writing: Writing;
  readonly #doubts = new Map<number, string[]>();

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  cell({ lines, right, span, continuesAbove }: PdfCell, page: number): Cell {
    if (lines.length === 0 && span === 1 && !continuesAbove) return emptyCell;
    return cellOf(this.#paragraphs({ lines, right }, page), { span, continuesAbove });
  }

  text(texts: readonly PdfText[], right: number, style: (line: Line) => TextLine['style']): void {
    const [first] = texts;
    if (!first) return;
    for (const paragraph of this.#paragraphs({ lines: texts.map(({ line }) => line), right }, first.page)) {
      const text = paragraphText(paragraph);
      const source = { page: first.page };
      if (text !== '') this.blocks.push({ kind: 'text', text, style: style(first.line), source });
    }
  }

  #paragraphs(lines: Lines, page: number) {
    const { paragraphs, uncertain } = paragraphsOfLines(lines, this.#writing);
    if (uncertain.length > 0) this.#doubts.set(page, [...(this.#doubts.get(page) ?? []), ...uncertain]);
    return paragraphs;
  }

  /** One problem a page: a page may have many. */
  tellDoubts(): void {
    for (const [page, words] of this.#doubts) {
      const named = [...new Set(words)].map(quote).join(', ');
      const message = `Osäkert hur ord som är delade vid radslut skrivs; lästa som ${named}.`;
      this.problems.push({ source: { page }, message });
    }
  }
}

/** A PDF's pages as blocks: its tables' rows, and between them its paragraphs. */
export const blocksOfParts = (pages: readonly PdfPage[]): Reading => {
  const all = partsOf(pages);
  const texts = all.filter((part) => part.kind === 'text');
  const furniture = furnitureIn(texts, pages.length);
  const kept = all.filter(
    (part) => part.kind === 'table' || !(furniture.removed.has(part.line) || isContents(part.line.text)),
  );
  const margin = Math.max(0, ...texts.map(({ line }) => line.right));
  const writing = writingOf([
    ...kept.flatMap((part) => (part.kind === 'table' ? part.rows.flatMap(({ cells }) => cells) : [])),
    ...textGroups(kept)
      .filter((group) => Array.isArray(group))
      .map((group: readonly PdfText[]) => ({ lines: group.map(({ line }) => line), right: margin })),
  ]);
  const parts = joinedOverPages(kept, writing);
  const usual = usualSize([
    ...texts.map(({ line }) => line),
    ...all.flatMap((part) =>
      part.kind === 'table' ? part.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines)) : [],
    ),
  ]);
  const largest = Math.max(0, ...texts.filter(({ page }) => page === 1).map(({ line }) => line.size));
  const style = ({ size, bold }: Line): TextLine['style'] => {
    if (size === largest && size > usual * titleSize) return 'title';
    return size > usual * headingSize || bold ? 'heading' : null;
  };
  const read = new Blocks(writing);
  for (const group of textGroups(parts)) {
    if ('length' in group) {
      read.text(group, margin, style);
      continue;
    }
    if (group.kind === 'text') continue;
    for (const row of group.rows) {
      const cells = row.cells.map((cell) => read.cell(cell, row.page));
      if (cells.every(({ paragraphs, continuesAbove }) => paragraphs.length === 0 && !continuesAbove)) continue;
      read.blocks.push({ kind: 'row', cells, source: { page: row.page }, table: row.table });
    }
  }
  read.tellDoubts();
  const loose = new Set(parts.flatMap((part) => (part.kind === 'table' && part.isLoose ? [part.page] : [])));
  const told = [...loose].map((page): DraftProblem => {
    const message =
      'Sidan har en tabell utan linjer: dess rader är delade efter hur texten står och kan vara fel. Jämför med dokumentet.';
    return { source: { page }, message };
  });
  return { blocks: read.blocks, problems: [...furniture.problems, ...told, ...read.problems] };
};
