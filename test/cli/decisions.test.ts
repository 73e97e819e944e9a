import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite as openCliSite } from '../../src/cli/open-site.ts';
import type { Continuation } from '../../src/plan/continuation.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { openSite, type TestSite } from '../sharepoint/site.ts';
import { run } from '../support/run-command.ts';

const fixture = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.txt', import.meta.url));
const owners = fileURLToPath(new URL('../../src/cli/example/assignments-2022.csv', import.meta.url));
const plan = 'Verksamhetsplan 2022';

let folder = '';
let site: TestSite;
const onPlan = () => ['--site', site.url, '--plan', plan];
const content = async (name = plan): Promise<PlanContent> => {
  const { store } = openCliSite(site.url, undefined);
  const found = (await store.plans()).find((one) => one.name === name);
  return await store.read(found!.key);
};
const titled = async (title: string) => (await content()).activities.find((one) => one.title === title);
const history = async (): Promise<readonly Continuation[]> => {
  const { plan: standing } = await content();
  const all = await openPlannerStore(site.as('controller')).all('continuations', standing.key);
  return all.map(({ record }) => record);
};
const rowsOf = async (key: string) => (await content()).placements.filter(({ activityKey }) => activityKey === key);

/** Runs a command twice: the second time it is done already, and changes nothing. */
const twice = async (...argv: string[]): Promise<Readonly<Record<string, unknown>>> => {
  const first = await run(...argv, ...onPlan(), '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  const before = [await content(), await history()];
  const second = await run(...argv, ...onPlan(), '--json');
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(second.out)).toMatchObject({ done: false });
  expect([await content(), await history()]).toEqual(before);
  return JSON.parse(first.out) as Record<string, unknown>;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-decided-'));
  site = await openSite();
  await run('import', fixture, ...onPlan());
  await run('assign', owners, ...onPlan());
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const karriar = 'Införa ny karriärmodell';
const roller = 'Införa nya yrkesroller i verksamheten';
const sip = 'Implementera och utbilda i SIP (samordnad individuell plan)';
const schema = 'Implementera schemasystem (Timecare) i förskolan.';

describe('what two boards adopted on two days', () => {
  test('is kept for each in its own words, and every activity is the same', async () => {
    const before = await content();
    expect(await twice('adopt', '--board', 'BiN', '--on', '2021-10-14', '--paragraph', '§ 112')).toMatchObject({
      done: true,
      board: 'BiN',
      number: 1,
    });
    // The second board adopts a week later, in a document with other words.
    const text = await readFile(fixture, 'utf8');
    const file = join(folder, 'bou.txt');
    await writeFile(
      file,
      text
        .replaceAll(schema, 'Implementering av schemasystemet (Timecare) i förskolan.')
        .replaceAll(
          'Genomföra insatser för att stärka rektors ledarskap',
          'Insatser för att stärka rektorernas ledarskap',
        ),
    );
    const bou = ['adopt', '--board', 'BoU', '--on', '2021-10-21', '--paragraph', '§ 97', '--dnr', 'UBN 2021-412'];
    expect(await twice(...bou, '--file', file)).toMatchObject({ done: true, board: 'BoU', number: 1 });
    expect((await content()).activities).toEqual(before.activities);
    const { out } = await run('adopt', ...onPlan(), '--json');
    const { versions } = JSON.parse(out) as { versions: { board: string; since: Record<string, unknown[]> }[] };
    expect(versions.map(({ board }) => board)).toEqual(['BiN', 'BoU']);
    // The lists have the first board's words; to the second they are another wording of what it adopted.
    expect(versions[0]?.since).toMatchObject({ added: [], dropped: [], moved: [], reworded: [] });
    expect(versions[1]?.since).toMatchObject({ added: [], dropped: [], moved: [] });
    expect(versions[1]?.since['reworded']).toMatchObject([
      { from: 'Insatser för att stärka rektorernas ledarskap' },
      { from: 'Implementering av schemasystemet (Timecare) i förskolan.' },
    ]);
  });

  test('is not changed afterwards: the same decision with another content is refused', async () => {
    const text = await readFile(fixture, 'utf8');
    const file = join(folder, 'other.txt');
    await writeFile(file, text.replace(karriar, 'Införa en ny karriärmodell'));
    const argv = ['adopt', '--board', 'BiN', '--on', '2021-10-14', '--paragraph', '§ 112', '--file', file];
    const { code, err } = await run(...argv, ...onPlan());
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('ändras inte') as string });
  });

  test('is not adopted on a day that has not come', async () => {
    const { code, err } = await run('adopt', '--board', 'BiN', '--on', '2030-01-01', ...onPlan());
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('har inte kommit') as string });
  });

  test('is not adopted in a document that has what the plan does not have', async () => {
    const text = await readFile(fixture, 'utf8');
    const file = join(folder, 'new.txt');
    await writeFile(file, text.replace(karriar, 'Bygga tre simhallar'));
    const { code, err } = await run('adopt', '--board', 'BiN', '--on', '2022-01-01', '--file', file, ...onPlan());
    expect(code).toBe(1);
    expect(err).toContain('Finns inte i planen: Bygga tre simhallar');
  });
});

