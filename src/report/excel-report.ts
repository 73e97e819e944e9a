import { Temporal } from 'temporal-polyfill';
import { contentText, type CellContent, type TextRun } from './cell-content.ts';
import { excelColumns, flatRows, type CellValue, type ExcelColumn, type FlatRow } from './excel-columns.ts';
import { coreProperties, office, opc, relationships } from './office-package.ts';
import type { ReportModel } from './report-model.ts';
import {
  SharedStrings,
  sheetStyles,
  sheetText,
  workbookText,
  type Look,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from './spreadsheet.ts';
import { xmlDeclaration } from './xml.ts';
import { zipped, type ZipPart } from './zip.ts';

/** Excel's own limit (support.microsoft.com, "Excel specifications and limits"); a longer text makes it call the file broken. */
const longestText = 32_767;
const cutOff = '… (hela texten står i Word)';

/** Runs are not cut: a text of so many characters has one look. */
const longestRich = 30_000;

const fitting = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - cutOff.length)}${cutOff}`;

/** Excel counts the days from 30 December 1899 (ISO/IEC 29500-1, 18.17.4.1): a number has no time zone to slip in. */
const dayZero = Temporal.PlainDate.from('1899-12-30');

/** Paragraphs as lines; bullets as signs. */
const runsOf = (content: CellContent): readonly TextRun[] =>
  content.flatMap(({ runs, bullet }, index) => {
    const before = `${index === 0 ? '' : '\n'}${bullet ? '• ' : ''}`;
    return before === '' ? runs : [{ text: before }, ...runs];
  });

const serials = new Map<string, number>();
const serialOf = (day: Temporal.PlainDate): number => {
  const key = day.toString();
  const serial = serials.get(key) ?? day.since(dayZero).days;
  serials.set(key, serial);
  return serial;
};

const cellOf = (value: CellValue, look: Look = 'text'): SheetCell | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value: fitting(value), look };
  if (typeof value === 'number') return { value, look };
  if (value instanceof Temporal.PlainDate) return { value: serialOf(value), look: 'day' };
  const text = contentText(value);
  if (text === '') return null;
  const isPlain = value.every(({ runs, bullet }) => !bullet && runs.every(({ bold, italic }) => !bold && !italic));
  return isPlain || text.length > longestRich ? { value: fitting(text), look } : { value: runsOf(value), look };
};

const emptyCell: SheetCell = { value: null, look: 'text' };

function* tableRows(columns: readonly ExcelColumn[], rows: readonly FlatRow[]): Generator<SheetRow> {
  yield columns.map(({ head }) => cellOf(head, 'head'));
  for (const row of rows) yield columns.map(({ value }) => cellOf(value(row)) ?? emptyCell);
}

/** The report's first page, as lines: what the rows are, per which day, and how they are counted. */
const aboutRows = (model: ReportModel): readonly SheetRow[] => {
  const { words, legend: form, notes } = model.form;
  const explained = model.legend.map(({ word, meaning }) => [word, meaning] as const);
  const lines: readonly (readonly [label: string, value: string | Temporal.PlainDate])[] = [
    ['', model.subtitle],
    ['', model.sender.join(', ')],
    [words.date, model.date],
    [words.officer, model.officer],
    [words.reference, model.reference],
    ...(model.edition === '' ? [] : [[words.edition, model.edition] as const]),
    ...model.introduction.map((text) => ['', text] as const),
    ...model.summary.map((text) => [words.summary, text] as const),
    ...model.assessments.map(
      ({ goal, assessment, analysis }) =>
        [words.goals.heading, [goal, assessment, analysis].filter(Boolean).join('\n')] as const,
    ),
    ...(form.heading === '' ? explained : [[form.heading, ''] as const, ...explained]),
    [words.counting, model.countingWords],
    ...model.remarks.map(({ word, meaning }) => [word, meaning] as const),
    ...(model.movedNote === '' ? [] : [[words.moved, model.movedNote] as const]),
    ...notes.map((text) => [words.note, text] as const),
  ];
  return [
    [null, cellOf(model.title, 'label')],
    ...lines.map(([label, value]) => [cellOf(label, 'label'), cellOf(value)]),
  ];
};

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const sheetPart = (index: number): string => `worksheets/sheet${index + 1}.xml`;

const contentTypes = (sheets: readonly Sheet[]): string => {
  const overrides: readonly (readonly [string, string])[] = [
    ['xl/workbook.xml', `${type}.sheet.main+xml`],
    ['xl/styles.xml', `${type}.styles+xml`],
    ['xl/sharedStrings.xml', `${type}.sharedStrings+xml`],
    ...sheets.map((_, index) => [`xl/${sheetPart(index)}`, `${type}.worksheet+xml`] as const),
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  return (
    `${xmlDeclaration}<Types xmlns="${opc}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${overrides.map(([name, of]) => `<Override PartName="/${name}" ContentType="${of}"/>`).join('')}</Types>`
  );
};

/** The parts of a workbook (ISO/IEC 29500-1, 12.3); its texts come last, for the sheets say which there are. */
const workbookParts = (model: ReportModel, sheets: readonly Sheet[]): readonly ZipPart[] => {
  const strings = new SharedStrings();
  const main = sheets.map((_, index) => ['worksheet', sheetPart(index)] as const);
  return [
    { name: '[Content_Types].xml', text: [contentTypes(sheets)] },
    {
      name: '_rels/.rels',
      text: [
        relationships([
          [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
          [`${opc}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        ]),
      ],
    },
    { name: 'docProps/core.xml', text: [coreProperties(model)] },
    { name: 'xl/workbook.xml', text: [workbookText(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [
        relationships(
          [...main, ['styles', 'styles.xml'] as const, ['sharedStrings', 'sharedStrings.xml'] as const].map(
            ([kind, target]) => [`${office}/relationships/${kind}`, target] as const,
          ),
        ),
      ],
    },
    { name: 'xl/styles.xml', text: [sheetStyles] },
    ...sheets.map((sheet, index) => ({ name: `xl/${sheetPart(index)}`, text: sheetText(sheet, strings) })),
    { name: 'xl/sharedStrings.xml', text: strings.text() },
  ];
};

/** A report as an Excel workbook (.xlsx): a row each, real dates, a filter, and a head that stays. */
export const excelReport = (model: ReportModel): Promise<Uint8Array<ArrayBuffer>> => {
  const rows = flatRows(model);
  const columns = excelColumns(model, rows);
  const sheets: readonly Sheet[] = [
    {
      name: 'Uppföljning',
      widths: columns.map(({ width }) => width),
      rows: tableRows(columns, rows),
      filtered: rows.length + 1,
      printed: columns.filter(({ printed }) => printed).length,
    },
    { name: 'Om rapporten', widths: [20, 120], rows: aboutRows(model) },
  ];
  return zipped(workbookParts(model, sheets));
};

export const excelType = `${type}.sheet`;
