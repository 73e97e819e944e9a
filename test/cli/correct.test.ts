import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlan, type OpenPlan } from '../../src/cli/open-plan.ts';
import type { ReportModel } from '../../src/report/report-model.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const example = fileURLToPath(new URL('../../src/cli/example/uppfoljning-2022.docx', import.meta.url));
const plan = 'Verksamhetsplan 2022';

// The report of an old period, corrected after the plan has gone on: each test goes on from the one before it.
let folder = '';
let tenant: RunningTenant;
const on = (command: string, ...rest: string[]) => run(command, ...rest, '--site', tenant.site, '--plan', plan);
const told = async <T>(command: string, ...rest: string[]): Promise<T> => {
  const { code, out, err } = await on(command, ...rest, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
};
const opened = (): Promise<OpenPlan> => openPlan({ site: tenant.site, plan });
const ofBou = ['--board', 'BoU', '--period', 'Delår 1'];

interface Told {
  readonly number: number;
  readonly reason: string;
  readonly files: { readonly model: string };
}

const model = async ({ files }: Told): Promise<ReportModel> => {
  const { planner } = await opened();
  return (JSON.parse(strFromU8(await planner.files.read(files.model))) as { readonly model: ReportModel }).model;
};
const followedUp = async (): Promise<number> => {
  const { followUps, periods } = (await opened()).content;
  const { key } = periods.find(({ name }) => name === 'Delår 1')!;
  return followUps.filter(({ periodKey }) => periodKey === key).length;
};
const written = async (name: string, ...rest: string[]): Promise<Buffer> => {
  const out = join(folder, `${name}.docx`);
  const { code, err } = await on('report', '--format', 'docx', '--out', out, ...rest);
  if (code !== 0) throw new Error(err);
  return await readFile(out);
};
const wordText = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml']!).replaceAll(/<[^>]*>/g, '');

let first: Told;
let cover: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-correct-'));
  tenant = await startTenant(join(folder, 'data'), '--empty');
  await run('provision', '--site', tenant.site);
  await on('import', example);
  await on('period', 'usual');
  await on('period', 'open', 'Delår 1');
  await on('period', 'close', 'Delår 1');
  await told('texts', ...ofBou, '--mbl', 'Information har skett.');
  const form = await run('forms', '--show', 'linkoping');
  await writeFile(join(folder, 'egen.json'), form.out.replace('"linkoping"', '"egen"'));
  first = await told<Told>('lock', ...ofBou, '--form', join(folder, 'egen.json'));
  cover = await written('skrivelse', ...ofBou, '--form', 'tjansteskrivelse');
}, 90_000);
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what is decided after a period is in no correction of its report, and gets no reported state in it', async () => {
  const before = await model(first);
  const count = await followedUp();
  const { activities } = (await opened()).content;
  const split = activities.find(({ boards, status }) => boards.includes('BoU') && status.progress === 'ongoing')!;
  await told('correct', ...ofBou, '--reason', 'fel i inledningen');
  const { code, err } = await on(
    'split',
    split.key,
    '--into',
    'Första halvan av den',
    '--into',
    'Andra halvan av den',
    '--on',
    '2022-11-01',
  );
  expect(err).toBe('');
  expect(code).toBe(0);
  const second = await told<Told>('lock', ...ofBou);
  const after = await model(second);
  expect(second.number).toBe(2);
  expect(after.count).toEqual(before.count);
  expect(after.goals).toBe(before.goals);
  expect(JSON.stringify(after.sections)).toContain(split.title);
  expect(JSON.stringify(after.sections)).not.toContain('Andra halvan');
  expect(await followedUp()).toBe(count);
});

test('a correction is printed in the form of the one it corrects, also one from a file', async () => {
  const { planner, content } = await opened();
  const reports = (await planner.all('reports', content.plan.key)).map(({ record }) => record);
  const [v1, v2] = reports.toSorted((a, b) => a.number - b.number);
  expect((await model(v2!)).form).toEqual((await model(v1!)).form);
  expect((await model(v2!)).form.name).toBe('egen');
});

