import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite as openCliSite } from '../../src/cli/open-site.ts';
import { openSite, type TestSite } from '../sharepoint/site.ts';
import { run } from '../support/run-command.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url));
const followUp = fixture('000-linkoping-uppfoljning-2022.txt');
const objektplan = fixture('001-objektplan-ukfa-2022.txt');
const commitments = fixture('004-huddinge-ataganden-2018.docx');

let site: TestSite;
let folder = '';
const at = (plan: string) => ['--site', site.url, '--plan', plan];

/** Another plan's document of the same year: none of its activities is one of document 000's. */
const otherActivities = ['Byta taket', 'Måla staketet', 'Räkna böcker', 'Plantera träd', 'Laga broar', 'Tvätta bussar'];
const otherPlan = async (): Promise<string> => {
  const rows = otherActivities.map((title) => [title, 'BUN', '2022-12-31', 'Pågår'].join('\t'));
  const path = join(folder, 'annan-2022.txt');
  await writeFile(path, ['Kulturplan 2022', '', 'Aktivitet\tNämnd\tSlutfört\tStatus', ...rows, ''].join('\n'));
  return path;
};

const standing = async () => {
  const { store } = openCliSite(site.url, undefined);
  return await Promise.all((await store.plans()).map(async ({ key }) => await store.read(key)));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-another-'));
  site = await openSite();
  await run('import', objektplan, ...at('Objektplan 2022'));
  await run('import', followUp, ...at('Verksamhetsplan 2022'));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a document that is hardly the plan’s own is refused, and nothing is written', () => {
  test.each([
    ['a follow-up on an objektplan', followUp, 'Objektplan 2022', /är en objektplan och dokumentet är en verksamhets/],
    ['an objektplan on a follow-up', objektplan, 'Verksamhetsplan 2022', /är en verksamhetsplan och dokumentet är en/],
  ])('%s: no --another makes a plan one of another kind', async (_, file, plan, words) => {
    const before = await standing();
    for (const another of [[], ['--another']]) {
      const { code, err } = await run('import', file, ...at(plan), ...another);
      expect([code, err]).toEqual([1, expect.stringMatching(words)]);
    }
    expect(await standing()).toEqual(before);
    const dry = await run('import', file, ...at(plan), '--dry-run');
    expect([dry.code, dry.out]).toEqual([0, expect.stringMatching(words)]);
  });

  test('another year’s plan, unless --another', async () => {
    const before = await standing();
    const { code, err } = await run('import', commitments, ...at('Verksamhetsplan 2022'));
    expect([code, err]).toEqual([1, expect.stringContaining('Planen är för 2022 och dokumentet för 2018.')]);
    expect(err).toContain('--another');
    expect(await standing()).toEqual(before);
    const dry = await run('import', commitments, ...at('Verksamhetsplan 2022'), '--dry-run', '--json');
    expect([dry.code, JSON.parse(dry.out)]).toMatchObject([0, { warning: expect.stringContaining('2018') as string }]);
  });

  test('one of the same year with none of its activities, unless --another', async () => {
    const file = await otherPlan();
    const before = await standing();
    const { code, err } = await run('import', file, ...at('Verksamhetsplan 2022'));
    expect([code, err]).toEqual([1, expect.stringContaining('Bara 0 av planens 93 aktiviteter finns i dokumentet.')]);
    expect(await standing()).toEqual(before);
    const dry = await run('import', file, ...at('Verksamhetsplan 2022'), '--dry-run');
    expect(dry.out).toContain('Varning: Bara 0 av planens 93');
    expect(await run('import', file, ...at('Verksamhetsplan 2022'), '--another')).toMatchObject({ code: 0 });
    const titles = (await standing()).flatMap(({ activities }) => activities.map(({ title }) => title));
    expect(titles).toEqual(expect.arrayContaining(otherActivities));
  });

  test('an objektplan of another year, unless --another', async () => {
    const next = join(folder, 'objektplan-2023.txt');
    await writeFile(next, (await readFile(objektplan, 'utf8')).replaceAll('2022', '2023'));
    const { code, err } = await run('import', next, ...at('Objektplan 2022'));
    expect([code, err]).toEqual([1, expect.stringContaining('Planen är för 2022 och dokumentet för 2023.')]);
    expect(await run('import', next, ...at('Objektplan 2022'), '--another')).toMatchObject({ code: 0 });
  });
});
