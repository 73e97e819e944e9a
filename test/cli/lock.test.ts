import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlan, type OpenPlan } from '../../src/cli/open-plan.ts';
import { dayOf } from '../../src/plan/stockholm-day.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const example = fileURLToPath(new URL('../../src/cli/example/uppfoljning-2022.docx', import.meta.url));
const plan = 'Verksamhetsplan 2022';
const sip = 'Implementera och utbilda i SIP';

// One report's life, in its order: each test goes on from where the one before it left the site.
let folder = '';
let tenant: RunningTenant;
const on = (command: string, ...rest: string[]) => run(command, ...rest, '--site', tenant.site, '--plan', plan);
const told = async <T>(command: string, ...rest: string[]): Promise<T> => {
  const { code, out, err } = await on(command, ...rest, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
};
const opened = (): Promise<OpenPlan> => openPlan({ site: tenant.site, plan });
const ofBin = ['--board', 'BiN', '--period', 'Delår 2'];
const ofBou = ['--board', 'BoU', '--period', 'Delår 2'];

interface Told {
  readonly number: number;
  readonly state: string;
  readonly corrects: string | null;
  readonly key: string;
  readonly files: { readonly model: string; readonly word: string; readonly pdf: string };
  readonly unanswered: number;
}

const report = async (name: string, ...rest: string[]): Promise<Uint8Array> => {
  const out = join(folder, `${name}.docx`);
  const { code, err } = await on('report', '--form', 'linkoping', '--format', 'docx', '--out', out, ...rest);
  if (code !== 0) throw new Error(err);
  return new Uint8Array(await readFile(out));
};
const wordText = (bytes: Uint8Array): string => {
  const parts = unzipSync(bytes);
  return ['word/document.xml', 'word/footer1.xml']
    .map((name) => strFromU8(parts[name]!))
    .join('')
    .replaceAll(/<[^>]*>/g, '');
};
const reports = async () => {
  const { planner, content } = await opened();
  return (await planner.all('reports', content.plan.key)).map(({ record }) => record);
};

let first: Told;
let firstWord: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-lock-'));
  tenant = await startTenant(join(folder, 'data'), '--empty');
  await run('provision', '--site', tenant.site);
  await on('import', example);
  await on('period', 'usual');
  await on('period', 'open', 'Delår 2');
}, 60_000);
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a period that is open is not locked', async () => {
  const { code, err } = await on('lock', ...ofBin);
  expect(code).toBe(1);
  expect(err).toContain('Tillfället är inte stängt');
  expect(await reports()).toEqual([]);
});

test("a report's own texts are kept, and printed", async () => {
  const file = join(folder, 'sammanfattning.txt');
  await writeFile(file, 'Det mesta går som planerat.\n');
  await told('texts', ...ofBin, '--summary', file, '--dnr', 'BIN 2022-77', '--handlaggare', 'Å. Öst');
  await told('answer', sip, '--status', 'Pausad', '--comment', 'Väntar på lagen.');
  await told('period', 'close', 'Delår 2');
  const text = wordText(await report('utkast', ...ofBin));
  expect(text).toContain('Det mesta går som planerat.');
  expect(text).toContain('BIN 2022-77');
});

test('locked: the model as data with Word and PDF in Rapporter, and a FollowUp for every activity', async () => {
  first = await told<Told>('lock', ...ofBin);
  expect(first).toMatchObject({ number: 1, state: 'locked' });
  const { planner, content } = await opened();
  const [model, word, pdf] = await Promise.all(
    [first.files.model, first.files.word, first.files.pdf].map((path) => planner.files.read(path)),
  );
  expect(JSON.parse(strFromU8(model!))).toMatchObject({ schema: 'uppfoljning/report-model', version: 1 });
  expect(wordText(word!)).toContain('Väntar på lagen.');
  expect(strFromU8(pdf!.slice(0, 5))).toBe('%PDF-');
  const period = content.periods.find(({ name }) => name === 'Delår 2')!;
  const told2 = new Set(content.followUps.filter((one) => one.periodKey === period.key).map((one) => one.activityKey));
  expect(content.activities.filter(({ key }) => !told2.has(key))).toEqual([]);
  firstWord = await report('last', ...ofBin);
});

