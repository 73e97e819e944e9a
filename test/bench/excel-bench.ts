import { readFile, writeFile } from 'node:fs/promises';
import type * as exceljsLibrary from 'exceljs';
import { join } from 'node:path';
import type { Bench, Work } from './bench-definition.ts';
import { peer } from './peer.ts';

const sizes = [1000, 10_000];
const cellsFile = 'cells.json';

/** The sheet's cells as the peer gets them, ready to be written: a day is `{ day }`. */
type PeerCell = string | number | null | { readonly day: string };

interface PeerSheet {
  readonly heads: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly PeerCell[])[];
}

/** The column with days, counted from one. */
const dayColumn = (heads: PeerSheet['heads']): number => heads.findIndex(({ head }) => head === 'Slutdatum') + 1;

const writeCells = async (folder: string): Promise<void> => {
  const { readPlanFile, reportDay } = await import('./plan-rows.ts');
  const { excelColumns, flatRows } = await import('../../src/report/excel-columns.ts');
  const { linkoping } = await import('../../src/report/form.ts');
  const { reportOf } = await import('../../src/report/report-model.ts');
  const model = reportOf(await readPlanFile(folder), { form: linkoping, date: reportDay });
  const flat = flatRows(model);
  const columns = excelColumns(flat);
  const cellOf = (value: ReturnType<(typeof columns)[number]['value']>): PeerCell => {
    if (value === '') return null;
    return typeof value === 'object' && value !== null ? { day: value.toString() } : value;
  };
  const sheet: PeerSheet = {
    heads: columns.map(({ head, width }) => ({ head, width })),
    rows: flat.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  };
  await writeFile(join(folder, cellsFile), JSON.stringify(sheet));
};

const exceljs = async (folder: string): Promise<Work> => {
  const { heads, rows } = JSON.parse(await readFile(join(folder, cellsFile), 'utf8')) as PeerSheet;
  return async () => {
    const ExcelJs = peer('exceljs') as typeof exceljsLibrary;
    const workbook = new ExcelJs.Workbook();
    const sheet = workbook.addWorksheet('Uppföljning', {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { orientation: 'landscape', paperSize: 9 },
    });
    const alignment = { wrapText: true, vertical: 'top' } as const;
    sheet.columns = heads.map(({ head, width }) => ({ header: head, width, style: { alignment } }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) {
      sheet.addRow(row.map((cell) => (typeof cell === 'object' && cell !== null ? new Date(cell.day) : cell)));
    }
    sheet.getColumn(dayColumn(heads)).numFmt = 'yyyy-mm-dd';
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: heads.length } };
    const made = new Uint8Array(await workbook.xlsx.writeBuffer());
    return () => made;
  };
};

export const bench: Bench = {
  what: "the board's report in Excel, from a plan's rows to the file's bytes",
  prepare: async (rows, folder) => {
    const { writePlanFile } = await import('./plan-rows.ts');
    await writePlanFile(folder, rows);
    await writeCells(folder);
  },
  candidates: {
    ours: {
      rows: sizes,
      load: async (folder) => {
        const { readPlanFile, reportDay } = await import('./plan-rows.ts');
        const plan = await readPlanFile(folder);
        return async () => {
          const { reportOf } = await import('../../src/report/report-model.ts');
          const { linkoping } = await import('../../src/report/form.ts');
          const { excelReport } = await import('../../src/report/excel-report.ts');
          const made = await excelReport(reportOf(plan, { form: linkoping, date: reportDay }));
          return () => made;
        };
      },
    },
    exceljs: { rows: sizes, load: exceljs },
  },
  rowsIn: async (made) => {
    const { default: readExcelFile } = await import('read-excel-file/node');
    const [sheet] = await readExcelFile(Buffer.from(made));
    return (sheet?.data ?? []).map((row) => JSON.stringify(row));
  },
  goals: [{ rows: 10_000, figure: 'cpu', against: 'exceljs', most: 0.6 }],
};
