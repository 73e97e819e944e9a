import { beforeAll, describe, expect, it } from 'vitest';
import type { Continuation } from '../../src/plan/continuation.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel } from '../../src/report/report-model.ts';
import type { ReportSource } from '../../src/report/report-rows.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { byPlanner } from '../plan/a-plan.ts';
import { draftOf000, made, planOf } from './plans.ts';
import { isTable, readWordStructure } from './word-structure.ts';

let plan: NewPlan;
beforeAll(async () => {
  plan = planOf(await draftOf000());
});

const report = (source: ReportSource, board?: string): ReportModel =>
  reportOf(source, { form: linkoping, date: made, ...(board === undefined ? {} : { board }) });

const titlesOf = ({ sections }: ReportModel) =>
  sections.flatMap(({ area, blocks }) =>
    blocks.flatMap(({ goal, groups }) =>
      groups.flatMap(({ rows }) => rows.map(({ title }) => ({ area, goal: goal?.title, title }))),
    ),
  );

describe('an activity that no row of the plan prints', () => {
  it('comes last under a heading of its own, and is counted as the dashboard counts it', () => {
    const [first] = plan.activities;
    const added = { ...first!, key: 'tillkommen', title: 'Tillkommen' };
    const model = report({ ...plan, activities: [...plan.activities, added] });
    expect(titlesOf(model).at(-1)).toEqual({ area: 'Utan plats i planen', goal: undefined, title: 'Tillkommen' });
    expect(model.count).toEqual({ rows: 116, activities: 94 });
    expect(model.unplaced).toEqual(['Tillkommen']);
  });

  it('is told also where its row was taken away from the list, to its own board only', () => {
    const once = plan.activities.find(
      ({ key, boards }) =>
        boards.join() === 'BiN' && plan.placements.filter(({ activityKey }) => activityKey === key).length === 1,
    )!;
    const source = { ...plan, placements: plan.placements.filter(({ activityKey }) => activityKey !== once.key) };
    expect(report(source).unplaced).toEqual([once.title]);
    expect(report(source).count.activities).toBe(93);
    expect(report(source, 'BoU').unplaced).toEqual([]);
  });

  it.each(['split', 'merged'] as const)('is not printed where it was %s by decision: others have its rows', (kind) => {
    const once = plan.activities.find(
      ({ key }) => plan.placements.filter(({ activityKey }) => activityKey === key).length === 1,
    )!;
    const part = { ...once, key: 'del', title: 'Delen' };
    // Answered as going on in the period, and ended since.
    const activities = [...plan.activities, part];
    const placements = plan.placements.map((row) =>
      row.activityKey === once.key ? { ...row, activityKey: part.key } : row,
    );
    const continuation: Continuation = {
      key: 'a',
      planKey: plan.plan.key,
      fromKey: once.key,
      toKey: part.key,
      kind,
      on: null,
      reason: '',
      acted: byPlanner,
    };
    const source = { ...plan, activities, placements };
    expect(report(source).unplaced).toEqual([once.title]);
    const model = report({ ...source, continuations: [continuation] });
    expect(model.unplaced).toEqual([]);
    expect(model.count).toEqual({ rows: 115, activities: 93 });
  });
});