describe('a decision', () => {
  test('to reword keeps the activity, its owner and its rows, and the old words', async () => {
    const before = await titled(sip);
    await twice('reword', sip, '--to', 'Införa SIP i alla skolor', '--on', '2022-09-01');
    expect(await titled('Införa SIP i alla skolor')).toMatchObject({ key: before!.key, owner: before!.owner });
    expect(await rowsOf(before!.key)).toHaveLength(2);
    expect(await history()).toMatchObject([{ kind: 'reworded', reason: `Tidigare lydelse: ${sip}` }]);
  });

  test('to split gives each part the rows and the owner, and ends the whole', async () => {
    const before = await titled(roller);
    const rows = await rowsOf(before!.key);
    await twice(
      'split',
      roller,
      '--into',
      'Införa nya yrkesroller i skolan',
      '--into',
      'Införa nya yrkesroller i förskolan',
    );
    const parts = await Promise.all(
      ['skolan', 'förskolan'].map((where) => titled(`Införa nya yrkesroller i ${where}`)),
    );
    for (const part of parts) {
      expect(part).toMatchObject({ owner: before!.owner, unitKey: before!.unitKey, deadline: before!.deadline });
      expect((await rowsOf(part!.key)).map(({ goalKey }) => goalKey)).toEqual(rows.map(({ goalKey }) => goalKey));
    }
    expect(await titled(roller)).toMatchObject({ status: { progress: 'dropped', text: 'Utgår' } });
    expect(await rowsOf(before!.key)).toEqual([]);
  });

  test('to merge moves the rows, and the plan since it was adopted says so', async () => {
    const [a, b] = [
      'Verka för ett närmare samarbete med företagshälsovården',
      'Förbättra beställarkompetens till företagshälsovården',
    ];
    await twice('merge', a, '--with', b, '--into', 'Samarbeta med företagshälsovården', '--on', '2022-10-01');
    const whole = await titled('Samarbeta med företagshälsovården');
    expect(await rowsOf(whole!.key)).toHaveLength(1);
    const { out } = await run('adopt', '--board', 'BoU', ...onPlan());
    expect(out).toMatch(
      /^BoU, version 1, 2021-10-21 § 97: 0 tillkomna, 0 utgår, .* 2 uppgår i andra, 1 delade, 0 överförda\.$/,
    );
  });

  test('to transfer changes unit and boards from a day that has come', async () => {
    const before = await titled(karriar);
    const argv = ['transfer', karriar, '--unit', 'Elevhälsa', '--boards', 'BoU'];
    expect(await run(...argv, '--on', '2030-01-01', ...onPlan())).toMatchObject({ code: 1 });
    await twice(...argv, '--on', '2022-11-01');
    expect(await titled(karriar)).toMatchObject({ boards: ['BoU'], owner: before!.owner });
    expect((await content()).units.find(({ key }) => key === before!.unitKey)?.name).not.toBe('Elevhälsa');
    expect((await rowsOf(before!.key)).map(({ boardsText }) => boardsText)).toEqual(['BoU']);
    const { out } = await run('adopt', '--board', 'BiN', ...onPlan());
    expect(out).toContain('1 överförda');
  });

  test('to drop lets what was adopted stand as Utgår, and deletes what was not', async () => {
    await twice('drop', schema, '--reason', 'Avtalet är uppsagt');
    expect(await titled(schema)).toMatchObject({ status: { progress: 'dropped' } });
    const text = await readFile(fixture, 'utf8');
    const file = join(folder, 'later.txt');
    const row = text.split('\n').find((line) => line.includes(karriar))!;
    await writeFile(file, text.replace(row, `${row}\n${row.replace(karriar, 'Bygga tre simhallar')}`));
    await run('import', file, ...onPlan());
    const made = await titled('Bygga tre simhallar');
    expect(await rowsOf(made!.key)).toHaveLength(1);
    expect(await run('drop', 'Bygga tre simhallar', ...onPlan())).toMatchObject({ code: 0 });
    expect(await titled('Bygga tre simhallar')).toBeUndefined();
    expect(await rowsOf(made!.key)).toEqual([]);
  });

  test('is not undone by a document from before it', async () => {
    const before = [await content(), await history()];
    const { code, out } = await run('import', fixture, ...onPlan());
    expect(code).toBe(0);
    expect(out).toContain(`Har uppgått i andra eller delats genom beslut och lämnas: ${roller}`);
    expect(out).toContain('nämnd lämnas som "BoU"');
    expect(out).toContain('lydelse lämnas som "Införa SIP i alla skolor"');
    expect(out).not.toContain('Finns inte längre i dokumentet och lämnas: Samarbeta med');
    expect([await content(), await history()]).toEqual(before);
  });

  test('is refused to one who is no planner', async () => {
    const { code, err } = await run('drop', karriar, ...onPlan(), '--as', 'utvecklare.grundskola');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Bara en planerare') as string });
  });
});

