import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench-definition.ts';

const documentFile = 'document.docx';

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const asBytes = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(rows.map((cells) => cells.map(plain).join(' | '))));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const textOf = (html: string): string =>
  html
    .replaceAll(/<\/(?:p|li)>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(\w+|#\d+);/g, (whole, name: string) => entities[name] ?? whole);

/** The rows out of HTML: those with a status; a goal's cell, merged, stands only in its first. */
const rowsOfHtml = (html: string): readonly (readonly string[])[] =>
  html
    .split('<tr>')
    .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => textOf(cell)))
    .filter((cells) => cells.length >= 5 && cells.at(-2) !== '')
    .map((cells) => cells.slice(-5));

export const bench: Bench = {
  what: 'a Word table read: ours to a plan’s rows, understood; mammoth to HTML and its cells',
  outOfReach: 'python-docx and pandoc are not on npm',
  prepare: async (rows, folder) => {
    const { readPlanFile, reportDay, writePlanFile } = await import('./plan-rows.ts');
    const { linkoping } = await import('../../src/report/form.ts');
    const { reportOf } = await import('../../src/report/report-model.ts');
    const { wordReport } = await import('../../src/report/word-report.ts');
    await writePlanFile(folder, rows);
    const model = reportOf(await readPlanFile(folder), { form: linkoping, date: reportDay });
    await writeFile(join(folder, documentFile), await wordReport(model));
  },
  candidates: {
    ours: {
      rows: [1000, 10_000],
      load: async (folder) => {
        const bytes = await readFile(join(folder, documentFile));
        return async () => {
          const { readDocument } = await import('../../src/import/read-document.ts');
          const { rows } = await readDocument(documentFile, bytes);
          return asBytes(
            rows.map(({ activity, parts, carriedOverFrom, boardsText, deadline, status, comment }) => [
              [activity, ...(carriedOverFrom === null ? [] : [`Kvarstår från ${carriedOverFrom}`]), ...parts].join(' '),
              boardsText,
              deadline.text,
              status.text,
              comment,
            ]),
          );
        };
      },
    },
    mammoth: {
      rows: [1000],
      load: async (folder) => {
        const buffer = await readFile(join(folder, documentFile));
        return async () => {
          const { default: mammoth } = await import('mammoth');
          const { value } = await mammoth.convertToHtml({ buffer });
          return asBytes(rowsOfHtml(value));
        };
      },
    },
  },
  rowsIn: (made) => Promise.resolve(JSON.parse(new TextDecoder().decode(made)) as readonly string[]),
  goals: [
    { rows: 1000, figure: 'cpu', against: 'mammoth', most: 0.35 },
    { rows: 10_000, figure: 'rss', most: 200 },
  ],
};
