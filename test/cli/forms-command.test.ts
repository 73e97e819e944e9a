import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { adoptedFrom, fingerprintOf, writeAdopted } from '../../src/plan/adopted-plan.ts';
import { followUpKey } from '../../src/plan/follow-up.ts';
import type { BoardReport } from '../../src/plan/report.ts';
import { statusOf } from '../../src/plan/status.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url));
const document004 = fixture('004-huddinge-ataganden-2018.docx');
const document000 = fixture('000-linkoping-uppfoljning-2022.docx');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-forms-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const read = async (name: string) => await readDocument(name, await readFile(at(name)));

describe('the forms', () => {
  test('are named with their columns, and shown as the file that a planner changes', async () => {
    const { code, out } = await run('forms');
    expect(code).toBe(0);
    expect(out).toContain('kvartal: Nämndmål · Aktivitet · Slutfört · Status · Ev kommentar');
    const shown = await run('forms', '--show', 'huddinge');
    const own = shown.out.replace('"Kommentarer till status"', '"Nämndens kommentar"');
    await writeFile(at('egen.json'), own);
    const own004 = ['--from', document004, '--form', at('egen.json'), '--format', 'docx', '--out', at('egen.docx')];
    const reported = await run('report', ...own004);
    expect(reported.code).toBe(0);
    const { rows, columns } = await read('egen.docx');
    expect(rows).toHaveLength(30);
    expect(columns?.at(-1)?.head).toBe('Nämndens kommentar');
  });

  test('of a name there is none of are refused, with those there are', async () => {
    const { code, err } = await run('forms', '--show', 'nykoping');
    expect([code, err]).toEqual([1, expect.stringContaining('Formerna heter: linkoping, kvartal, huddinge')]);
  });

  test('in a file that is wrong are refused with the line and the field, and nothing is written', async () => {
    const { out } = await run('forms', '--show', 'linkoping');
    await writeFile(at('fel.json'), out.replace('"width": 31', '"width": 51'));
    const wrong = ['--from', document000, '--form', at('fel.json'), '--format', 'docx', '--out', at('fel.docx')];
    const { code, err } = await run('report', ...wrong);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('fel.json: Rad 3: columns ska tillsammans vara 100 breda, och är 120.'),
    ]);
    await expect(readFile(at('fel.docx'))).rejects.toThrow('ENOENT');
  });
});

