import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { answerActivity } from '../../src/plan/answer.ts';
import { statusOf } from '../../src/plan/status.ts';
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
  });

  test.each<[why: string, args: string[], code: number, message: string]>([
    ['no format', [...from, '--out', 'x'], 2, '--format saknas.'],
    ['a format it does not write', [...from, '--format', 'pdf', '--out', 'x'], 2, '--format ska vara docx eller xlsx.'],
    ['no file to write', [...from, '--format', 'docx'], 2, '--out saknas.'],
    ['neither site nor document', ['--format', 'docx', '--out', 'x'], 2, 'Antingen --site och --plan, eller --from'],
    ['a site and no plan', ['--site', 'http://127.0.0.1:1', '--format', 'docx', '--out', 'x'], 2, '--plan saknas.'],
    [
      'a rule that is none',
      [...from, '--format', 'docx', '--out', 'x', '--counting', 'mål'],
      2,
      'rows eller activities',
    ],
    [
      'a board the plan lacks',
      [...from, '--format', 'docx', '--out', 'x', '--board', 'KS'],
      1,
      'Nämnderna heter: BiN, BoU.',
    ],
    ['a document that is not there', ['--from', 'nej.docx', '--format', 'docx', '--out', 'x'], 1, 'Filen finns inte.'],
    [
      'a folder that is not there',
      [...from, '--format', 'docx', '--out', '/nej/nej.docx'],
      1,
      'går inte att skriva dit',
    ],
  ])('is refused with %s', async (_, args, code, message) => {
    const result = await report(...args);
    expect(result.code).toBe(code);
    expect(result.err).toContain(message);
  });

  test('is refused for a form there is none of, with the forms there are', async () => {
    const { code, err } = await run('report', ...from, '--form', 'huddinge', '--format', 'docx', '--out', 'x');
    expect({ code, err }).toEqual({ code: 1, err: 'huddinge: Det finns ingen sådan form. Formerna heter: linkoping.' });
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

  test('is refused for a plan that is not there', async () => {
    const { code, err } = await report('--site', tenant.site, '--plan', 'Plan 1999', '--format', 'docx', '--out', 'x');
    expect({ code, err }).toEqual({ code: 1, err: `Plan 1999: Det finns ingen sådan plan. Planerna heter: ${plan}.` });
  });
});
