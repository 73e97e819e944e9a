import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GoalAssessment } from '../../src/plan/goal-assessment.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import type { AdoptedVersion } from '../../src/report/adopted-plan.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { excelReport } from '../../src/report/excel-report.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { printPage } from '../../src/report/print-page.ts';
import { reportOf, type ReportModel, type ReportOptions } from '../../src/report/report-model.ts';
import type { ReportSource } from '../../src/report/report-rows.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { draftOfLines, made, planOf } from './plans.ts';
import { all, partsOf } from './xml-tree.ts';
import { readWordStructure } from './word-structure.ts';

const delar2: Period = {
  key: 'delår 2',
  planKey: 'p',
  name: 'Delår 2',
  perDatum: Temporal.PlainDate.from('2022-08-31'),
  opensOn: made,
  answersDueOn: made,
  state: 'closed',
};
const acted = { by: { id: 1, name: 'A', login: 'a', upn: 'a' }, at: '2022-09-01T08:00:00Z', via: 'tab' } as const;

let plan: NewPlan;
beforeAll(async () => {
  plan = planOf(
    await draftOfLines(
      'Ett mål\tBygga\tKS\tDecember*\tPågår\t',
      '\tRiva\tKS\tDecember\tUtgår\t',
      'Annat mål\tMåla\tSN\tMaj\tKlart\t',
    ),
  );
});

const report = (more: Partial<ReportSource>, options: Partial<ReportOptions> = {}) =>
  reportOf({ ...plan, periods: [delar2], ...more }, { form: linkoping, date: made, ...options });

const assessed = (title: string, assessment: GoalAssessment['assessment']): GoalAssessment => {
  const goalKey = plan.goals.find((goal) => goal.title === title)!.key;
  return {
    key: `${delar2.key}|${goalKey}`,
    planKey: 'p',
    periodKey: delar2.key,
    goalKey,
    assessment,
    analysis: 'Därför.',
    acted,
  };
};

const version = (boardKey: string, titles: readonly string[]): AdoptedVersion => ({
  version: {
    key: `p|${boardKey}|1`,
    planKey: 'p',
    boardKey,
    number: 1,
    adoptedOn: Temporal.PlainDate.from('2021-10-14'),
    paragraph: '§ 112',
    reference: 'KS 2021-412',
    contentPath: 'x',
    fingerprint: '',
    acted,
  },
  activities: titles.map((title) => {
    const known = plan.activities.find((activity) => activity.title === title);
    const { deadline } = known ?? plan.activities[0]!;
    return { key: known?.key ?? title, title, boards: known?.boards ?? [boardKey], goalKeys: [], deadline };
  }),
});

