import { SaxesParser } from 'saxes';
import { plainText, type Run } from './table.ts';
import { zipEntries } from './zip-entries.ts';

/** "B5:F5": cells shown as one; rows and columns from 1. */
export interface Merged {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface ExcelMarks {
  /** The runs of each text that is not all of one look, by the text without them. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
  /** The merged cells of each sheet, in the order of the sheets' files. */
  readonly merged: readonly (readonly Merged[])[];
}

const strings = 'xl/sharedStrings.xml';
const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const wanted = /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/;

const readRuns = (xml: string): ReadonlyMap<string, readonly Run[]> => {
  const found = new Map<string, readonly Run[]>();
  const parser = new SaxesParser();
  let runs: Run[] = [];
  let isItalic = false;
  let isText = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'si') runs = [];
    else if (name === 'r') isItalic = false;
    else if (name === 'i') isItalic = attributes['val'] !== '0' && attributes['val'] !== 'false';
    isText = name === 't';
  });
  parser.on('text', (text) => {
    if (isText) runs.push({ text, italic: isItalic });
  });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (name === 'r') isItalic = false;
    if (name === 'si' && runs.some((run) => run.italic))
      found.set(plainText(runs.map((run) => run.text).join('')), runs);
  });
  parser.write(xml).close();
  return found;
};

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const readMerged = (xml: string): readonly Merged[] =>
  [...xml.matchAll(/<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left = '', top, right = '', bottom]) => ({
      top: Number(top),
      bottom: Number(bottom),
      left: columnNumber(left),
      right: columnNumber(right),
    }),
  );

/**
 * What read-excel-file leaves out of a workbook: italics within a cell and merged cells (SpreadsheetML, ISO/IEC 29500-1
 * chapter 18: sst > si > r > rPr > i, and mergeCells).
 */
export const readExcelMarks = (fileName: string, bytes: Uint8Array): ExcelMarks => {
  const entries = zipEntries(fileName, bytes, wanted);
  const decoder = new TextDecoder();
  const table = entries.get(strings);
  const sheets = [...entries]
    .filter(([name]) => sheetPart.test(name))
    .toSorted(([a], [b]) => Number(sheetPart.exec(a)?.[1]) - Number(sheetPart.exec(b)?.[1]));
  return {
    runs: table ? readRuns(decoder.decode(table)) : new Map(),
    merged: sheets.map(([, sheet]) => readMerged(decoder.decode(sheet))),
  };
};
