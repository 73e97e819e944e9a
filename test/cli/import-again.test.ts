import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite as openCliSite } from '../../src/cli/open-site.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { act, openSite, type TestSite } from '../sharepoint/site.ts';
import { run } from '../support/run-command.ts';

const fixture = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.txt', import.meta.url));
const owners = fileURLToPath(new URL('../../src/cli/example/assignments-2022.csv', import.meta.url));
const plan = 'Verksamhetsplan 2022';

let folder = '';
let site: TestSite;
let text = '';

const onPlan = () => ['--site', site.url, '--plan', plan];
const content = async (): Promise<PlanContent> => {
  const { store } = openCliSite(site.url, undefined);
  const [only] = await store.plans();
  return await store.read(only!.key);
};
const titled = async (beginning: string) => {
  const found = (await content()).activities.filter(({ title }) => title.startsWith(beginning));
  expect(found.map(({ title }) => title)).toHaveLength(1);
  return found[0]!;
};
const historyOf = async (kind: string) => {
  const [only] = await openCliSite(site.url, undefined).store.plans();
  const all = await openPlannerStore(site.as('controller')).all('continuations', only!.key);
  return all.map(({ record }) => record).filter((record) => record.kind === kind);
};

/** The document with texts exchanged, each of which is there. */
const document = async (name: string, ...changes: readonly (readonly [string | RegExp, string])[]): Promise<string> => {
  let edited = text;
  for (const [from, to] of changes) {
    const next = typeof from === 'string' ? edited.replaceAll(from, to) : edited.replace(from, to);
    if (next === edited) throw new Error(`nothing to exchange: ${String(from)}`);
    edited = next;
  }
  const path = join(folder, name);
  await writeFile(path, edited);
  return path;
};

const sip = 'Implementera och utbilda i SIP';
const changes = [
  ['Göra en översyn av riktlinjer gällande omsorg', 'Se över riktlinjerna gällande omsorg'],
  ['centrala förvaltningen till aktivitetsbaserat arbetsätt\t', 'centrala förvaltningen till flexibelt arbetsätt\t'],
  ['Riskanalys genomförd och elevhälsodag genomförd.', 'Ur det andra dokumentet.'],
  ['Arbetet är startat och målet att ha ett fungerande forum är hösten 2022.', 'Forumet är igång.'],
  [/\tVerka för ett närmare samarbete[^\n]*|[^\n]*Verka för ett närmare samarbete[^\n]*\n/, ''],
] as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-again-'));
  text = await readFile(fixture, 'utf8');
  site = await openSite();
  await run('import', fixture, ...onPlan());
  await run('assign', owners, ...onPlan());
  // An owner answers: past the document's day, which is 31 August.
  const store = site.storeAs('samordnare.elevhalsa');
  const { person } = await store.viewer();
  const activity = await titled(sip);
  const status = statusOf('completed', defaultStatusWords);
  await store.change(activity, { status, comment: 'Alla är utbildade.' }, act(person, 'card', '2022-11-21T08:00:00Z'));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

test('the same document again differs in nothing but the answer, which is left', async () => {
  const before = await content();
  const { code, out } = await run('import', fixture, ...onPlan());
  expect(code).toBe(0);
  expect(out).toContain('92 oförändrade, 1 ändrade, 0 nya, 0 flyttade rader, 0 uppgår i andra, 0 borta');
  expect(out).toContain('status lämnas som "Genomfört"');
  const after = await content();
  expect(after.activities).toEqual(before.activities);
  expect(after.placements).toEqual(before.placements);
});