describe('a row', () => {
  it('whose goal is gone stands under no other goal: it comes last', () => {
    const [row] = plan.placements.slice(40);
    const title = plan.activities.find(({ key }) => key === row?.activityKey)!.title;
    const placements = plan.placements.map((of) => (of === row ? { ...of, goalKey: 'gone' } : of));
    const model = report({ ...plan, placements });
    expect(titlesOf(model)).toHaveLength(115);
    expect(titlesOf(model).at(-1)).toMatchObject({ area: 'Utan plats i planen', title });
  });

  it('whose area is gone has a heading that says so, and not the area’s before it', async () => {
    const [, area] = plan.goals.filter(({ kind }) => kind === 'area');
    const model = report({ ...plan, goals: plan.goals.filter((goal) => goal !== area) });
    const without = report(plan).sections.filter((section) => section.area === area?.title);
    const areas = model.sections.filter((section) => section.area === 'Utan målområde');
    expect(areas.map(({ municipalGoal }) => municipalGoal)).toEqual(without.map(({ municipalGoal }) => municipalGoal));
    expect(areas.map(({ opensArea }) => opensArea)).toEqual(areas.map((_, index) => index === 0));
    const { paragraphs } = readWordStructure(await wordReport(model));
    expect(paragraphs.filter(({ style, text }) => style === 'Heading1' && text === 'Utan målområde')).toHaveLength(1);
  });

  it('directly under an area, after a municipal goal, stands in a table under the area’s own heading', async () => {
    const area = plan.goals.find(({ kind }) => kind === 'area')!;
    const after = plan.placements.findIndex(({ order }) => order === 3);
    const placements = plan.placements.map((of, index) => (index === after ? { ...of, goalKey: area.key } : of));
    const { blocks } = readWordStructure(await wordReport(report({ ...plan, placements })));
    const at = blocks.findIndex((block, index) => isTable(block) && isTable(blocks[index - 2] ?? []) && index > 0);
    expect(blocks[at - 1]).toMatchObject({ style: 'Heading1', text: area.title });
    expect(report({ ...plan, placements }).sections.slice(0, 3)).toMatchObject([
      { area: area.title, opensArea: true },
      { area: area.title, opensArea: true, municipalGoal: '' },
      { area: area.title, opensArea: false },
    ]);
  });

  it('directly under a municipal goal, after a board’s goal, is not beside that goal', () => {
    const [goal, municipal] = ['board-goal', 'municipal-goal'].map((kind) =>
      plan.goals.find((of) => of.kind === kind)!,
    );
    const [first, second, ...rest] = plan.placements;
    const above = goal!.parentKey ?? municipal!.key;
    const placements = [{ ...first!, goalKey: goal!.key }, { ...second!, goalKey: above }, ...rest];
    const [one, two] = titlesOf(report({ ...plan, placements }));
    expect([one?.goal, two?.goal]).toEqual([goal!.title, 'Utan nämndmål']);
  });

  it('directly under a goal, after an assignment’s rows, is not the assignment’s: the goal is printed again', () => {
    const assignment = plan.goals.find(({ kind, parentKey }) => {
      const above = plan.goals.find(({ key }) => key === parentKey);
      return kind === 'assignment' && above?.kind === 'board-goal';
    })!;
    const [first, second, ...rest] = plan.placements;
    const placements = [
      { ...first!, goalKey: assignment.key },
      { ...second!, goalKey: assignment.parentKey! },
      ...rest,
    ];
    const [section] = report({ ...plan, placements }).sections;
    const goal = plan.goals.find(({ key }) => key === assignment.parentKey)!.title;
    expect(section?.blocks.slice(0, 2).map((block) => block.goal?.title)).toEqual([goal, goal]);
    expect(section?.blocks[1]?.groups[0]?.assignment).toBeNull();
  });
});

describe('what the lists hold that could not be read', () => {
  it('is named on the first page, for the board is not told the whole', async () => {
    const unreadable = [17, 18].map((id) => ({ list: 'Rader', id, column: 'OwnValues', message: 'Kan inte läsas.' }));
    const model = report({ ...plan, unreadable });
    const line = 'Ofullständig\t2 poster i listorna gick inte att läsa (Rader 17, Rader 18)';
    const { paragraphs } = readWordStructure(await wordReport(model));
    expect(paragraphs.filter(({ style }) => style === 'Legend').map(({ text }) => text)).toContain(line);
    expect(report(plan).remarks).toEqual([]);
  });
});

describe('the boards', () => {
  const foreign = { key: 'KS', name: 'Kommunstyrelsen', spellings: [], channelId: null };

  it('are those that some row names', () => {
    expect(report({ ...plan, boards: [...plan.boards, foreign] }).subtitle).toBe(
      'Barn- och ungdomsnämnden, Bildningsnämnden, per den 31 augusti 2022',
    );
  });

  it('without activities are told so, instead of a count of none', () => {
    const { introduction, subtitle } = report({ ...plan, boards: [...plan.boards, foreign] }, 'KS');
    expect(subtitle).toBe('Kommunstyrelsen, per den 31 augusti 2022');
    expect(introduction.at(-1)).toMatch(/Nämnden har inga aktiviteter i planen\.$/);
    expect(introduction.join(' ')).not.toContain('senarelagts');
  });
});

it.each([
  ['Lunds kommun, Barn- och skolförvaltningen', ['Lunds kommun', 'Barn- och skolförvaltningen']],
  [
    'Härnösands kommun, Kultur-, idrotts- och fritidsförvaltningen, strategi',
    ['Härnösands kommun', 'Kultur-, idrotts- och fritidsförvaltningen, strategi'],
  ],
  ['Kultur-, idrotts- och fritidsförvaltningen', ['Kultur-, idrotts- och fritidsförvaltningen']],
])('the sender %s stands whole, the municipality first', (organisation, sender) => {
  expect(report({ ...plan, plan: { ...plan.plan, organisation } }).sender).toEqual(sender);
});