test('locked once: whoever comes second is told by whom', async () => {
  const { code, err } = await on('lock', ...ofBin);
  expect(code).toBe(1);
  expect(err).toMatch(/Rapporten är redan låst \(version 1, Controller, \d{4}-\d\d-\d\d\)/);
  expect(await reports()).toHaveLength(1);
});

test('whatever is edited afterwards, title, goal, board, status, words, the locked report is the same to the byte', async () => {
  const { planner, content, plannerAct } = await opened();
  const act = await plannerAct();
  const { key } = content.plan;
  for (const standing of (await planner.all('activities', key)).slice(0, 10)) {
    const { record } = standing;
    await planner.change(
      'activities',
      standing,
      { ...record, title: `Ändrad ${record.title}`, comment: 'Ändrad' },
      act,
    );
  }
  for (const standing of (await planner.all('goals', key)).slice(0, 10)) {
    await planner.change('goals', standing, { ...standing.record, title: 'Ett annat mål' }, act);
  }
  for (const standing of await planner.all('boards', key)) {
    await planner.change('boards', standing, { ...standing.record, name: 'En annan nämnd' }, act);
  }
  for (const standing of (await planner.all('placements', key)).slice(0, 10)) {
    await planner.change('placements', standing, { ...standing.record, boardsText: 'XX', order: 999 }, act);
  }
  await told('words', '--ongoing', 'Pågår nu', '--completed', 'Klart');
  expect(Buffer.compare(await report('efter', ...ofBin), firstWord)).toBe(0);
  const draft = wordText(await report('utkast-efter', ...ofBin, '--draft'));
  expect(draft).toContain('Ett annat mål');
  for (const standing of await planner.all('boards', key)) {
    const name = standing.record.key === 'BiN' ? 'Bildningsnämnden' : 'Barn- och ungdomsnämnden';
    await planner.change('boards', standing, { ...standing.record, name }, act);
  }
});

test('what is not locked says so in its foot: a draft beside the locked, and the other board’s', async () => {
  const said = 'Utkast, ej låst';
  expect(wordText(await report('utkast-fot', ...ofBin, '--draft'))).toContain(`BIN 2022-77 · ${said}`);
  expect(wordText(await report('bou-fot', ...ofBou))).toContain(said);
  expect(wordText(await report('låst-fot', ...ofBin))).not.toContain(said);
});

test('of a locked report nothing is chosen: that is a draft', async () => {
  const out = join(folder, 'x.docx');
  const { code, err } = await on(
    'report',
    '--form',
    'linkoping',
    '--format',
    'docx',
    '--out',
    out,
    ...ofBin,
    '--changed',
  );
  expect(code).toBe(1);
  expect(err).toContain('Rapporten är låst och skrivs som den låstes, utan --changed. Ett utkast skrivs med --draft.');
});

test('a locked report has its texts; they are changed by a correction only', async () => {
  const { code, err } = await on('texts', ...ofBin, '--dnr', 'X');
  expect(code).toBe(1);
  expect(err).toContain('Rapporten är låst (version 1). Rätta den först');
  const { code: without } = await on('correct', ...ofBin);
  expect(without).toBe(2);
});

test('what would come into no report is not written: every report that it concerns is locked', async () => {
  const { content } = await opened();
  const of = (boards: string) => content.activities.find((one) => one.boards.join() === boards)!.key;
  const text = (key: string) => on('answer', key, '--board-text', 'Nämndens text.', '--period', 'Delår 2');
  const refused = await text(of('BiN'));
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Rapporten är låst. Rätta den först: uppfoljning correct.');
  expect((await text(of('BoU'))).code).toBe(0);
  const again = await on('period', 'open', 'Delår 2', '--again');
  expect(again.code).toBe(1);
  expect(again.err).toContain('Rapporten till BiN är låst');
});

