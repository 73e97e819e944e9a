import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench-definition.ts';
import {
  cellsFile,
  exceljs,
  exceljsStream,
  limit,
  writeExcelFile,
  type PeerCell,
  type PeerSheet,
} from './excel-peers.ts';

const sizes = [1000, 10_000];
const writeCells = async (folder: string): Promise<void> => {
  const { readPlanFile, reportDay } = await import('./plan-rows.ts');
  const { excelColumns, flatRows } = await import('../../src/report/excel-columns.ts');
  const { contentText } = await import('../../src/report/cell-content.ts');
  const { linkoping } = await import('../../src/report/preset-forms.ts');
  const { reportOf } = await import('../../src/report/report-model.ts');
  const model = reportOf(await readPlanFile(folder), { form: linkoping, date: reportDay });
  const flat = flatRows(model);
  const columns = excelColumns(model, flat);
  const cellOf = (value: ReturnType<(typeof columns)[number]['value']>): PeerCell => {
    if (value === '' || value === null) return null;
    if (typeof value !== 'object') return value;
    return 'day' in value ? { day: value.toString() } : contentText(value) || null;
  };
  const sheet: PeerSheet = {
    heads: columns.map(({ head, width }) => ({ head, width })),
    rows: flat.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  };
  await writeFile(join(folder, cellsFile), JSON.stringify(sheet));
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
          const { linkoping } = await import('../../src/report/preset-forms.ts');
          const { excelReport } = await import('../../src/report/excel-report.ts');
          const made = await excelReport(reportOf(plan, { form: linkoping, date: reportDay }));
          return () => made;
        };
      },
    },
    limit: { rows: sizes, load: limit },
    exceljs: { rows: sizes, load: exceljs },
    'exceljs stream': { rows: sizes, load: exceljsStream },
    'write-excel-file': { rows: sizes, load: writeExcelFile },
  },
  rowsIn: async (made) => {
    const { default: readExcelFile } = await import('read-excel-file/node');
    const [sheet] = await readExcelFile(Buffer.from(made));
    return (sheet?.data ?? []).map((row) => JSON.stringify(row));
  },
  goals: [{ rows: 10_000, figure: 'cpu', against: 'exceljs', most: 0.6 }],
};
