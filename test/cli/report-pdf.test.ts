import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { document000, draftOf000 } from '../report/plans.ts';
import { run } from '../support/run-command.ts';

let folder: string;
let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-pdf-'));
  const out = join(folder, 'rapport.pdf');
  const from = fileURLToPath(new URL(`../fixtures/documents/${document000}.docx`, import.meta.url));
  const argv = ['report', '--from', from, '--form', 'linkoping', '--format', 'pdf', '--out', out];
  const { code, err } = await run(...argv, '--dnr', 'UTB 2022-45');
  if (code !== 0) throw new Error(err);
  pdf = await getDocumentProxy(new Uint8Array(await readFile(out)));
}, 120_000);
afterAll(async () => {
  await pdf.cleanup();
  await rm(folder, { recursive: true });
});

const pages = async (): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );

const plain = (text: string): string => text.replaceAll(/[\s\u00ad-]+/gu, '');

interface StructNode {
  readonly role?: string;
  readonly children?: readonly StructNode[];
}

const roles = ({ role, children = [] }: StructNode): readonly string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(roles),
];

test('the PDF has a title that a reader shows, is tagged, and is in Swedish', async () => {
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Title: string; Language: string } };
  expect(info.Title).toMatch(/^Uppföljning av Utbildningsförvaltningens verksamhetsplan 2022, .*31 augusti 2022$/);
  expect(info.Language).toBe('sv');
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test('headings and table heads are what they are, and the outline has the areas', async () => {
  const trees = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getStructTree()),
  );
  const met = trees.flatMap((tree) => roles(tree as StructNode));
  for (const role of ['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD']) expect(met).toContain(role);
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[];
  const titles = outline.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]);
  expect(titles.filter((title) => ['Samhälle', 'Medborgare', 'Ekonomi'].includes(title))).toHaveLength(3);
});

test('every page is A4 on its side, says page x (y) and whose report it is, and has the heads', async () => {
  const { view } = await pdf.getPage(1);
  expect(view.map(Math.round)).toEqual([0, 0, 842, 595]);
  const texts = await pages();
  for (const [index, text] of texts.entries()) {
    expect(plain(text)).toContain(`${index + 1}(${texts.length})`);
    expect(text).toContain('UTB 2022-45');
    expect(text).toContain('Slutfört');
  }
});

test('every activity and comment of the document is in it, and no row is split over a page', async () => {
  const texts = (await pages()).map(plain);
  const { rows } = await draftOf000();
  expect(rows).toHaveLength(115);
  const missing = rows.filter(
    ({ activity, comment }) => !texts.some((text) => text.includes(plain(activity)) && text.includes(plain(comment))),
  );
  expect(missing.map(({ source }) => source)).toEqual([]);
});

test('read in again, it gives the rows of the document that it was made from, field by field', async () => {
  const again = printDraft(await readDocument('rapport.pdf', await readFile(join(folder, 'rapport.pdf'))));
  const { rows } = printDraft(await draftOf000());
  expect(again.rows).toEqual(rows.map((row, index) => ({ ...row, source: again.rows[index]?.source })));
  expect(again.activities).toBe(93);
  expect(again.problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Sidhuvud eller sidfot på 14 sidor/),
  ]);
});
