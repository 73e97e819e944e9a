import type { DraftProblem } from '../plan/draft-plan.ts';
import { general, type Formats } from './excel-formats.ts';
import { shownNumber } from './excel-number.ts';
import { isTrue, localName, type Sheet } from './excel-parts.ts';
import { TextRuns } from './excel-strings.ts';
import { HeldSoFar } from './held-so-far.ts';
import { refusal } from './refusal.ts';
import { scanPart } from './scan-part.ts';
import type { Run } from './table.ts';

/** "B5:F5": cells shown as one; rows and columns from 1. */
export interface Merged {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a cell shows, by its column, from 1; empty ones are not there. */
export interface SheetRow {
  readonly number: number;
  readonly isHidden: boolean;
  readonly cells: ReadonlyMap<number, readonly Run[]>;
}

export interface ReadSheet {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly Merged[];
  /** From–to, columns from 1. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly problems: readonly DraftProblem[];
}

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly fileName: string;
  readonly strings: readonly (readonly Run[])[];
  readonly formats: Formats;
  readonly is1904: boolean;
}

const [mostRows, mostColumns] = [1_048_576, 16_384];

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const reference = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** "D7" as its column and row. */
const placeOf = (text: string | undefined): { readonly column: number; readonly row: number } | null => {
  const found = reference.exec(text ?? '');
  if (!found) return null;
  const [column, row] = [columnNumber(found[1] ?? ''), Number(found[2])];
  return column > mostColumns || row > mostRows || row < 1 ? null : { column, row };
};

const lettersOf = (column: number): string =>
  column <= 0 ? '' : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly look: number | null;
  value: string;
  hasFormula: boolean;
}

/** Collects a sheet's cells while the parser walks it (18.3.1: worksheet > sheetData > row > c > f, v, is). */
class Cells {
  readonly rows: SheetRow[] = [];
  readonly merged: Merged[] = [];
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly problems: DraftProblem[] = [];
  readonly #book: Workbook;
  readonly #sheet: string;
  readonly #held: HeldSoFar;
  readonly #texts = new TextRuns();
  #row: { number: number; isHidden: boolean; cells: Map<number, readonly Run[]> } | null = null;
  #lastRow = 0;
  #lastColumn = 0;
  #cell: OpenCell | null = null;
  #isValue = false;

  constructor(book: Workbook, sheet: string) {
    this.#book = book;
    this.#sheet = sheet;
    this.#held = new HeldSoFar(book.fileName);
  }

  open(tag: string, attribute: (name: string) => string | undefined): void {
    this.#isValue = tag === 'v';
    this.#texts.open(tag, attribute);
    switch (tag) {
      case 'row':
        this.#lastRow = Number(attribute('r') ?? this.#lastRow + 1);
        this.#lastColumn = 0;
        this.#row = { number: this.#lastRow, isHidden: isTrue(attribute('hidden')), cells: new Map() };
        break;
      case 'c': {
        const at = attribute('r');
        const place = at === undefined ? { column: this.#lastColumn + 1, row: this.#lastRow } : placeOf(at);
        if (place?.row !== this.#lastRow) throw this.#broken(`rad ${this.#lastRow} har en cell utan plats`);
        const look = attribute('s');
        this.#lastColumn = place.column;
        this.#cell = {
          column: place.column,
          type: attribute('t') ?? 'n',
          look: look === undefined ? null : Number(look),
          value: '',
          hasFormula: false,
        };
        break;
      }
      case 'f':
        if (this.#cell) this.#cell.hasFormula = true;
        break;
      case 'col':
        if (isTrue(attribute('hidden'))) this.hiddenColumns.push([Number(attribute('min')), Number(attribute('max'))]);
        break;
      case 'mergeCell':
        this.#merge(attribute('ref') ?? '');
        break;
    }
  }

  text(text: string): void {
    this.#texts.text(text);
    if (this.#isValue && this.#cell) this.#cell.value += text;
  }

  close(tag: string): void {
    this.#texts.close(tag);
    this.#isValue = false;
    if (tag === 'c') this.#closeCell();
    else if (tag === 'row' && this.#row) {
      // A row of nothing but looks is not there to see.
      if (this.#row.cells.size > 0) {
        this.#held.row();
        this.rows.push(this.#row);
      }
      this.#row = null;
    }
  }

  #broken(what: string): Error {
    const why = `Arbetsboken kan inte läsas: bladet ”${this.#sheet}”, ${what}. Öppna den i Excel och spara om den.`;
    return refusal(this.#book.fileName, why);
  }

  #merge(ref: string): void {
    this.#held.piece();
    const [from, to] = ref.split(':').map(placeOf);
    if (from && to) this.merged.push({ top: from.row, bottom: to.row, left: from.column, right: to.column });
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || !this.#row) return;
    const name = `${lettersOf(cell.column)}${this.#row.number}`;
    const runs = this.#shown(cell, name);
    if (runs.every(({ text }) => text.trim() === '')) return;
    this.#held.piece(2);
    this.#held.text(
      runs.reduce((sum, { text }) => sum + text.length, 0),
      () => `Cellen ${name}`,
    );
    this.#row.cells.set(cell.column, runs);
  }

  #shown({ type, look, value, hasFormula }: OpenCell, name: string): readonly Run[] {
    const plain = (text: string): readonly Run[] => [{ text, italic: false }];
    const at = `cellen ${name} (rad ${this.#row?.number ?? 0}, kolumn ${placeOf(name)?.column ?? 0})`;
    if (type === 'inlineStr') return this.#texts.runs;
    if (value === '') {
      if (hasFormula && type !== 'str') {
        this.#tell(
          `Cellen ${name} har en formel utan uträknat värde och är läst som tom. Öppna arbetsboken i Excel och spara den.`,
        );
      }
      return [];
    }
    if (type === 's') {
      const runs = this.#book.strings[Number(value)];
      if (runs === undefined) throw this.#broken(`${at} hänvisar till en text som inte finns`);
      return runs;
    }
    if (type === 'str') return plain(value);
    if (type === 'b') return plain(value === '1' || value === 'true' ? 'SANT' : 'FALSKT');
    if (type === 'e') {
      this.#tell(`Cellen ${name} visar felet ${value}.`);
      return plain(value);
    }
    if (type === 'd') return plain(value.replace(/T00:00:00.*$/, ''));
    const number = Number(value);
    const format = look === null ? general : this.#book.formats(look);
    if (Number.isNaN(number)) throw this.#broken(`${at} har ett tal som inte kan läsas`);
    if (format === undefined) throw this.#broken(`${at} har ett format som inte finns`);
    return plain(shownNumber(number, format, this.#book.is1904));
  }

  #tell(message: string): void {
    this.problems.push({ source: { row: this.#row?.number ?? 0 }, message });
  }
}

/** @throws PlanError `invalid`, naming the sheet and the cell, where the sheet is broken or without end. */
export const readSheet = async (book: Workbook, { name, entry }: Sheet): Promise<ReadSheet> => {
  const cells = new Cells(book, name);
  await scanPart(book.fileName, entry, {
    open: (tag, attribute) => cells.open(localName(tag), attribute),
    text: (text) => cells.text(text),
    close: (tag) => cells.close(localName(tag)),
  });
  return cells;
};