describe('the next year', () => {
  const next = 'Verksamhetsplan 2023';
  const nextYear = async (...argv: string[]) => {
    const { code, out, err } = await run('next-year', ...onPlan(), ...argv, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out) as { added: { title: string }[]; fallenOut: string[]; written: Record<string, number> };
  };

  test('is shown before it is made, with the proposals in a file to decide in', async () => {
    const file = join(folder, 'beslut.csv');
    const { written, added } = await nextYear('--dry-run', '--decisions', file);
    expect(written).toBeNull();
    expect(added.length).toBeGreaterThan(60);
    expect(await readFile(file, 'utf8')).toContain('till flexibelt arbetsätt;');
    const theirs = join(folder, 'deras.csv');
    const refused = await run('next-year', ...onPlan(), '--decisions', theirs, '--as', 'utvecklare.grundskola');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Bara en planerare') as string });
    expect(existsSync(theirs)).toBe(false);
    expect((await openCliSite(site.url, undefined).store.plans()).map(({ name }) => name)).toEqual([plan]);
  });

  test('is drafted as decided, and drafted again is nothing more', async () => {
    const file = join(folder, 'beslut.csv');
    const decided = (await readFile(file, 'utf8'))
      .replace(
        /^(.*Säkerställa att vuxenutbildningen[^;]*;"?[^;"]*"?;)omformuleras;;/m,
        '$1omformuleras;Nya programråd;',
      )
      .replace(/^(.*Utveckling av en vårdnadshavarportal.*?;)(?:uppgår i)?;;$/m, '$1uppgår i;Mitt Linköping;')
      .replace(/^(.*Upprätta kontaktvägar för samverkan;[^;]*;)kommer med;/m, '$1väntar;');
    await writeFile(file, decided);
    await nextYear('--decisions', file);
    const drafted = await content(next);
    expect(drafted.plan).toMatchObject({ year: 2023, state: 'open', predecessor: (await content()).plan.key });
    expect(new Set(drafted.activities.map(({ carriedOverFrom }) => carriedOverFrom))).toEqual(new Set([2022]));
    const titles = drafted.activities.map(({ title }) => title);
    expect(titles).toContain('Mitt Linköping');
    expect(titles).not.toContain('Upprätta kontaktvägar för samverkan');
    expect((await nextYear('--decisions', file)).written).toEqual({ added: 0, changed: 0, removed: 0 });
    expect((await content(next)).activities).toEqual(drafted.activities);
  });

  test('asks once about what stands in both plans: in this year’s while its period is open', async () => {
    const bokslut = ['--per', '2022-12-31', '--opens', '2022-11-21', '--due', '2023-01-13'];
    const unanswered = async (name: string): Promise<number> => {
      const { out } = await run('period', 'list', '--site', site.url, '--plan', name, '--json');
      const { periods } = JSON.parse(out) as { periods: { state: string; unanswered?: number }[] };
      return periods.find(({ state }) => state === 'open')!.unanswered!;
    };
    const on = (name: string) => ['--site', site.url, '--plan', name];
    await run(
      'period',
      'add',
      'Delår 1',
      '--per',
      '2023-04-30',
      '--opens',
      '2022-11-21',
      '--due',
      '2023-05-12',
      ...on(next),
    );
    await run('period', 'open', 'Delår 1', ...on(next));
    const carried = (await content(next)).activities.length;
    const before = await unanswered(next);
    expect(before).toBe(carried);
    await run('period', 'add', 'Bokslut', ...bokslut, ...on(plan));
    expect(await run('period', 'open', 'Bokslut', ...on(plan))).toMatchObject({ code: 0 });
    expect(await unanswered(plan)).toBe(
      (await content()).activities.filter(({ status }) => !['completed', 'dropped'].includes(status.progress ?? ''))
        .length,
    );
    expect(await unanswered(next)).toBe(0);
  });

  test('is settled after bokslut: what got done falls out, what waited comes in', async () => {
    const store = site.storeAs('controller');
    const { person } = await store.viewer();
    const done = (await content()).activities.find(({ title }) => title.startsWith('Utveckla dialogen med Lejon'))!;
    const status = { text: 'Genomfört', progress: 'completed', deviation: null } as const;
    await store.change(done, { status }, { by: person, at: '2022-12-30T08:00:00Z', via: 'tab' });
    const { added, fallenOut, written } = await nextYear('--settle', '--per', '2022-12-31');
    expect(added.map(({ title }) => title)).toEqual(['Upprätta kontaktvägar för samverkan']);
    expect(fallenOut).toHaveLength(1);
    expect(written['removed']).toBeGreaterThan(1);
    const titles = (await content(next)).activities.map(({ title }) => title);
    expect(titles).not.toContain(done.title);
    expect(titles).toContain('Upprätta kontaktvägar för samverkan');
    const again = await nextYear('--settle', '--per', '2022-12-31', '--close');
    expect(again).toMatchObject({ closed: true, written: { added: 0, changed: 0, removed: 0 } });
    expect((await content()).plan.state).toBe('closed');
    expect(await nextYear('--settle', '--per', '2022-12-31', '--close')).toMatchObject({ closed: false });
  });
});
