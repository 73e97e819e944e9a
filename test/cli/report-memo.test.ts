import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { run, startTenant } from '../support/run-command.ts';

const document = (name: string): string => fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url));
const plan = document('000-linkoping-uppfoljning-2022.docx');
const objektplan = document('001-objektplan-ukfa-2022.txt');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-memo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const memo = async (from: string, form: string, ...rest: string[]) => {
  const out = join(folder, `${form}.docx`);
  const result = await run('report', '--from', from, '--form', form, '--format', 'docx', '--out', out, ...rest);
  return { ...result, out };
};

const textOf = async (file: string): Promise<string> => {
  const xml = strFromU8(unzipSync(new Uint8Array(await readFile(file)))['word/document.xml']!);
  return xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&');
};

test('an objektplan goes out in its own form, with every sum to the öre', async () => {
  const { code, out } = await memo(objektplan, 'objektplan', '--dnr', 'UTB 2021-7');
  expect(code).toBe(0);
  const text = await textOf(out);
  expect(text).toContain('28\u00a0751\u00a0201,00');
  expect(text).toContain('Gemensamma budgetposter mellan BoU och BIN fördelas 70/30.');
  expect(text).toContain('UTB 2021-7');
});

describe('the memo that lays a report before its board', () => {
  test('has the summary filled in, and a line to write on for what nobody has said', async () => {
    const { code, out, err } = await memo(plan, 'tjansteskrivelse', '--dnr', 'UTB 2022-45', '--board', 'BiN');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const text = await textOf(out);
    expect(text).toContain('Förslag till bildningsnämndens beslut');
    expect(text).toContain('Bildningsnämnden godkänner uppföljning av Utbildningsförvaltningens verksamhetsplan 2022');
    expect(text).toMatch(/Rapporten har \S+ rader om \S+ aktiviteter\. Av raderna har \S+ status Pågående/);
    for (const heading of ['Ärende', 'Beslutsunderlag:', 'Ekonomiska konsekvenser', 'Kommunala mål']) {
      expect(text.split('\n')).toContain(heading);
    }
    expect(text).toContain('medbestämmande i arbetslivet');
    const xml = strFromU8(unzipSync(new Uint8Array(await readFile(out)))['word/document.xml']!);
    expect(xml.match(/w:leader="underscore"/g)?.length).toBeGreaterThanOrEqual(4);
  });

  test('says what the planner says of the rest', async () => {
    const texts = join(folder, 'texter.json');
    const bargaining = 'Information enligt MBL § 19 har skett den 9 november 2021.';
    await writeFile(
      texts,
      JSON.stringify({ economy: 'Ryms i nämndens budget.', bargaining, recipients: ['Revisorerna'] }),
    );
    const { out } = await memo(plan, 'tjansteskrivelse', '--texts', texts);
    const text = await textOf(out);
    for (const said of ['Ryms i nämndens budget.', bargaining, 'Revisorerna']) expect(text).toContain(said);
  });

  test('a file of texts that says something else is told by name', async () => {
    const texts = join(folder, 'fel.json');
    await writeFile(texts, JSON.stringify({ ekonomi: 'x' }));
    const { code, err } = await memo(plan, 'tjansteskrivelse', '--texts', texts);
    expect(code).toBe(1);
    expect(err).toContain('fel.json: "ekonomi" är okänt.');
  });
});

test('a document of another kind than the form is refused by name, and so is a workbook of running text', async () => {
  const { code, err } = await memo(plan, 'objektplan');
  expect(code).toBe(1);
  expect(err).toContain('Dokumentet är en plan med aktiviteter och kan inte skrivas i formen objektplan.');
  const out = join(folder, 'x.xlsx');
  const wrong = await run('report', '--from', objektplan, '--form', 'objektplan', '--format', 'xlsx', '--out', out);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Formen objektplan skrivs som docx eller pdf.');
});

describe('by way of the lists', () => {
  test('an objektplan and a programme go out with what they came in with, and sums that follow the lists', async () => {
    const { site, stop } = await startTenant(join(folder, 'data'));
    expect(await run('provision', '--site', site, '--as', 'controller')).toMatchObject({ code: 0 });
    const memoDocument = document('003-program-fullfoljd-utbildning.txt');
    for (const [from, name, form] of [
      [objektplan, 'UKFA 2022', 'objektplan'],
      [memoDocument, 'Fullföljd utbildning', 'program'],
    ] as const) {
      const at = ['--site', site, '--plan', name, '--as', 'controller'];
      expect(await run('import', from, ...at), name).toMatchObject({ code: 0 });
      const out = join(folder, `listor-${form}.docx`);
      const written = await run('report', ...at, '--form', form, '--format', 'docx', '--out', out);
      expect(written).toMatchObject({ code: 0 });
      const again = await readAnyDocument('rapport.docx', new Uint8Array(await readFile(out)));
      const first = await readAnyDocument(from, new Uint8Array(await readFile(from)));
      expect(factsOf(again)).toEqual(factsOf(first));
      const other = form === 'program' ? 'objektplan' : 'program';
      const refused = await run('report', ...at, '--form', other, '--format', 'docx', '--out', out);
      expect(refused).toMatchObject({ code: 1 });
    }
    expect(await stop()).toBe(0);
  }, 60_000);
});

/** What no rendering may change. */
const factsOf = (read: Awaited<ReturnType<typeof readAnyDocument>>): unknown => {
  if (read.kind === 'objektplan') {
    const { budget, goals, governingDocuments, versions } = read.draft;
    return {
      items: budget.items.map(({ board, type, amount }) => [board, type, amount]),
      keys: budget.keys.map(({ boards, shares }) => [boards, shares]),
      totals: budget.totals,
      forecast: budget.forecast,
      goals: goals.map((goal) => ({ ...goal, source: undefined })),
      governing: governingDocuments.map((one) => ({ ...one, source: undefined })),
      versions: versions.map(({ version, dateText, comment }) => [version, dateText, comment]),
    };
  }
  if (read.kind !== 'programme') throw new Error(`read as ${read.kind}`);
  const { milestones, decisions, directives, representation, title, dnr } = read.draft.programme;
  const days = milestones.map(({ date, text, kind, audience }) => [date.toString(), text, kind, audience]);
  return { title, dnr, days, decisions: decisions.map(({ text }) => text), directives, representation };
};