test('a correction is a new version, Rättad, with who, when and why; until it is locked the first holds', async () => {
  await told('correct', ...ofBin, '--reason', 'fel diarienummer');
  await told('texts', ...ofBin, '--dnr', 'BIN 2022-78');
  expect(Buffer.compare(await report('under', ...ofBin), firstWord)).toBe(0);
  const second = await told<Told>('lock', ...ofBin);
  expect(second).toMatchObject({ number: 2, state: 'locked', corrects: first.key });
  expect((await reports()).map(({ number, state }) => `${number} ${state}`)).toEqual(['1 corrected', '2 locked']);
  const text = wordText(await report('rattad', ...ofBin));
  expect(text).toContain('BIN 2022-78');
  expect(text).toMatch(/Version 2, rättad \d{4}-\d\d-\d\d av Controller: fel diarienummer/);
  expect(text).toContain('Det mesta går som planerat.');
  expect(Buffer.compare(await report('forsta', ...ofBin, '--version', '1'), firstWord)).toBe(0);
});

test("återremiss opens one board's report only: its activities can be answered again, the others' cannot", async () => {
  const other = await told<Told>('lock', ...ofBou);
  const otherWord = await report('bou', ...ofBou);
  const { activities } = (await opened()).content;
  const only = (board: string) =>
    activities.find(({ boards, status }) => boards.join() === board && status.progress === 'ongoing')!;
  const [bin, bou] = [only('BiN'), only('BoU')];
  const again = ['--status', 'Klart', '--period', 'Delår 2'];
  expect((await on('answer', bin.key, ...again)).code).toBe(1);
  await told('return', ...ofBin, '--reason', 'nämnden vill veta mer');
  // Its texts are still there, and told.
  const { out: kept } = await on('texts', ...ofBin);
  for (const said of ['Diarienummer: BIN 2022-78', 'Handläggare: Å. Öst', 'Det mesta går som planerat.']) {
    expect(kept).toContain(said);
  }
  expect((await on('answer', bou.key, ...again)).code).toBe(1);
  expect(await on('answer', bin.key, ...again)).toMatchObject({ code: 0 });
  const third = await told<Told>('lock', ...ofBin);
  expect(third).toMatchObject({ number: 3, state: 'locked', corrects: null });
  expect(wordText(await report('aterremitterad', ...ofBin))).toContain(
    'Version 3, efter återremiss: nämnden vill veta mer',
  );
  expect((await on('answer', bin.key, '--unchanged', '--period', 'Delår 2')).code).toBe(1);
  expect(Buffer.compare(await report('bou-efter', ...ofBou), otherWord)).toBe(0);
  const goal = (await opened()).content.goals.find(({ kind }) => kind === 'board-goal')!.key;
  const assessed = await on('assess', '--goal', goal, '--assessment', 'Uppfyllt', '--period', 'Delår 2');
  expect(assessed.code).toBe(1);
  expect(assessed.err).toContain('Rapporten är låst.');
  expect((await reports()).find(({ key }) => key === other.key)).toMatchObject({ number: 1, state: 'locked' });
});

test("the board's decision has its day and paragraph, no other afterwards, and none before there was a report", async () => {
  const today = dayOf((await (await opened()).act()).at);
  const decide = (day: Temporal.PlainDate, paragraph: string) =>
    on('decide', ...ofBin, '--on', day.toString(), '--paragraph', paragraph);
  for (const wrong of [today.subtract({ days: 1 }), today.add({ days: 1 })]) {
    expect((await decide(wrong, '§ 112')).code).toBe(1);
  }
  for (const _twice of [1, 2]) expect((await decide(today, '§ 112')).code).toBe(0);
  const decided = (await reports()).find(({ state }) => state === 'decided');
  expect(decided).toMatchObject({ number: 3, paragraph: '§ 112', meetingOn: today });
  const { code, err } = await decide(today, '§ 113');
  expect(code).toBe(1);
  expect(err).toContain('Nämnden har redan beslutat om rapporten');
  expect(await reports()).toContainEqual(decided);
});
