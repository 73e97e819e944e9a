import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanContent } from '../../src/plan/plan.ts';
import { openSite } from '../../src/cli/open-site.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const example = (name: string) => fileURLToPath(new URL(`../../src/cli/example/${name}`, import.meta.url));
const plan = 'Verksamhetsplan 2022';
const onPlan = (site: string) => ['--site', site, '--plan', plan];

// The commands in the order an administrator gives them: each test goes on from where the one before it left the site.
describe('from an empty site to a plan that people answer for', () => {
  let folder = '';
  let tenant: RunningTenant;
  let site = '';

  const content = async (as?: string): Promise<PlanContent> => {
    const { store } = openSite(site, as);
    const [only] = await store.plans();
    return await store.read(only!.key);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-cli-'));
    tenant = await startTenant(join(folder, 'data'), '--empty', '--strict');
    site = tenant.site;
  });
  afterAll(async () => {
    await tenant.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a site without our lists says so', async () => {
    const { code, err } = await run('differences', ...onPlan(site));
    expect(code).toBe(1);
    expect(err).toContain('provision');
  });

  test('provision --dry-run says what it would make and makes nothing', async () => {
    const first = await run('provision', '--site', site, '--dry-run', '--json');
    expect(first.code).toBe(0);
    const { steps } = JSON.parse(first.out) as { steps: { done: string }[] };
    expect(steps.length).toBeGreaterThan(30);
    expect(steps.filter(({ done }) => !done.startsWith('would-'))).toEqual([]);
    expect((await run('provision', '--site', site, '--dry-run', '--json')).out).toBe(first.out);
  });

  test('provision is refused to one who does not own the site', async () => {
    const { code, err } = await run('provision', '--site', site, '--as', 'utvecklare.grundskola');
    expect(code).toBe(1);
    expect(err).toContain('äger webbplatsen');
  });

  test('provision makes the lists, and run again finds them as they should be', async () => {
    expect((await run('provision', '--site', site)).code).toBe(0);
    expect(await run('provision', '--site', site)).toEqual({ code: 0, out: 'Listorna är som de ska.', err: '' });
  });

  test('import writes the plan, telling how far it has come on standard error alone', async () => {
    const { code, out, err } = await run('import', example('uppfoljning-2022.docx'), ...onPlan(site), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ groups: 33, activities: 93, problems: [] });
    expect(err).toMatch(/\d+ av \d+/);
    const { activities, placements, boards } = await content();
    expect({ activities: activities.length, rows: placements.length }).toEqual({ activities: 93, rows: 115 });
    expect(boards.map(({ key }) => key).sort()).toEqual(['BiN', 'BoU']);
    expect(activities.filter(({ owner }) => owner !== null)).toEqual([]);
  });

  test('import run again changes nothing', async () => {
    const before = await content();
    const { code, err } = await run('import', example('uppfoljning-2022.docx'), ...onPlan(site));
    expect(code).toBe(0);
    expect(err).not.toContain('Något oväntat');
    const after = await content();
    expect(after.activities.map(({ version }) => version)).toEqual(before.activities.map(({ version }) => version));
    expect(after.placements).toEqual(before.placements);
  });

  test('differences names the four pairs that say different things', async () => {
    const { code, out } = await run('differences', ...onPlan(site), '--json');
    expect(code).toBe(0);
    const { differences } = JSON.parse(out) as { differences: { kind: string; activity: string; goals: string[] }[] };
    expect(differences.map(({ kind }) => kind).sort()).toEqual(['comment', 'deadline', 'status', 'status']);
    expect(differences.some(({ activity }) => activity.startsWith('Implementera och utbilda i SIP'))).toBe(true);
    expect(differences.every(({ goals }) => goals.length === 2 && goals.every((goal) => goal !== ''))).toBe(true);
    expect((await run('differences', ...onPlan(site))).out).toContain('4 att stämma av.');
  });

  test('an unknown plan is refused with the names there are', async () => {
    const { code, err } = await run('differences', '--site', site, '--plan', 'Plan 1999');
    expect({ code, err }).toEqual({ code: 1, err: `Plan 1999: Det finns ingen sådan plan. Planerna heter: ${plan}.` });
  });

  test('a file with bad rows changes nothing, and each is named by its line with the reason', async () => {
    const file = join(folder, 'bad.csv');
    const rows = [
      'aktivitet eller mål;ansvarig;enhet;chef',
      'Samhälle;utvecklare.grundskola@kommun.example;Grundskola;chef.grundskola@kommun.example',
      'Bygga en bro;utvecklare.grundskola@kommun.example;Grundskola;',
      'Ekonomi;ingen.alls@kommun.example;Grundskola;',
      'Medborgare;;Grundskola;',
    ];
    await writeFile(file, Buffer.from(rows.join('\r\n'), 'latin1'));
    const reasons = [
      { line: 3, reason: '"Bygga en bro" är varken aktivitet eller mål i planen' },
      { line: 4, reason: '"ingen.alls@kommun.example" finns inte i organisationen' },
      { line: 5, reason: 'saknar ansvarig' },
    ];
    const told = reasons.map(({ line, reason }) => `bad.csv rad ${line}: ${reason}.`);
    expect(await run('assign', file, ...onPlan(site))).toEqual({
      code: 1,
      out: '',
      err: [...told, 'Ingenting är ändrat.'].join('\n'),
    });
    const { code, out } = await run('assign', file, ...onPlan(site), '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toEqual({
      code: 1,
      json: { error: { kind: 'invalid', rows: reasons } },
    });
    const { activities, units } = await content();
    expect(activities.filter(({ owner, unitKey }) => owner !== null || unitKey !== null)).toEqual([]);
    expect(units).toEqual([]);
  });

  test('assign is refused to one who is no planner', async () => {
    const { code, err } = await run(
      'assign',
      example('assignments-2022.csv'),
      ...onPlan(site),
      '--as',
      'chef.gymnasium',
    );
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Bara en planerare') as string });
  });

  test('assign gives every activity of the example its owner, unit and manager, and who did it', async () => {
    const { code, out, err } = await run('assign', example('assignments-2022.csv'), ...onPlan(site), '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toEqual({
      code: 0,
      json: { changed: 93, unchanged: 0, conflicts: [], withoutOwner: [] },
    });
    expect(err).toMatch(/93 av 93/);
    const { activities, units } = await content();
    const owners = Map.groupBy(activities, ({ owner }) => owner?.upn);
    expect([...owners.keys()].map(String).sort()).toEqual([
      'samordnare.elevhalsa@kommun.example',
      'utvecklare.grundskola@kommun.example',
      'utvecklare.gymnasium@kommun.example',
    ]);
    for (const [, owned] of owners) expect(owned.length).toBeGreaterThan(10);
    expect(units.map(({ name, manager }) => `${name}: ${manager?.upn}`).sort()).toEqual([
      'Elevhälsa: chef.grundskola@kommun.example',
      'Grundskola: chef.grundskola@kommun.example',
      'Gymnasium och vuxenutbildning: chef.gymnasium@kommun.example',
    ]);
    expect(activities.every(({ acted }) => acted?.by.upn === 'controller@kommun.example')).toBe(true);
    expect(new Set(activities.map(({ acted }) => acted?.via))).toEqual(new Set(['command-line']));
  });

  test('assign run again changes nothing', async () => {
    const { out } = await run('assign', example('assignments-2022.csv'), ...onPlan(site), '--json');
    expect(JSON.parse(out)).toEqual({ changed: 0, unchanged: 93, conflicts: [], withoutOwner: [] });
  });

  test('the tenant ends in good order when it is told to, and keeps what it has', async () => {
    expect(await tenant.stop()).toBe(0);
    tenant = await startTenant(join(folder, 'data'), '--empty', '--strict');
    site = tenant.site;
    expect((await content()).activities).toHaveLength(93);
  });

  test('a stranger does not sign in', async () => {
    const { code, err } = await run('provision', '--site', site, '--as', 'ingen.alls');
    expect(code).toBe(1);
    expect(err).toContain('ingen.alls');
  });
});