test('the letter that lays a locked report before its board says what was said when it was locked', async () => {
  await told('correct', ...ofBou, '--reason', 'förhandlingen');
  await told('texts', ...ofBou, '--mbl', 'Förhandling pågår.');
  const { planner, content, plannerAct } = await opened();
  for (const standing of await planner.all('boards', content.plan.key)) {
    await planner.change('boards', standing, { ...standing.record, name: 'En ny nämnd' }, await plannerAct());
  }
  const again = await written('igen', ...ofBou, '--form', 'tjansteskrivelse', '--version', '1');
  expect(Buffer.compare(again, cover)).toBe(0);
  expect(wordText(again)).toContain('Information har skett.');
});

test('the reason given last is the one that a correction is locked with', async () => {
  const again = await told<Told>('correct', ...ofBou, '--reason', 'förhandlingen, och stavningen');
  expect(again).toMatchObject({ number: 3, reason: 'förhandlingen, och stavningen' });
});

test('an answer in an old period says what was so then: the activity as it stands today is left', async () => {
  await told('period', 'open', 'Delår 2');
  const { activities } = (await opened()).content;
  const today = activities.find(({ boards, status }) => boards.join() === 'BoU' && status.progress === 'ongoing')!;
  await told('answer', today.key, '--status', 'Klart', '--comment', 'Färdigt i maj.');
  await told('answer', today.key, '--status', 'Pausad', '--comment', 'Väntade i april.', '--period', 'Delår 1');
  const { content } = await opened();
  const now = content.activities.find(({ key }) => key === today.key)!;
  expect(now).toMatchObject({ comment: 'Färdigt i maj.', status: { progress: 'completed' } });
  const said = (name: string) => {
    const { key } = content.periods.find((period) => period.name === name)!;
    return content.followUps.find((one) => one.periodKey === key && one.activityKey === today.key);
  };
  expect(said('Delår 1')).toMatchObject({ comment: 'Väntade i april.', status: { progress: 'paused' } });
  expect(said('Delår 2')).toMatchObject({ comment: 'Färdigt i maj.', status: { progress: 'completed' } });
  const third = await told<Told>('lock', ...ofBou, '--form', join(folder, 'egen.json'));
  const printed = JSON.stringify((await model(third)).sections);
  expect(printed).toContain('Väntade i april.');
  expect(printed).not.toContain('Färdigt i maj.');
});

test('a period with a long name is locked like any other', async () => {
  const long = `Extra uppföljning av ${'åtgärderna i skolorna och förskolorna, '.repeat(4)}maj`;
  await told('period', 'add', long, '--per', '2022-05-31', '--opens', '2022-05-16', '--due', '2022-05-27');
  await told('period', 'open', long);
  await told('period', 'close', long);
  const locked = await told<Told>('lock', '--board', 'BoU', '--period', long, '--form', 'linkoping');
  expect((await model(locked)).period?.name).toBe(long);
});

test('a locked report is read though a file that it has no use of is missing', async () => {
  const { planner, content, plannerAct } = await opened();
  const version = {
    key: 'saknad',
    planKey: content.plan.key,
    boardKey: 'BoU',
    number: 1,
    adoptedOn: Temporal.PlainDate.from('2021-12-16'),
    paragraph: '§ 1',
    reference: '',
    contentPath: '2022/finns-inte.json',
    fingerprint: '00',
    acted: await plannerAct(),
  };
  await planner.add('planVersions', [version], await plannerAct());
  const form = ['--form', join(folder, 'egen.json')];
  await expect(written('utkast', ...ofBou, ...form, '--draft')).rejects.toThrow('Filen finns inte');
  expect((await written('last', ...ofBou, ...form)).length).toBeGreaterThan(0);
});
