import { linesIn, rowHeight } from './row-height.ts';
import { escapeXml, xmlDeclaration } from './xml.ts';

/**
 * SpreadsheetML, as much of it as a report needs: ISO/IEC 29500-1, chapter 18. Elements stand in the order that the
 * schema demands (annex A.2, sml.xsd); Excel refuses another.
 */
export type Xml = string;

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The looks there are, by their place in `styles`. */
const looks = { plain: 0, head: 1, text: 2, day: 3, label: 4 } as const;
export type Look = keyof typeof looks;

/**
 * A number may be a day's (18.17.4.1): it is the look that says so. A cell of null is empty and has its look; one of runs
 * has text of several looks (18.4.4).
 */
export interface SheetCell {
  readonly value: string | number | readonly SheetRun[] | null;
  readonly look: Look;
}

export interface SheetRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type SheetRow = readonly (SheetCell | null)[];

/**
 * A text as a cell has it: `_x0041_` would be read as a character's number (22.9.2.19), and what Word breaks a line with
 * is a line break here too.
 */
const cellText = (text: string): Xml =>
  escapeXml(text.replaceAll(/[\v\u2028]/g, '\n').replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_'));

const textXml = (text: string): Xml => `<t xml:space="preserve">${cellText(text)}</t>`;

/** 18.4.4; a run says its font whole. */
const runXml = ({ text, bold, italic }: SheetRun): Xml =>
  `<r><rPr>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="10"/><rFont val="Arial"/></rPr>${textXml(text)}</r>`;

/** Texts of all sheets, each kept once (18.4.9). */
export class SharedStrings {
  readonly #places = new Map<string, number>();
  #count = 0;

  placeOf(value: string | readonly SheetRun[]): number {
    this.#count += 1;
    const item = typeof value === 'string' ? textXml(value) : value.map(runXml).join('');
    const place = this.#places.get(item) ?? this.#places.size;
    if (place === this.#places.size) this.#places.set(item, place);
    return place;
  }

  *text(): Generator<Xml> {
    yield `${xmlDeclaration}<sst ${namespace} count="${this.#count}" uniqueCount="${this.#places.size}">`;
    for (const item of this.#places.keys()) yield `<si>${item}</si>`;
    yield '</sst>';
  }
}

/** A, B … Z, AA, AB … for 0, 1 … */
export const columnLetter = (index: number): string =>
  `${index < 26 ? '' : columnLetter(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`;

const cellXml = (cell: SheetCell | null, place: string, strings: SharedStrings): Xml => {
  if (cell === null) return '';
  const style = looks[cell.look];
  if (cell.value === null) return `<c r="${place}" s="${style}"/>`;
  return typeof cell.value === 'number'
    ? `<c r="${place}" s="${style}"><v>${cell.value}</v></c>`
    : `<c r="${place}" s="${style}" t="s"><v>${strings.placeOf(cell.value)}</v></c>`;
};

export interface Sheet {
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: Iterable<SheetRow>;
  /** The first row is a head that stays in sight, over a filter of so many rows with itself. */
  readonly filtered?: number;
  /** How many of the columns of what is filtered go on paper, from the left; absent: all. */
  readonly printed?: number;
}

/** Points: as high as the longest text that is printed wants; a longer one beside the paper would leave it mostly blank. */
const heightOf = (cells: SheetRow, { widths, printed = widths.length }: Sheet): number => {
  let lines = 1;
  for (const [index, cell] of cells.slice(0, printed).entries()) {
    if (cell === null || cell.value === null || typeof cell.value === 'number') continue;
    const bold = cell.look === 'head' || cell.look === 'label';
    const text = typeof cell.value === 'string' ? cell.value : cell.value.map((run) => run.text).join('');
    lines = Math.max(lines, linesIn(text, widths[index] ?? 1, bold));
  }
  return rowHeight(lines);
};

const frozen =
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';

/** A worksheet (18.3.1.99), A4 landscape, as wide as the page. */
export function* sheetText(sheet: Sheet, strings: SharedStrings): Generator<Xml> {
  const { widths, rows, filtered } = sheet;
  const last = columnLetter(widths.length - 1);
  yield `${xmlDeclaration}<worksheet ${namespace}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<sheetViews><sheetView workbookViewId="0"${filtered === undefined ? '' : ' tabSelected="1"'}>`;
  yield `${filtered === undefined ? '' : frozen}</sheetView></sheetViews><cols>`;
  for (const [index, width] of widths.entries()) {
    yield `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  }
  yield '</cols><sheetData>';
  let number = 0;
  for (const cells of rows) {
    number += 1;
    let row = `<row r="${number}" ht="${heightOf(cells, sheet)}">`;
    for (const [index, cell] of cells.entries()) row += cellXml(cell, `${columnLetter(index)}${number}`, strings);
    yield `${row}</row>`;
  }
  yield '</sheetData>';
  if (filtered !== undefined) yield `<autoFilter ref="A1:${last}${filtered}"/>`;
  yield '<pageMargins left="0.63" right="0.63" top="0.63" bottom="0.63" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

/** The workbook (18.2.27): its sheets; what is filtered has names of Excel's own: its rows, what is printed of them, and the head on each page. */
export const workbookText = (sheets: readonly Sheet[]): Xml => {
  const names = sheets.flatMap(({ name, widths, filtered, printed = widths.length }, index) => {
    if (filtered === undefined) return [];
    const sheet = `'${name.replaceAll("'", "''")}'!`;
    const over = (columns: number): Xml => escapeXml(`${sheet}$A$1:$${columnLetter(columns - 1)}$${filtered}`);
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${over(widths.length)}</definedName>`,
      `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${over(printed)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`${sheet}$1:$1`)}</definedName>`,
    ];
  });
  const relationship = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const named = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return (
    `${xmlDeclaration}<workbook ${namespace} ${relationship}><bookViews><workbookView/></bookViews>` +
    `<sheets>${named.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`
  );
};

const top = '<alignment horizontal="left" vertical="top" wrapText="1"/>';
const sides = ['left', 'right', 'top', 'bottom'].map(
  (side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`,
);
const cellFormat = (font: number, fill: number, border: number, format: number, inside: Xml): Xml =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${inside}</xf>`;

/** Styles (18.8.39): plain, head, text, day, label, in the order of `looks`. */
export const sheetStyles: Xml =
  `${xmlDeclaration}<styleSheet ${namespace}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8E8E8"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${sides.join('')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  cellFormat(0, 0, 0, 0, '') +
  cellFormat(1, 2, 1, 0, top) +
  cellFormat(0, 0, 1, 0, top) +
  cellFormat(0, 0, 1, 164, top) +
  cellFormat(1, 0, 0, 0, top) +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
