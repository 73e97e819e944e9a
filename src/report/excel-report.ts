import { Temporal } from 'temporal-polyfill';
import writeExcelFile, { type Cell, type Feature, type SheetData } from 'write-excel-file/universal';
import { excelColumns, flatRows } from './excel-columns.ts';
import type { ReportModel } from './report-model.ts';

/** Excel's own limit (support.microsoft.com, "Excel specifications and limits"); a longer text makes it call the file broken. */
const longestText = 32_767;
const cutOff = '… (hela texten står i Word)';

const fitting = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - cutOff.length)}${cutOff}`;

/** Excel counts the days from 30 December 1899 (ISO/IEC 29500-1, 18.17.4.1): a number has no time zone to slip in. */
const dayZero = Temporal.PlainDate.from('1899-12-30');

const serials = new Map<string, number>();
const serialOf = (day: Temporal.PlainDate): number => {
  const key = day.toString();
  const serial = serials.get(key) ?? day.since(dayZero).days;
  serials.set(key, serial);
  return serial;
};

const look = { wrap: true, alignVertical: 'top' } as const;

const cellOf = (value: string | number | Temporal.PlainDate | null): Cell => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value: fitting(value), type: String, ...look };
  if (typeof value === 'number') return { value, type: Number, ...look };
  return { value: serialOf(value), type: Number, format: 'yyyy-mm-dd', ...look };
};

const tableOf = (model: ReportModel): SheetData => [
  excelColumns.map(({ head }) => ({
    value: head,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E8E8E8',
    ...look,
  })),
  ...flatRows(model).map((row) => excelColumns.map(({ value }) => cellOf(value(row)))),
];

/** The report's first page, as lines: what the rows are, per which day, and how they are counted. */
const aboutOf = (model: ReportModel): SheetData => {
  const { words } = model.form;
  const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
  const lines: readonly (readonly [string, string | Temporal.PlainDate])[] = [
    ['', model.subtitle],
    ['', model.sender.join(', ')],
    [words.date, model.date],
    [words.officer, model.officer],
    [words.reference, model.reference],
    ...model.introduction.map((text) => ['', text] as const),
    ...model.legend.map(({ word, meaning }) => [word, meaning] as const),
    [words.counting, model.countingWords],
  ];
  return [
    [null, bold(model.title)],
    ...lines.map(([label, value]) => [label === '' ? null : bold(label), cellOf(value)]),
  ];
};

const sheetName = 'Uppföljning';

/** What the library has no option for: the filter (18.3.1.2), its name, and the head on each printed page (18.2.5). */
const filterOver = (rows: number): Feature<Blob> => {
  const last = String.fromCharCode(64 + excelColumns.length);
  const names =
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${sheetName}'!$A$1:$${last}$${rows}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName}'!$1:$1</definedName></definedNames>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) =>
            sheetIndex === 0 ? xml.replace('</sheetData>', `$&<autoFilter ref="A1:${last}${rows}"/>`) : xml,
        },
        'xl/workbook.xml': { transform: (xml) => xml.replace(/<definedNames\/>|(?=<calcPr)/, names) },
      },
    },
  };
};

/** A report as an Excel workbook (.xlsx): a row each, real dates, a filter, and a head that stays. */
export const excelReport = async (model: ReportModel): Promise<Uint8Array<ArrayBuffer>> => {
  const data = tableOf(model);
  const workbook = writeExcelFile(
    [
      {
        data,
        sheet: sheetName,
        columns: excelColumns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
        orientation: 'landscape',
      },
      { data: aboutOf(model), sheet: 'Om rapporten', columns: [{ width: 16 }, { width: 120 }] },
    ],
    { fontFamily: 'Arial', fontSize: 10, features: [filterOver(data.length)] },
  );
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
};

export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