describe('reading a document without a site', () => {
  test.each(['.txt', '.docx', '-pages.docx', '.xlsx'])(
    'import --dry-run --json of …%s prints one object',
    async (end) => {
      const file = fileURLToPath(
        new URL(`../fixtures/documents/000-linkoping-uppfoljning-2022${end}`, import.meta.url),
      );
      const { code, out } = await run('import', file, '--dry-run', '--json');
      expect(code).toBe(0);
      const draft = JSON.parse(out) as Record<string, unknown[]>;
      expect(Object.keys(draft)).toEqual(['document', 'rows', 'groups', 'activities', 'differences', 'problems']);
      expect(draft['rows']).toHaveLength(115);
    },
  );

  test.each([
    [
      '001-objektplan-ukfa-2022.txt',
      ['versions', 'governingDocuments', 'goals', 'budget'],
      '28\u00a0751\u00a0201,00\u00a0kr',
    ],
    ['003-program-fullfoljd-utbildning.txt', ['programme'], '6 datum'],
  ])('import of %s prints what it is', async (name, parts, words) => {
    const file = fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url));
    const { code, out } = await run('import', file, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(expect.arrayContaining(parts));
    expect((await run('import', file, '--dry-run')).out).toContain(words);
  });

  test('a file that is not there, a folder and a file of another kind are refused by name', async () => {
    expect(await run('import', 'nonsense.docx', '--dry-run')).toMatchObject({
      code: 1,
      err: 'nonsense.docx: Filen finns inte.',
    });
    expect((await run('import', tmpdir(), '--dry-run')).code).toBe(1);
    const picture = fileURLToPath(new URL('../../appPackage/color.png', import.meta.url));
    const { code, err } = await run('import', picture, '--dry-run');
    expect(code).toBe(1);
    expect(err).not.toContain('Något oväntat');
  });

  test('the document of the example is the one that the tests know', async () => {
    const original = new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.docx', import.meta.url);
    expect(await readFile(example('uppfoljning-2022.docx'))).toEqual(await readFile(original));
  });
});
