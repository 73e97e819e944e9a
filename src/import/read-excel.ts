import readXlsxFile from 'read-excel-file/universal';
import { PlanError } from '../plan/plan-error.ts';
import { readExcelMarks, type Merged } from './excel-marks.ts';
import { cellOf, emptyCell, plainText, type Block, type Cell, type Paragraph, type Run } from './table.ts';

type Value = string | number | boolean | Date | null;

/** A date cell holds midnight UTC of its day. */
const textOf = (value: Value): string => {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** A line break within a cell begins a new paragraph, also within a run. */
const paragraphsOf = (runs: readonly Run[]): readonly Paragraph[] => {
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...more] = run.text.split(/\r?\n/);
    paragraphs.at(-1)?.push({ ...run, text: first });
    paragraphs.push(...more.map((text) => [{ ...run, text }]));
  }
  return paragraphs.map((line) => ({ runs: line, level: null }));
};

/** What each merged cell says of itself, by "row:column"; its other cells are not there, or go on from above. */
const spansOf = (merged: readonly Merged[]) => {
  const spans = new Map<string, { readonly span: number; readonly continuesAbove: boolean }>();
  for (const { top, bottom, left, right } of merged) {
    for (let row = top; row <= bottom; row += 1) {
      spans.set(`${row}:${left}`, { span: right - left + 1, continuesAbove: row > top });
    }
  }
  return spans;
};

const readCells = (
  values: readonly Value[],
  row: number,
  spans: ReturnType<typeof spansOf>,
  runs: ReadonlyMap<string, readonly Run[]>,
): readonly Cell[] => {
  const cells: Cell[] = [];
  // What stands in a cell that a merge covers is not shown by Excel, and not left there by it: then it is no merge.
  for (let column = 0; column < values.length; column += 1) {
    const text = textOf(values[column] ?? null);
    const { span = 1, continuesAbove = false } = spans.get(`${row}:${column + 1}`) ?? {};
    const looks = runs.get(plainText(text)) ?? [{ text, italic: false }];
    const isPlain = text === '' && span === 1 && !continuesAbove;
    const covered = values.slice(column + 1, column + span);
    const width = covered.every((value) => value === null) ? covered.length + 1 : 1;
    cells.push(isPlain ? emptyCell : cellOf(text === '' ? [] : paragraphsOf(looks), { span: width, continuesAbove }));
    column += width - 1;
  }
  return cells;
};

const readSheets = async (fileName: string, bytes: Uint8Array) => {
  try {
    const buffer = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(buffer).set(bytes);
    return await readXlsxFile(buffer);
  } catch (cause) {
    const place = cause instanceof Error ? /row (\d+), col (\d+)/.exec(cause.message) : null;
    const where = place ? `: cellen i rad ${place[1]}, kolumn ${place[2]} innehåller ett fel` : '';
    throw new PlanError('invalid', `Arbetsboken kan inte läsas${where}.`, { subject: fileName, cause });
  }
};

/**
 * An Excel workbook (.xlsx), its sheets after one another. Keeps merged cells, and italics within a cell. A row's place
 * is its number in the sheet. A date cell becomes the day as "2022-08-31".
 * @throws PlanError `invalid` where the file is broken or a cell holds an error.
 */
export const readExcel = async (fileName: string, bytes: Uint8Array): Promise<readonly Block[]> => {
  const sheets = await readSheets(fileName, bytes);
  const marks = readExcelMarks(fileName, bytes);
  return sheets.flatMap(({ data }, sheet) => {
    const spans = spansOf(marks.merged[sheet] ?? []);
    return data.flatMap((values, index): readonly Block[] => {
      const cells = readCells(values as readonly Value[], index + 1, spans, marks.runs);
      return cells.every((cell) => cell.paragraphs.length === 0)
        ? []
        : [{ kind: 'row', cells, source: { row: index + 1 }, table: sheet + 1 }];
    });
  });
};
