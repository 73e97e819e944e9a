import { copyFile, link, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { answerActivity } from '../../src/plan/answer.ts';
import type { Period } from '../../src/plan/period.ts';
import { statusOf } from '../../src/plan/status.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { putPeriod } from '../../src/sharepoint/put-frame.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const example = fileURLToPath(new URL('../../src/cli/example/uppfoljning-2022.docx', import.meta.url));
const plan = 'Verksamhetsplan 2022';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = (...rest: string[]) => run('report', '--form', 'linkoping', ...rest);
const read = async (file: string) => await readDocument(file, await readFile(join(folder, file)));

describe('from a document', () => {
  const from = ['--from', example];

  test('both formats are written, and the summary says what is in them', async () => {
    for (const format of ['docx', 'xlsx']) {
      const out = join(folder, `rapport.${format}`);
      const { code, out: printed, err } = await report(...from, '--format', format, '--out', out, '--json');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(printed)).toMatchObject({
        out,
        format,
        form: 'linkoping',
        board: null,
        asOf: '2022-08-31',
        counting: 'rows',
        rows: 115,
        activities: 93,
        goals: 33,
        moved: {
          later: { rows: 9, activities: 9 },
          postponed: [{ year: 2023, count: { rows: 11, activities: 9 } }],
        },
      });
    }
    expect((await read('rapport.docx')).rows).toHaveLength(115);
  });

  test('one board and the other counting rule are told in words', async () => {
    const out = join(folder, 'bin.docx');
    const one = ['--board', 'BIN', '--counting', 'activities'];
    const { code, out: printed } = await report(...from, '--format', 'docx', '--out', out, ...one);
    expect(code).toBe(0);
    expect(printed).toContain('88 rader, 69 aktiviteter; en aktivitet på flera rader räknas en gång.');
    expect(printed).toContain('sju aktiviteter, på nio rader, har förskjutits till 2023.');
    expect((await read('bin.docx')).rows.every(({ boards }) => boards.includes('BiN'))).toBe(true);
    // A document's is no draft of what may be locked.
    const parts = unzipSync(new Uint8Array(await readFile(out)));
    expect(
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join(''),
    ).not.toContain('ej låst');
  });

  test.each<[why: string, args: string[], code: number, message: string]>([
    ['no format', [...from, '--out', 'x'], 2, '--format saknas.'],
    [
      'a format it does not write',
      [...from, '--format', 'odt', '--out', 'x.docx'],
      2,
      '--format ska vara docx eller xlsx eller pdf.',
    ],
    ['no file to write', [...from, '--format', 'docx'], 2, '--out saknas.'],
    [
      'neither site nor document',
      ['--format', 'docx', '--out', 'x.docx'],
      2,
      '--site och --plan (eller --from) saknas.',
    ],
    [
      'a site and no plan',
      ['--site', 'http://127.0.0.1:1', '--format', 'docx', '--out', 'x.docx'],
      2,
      '--plan saknas.',
    ],
    [
      'a rule that is none',
      [...from, '--format', 'docx', '--out', 'x.docx', '--counting', 'mål'],
      2,
      'rows eller activities',
    ],
    [
      'a board the plan lacks',
      [...from, '--format', 'docx', '--out', 'x.docx', '--board', 'KS'],
      1,
      'Nämnderna heter: BiN, BoU.',
    ],
    [
      'a document that is not there',
      ['--from', 'nej.docx', '--format', 'docx', '--out', 'x.docx'],
      1,
      'Filen finns inte.',
    ],
    [
      'a folder that is not there',
      [...from, '--format', 'docx', '--out', '/nej/nej.docx'],
      1,
      '/nej: Mappen finns inte.',
    ],
    [
      'a folder where a file is to be',
      [...from, '--format', 'docx', '--out', '/dev/null/nej.docx'],
      1,
      'Sökvägen går inte att läsa.',
    ],
    [
      'both site and document',
      [...from, '--site', 'http://127.0.0.1:1', '--plan', 'P', '--format', 'docx', '--out', 'x.docx'],
      2,
      'inte båda',
    ],
    [
      'an option given twice',
      [...from, ...from, '--format', 'docx', '--out', 'x.docx'],
      2,
      '--from är angivet mer än en gång.',
    ],
  ])('is refused with %s', async (_, args, code, message) => {
    const result = await report(...args);
    expect(result.code).toBe(code);
    expect(result.err).toContain(message);
  });

  test('names all that is missing at once', async () => {
    const { code, err } = await run('report');
    expect(code).toBe(2);
    expect(err).toContain('--site och --plan (eller --from), --form, --format och --out saknas.');
    expect((await run('report', '--site', 'http://127.0.0.1:1')).err).toContain(
      '--plan, --form, --format och --out saknas.',
    );
  });

  test.each<[why: string, name: string, make: (document: string, out: string) => Promise<void>]>([
    ['itself', 'plan.docx', async () => {}],
    ['a link to it', 'lank.docx', (document, out) => symlink(document, out)],
    ['the same file by another name', 'namn.docx', (document, out) => link(document, out)],
  ])('never overwrites the document it is made from: %s', async (_, name, make) => {
    const own = await mkdtemp(join(folder, 'egen-'));
    const document = join(own, 'plan.docx');
    await copyFile(example, document);
    await make(document, join(own, name));
    const { code, err } = await report('--from', document, '--format', 'docx', '--out', join(own, name));
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('samma fil som --from') as string });
    expect(await readFile(document)).toEqual(await readFile(example));
  });

  test.each([
    ['docx', 'rapport.xlsx'],
    ['xlsx', 'rapport.docx'],
    ['docx', 'rapport'],
  ])('a report as %s is never written to a file named %s', async (format, name) => {
    const { code, err } = await report(...from, '--format', format, '--out', join(folder, 'fel', name));
    expect(code).toBe(2);
    expect(err).toContain(`--out ska sluta på .${format}`);
  });

  test('has no periods to choose among', async () => {
    const { code, err } = await report(...from, '--format', 'docx', '--out', 'x.docx', '--period', 'Delår 2');
    expect(code).toBe(2);
    expect(err).toContain('--plan, --period och --as hör ihop med --site.');
  });

  test('is refused for a form there is none of, with the forms there are', async () => {
    const { code, err } = await run('report', ...from, '--form', 'nykoping', '--format', 'docx', '--out', 'x.docx');
    expect(code).toBe(2);
    expect(err).toContain('--form ska vara linkoping eller kvartal eller huddinge eller objektplan eller program');
  });
});

