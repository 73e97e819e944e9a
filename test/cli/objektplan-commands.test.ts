import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const document = (name: string): string => fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url));

let folder = '';
let tenant: RunningTenant;
const on = (command: string, ...rest: string[]) => run(command, '--site', tenant.site, '--plan', 'UKFA 2022', ...rest);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-objektplan-'));
  tenant = await startTenant(join(folder, 'data'), '--empty');
  const at = (plan: string) => ['--site', tenant.site, '--plan', plan];
  await run('provision', '--site', tenant.site);
  await run('import', document('001-objektplan-ukfa-2022.txt'), ...at('UKFA 2022'));
  await run('import', document('000-linkoping-uppfoljning-2022.docx'), ...at('Verksamhetsplan 2022'));
}, 90_000);
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the budget is told by board, and its total is that of the document', async () => {
  const { out } = await on('allocate');
  expect(out).toContain('AMI: 2\u00a0951\u00a0350,00\u00a0kr');
  expect(out).toContain('Totalt: 28\u00a0751\u00a0201,00\u00a0kr');
});

test('a shared amount is divided by the key, exact to the öre, the odd öre to who lost most', async () => {
  const { out } = await on('allocate', '--amount', '100,01', '--key', '70/30', '--json');
  const { amount, parts } = JSON.parse(out) as { amount: number; parts: Record<string, number> };
  // 70,007 and 30,003 kronor.
  expect(Object.values(parts)).toEqual([7001, 3000]);
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(amount);
  const all = await on('allocate', '--amount', '1,2 Mkr', '--key', '10/20/50/20', '--json');
  expect(Object.values((JSON.parse(all.out) as { parts: object }).parts)).toEqual([
    12_000_000, 24_000_000, 60_000_000, 24_000_000,
  ]);
});

test('which key is asked for where there are several, and no amount is guessed', async () => {
  const several = await on('allocate', '--amount', '100');
  expect(several.code).toBe(1);
  expect(several.err).toContain('Säg vilken med --key: BOU, BIN 70/30; AMI, BIN, BOU, KOF 10/20/50/20.');
  expect((await on('allocate', '--amount', 'mycket')).err).toContain('Beloppet går inte att läsa.');
});

test.each([
  ['a governing document', '--document', '3', 'Verksamhetsplaner för respektive nämnd'],
  ['a long-term goal', '--goal', '2:4', 'Digitaliseringen ska användas för att underlätta personalens arbetssituation'],
])('an activity of another plan is tied to %s that led to it, once, and untied', async (_, option, number, name) => {
  const activity = ['--activity', 'Utredning av datadrivna beslutsstöd', '--of', 'Verksamhetsplan 2022'];
  const tie = async (...rest: string[]): Promise<{ to: string; activityKeys: string[] }> => {
    const { code, out, err } = await on('tie', option, number, ...activity, '--json', ...rest);
    if (code !== 0) throw new Error(err);
    return JSON.parse(out) as { to: string; activityKeys: string[] };
  };
  const first = await tie();
  expect(first.to).toContain(name);
  expect(first.activityKeys).toHaveLength(1);
  expect(await tie()).toEqual(first);
  // What the document does not say, an import of it leaves.
  const at = ['--site', tenant.site, '--plan', 'UKFA 2022'];
  expect(await run('import', document('001-objektplan-ukfa-2022.txt'), ...at)).toMatchObject({ code: 0 });
  expect(await tie()).toEqual(first);
  expect((await tie('--untie')).activityKeys).toEqual([]);
  const owner = await on('tie', option, number, ...activity, '--as', 'utvecklare.grundskola');
  expect(owner.err).toContain('Bara en planerare');
});
