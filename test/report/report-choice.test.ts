import { strFromU8, unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { followUpKey, type FollowUp } from '../../src/plan/follow-up.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import { statusOf, type Progress } from '../../src/plan/status.ts';
import { excelReport } from '../../src/report/excel-report.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel, type ReportOptions } from '../../src/report/report-model.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { draftOf000, draftOfLines, made, planOf } from './plans.ts';
import { readWordStructure } from './word-structure.ts';

const rowsOf = ({ sections }: ReportModel) =>
  sections.flatMap(({ blocks }) => blocks.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)));
const titlesOf = (model: ReportModel) => rowsOf(model).map(({ title }) => title);

const period = (name: string, day: string, state: Period['state']): Period => ({
  key: name,
  planKey: 'p',
  name,
  perDatum: Temporal.PlainDate.from(day),
  opensOn: made,
  answersDueOn: made,
  state,
});
const delar1 = period('Delår 1', '2022-04-30', 'closed');
const delar2 = period('Delår 2', '2022-08-31', 'closed');

let plan: NewPlan;
beforeAll(async () => {
  plan = planOf(
    await draftOfLines(
      'Ett mål\tBygga\tKS\tDecember\tPågår\tNu byggs det',
      '\tRiva\tKS\tDecember\tPågår\tNu rivs det',
      'Annat mål\tMåla\tKS\tMaj\tKvarstår\tKlart snart',
      '\tGräva\tSN\tJuni*\tPausad\tFruset',
    ),
  );
});

interface Said {
  readonly progress?: Progress;
  readonly comment?: string;
  readonly deadlineText?: string;
  readonly answered?: FollowUp['answered'];
  readonly boardText?: string;
  readonly commentFrom?: string;
}

const by = { by: { id: 1, name: 'A', login: 'a', upn: 'a' }, at: '2022-09-01T08:00:00Z', via: 'card' } as const;

/** What an activity said in a period; what is not given, as it stands. */
const said = (of: Period, title: string, { progress, ...rest }: Said = {}): FollowUp => {
  const activity = plan.activities.find((one) => one.title === title)!;
  return {
    key: followUpKey(of.key, activity.key),
    periodKey: of.key,
    activityKey: activity.key,
    status: progress === undefined ? activity.status : statusOf(progress, plan.plan.statusWords),
    comment: activity.comment,
    deadlineText: activity.deadline.text,
    unchanged: false,
    answered: by,
    version: '1',
    ...rest,
  };
};
const all = (of: Period, but: Readonly<Record<string, Said | null>> = {}): readonly FollowUp[] =>
  plan.activities.flatMap(({ title }) => (but[title] === null ? [] : [said(of, title, but[title] ?? {})]));

const report = (followUps: readonly FollowUp[], options: Partial<ReportOptions> = {}) =>
  reportOf({ ...plan, periods: [delar1, delar2], followUps }, { form: linkoping, date: made, ...options });

describe('only what changed since the last period', () => {
  it('is what has another status, comment or deadline, and what has come', () => {
    const before = all(delar1, {
      Bygga: { progress: 'not-started' },
      Riva: { comment: 'Inget än' },
      Måla: { deadlineText: 'Mars' },
      Gräva: null,
    });
    const model = report([...before, ...all(delar2)], { changed: true });
    expect(rowsOf(model).map(({ title, formerly }) => [title, formerly])).toEqual([
      ['Bygga', { status: 'tidigare Kvarstår', deadline: '', activity: '' }],
      ['Riva', { status: '', deadline: '', activity: '' }],
      ['Måla', { status: '', deadline: 'tidigare Mars', activity: '' }],
      ['Gräva', { status: '', deadline: '', activity: 'ny' }],
    ]);
  });

  it('leaves out what says the same, and says what it compares with', () => {
    const model = report([...all(delar1, { Bygga: { progress: 'not-started' } }), ...all(delar2)], { changed: true });
    expect(titlesOf(model)).toEqual(['Bygga']);
    expect(model.subtitle).toMatch(
      /delår 2 per den 31 augusti 2022, endast det som ändrats sedan delår 1 \(per den 30 april 2022\)$/,
    );
    expect(model.comparedWith?.name).toBe('Delår 1');
  });

  it('prints what it was, in grey under what it is', async () => {
    const model = report([...all(delar1, { Bygga: { progress: 'not-started' } }), ...all(delar2)], { changed: true });
    const { tables } = readWordStructure(await wordReport(model));
    const status = tables.flat().at(-1)?.cells.at(-2);
    expect(status?.paragraphs.map(({ text }) => text)).toEqual(['Pågår', 'tidigare Kvarstår']);
  });

  it('says so where nothing has', () => {
    const model = report([...all(delar1), ...all(delar2)], { changed: true });
    expect(titlesOf(model)).toEqual([]);
    expect(model.introduction.at(-1)).toContain('Inga aktiviteter passar urvalet.');
  });

  it('is refused where there is no period before', () => {
    expect(() => report(all(delar2), { changed: true })).toThrow(
      'Det finns inget tidigare uppföljningstillfälle att jämföra med.',
    );
    expect(() => report(all(delar1), { changed: true, period: 'Delår 1' })).toThrow('att jämföra med');
  });
});