test('--dry-run with --site shows what differs, and writes nothing', async () => {
  const file = await document('second.txt', ...changes);
  const before = await content();
  site.requests();
  const { code, out } = await run('import', file, ...onPlan(), '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('Ändrad: Se över riktlinjerna gällande omsorg på kvällar, nätter och helger (funnen på likhet');
  expect(out).toContain('Finns inte längre i dokumentet och lämnas: Verka för ett närmare samarbete');
  expect(out).toContain('samma aktivitet i ny lydelse?');
  expect(out).toContain('kommentar lämnas som "Alla är utbildade."');
  expect(out).toContain('1 borta ur dokumentet, 1 frågor.');
  expect(await content()).toEqual(before);
  expect(site.requests().filter((request) => /^(MERGE|DELETE|PATCH)/.test(request))).toEqual([]);
  const { difference } = JSON.parse((await run('import', file, ...onPlan(), '--dry-run', '--json')).out) as {
    difference: { changed: unknown[]; questions: unknown[] };
  };
  expect([difference.changed.length, difference.questions.length]).toEqual([3, 1]);
});

test('written, an activity keeps key, owner, rows and answers under its new wording, and the old one is its history', async () => {
  const file = await document('second.txt', ...changes);
  const [before, was] = [await titled('Göra en översyn av riktlinjer'), await titled('Skapa en stödorganisation')];
  const { code } = await run('import', file, ...onPlan());
  expect(code).toBe(0);
  const after = await titled('Se över riktlinjerna');
  expect(after).toMatchObject({ key: before.key, owner: before.owner, unitKey: before.unitKey, status: before.status });
  expect((await content()).placements.filter(({ activityKey }) => activityKey === before.key)).toHaveLength(1);
  expect(await historyOf('reworded')).toMatchObject([
    { fromKey: before.key, toKey: before.key, reason: `Tidigare lydelse: ${before.title}` },
  ]);
  // Nobody had answered this one: assigning it is no answer.
  expect(await titled('Skapa en stödorganisation')).toMatchObject({ comment: 'Forumet är igång.', owner: was.owner });
  expect(await titled(sip)).toMatchObject({ comment: 'Alla är utbildade.', status: { progress: 'completed' } });
  expect(await titled('Verka för ett närmare samarbete')).toMatchObject({ status: { progress: 'ongoing' } });
  expect(await titled('Anpassa arbetsformer')).toMatchObject({
    title: expect.stringContaining('aktivitetsbaserat') as string,
  });
});

test('what was uncertain is put in the file of --accept, and written when it is answered', async () => {
  const file = await document('second.txt', ...changes);
  const accept = join(folder, 'svar.csv');
  const before = await titled('Anpassa arbetsformer');
  const { out } = await run('import', file, ...onPlan(), '--accept', accept);
  expect(out).toContain(`Svara ja eller nej i ${accept}`);
  const asked = await readFile(accept, 'utf8');
  expect(asked.trim().split('\r\n')).toHaveLength(2);
  await writeFile(accept, asked.replace(/^(\w+);;/m, '$1;kanske;'));
  const refused = await run('import', file, ...onPlan(), '--accept', accept);
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringContaining('Rad 2: svaret ska vara ja eller nej') as string,
  });
  await writeFile(accept, asked.replace(/^(\w+);;/m, '$1;ja;'));
  expect(await run('import', file, ...onPlan(), '--accept', accept)).toMatchObject({ code: 0 });
  const after = await titled('Anpassa arbetsformer');
  expect(after).toMatchObject({ key: before.key, title: expect.stringContaining('flexibelt') as string });
  expect(await historyOf('reworded')).toHaveLength(2);
});

test('imported again, nothing is left to write, and what was left is left', async () => {
  const file = await document('second.txt', ...changes);
  const before = await content();
  const { out } = await run('import', file, ...onPlan(), '--json');
  const { written, difference } = JSON.parse(out) as {
    written: { created: number; changed: number };
    difference: { questions: unknown[]; added: unknown[] };
  };
  expect(written).toMatchObject({ created: 0, changed: 0 });
  expect(difference).toMatchObject({ questions: [], added: [] });
  const after = await content();
  expect(after.activities).toEqual(before.activities);
  expect(after.placements).toEqual(before.placements);
});

test('a document of a later day is newer than the answer', async () => {
  const file = await document('december.txt', ...changes, ['per den 31 augusti', 'per den 31 december']);
  const { out } = await run('import', file, ...onPlan());
  expect(out).toContain('Ändrad: Implementera och utbilda i SIP');
  expect(await titled(sip)).toMatchObject({ comment: 'Ur det andra dokumentet.', status: { progress: 'ongoing' } });
});
