import type { Bench } from './bench-definition.ts';

const sizes = [1000, 10_000];

/** Every module is loaded by who needs it: what a candidate does not use must not count against it. */
export const bench: Bench = {
  what: "the board's report in Word, from a plan's rows to the file's bytes",
  outOfReach: 'python-docx and pandoc are not on npm',
  prepare: async (rows, folder) => {
    const { readPlanFile, writePlanFile } = await import('./plan-rows.ts');
    const { writeTablesFile } = await import('./word-tables.ts');
    await writePlanFile(folder, rows);
    await writeTablesFile(folder, await readPlanFile(folder));
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
          const { wordReport } = await import('../../src/report/word-report.ts');
          const made = await wordReport(reportOf(plan, { form: linkoping, date: reportDay }));
          return () => made;
        };
      },
    },
    limit: { rows: sizes, load: async (folder) => (await import('./word-peers.ts')).limit(folder) },
    docxtemplater: { rows: sizes, load: async (folder) => (await import('./word-peers.ts')).docxtemplater(folder) },
    docx: { rows: sizes, load: async (folder) => (await import('./word-peers.ts')).docxLibrary(folder) },
  },
  rowsIn: async (made) => (await import('./word-rows.ts')).wordRows(made),
  goals: [
    { rows: 1000, figure: 'cpu', against: 'docxtemplater', most: 0.5 },
    { rows: 10_000, figure: 'cpu', against: 'docxtemplater', most: 0.5 },
    { rows: 10_000, figure: 'rss', most: 150 },
  ],
};