describe('an order of parts', () => {
  it('has what deviates first, judged on the report’s own day, and the rest in the plan’s order', () => {
    const model = report(all(delar2), { order: 'deviations' });
    expect(model.sections.map(({ part }) => part)).toEqual([
      'Avviker, pausade, försenade, förskjutna och utgångna',
      'Övriga aktiviteter',
    ]);
    expect(titlesOf(model)).toEqual(['Måla', 'Gräva', 'Bygga', 'Riva']);
    const earlier = report(all(delar1), { order: 'deviations', period: 'Delår 1' });
    expect(titlesOf(earlier)).toEqual(['Gräva', 'Bygga', 'Riva', 'Måla']);
  });

  it('by deadline has a part a month, and headings a level further in', async () => {
    const model = report(all(delar2), { order: 'deadline' });
    expect(titlesOf(model)).toEqual(['Måla', 'Gräva', 'Bygga', 'Riva']);
    const { paragraphs } = readWordStructure(await wordReport(model));
    const heads = paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ style, text }) => [style, text]);
    expect(heads.slice(0, 4)).toEqual([
      ['Heading1', 'Slutdatum i maj 2022'],
      ['Heading2', 'Samhälle'],
      ['Heading3', 'Kommunövergripande mål: Trygghet'],
      ['Heading1', 'Slutdatum i juni 2022'],
    ]);
  });
});

describe('a report of one goal or some statuses', () => {
  it('has what stands under the goal, by its title, its beginning or a level above', () => {
    expect(titlesOf(report(all(delar2), { goal: 'annat mål' }))).toEqual(['Måla', 'Gräva']);
    expect(titlesOf(report(all(delar2), { goal: 'Ett' }))).toEqual(['Bygga', 'Riva']);
    expect(titlesOf(report(all(delar2), { goal: 'Samhälle' }))).toHaveLength(4);
    expect(report(all(delar2), { goal: 'Ett mål' }).subtitle).toContain('målet Ett mål');
  });

  it('is refused for a goal or a status the plan has none of, with those there are', () => {
    expect(() => report([], { goal: 'Tredje' })).toThrow(
      'Planen har inget sådant mål. Målen heter: Samhälle, Trygghet, Ett mål, Annat mål.',
    );
    expect(() => report([], { status: ['Borta'] })).toThrow('Planen har ingen sådan status. De heter: Kvarstår, Pågår');
  });

  it('has the rows of those statuses', () => {
    expect(titlesOf(report(all(delar2), { status: ['pausad', 'Kvarstår'] }))).toEqual(['Måla', 'Gräva']);
  });
});

it('Excel has what the filter shows and nothing else, not even among its texts', async () => {
  const draft = await draftOf000();
  const whole = planOf(draft);
  const model = reportOf(whole, {
    form: linkoping,
    date: made,
    board: 'BiN',
    status: ['Kvarstår'],
    goal: 'Medborgare',
  });
  const shown = titlesOf(model);
  expect(shown.length).toBeGreaterThan(0);
  const texts = Object.values(unzipSync(await excelReport(model))).map((part) => strFromU8(part));
  const others = whole.activities.map(({ title }) => title).filter((title) => !shown.some((of) => of.includes(title)));
  expect(others.length).toBeGreaterThan(50);
  for (const title of others) expect(texts.some((text) => text.includes(`>${title}<`))).toBe(false);
});

describe('a comment', () => {
  it('left as it stood says from when; the text for the board is printed instead, and is of its own day', async () => {
    const followUps = all(delar2, {
      Bygga: { commentFrom: delar1.key },
      Riva: { boardText: 'Rivningen är klar i höst.', commentFrom: delar1.key },
    });
    const model = report(followUps);
    expect(
      rowsOf(model)
        .map(({ comment, commentFrom }) => [comment, commentFrom])
        .slice(0, 2),
    ).toEqual([
      ['Nu byggs det', '(från delår 1)'],
      ['Rivningen är klar i höst.', ''],
    ]);
    const { tables } = readWordStructure(await wordReport(model));
    expect(tables.flat()[1]?.cells.at(-1)?.text).toBe('Nu byggs det (från delår 1)');
  });

  it('of the board’s is printed in the draft too, while the period is open, and changes no copy’s own status', () => {
    const open = { ...delar2, state: 'open' as const };
    const followUps = [said(delar2, 'Riva', { boardText: 'För nämnden.' })];
    const model = reportOf({ ...plan, periods: [open], followUps }, { form: linkoping, date: made });
    expect(rowsOf(model)[1]).toMatchObject({ comment: 'För nämnden.', status: 'Pågår' });
  });
});

it('an activity that only closing has reported is told as it stood then, and counted as unanswered', () => {
  const followUps = all(delar2, { Bygga: { answered: null, comment: 'Som det stod' } });
  const model = report(followUps);
  expect(model.unanswered).toBe(1);
  expect(rowsOf(model)[0]?.comment).toBe('Som det stod');
  expect(model.remarks).toEqual([
    { word: 'Svar', meaning: '1 av 4 aktiviteter fick inget svar; för dem gäller läget när tillfället stängdes' },
  ]);
});
