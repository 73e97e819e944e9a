import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { formNamed } from '../../src/report/preset-forms.ts';
import { reportOf } from '../../src/report/report-model.ts';
import { type RunningTenant, run, startTenant } from '../support/run-command.ts';

const example = (name: string) => fileURLToPath(new URL(`../../src/cli/example/${name}`, import.meta.url));
const plan = 'Verksamhetsplan 2022';
const sip = 'Implementera och utbilda i SIP';

// A year of the plan of 2022, in its order: each test goes on from where the one before it left the site.
let folder = '';
let tenant: RunningTenant;

const on = (command: string, ...rest: string[]) => run(command, ...rest, '--site', tenant.site, '--plan', plan);
const told = async <T>(command: string, ...rest: string[]): Promise<T> => {
  const { code, out, err } = await on(command, ...rest, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
};
const content = async (as?: string): Promise<PlanContent> => {
  const { store } = openSite(tenant.site, as);
  return await store.read((await store.plans())[0]!.key);
};
const activityNow = async (title: string) => (await content()).activities.find((one) => one.title.startsWith(title))!;
const followUpNow = async (title: string, periodName: string) => {
  const { activities, followUps, periods } = await content();
  const key = activities.find((one) => one.title.startsWith(title))!.key;
  const period = periods.find(({ name }) => name === periodName)!;
  return followUps.find((one) => one.activityKey === key && one.periodKey === period.key);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-periods-'));
  tenant = await startTenant(join(folder, 'data'), '--empty');
  await run('provision', '--site', tenant.site);
  await on('import', example('uppfoljning-2022.docx'));
  await on('assign', example('assignments-2022.csv'));
}, 60_000);
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('periods', () => {
  test('the usual three are made by one command, once', async () => {
    const { periods, made } = await told<{ periods: { name: string; perDatum: string }[]; made: string[] }>(
      'period',
      'usual',
    );
    expect(made).toHaveLength(3);
    expect(periods.map(({ name, perDatum }) => `${name} ${perDatum}`)).toEqual([
      'Delår 1 2022-04-30',
      'Delår 2 2022-08-31',
      'Bokslut 2022-12-31',
    ]);
    expect((await told<{ made: string[] }>('period', 'usual')).made).toEqual([]);
  });

  test('another may be made for October, and what cannot be is refused in words', async () => {
    const october = ['--per', '2022-10-31', '--opens', '2022-10-24', '--due', '2022-11-07'];
    expect((await on('period', 'add', 'Oktober', ...october)).out).toContain('läget per 31 oktober');
    expect((await on('period', 'add', 'Oktober', ...october)).code).toBe(0);
    const backwards = await on(
      'period',
      'add',
      'Sent',
      '--per',
      '2022-11-30',
      '--opens',
      '2022-12-09',
      '--due',
      '2022-12-01',
    );
    expect(backwards).toMatchObject({ code: 1, out: '' });
    expect(backwards.err).toContain('Svar senast ligger före dagen då det öppnar.');
    const same = await on('period', 'change', 'oktober', '--due', '2022-10-01');
    expect(same.code).toBe(1);
    expect((await on('period', 'change', 'Oktober', '--due', '2022-11-09')).out).toContain('svar senast 2022-11-09');
    expect((await content()).periods).toHaveLength(4);
  });

  test('only a planner makes and opens them', async () => {
    const { code, err } = await on('period', 'open', 'Delår 1', '--as', 'utvecklare.grundskola');
    expect(code).toBe(1);
    expect(err).toContain('Bara en planerare');
  });

  test.each([
    [['nytt'], 'inget som period gör'],
    [['open'], 'NAMN saknas.'],
    [['add', 'X', '--per', '2022-10-31'], '--opens och --due saknas.'],
    [['add', 'X', '--per', '31 oktober', '--opens', '2022-10-01', '--due', '2022-10-02'], '--per ska vara en dag'],
    [['list', '--again'], '--again är inget val'],
    [['usual', '--year', 'nästa'], '--year ska vara ett år'],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, err } = await on('period', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('answers', () => {
  test('are about the day of the open period, whenever they are given', async () => {
    await on('period', 'open', 'Delår 1');
    const answered = await on(
      'answer',
      sip,
      '--status',
      'Pågående',
      '--comment',
      'Två av tre enheter är klara.',
      '--as',
      'samordnare.elevhalsa',
    );
    expect(answered.err).toBe('');
    expect(answered.out).toContain('Delår 1, läget per 30 april');
    expect(await followUpNow(sip, 'Delår 1')).toMatchObject({
      comment: 'Två av tre enheter är klara.',
      answered: { via: 'command-line', by: { upn: 'samordnare.elevhalsa@kommun.example' } },
    });
  });

  test('by a planner say for whom', async () => {
    const link = 'https://kommun.sharepoint.com/sites/utbildning/rapport.pdf';
    expect((await on('answer', sip, '--evidence', link)).code).toBe(0);
    expect(await followUpNow(sip, 'Delår 1')).toMatchObject({
      evidence: link,
      answered: { onBehalfOf: { upn: 'samordnare.elevhalsa@kommun.example' } },
    });
    expect((await on('answer', sip, '--evidence', 'javascript:alert(1)')).err).toContain('https://');
  });

  test('that deviate, pause or drop owe a comment, and it is said which', async () => {
    const before = (await activityNow(sip)).version;
    const deviates = await on('answer', sip, '--status', 'Pågående, avviker');
    expect(deviates).toMatchObject({ code: 1, out: '' });
    expect(deviates.err).toBe(
      'Kommentar: Kommentaren skrevs tidigare. Skriv i den varför aktiviteten avviker från planen.',
    );
    const emptied = await on('answer', sip, '--status', 'Pausad', '--comment', ' ');
    expect(emptied.err).toContain('Skriv en kommentar som säger varför aktiviteten är pausad.');
    expect((await activityNow(sip)).version).toBe(before);
    const owner = await on(
      'answer',
      sip,
      '--status',
      'Utgår',
      '--comment',
      'Behövs inte.',
      '--as',
      'samordnare.elevhalsa',
    );
    expect(owner.err).toContain('Det gör planeraren.');
    const reader = await on('answer', sip, '--status', 'Pausad', '--comment', 'x', '--as', 'utvecklare.gymnasium');
    expect(reader.err).toContain('Den ansvariga');
  });

  test('what cannot be read or found is refused', async () => {
    expect((await on('answer', sip, '--status', 'Lite grann')).err).toContain('Planens ord är: Kvarstår, Pågående');
    expect((await on('answer', 'Bygga en bro', '--unchanged')).err).toContain('ingen sådan aktivitet');
    expect((await on('answer', 'U', '--unchanged')).err).toContain('passar in, skriv mer');
    expect((await on('answer', sip)).code).toBe(2);
    expect((await on('answer', sip, '--unchanged', '--comment', 'x')).code).toBe(2);
  });
});

describe('closing', () => {
  test('keeps the state of every activity, and who was silent', async () => {
    const closed = await told<{ made: number; unanswered: string[] }>('period', 'close', 'Delår 1');
    expect(closed.made).toBe(92);
    const { followUps, periods, activities } = await content();
    const delår1 = periods.find(({ name }) => name === 'Delår 1')!;
    expect(delår1.state).toBe('closed');
    const kept = followUps.filter(({ periodKey }) => periodKey === delår1.key);
    expect(kept).toHaveLength(93);
    const silent = kept.filter(({ answered }) => answered === null).map(({ activityKey }) => activityKey);
    expect(silent.sort()).toEqual(closed.unanswered.toSorted());
    const finished = new Set(activities.filter(({ status }) => status.progress === 'completed').map(({ key }) => key));
    expect(finished.size).toBeGreaterThan(0);
    // Done before is an answer.
    expect(silent.filter((key) => finished.has(key))).toEqual([]);
    expect(silent).toHaveLength(92 - finished.size);
  });

  test('run again makes nothing more, and nobody answers in what is closed', async () => {
    expect((await told<{ made: number }>('period', 'close', 'Delår 1')).made).toBe(0);
    expect((await on('answer', sip, '--unchanged', '--period', 'Delår 1')).err).toContain('inte öppet');
    const list = await on('period', 'list');
    expect(list.out).toContain('Delår 1 (stängt): läget per 30 april');
    expect(list.out.split('\n')).toHaveLength(4);
  });
});

describe('the next period', () => {
  test('marks last period’s comment, and whose text the board reads', async () => {
    await on('period', 'open', 'Delår 2');
    const said = await on('answer', sip, '--unchanged', '--as', 'samordnare.elevhalsa');
    expect(said.out).toContain('oförändrat');
    expect(said.out).toContain('Delår 2, läget per 31 augusti, kommentaren från delår 1.');
    expect((await on('answer', sip, '--board-text', 'Alla enheter är klara till jul.')).code).toBe(0);
    const owner = await on('answer', sip, '--board-text', 'Nej.', '--as', 'samordnare.elevhalsa');
    expect(owner.err).toContain('Bara en planerare');
    expect(await followUpNow(sip, 'Delår 2')).toMatchObject({
      unchanged: true,
      comment: 'Två av tre enheter är klara.',
      boardText: 'Alla enheter är klara till jul.',
      commentFrom: expect.stringContaining('delar-1') as unknown,
      answered: { by: { upn: 'samordnare.elevhalsa@kommun.example' } },
    });
    // The owner answers again: the planner's text stays beside it.
    await on('answer', sip, '--comment', 'Tre av tre enheter är klara.', '--as', 'samordnare.elevhalsa');
    const again = await followUpNow(sip, 'Delår 2');
    expect(again).toMatchObject({
      comment: 'Tre av tre enheter är klara.',
      boardText: 'Alla enheter är klara till jul.',
    });
    expect(again).not.toHaveProperty('commentFrom');
  });

  test('a report of it prints the text for the board, and the one before it what was told then', async () => {
    const word = async (period: string) => {
      const out = join(folder, `${period}.xlsx`);
      const { code, err } = await on(
        'report',
        '--form',
        'linkoping',
        '--format',
        'xlsx',
        '--out',
        out,
        '--period',
        period,
      );
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { rows } = await readDocument('rapport.xlsx', await readFile(out));
      return rows.filter(({ activity }) => activity.startsWith(sip)).map(({ comment }) => comment);
    };
    expect(new Set(await word('Delår 2'))).toEqual(new Set(['Alla enheter är klara till jul.']));
    expect(new Set(await word('Delår 1'))).toEqual(new Set(['Två av tre enheter är klara.']));
  });

  test('goals are assessed with an analysis, and assessed again', async () => {
    const [goal] = (await content()).goals.filter(({ kind }) => kind === 'municipal-goal');
    await on('assess', '--goal', goal!.title, '--assessment', 'Delvis uppfyllt', '--analysis', 'Sju av tio.');
    expect((await on('assess', '--goal', goal!.title, '--assessment', 'Uppfyllt')).out).toBe(
      `${goal!.title}: Uppfyllt.`,
    );
    expect((await on('assess', '--goal', goal!.title, '--assessment', 'Bra')).err).toContain('Kan inte bedömas');
    expect(await told('assess')).toMatchObject({
      period: 'Delår 2',
      assessments: [{ goal: goal!.key, assessment: 'met' }],
    });
    expect((await content()).followUps.every(({ activityKey }) => activityKey !== '')).toBe(true);
  });
});

describe('words', () => {
  test('change what is printed now; what was told keeps its own', async () => {
    const changed = await on('words', '--ongoing', 'I arbete', '--deviates', 'Ej i fas');
    expect(changed.out).toContain('Pågår: I arbete (förut ”Pågående”)');
    expect((await content()).plan).toMatchObject({
      statusWords: { ongoing: 'I arbete' },
      deviationWords: { deviates: 'Ej i fas' },
    });
    expect((await on('words', '--paused', 'i arbete')).err).toContain('”i arbete” står för två lägen.');
    expect((await on('words', '--completed', 'Pågående')).err).toContain('läses som ett annat läge');
    const statuses = async (period: string): Promise<ReadonlySet<string>> => {
      const options = {
        form: formNamed('linkoping'),
        date: Temporal.PlainDate.from('2022-09-20'),
        officer: '',
        reference: '',
      };
      const { sections } = reportOf(await content(), { ...options, period });
      return new Set(
        [...JSON.stringify(sections).matchAll(/"status":"(Pågående|I arbete)"/g)].map(([, word]) => word ?? ''),
      );
    };
    expect(await statuses('Delår 1')).toEqual(new Set(['Pågående']));
    expect([...(await statuses('Oktober'))]).toContain('I arbete');
  });

  test('are read back when somebody answers in them', async () => {
    expect((await on('answer', sip, '--status', 'I arbete, ej i fas', '--comment', 'En enhet väntar.')).code).toBe(0);
    expect((await activityNow(sip)).status).toMatchObject({ progress: 'ongoing', deviation: 'deviates' });
    expect((await followUpNow(sip, 'Delår 2'))?.status.text).toBe('I arbete, ej i fas');
  });
});

describe('later dates', () => {
  const asks = async (month: string) => {
    const { store, now } = openSite(tenant.site, 'samordnare.elevhalsa');
    const { person } = await store.viewer();
    const activity = (await store.read((await store.plans())[0]!.key)).activities.find((one) =>
      one.title.startsWith(sip),
    )!;
    const to = movedToMonth(Temporal.PlainYearMonth.from(month), 2022);
    const act = { by: person, at: await now(), via: 'tab' } as const;
    return await postponeActivity(
      store,
      activity,
      { to, cause: 'resources', reason: 'Rekrytering pågår.' },
      'owner',
      act,
    );
  };

  test('past the year are asked for, listed, refused with a reason, asked for again and granted', async () => {
    const before = (await activityNow(sip)).deadline;
    expect((await asks('2023-03')).postponement.state).toBe('requested');
    const listed = await on('grant');
    expect(listed.out).toContain('Förskjuts till mars 2023*');
    expect(listed.out).toContain('Rekrytering pågår.');
    expect(listed.out).toContain('1 att avgöra.');
    expect((await on('grant', sip, '--refuse')).err).toContain('Skriv varför');
    expect((await on('grant', sip, '--as', 'samordnare.elevhalsa')).err).toContain('Bara en planerare');
    expect((await on('grant', sip, '--refuse', '--reason', 'Ska vara klart i år.')).code).toBe(0);
    expect((await activityNow(sip)).deadline).toEqual(before);
    expect((await content()).postponements.find(({ state }) => state === 'refused')).toMatchObject({
      acted: { by: { upn: 'samordnare.elevhalsa@kommun.example' } },
      decision: { reason: 'Ska vara klart i år.', acted: { by: { upn: 'controller@kommun.example' } } },
    });
    expect((await on('grant', sip)).err).toContain('avslagen');

    expect((await asks('2023-03')).postponement.state).toBe('requested');
    expect((await on('grant', sip, '--reason', 'Godtas.')).out).toContain('Förskjuts till mars 2023*');
    const { postponements } = await content();
    expect(postponements.find(({ state }) => state === 'granted' && state !== undefined)).toBeDefined();
    expect((await activityNow(sip)).deadline).toMatchObject({ moved: true, postponedTo: 2023 });
    expect((await on('grant')).out).toBe('Inget är begärt.');
  });
});