describe('from a site', () => {
  let tenant: RunningTenant;
  beforeAll(async () => {
    tenant = await startTenant(join(folder, 'data'), '--empty', '--strict');
    await run('provision', '--site', tenant.site);
    await run('import', example, '--site', tenant.site, '--plan', plan);
  });
  afterAll(() => tenant.stop());

  test('has what was answered since, in the plan’s words, dated by the site', async () => {
    const { store, now } = openSite(tenant.site, undefined);
    const [only] = await store.plans();
    const { activities, plan: itself } = await store.read(only!.key);
    const activity = activities.find(({ title }) => title.startsWith('Beakta segregation'))!;
    const { person } = await store.viewer();
    const answer = { status: statusOf('completed', itself.statusWords), comment: 'Klart & "beslutat" i nämnden.' };
    await answerActivity(store, activity, answer, null, { by: person, at: await now(), via: 'tab' });

    const out = join(folder, 'efter.docx');
    const onSite = ['--site', tenant.site, '--plan', plan, '--format', 'docx', '--out', out, '--json'];
    const { code, out: printed } = await report(...onSite);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ rows: 115, activities: 93, date: (await now()).slice(0, 10) });
    const rows = (await read('efter.docx')).rows.filter((row) => row.activity === activity.title);
    expect(rows.map(({ status, comment }) => [status.text, comment])).toEqual([['Genomfört', answer.comment]]);
  });

  test('of a closed period has its answers, whatever the lists have come to say since', async () => {
    const { sp, store, now } = openSite(tenant.site, undefined);
    const [only] = await store.plans();
    const period: Period = {
      key: `${only!.key}|delar-2`,
      planKey: only!.key,
      name: 'Delår 2',
      perDatum: Temporal.PlainDate.from('2022-08-31'),
      opensOn: Temporal.PlainDate.from('2022-08-22'),
      answersDueOn: Temporal.PlainDate.from('2022-09-02'),
      state: 'open',
    };
    await putPeriod(sp, period);
    const open = ['--site', tenant.site, '--plan', plan, '--format', 'docx', '--out', join(folder, 'oppen.docx')];
    const { out: told } = await report(...open);
    expect(told).toMatch(/^Svar: \d\d av 93 aktiviteter är obesvarade\.$/m);

    const { activities, plan: itself } = await store.read(only!.key);
    const activity = activities.find(({ title }) => title.startsWith('Vidta åtgärder för att öka måluppfyllelsen'))!;
    const { person } = await store.viewer();
    const acted = async () => ({ by: person, at: await now(), via: 'tab' as const });
    const then = { status: statusOf('paused', itself.statusWords), comment: 'Vilar i delår 2.' };
    const { activity: answered } = await answerActivity(store, activity, then, period, await acted());
    await putPeriod(sp, { ...period, state: 'closed' });
    const later = { status: statusOf('completed', itself.statusWords), comment: 'Klart efteråt.' };
    await answerActivity(store, answered, later, null, await acted());

    const out = join(folder, 'delar.docx');
    const { code, out: json } = await report(...open.slice(0, -1), out, '--period', 'delår 2', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(json)).toMatchObject({ asOf: '2022-08-31', period: { name: 'Delår 2', state: 'closed' } });
    const [row] = (await read('delar.docx')).rows.filter(({ activity: title }) => title === activity.title);
    expect([row?.status.text, row?.comment]).toEqual(['Pausad', 'Vilar i delår 2.']);
  });

  test('with an item that cannot be read names it, and is refused unless that is accepted', async () => {
    const { sp, store } = openSite(tenant.site, undefined);
    const rows = listOf(sp, 'Placements').items;
    const [item] = await rows.select('Id').top(1)<{ readonly Id: number }[]>();
    await rows.getById(item!.Id).update({ OwnValues: 'skräp' });
    expect((await store.read((await store.plans())[0]!.key)).unreadable).toHaveLength(1);

    const out = join(folder, 'brister.docx');
    const onSite = ['--site', tenant.site, '--plan', plan, '--format', 'docx', '--out', out, '--json'];
    const refused = await report(...onSite);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`Gick inte att läsa: Rader ${item!.Id}, OwnValues`);
    expect(refused.err).toContain('--incomplete');
    expect(JSON.parse(refused.out)).toMatchObject({
      unreadable: [{ list: 'Rader', id: item!.Id, column: 'OwnValues' }],
    });
    const text = strFromU8(unzipSync(await readFile(out))['word/document.xml']!);
    expect(text).toContain(`1 post i listorna gick inte att läsa (Rader ${item!.Id})`);

    const accepted = await report(...onSite, '--incomplete');
    expect(accepted.code).toBe(0);
    expect(accepted.err).toContain('Gick inte att läsa: Rader');
  });

  test('is refused for a site that is not there, by its address', async () => {
    const site = new URL('/sites/fel', tenant.site).href;
    const { code, err } = await report('--site', site, '--plan', plan, '--format', 'docx', '--out', 'x.docx');
    expect(code).toBe(1);
    expect(err).toContain(`${site}: `);
    expect(err).toContain('kontrollera adressen');
    expect(err).not.toContain('Plans');
  });

  test('is refused for a plan that is not there', async () => {
    const { code, err } = await report(
      '--site',
      tenant.site,
      '--plan',
      'Plan 1999',
      '--format',
      'docx',
      '--out',
      'x.docx',
    );
    expect({ code, err }).toEqual({ code: 1, err: `Plan 1999: Det finns ingen sådan plan. Planerna heter: ${plan}.` });
  });
});
