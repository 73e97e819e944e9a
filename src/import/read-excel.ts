import type { DraftProblem } from '../plan/draft-plan.ts';
import { readFormats } from './excel-formats.ts';
import { asOwnReport } from './own-workbook.ts';
import { excelParts } from './excel-parts.ts';
import { readSheet, type Merged, type ReadSheet, type SheetRow } from './excel-sheet.ts';
import { readStrings } from './excel-strings.ts';
import { HeldSoFar } from './held-so-far.ts';
import type { OfficeFile } from './office-file.ts';
import type { Reading } from './reading.ts';
import { refusal } from './refusal.ts';
import { cellOf, emptyCell, type Block, type Cell, type Paragraph, type Run } from './table.ts';

/** A line break within a cell begins a new paragraph, also within a run. */
const paragraphsOf = (runs: readonly Run[]): readonly Paragraph[] => {
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...more] = run.text.split(/\r\n?|\n/);
    paragraphs.at(-1)?.push({ ...run, text: first });
    paragraphs.push(...more.map((text) => [{ ...run, text }]));
  }
  return paragraphs.map((line) => ({ runs: line, level: null }));
};

interface Span {
  readonly span: number;
  readonly continuesAbove: boolean;
}

/** What each merged cell says of itself, by row and then column; its other cells are not there, or go on from above. */
const spansOf = (merged: readonly Merged[], lastRow: number, width: number, held: HeldSoFar) => {
  const spans = new Map<number, Map<number, Span>>();
  for (const { top, bottom, left, right } of merged) {
    const span = Math.min(right, width) - left + 1;
    for (let number = top; left <= width && number <= Math.min(bottom, lastRow); number += 1) {
      held.piece();
      const row = spans.get(number) ?? new Map<number, Span>();
      spans.set(number, row.set(left, { span, continuesAbove: number > top }));
    }
  }
  return spans;
};

const readCells = (
  { cells: shown }: SheetRow,
  width: number,
  spans: ReadonlyMap<number, Span> | undefined,
): readonly Cell[] => {
  const cells: Cell[] = [];
  for (let column = 1; column <= width; column += 1) {
    const runs = shown.get(column);
    const { span = 1, continuesAbove = false } = spans?.get(column) ?? {};
    if (runs === undefined && span === 1 && !continuesAbove) {
      cells.push(emptyCell);
      continue;
    }
    // What stands in a cell that a merge covers is not shown by Excel, and not left there by it: then it is no merge.
    const covered = Array.from({ length: span - 1 }, (_, index) => column + 1 + index);
    const whole = covered.every((other) => !shown.has(other)) ? span : 1;
    cells.push(cellOf(runs === undefined ? [] : paragraphsOf(runs), { span: whole, continuesAbove }));
    column += whole - 1;
  }
  return cells;
};

const lastOf = (numbers: Iterable<number>): number => {
  let last = 0;
  for (const number of numbers) last = Math.max(last, number);
  return last;
};

/** Hidden rows and columns may be a filter's: they are read, and told. */
const hiddenIn = (name: string, { rows, hiddenColumns }: ReadSheet, width: number): readonly DraftProblem[] => {
  const hidden = rows.filter(({ isHidden }) => isHidden);
  const [first] = hidden;
  const columns = hiddenColumns.filter(([from]) => from <= width);
  const told: DraftProblem[] = [];
  if (first) {
    const message = `Bladet ”${name}” har ${hidden.length} dolda rader med text, den första här; de är inlästa.`;
    told.push({ source: { row: first.number }, message });
  }
  if (columns.length > 0) {
    told.push({ source: { row: 1 }, message: `Bladet ”${name}” har dolda kolumner; de är inlästa.` });
  }
  return told;
};

/**
 * An Excel workbook, its sheets after one another, each cell as a person sees it (`shownNumber`). Keeps merged cells, and
 * italics within a cell. A row's place is its number in the sheet. A hidden sheet is told and not read; hidden rows and
 * columns are read and told.
 * @throws PlanError `invalid`, naming the part or the cell, where the file is broken or without end.
 */
export const readExcel = async (file: OfficeFile): Promise<Reading> => {
  const { sheets, strings, styles, is1904 } = await excelParts(file);
  const fileName = file.name;
  const book = {
    fileName,
    strings: await readStrings(fileName, strings),
    formats: await readFormats(fileName, styles),
    is1904,
  };
  const held = new HeldSoFar(fileName);
  const blocks: Block[] = [];
  const problems: DraftProblem[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const read = await readSheet(book, sheet);
    const { rows, merged } = read;
    if (sheet.isHidden) {
      const message = `Bladet ”${sheet.name}” är dolt och är inte inläst (${rows.length} rader).`;
      if (rows.length > 0) problems.push({ source: { row: 1 }, message });
      continue;
    }
    const width = lastOf(rows.flatMap(({ cells }) => [...cells.keys()]));
    const spans = spansOf(merged, rows.at(-1)?.number ?? 0, width, held);
    problems.push(...read.problems, ...hiddenIn(sheet.name, read, width));
    for (const row of rows) {
      held.row();
      held.piece(width);
      const cells = readCells(row, width, spans.get(row.number));
      const named = sheets.length > 1 ? { sheet: sheet.name } : {};
      blocks.push({ kind: 'row', cells, source: { row: row.number, ...named }, table: index + 1, ...named });
    }
  }
  if (blocks.length === 0 && [...file.parts.keys()].some((part) => part.startsWith('xl/media/'))) {
    const why =
      'Arbetsboken har bara bilder: en bild av en tabell kan inte läsas. Be om dokumentet som Word eller Excel, eller skriv in tabellen.';
    throw refusal(fileName, why);
  }
  const names = sheets.map(({ name }) => name);
  return { blocks: asOwnReport(blocks, names), problems };
};