describe('the report’s own texts', () => {
  const texts = () => ({
    introduction: 'Egen inledning. Tre aktiviteter har senarelagts under 2022.\n\nAndra stycket.',
    summary: 'Det går bra.\nMen inte fort.',
    areas: { [plan.goals.find(({ kind }) => kind === 'area')!.key]: 'Text om samhället.' },
  });

  it('stand as they were written, with the asterisk and the counts after the introduction', () => {
    const { introduction, summary } = report({ texts: texts() });
    expect(introduction).toEqual([
      'Egen inledning. Tre aktiviteter har senarelagts under 2022.',
      'Andra stycket.',
      'Aktiviteter med en asterisk efter månaden under slutdatum har blivit framflyttade i förhållande till den beslutade planen. En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    ]);
    expect(summary).toEqual(['Det går bra.', 'Men inte fort.']);
  });

  it('are printed: the summary under its heading, the area’s under the area, kept with its table', async () => {
    const { paragraphs } = readWordStructure(await wordReport(report({ texts: texts() })));
    const told = paragraphs.map(({ style, text }) => [style, text]);
    const from = told.findIndex(([, text]) => text === 'Sammanfattning');
    expect(told.slice(from, from + 6)).toEqual([
      ['Heading1', 'Sammanfattning'],
      ['BodyText', 'Det går bra.'],
      ['BodyText', 'Men inte fort.'],
      ['Heading1', 'Samhälle'],
      ['BodyText', 'Text om samhället.'],
      ['Heading2', 'Kommunövergripande mål: Trygghet'],
    ]);
    expect(paragraphs.find(({ text }) => text === 'Text om samhället.')?.keepNext).toBe(true);
    const page = [...printPage(report({ texts: texts() }))].join('');
    expect(page).toContain('<h2>Sammanfattning</h2><div class="text"><p>Det går bra.</p>');
    expect(page).toContain('<p>Text om samhället.</p>');
  });
});

describe('the goals’ assessments', () => {
  it('are those of the period, in the plan’s order, in a table of their own', async () => {
    const other = { ...assessed('Annat mål', 'met'), periodKey: 'bokslut' };
    const given = [assessed('Annat mål', 'cannot-be-judged'), other, assessed('Ett mål', 'partly-met')];
    const model = report({ assessments: given });
    expect(model.assessments).toEqual([
      { goal: 'Ett mål', assessment: 'Delvis uppfyllt', analysis: 'Därför.' },
      { goal: 'Annat mål', assessment: 'Kan inte bedömas', analysis: 'Därför.' },
    ]);
    const { tables } = readWordStructure(await wordReport(model));
    expect(tables[0]?.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Mål', 'Bedömning', 'Analys'],
      ['Ett mål', 'Delvis uppfyllt', 'Därför.'],
      ['Annat mål', 'Kan inte bedömas', 'Därför.'],
    ]);
    expect(tables[0]?.[0]?.isHead).toBe(true);
  });

  it('are of a board’s own goals, and of the goal that the report is about', () => {
    const assessments = [assessed('Ett mål', 'met'), assessed('Annat mål', 'not-met')];
    const goals = (options: Partial<ReportOptions>) =>
      report({ assessments }, options).assessments.map(({ goal }) => goal);
    expect(goals({ board: 'SN' })).toEqual(['Annat mål']);
    expect(goals({ goal: 'Ett mål' })).toEqual(['Ett mål']);
    expect(goals({ goal: 'Samhälle' })).toEqual(['Ett mål', 'Annat mål']);
  });
});

describe('against what the boards adopted', () => {
  it('what has come and gone is counted, what one board has from another is not', () => {
    const adopted = [version('KS', ['Riva', 'Måla', 'Gräva']), version('SN', [])];
    const model = report({ adopted });
    expect(model.introduction.at(-1)).toBe(
      'En aktivitet har tillkommit och två aktiviteter har utgått sedan planen beslutades.',
    );
    expect(model.sinceAdopted?.dropped).toContain('Gräva');
    expect(report({ adopted: [version('KS', ['Bygga'])] }, { board: 'KS' }).introduction.at(-1)).toContain(
      'har tillkommit',
    );
  });

  it('the asterisk says who decided, when, in which paragraph and under which number', () => {
    const { movedNote } = report({ adopted: [version('KS', ['Bygga'])] }, { board: 'KS' });
    expect(movedNote).toBe(
      '* Framflyttad i förhållande till den plan som KS beslutade den 14 oktober 2021, § 112, dnr KS 2021-412',
    );
  });

  /** Of a board that adopted "Riva", in both boards' plans, to this month. */
  const promising = (boardKey: string, deadlineText: string): AdoptedVersion => {
    const { version: adopted, activities } = version(boardKey, ['Riva']);
    const { deadline } = readDeadline(deadlineText, 2022);
    return { version: adopted, activities: activities.map((activity) => ({ ...activity, deadline })) };
  };
  const printed = ({ sections }: ReportModel, title: string) =>
    sections
      .flatMap(({ blocks }) => blocks.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)))
      .find((row) => row.title === title)?.deadlineText;

  it('a date is moved by what the report’s own board adopted, and in a report of all by what any of them did', () => {
    const activities = plan.activities.map((one) => (one.title === 'Riva' ? { ...one, boards: ['KS', 'SN'] } : one));
    const both = [promising('KS', 'December'), promising('SN', 'Juni')];
    for (const adopted of [both, both.toReversed()]) {
      expect(printed(report({ activities, adopted }, { board: 'KS' }), 'Riva')).toBe('December');
      expect(printed(report({ activities, adopted }, { board: 'SN' }), 'Riva')).toBe('December*');
      expect(printed(report({ activities, adopted }), 'Riva')).toBe('December*');
    }
  });

  it('a date is marked in a closed period as in an open one: the answers keep its words, the adopted plan the mark', () => {
    const adopted = [promising('KS', 'Juni')];
    const { key, comment, status, deadline } = plan.activities.find(({ title }) => title === 'Riva')!;
    const answer = { periodKey: delar2.key, activityKey: key, status, comment, deadlineText: deadline.text };
    const followUps = [{ ...answer, key: `${delar2.key}|${key}`, unchanged: false, answered: acted }];
    const then = (state: Period['state'], period?: string) =>
      report({ adopted, followUps, periods: [{ ...delar2, state }] }, period === undefined ? {} : { period });
    const models = [then('open'), then('open', 'Delår 2'), then('closed')];
    expect(models.map((model) => printed(model, 'Riva'))).toEqual(['December*', 'December*', 'December*']);
    expect(models.map(({ moved }) => moved.later.rows)).toEqual([2, 2, 2]);
    // The mark alone is no change since the period before.
    const before = { ...delar2, key: 'delår 1', name: 'Delår 1', perDatum: Temporal.PlainDate.from('2022-04-30') };
    const earlier = { ...followUps[0]!, key: `${before.key}|${key}`, periodKey: before.key };
    const both = { adopted, periods: [before, delar2], followUps: [earlier, ...followUps] };
    expect(printed(report(both, { changed: true }), 'Riva')).toBeUndefined();
  });

  it('nothing is claimed where no adopted version is known', () => {
    const model = report({});
    expect(model.sinceAdopted).toBeNull();
    expect(model.introduction.join(' ')).not.toContain('tillkommit');
  });

  it('Excel can be filtered on what has come', async () => {
    const strings = partsOf(await excelReport(report({ adopted: [version('KS', ['Riva'])] }))).get(
      'xl/sharedStrings.xml',
    )!;
    expect(all(strings, 't').map(({ text }) => text)).toContain('Tillkommen');
  });
});

it('the edition stands in the foot, after the diary number', async () => {
  const model = report({}, { reference: 'KS 2022-1', edition: 'Version 1, låst 2022-09-12' });
  const { part } = readWordStructure(await wordReport(model));
  expect(part('word/footer1.xml').text).toMatch(/^KS 2022-1 · Version 1, låst 2022-09-12 · \* Framflyttad/);
});