describe('on a site', () => {
  let tenant: RunningTenant;
  beforeAll(async () => {
    tenant = await startTenant(join(folder, 'data'), '--empty', '--strict');
    await run('provision', '--site', tenant.site);
    await run('import', document004, '--site', tenant.site, '--plan', 'Åtaganden 2018');
    await run('import', document000, '--site', tenant.site, '--plan', 'Verksamhetsplan 2022');
  });
  afterAll(() => tenant.stop());

  const report = (plan: string, form: string, out: string, ...rest: string[]) => {
    const format = out.endsWith('.xlsx') ? 'xlsx' : 'docx';
    const onSite = [
      '--site',
      tenant.site,
      '--plan',
      plan,
      '--form',
      form,
      '--format',
      format,
      '--out',
      at(out),
      '--json',
    ];
    return run('report', ...onSite, ...rest);
  };

  test.each(['docx', 'xlsx'])(
    'document 004 goes through the lists with its three periods, and comes out as .%s',
    async (format) => {
      const { code } = await report('Åtaganden 2018', 'huddinge', `004.${format}`);
      expect(code).toBe(0);
      const [before, after] = [
        await readDocument('004.docx', await readFile(document004)),
        await read(`004.${format}`),
      ];
      const told = ({ rows }: typeof before) => rows.map((row) => ({ ...row, source: undefined }));
      expect(told(after)).toEqual(told(before));
    },
  );

  test('only what changed, against what was adopted, with the texts that are kept of the report', async () => {
    const { sp, store, now } = openSite(tenant.site, undefined);
    const plan = (await store.plans()).find(({ name }) => name === 'Verksamhetsplan 2022')!;
    const content = await store.read(plan.key);
    const planner = openPlannerStore(sp);
    const { person } = await store.viewer();
    const act = { by: person, at: await now(), via: 'command-line' } as const;
    const period = (key: string, name: string, day: string) => {
      const perDatum = Temporal.PlainDate.from(day);
      return {
        key,
        planKey: plan.key,
        name,
        perDatum,
        opensOn: perDatum,
        answersDueOn: perDatum,
        state: 'closed' as const,
      };
    };
    await planner.add('periods', [period('d1', 'Delår 1', '2022-04-30'), period('d2', 'Delår 2', '2022-08-31')], act);
    const [first] = content.activities.filter(({ boards }) => boards.includes('BoU'));
    const reported = (periodKey: string) =>
      content.activities.map(({ key, status, comment, deadline }) => ({
        key: followUpKey(periodKey, key),
        periodKey,
        activityKey: key,
        status: key === first!.key && periodKey === 'd1' ? statusOf('paused', plan.statusWords) : status,
        comment,
        deadlineText: deadline.text,
        unchanged: false,
        answered: act,
      }));
    await planner.add('followUps', [...reported('d1'), ...reported('d2')], act);
    const adopted = adoptedFrom(content, 'BoU').slice(1);
    const contentPath = '2022/BoU/beslutad-1.json';
    await planner.files.write(contentPath, new TextEncoder().encode(writeAdopted(adopted)), act);
    const adoptedOn = Temporal.PlainDate.from('2021-10-19');
    const decision = {
      adoptedOn,
      paragraph: '§ 98',
      reference: 'BOU 2021-7',
      contentPath,
      fingerprint: fingerprintOf(adopted),
    };
    await planner.add(
      'planVersions',
      [{ key: 'v1', planKey: plan.key, boardKey: 'BoU', number: 1, ...decision, acted: act }],
      act,
    );
    const draft: BoardReport = {
      key: 'r1',
      planKey: plan.key,
      periodKey: 'd2',
      boardKey: 'BoU',
      form: 'linkoping',
      number: 1,
      corrects: null,
      reference: 'BOU 2022-55',
      officer: 'Utredaren',
      meetingOn: null,
      paragraph: '',
      mbl: '',
      state: 'draft',
      reason: '',
      texts: { introduction: 'Egen inledning.', summary: 'Kort sagt.', areas: {} },
      files: { model: '', word: '', pdf: '' },
      fingerprint: '',
      acted: act,
    };
    await planner.add('reports', [draft], act);

    const whole = JSON.parse((await report('Verksamhetsplan 2022', 'linkoping', 'bou.docx', '--board', 'BoU')).out);
    expect(whole).toMatchObject({ sinceAdopted: { added: [first!.key], dropped: [] }, comparedWith: null });
    expect(whole.introduction[0]).toBe('Egen inledning.');
    expect(whole.introduction.at(-1)).toContain('En aktivitet har tillkommit');
    const changed = await report('Verksamhetsplan 2022', 'linkoping', 'andrat.docx', '--board', 'BoU', '--changed');
    expect(JSON.parse(changed.out)).toMatchObject({ activities: 1, comparedWith: 'Delår 1' });
    expect(new Set((await read('andrat.docx')).rows.map(({ activity }) => activity))).toEqual(new Set([first!.title]));
  });

  test('one goal, some statuses and another order are asked for, and words that are none are refused', async () => {
    const plan = ['Verksamhetsplan 2022', 'linkoping'] as const;
    const goal = JSON.parse(
      (await report(...plan, 'mal.docx', '--goal', 'Maximalt lärande', '--status', 'Kvarstår')).out,
    );
    expect(goal.rows).toBeGreaterThan(0);
    expect(goal.rows).toBeLessThan(8);
    expect(JSON.parse((await report(...plan, 'ordning.docx', '--order', 'deviations')).out)).toMatchObject({
      order: 'deviations',
      rows: 115,
    });
    expect((await report(...plan, 'x.docx', '--goal', 'Finns ej')).err).toContain('Planen har inget sådant mål.');
    expect(await report(...plan, 'x.docx', '--order', 'bakvänt')).toMatchObject({ code: 2 });
  });
});
