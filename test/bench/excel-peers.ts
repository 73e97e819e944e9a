import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type * as exceljsLibrary from 'exceljs';
import type * as writeExcelFileLibrary from 'write-excel-file/node';
import type { Work } from './bench-definition.ts';
import { limitZip } from './limit-zip.ts';
import { peer } from './peer.ts';

/** The sheet's cells as a peer gets them, ready to be written: a day is `{ day }`. */
export type PeerCell = string | number | null | { readonly day: string };

export interface PeerSheet {
  readonly heads: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly PeerCell[])[];
}

export const cellsFile = 'cells.json';

const readSheet = async (folder: string): Promise<PeerSheet> =>
  JSON.parse(await readFile(join(folder, cellsFile), 'utf8')) as PeerSheet;

/** The column with days, counted from one. */
const dayColumn = ({ heads }: PeerSheet): number => heads.findIndex(({ head }) => head === 'Slutdatum') + 1;

const alignment = { wrapText: true, vertical: 'top' } as const;

const exceljsColumns = ({ heads }: PeerSheet) =>
  heads.map(({ head, width }) => ({ header: head, width, style: { alignment } }));

const exceljsRow = (row: readonly PeerCell[]) =>
  row.map((cell) => (typeof cell === 'object' && cell !== null ? new Date(cell.day) : cell));

const sheetOptions = {
  views: [{ state: 'frozen', ySplit: 1 }],
  pageSetup: { orientation: 'landscape', paperSize: 9 },
} satisfies Partial<exceljsLibrary.AddWorksheetOptions>;

const filterOf = ({ heads, rows }: PeerSheet) => ({
  from: { row: 1, column: 1 },
  to: { row: rows.length + 1, column: heads.length },
});

export const exceljs = async (folder: string): Promise<Work> => {
  const cells = await readSheet(folder);
  return async () => {
    const ExcelJs = peer('exceljs') as typeof exceljsLibrary;
    const workbook = new ExcelJs.Workbook();
    const sheet = workbook.addWorksheet('Uppföljning', sheetOptions);
    sheet.columns = exceljsColumns(cells);
    sheet.getRow(1).font = { bold: true };
    for (const row of cells.rows) sheet.addRow(exceljsRow(row));
    sheet.getColumn(dayColumn(cells)).numFmt = 'yyyy-mm-dd';
    sheet.autoFilter = filterOf(cells);
    const made = new Uint8Array(await workbook.xlsx.writeBuffer());
    return () => made;
  };
};

/** exceljs' own way to write much: each row is let go of as soon as it is written. */
export const exceljsStream = async (folder: string): Promise<Work> => {
  const cells = await readSheet(folder);
  return async () => {
    const ExcelJs = peer('exceljs') as typeof exceljsLibrary;
    const stream = new PassThrough();
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
    const sheet = workbook.addWorksheet('Uppföljning', sheetOptions);
    sheet.columns = exceljsColumns(cells);
    sheet.getColumn(dayColumn(cells)).numFmt = 'yyyy-mm-dd';
    sheet.getRow(1).font = { bold: true };
    sheet.autoFilter = filterOf(cells);
    for (const row of cells.rows) sheet.addRow(exceljsRow(row)).commit();
    sheet.commit();
    await workbook.commit();
    const made = new Uint8Array(Buffer.concat(chunks));
    return () => made;
  };
};

export const writeExcelFile = async (folder: string): Promise<Work> => {
  const { heads, rows } = await readSheet(folder);
  return async () => {
    const { default: write } = peer('write-excel-file/node') as typeof writeExcelFileLibrary;
    const look = { wrap: true, alignVertical: 'top' } as const;
    const data: writeExcelFileLibrary.SheetData = [
      heads.map(({ head }) => ({ value: head, fontWeight: 'bold' as const, ...look })),
      ...rows.map((row) =>
        row.map((cell) => {
          if (cell === null) return null;
          return typeof cell === 'object'
            ? { value: new Date(cell.day), type: Date, format: 'yyyy-mm-dd', ...look }
            : { value: cell, ...look };
        }),
      ),
    ];
    const made = new Uint8Array(
      await write(data, {
        sheet: 'Uppföljning',
        orientation: 'landscape',
        stickyRowsCount: 1,
        columns: heads.map(({ width }) => ({ width })),
      }).toBuffer(),
    );
    return () => made;
  };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');

/** Days since 30 December 1899, which is what Excel keeps. */
const serial = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;

const raw = (cell: PeerCell, at: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'object') return `<c r="${at}" s="1"><v>${serial(cell.day)}</v></c>`;
  return typeof cell === 'number'
    ? `<c r="${at}"><v>${cell}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

/** Up to 26 columns. */
const rawRow = (cells: readonly PeerCell[], number: number): string =>
  `<row r="${number}">${cells.map((cell, index) => raw(cell, `${String.fromCharCode(65 + index)}${number}`)).join('')}</row>`;

/** How fast it could be: the same cells as text, with nothing of what makes it a report. */
export const limit = async (folder: string): Promise<Work> => {
  const { heads, rows } = await readSheet(folder);
  return async () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const opc = 'http://schemas.openxmlformats.org/package/2006';
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    let sheet = `<worksheet ${main}><sheetData>${rawRow(
      heads.map(({ head }) => head),
      1,
    )}`;
    for (const [index, row] of rows.entries()) sheet += rawRow(row, index + 2);
    const made = limitZip({
      '[Content_Types].xml': `<Types xmlns="${opc}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${opc}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Uppföljning" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${opc}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `<styleSheet ${main}><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `${sheet}</sheetData></worksheet>`,
    });
    return () => made;
  };
};
