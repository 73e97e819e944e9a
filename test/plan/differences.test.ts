import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { differencesBetweenRows, differencesInPlan } from '../../src/plan/differences.ts';
import type { DraftRow } from '../../src/plan/draft-plan.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { readStatus } from '../../src/plan/read-status.ts';
import { anActivity, aPlacement } from './an-activity.ts';

interface Said {
  readonly activity?: string;
  readonly status?: string;
  readonly deadline?: string;
  readonly boards?: readonly string[];
  readonly comment?: string;
}

const row = ({
  activity = 'a',
  status = 'Pågående',
  deadline = 'December',
  boards = ['BiN'],
  comment = '',
}: Said): DraftRow => ({
  source: { line: 1 },
  activityKey: activity,
  area: '',
  municipalGoal: '',
  goal: {
    kind: 'board-goal',
    title: '',
    description: '',
    parent: null,
    label: '',
    boardsText: '',
    carriedOverFrom: null,
  },
  activity,
  parts: [],
  boardsText: boards.join(', '),
  boards,
  deadline: readDeadline(deadline, 2022).deadline,
  status: readStatus(status).status,
  comment,
  carriedOverFrom: null,
});

const kindsOf = (...rows: readonly Said[]) =>
  differencesBetweenRows(rows.map(row)).map(({ kind, rows: [a, b] }) => [kind, a, b]);

describe('copies that say different things', () => {
  it.each([
    ['status', { status: 'Genomfört' }],
    ['deadline', { deadline: 'Augusti' }],
    ['deadline', { deadline: 'December*' }],
    ['boards', { boards: ['BiN', 'BoU'] }],
    ['comment', { comment: 'Projektet har förlängts t.o.m 2023.' }],
    ['comment', { comment: 'Klart 30 aug.' }],
  ])('differ by %s: %o', (kind, said) => {
    expect(kindsOf({}, said)).toEqual([[kind, 0, 1]]);
  });

  it('are one entry a pair, with the first that holds of status, deadline, boards, comment', () => {
    const all = { status: 'Genomfört', deadline: 'Maj', boards: ['BoU'], comment: '2024' };
    expect(kindsOf({}, all)).toEqual([['status', 0, 1]]);
    expect(kindsOf({}, { ...all, status: 'Pågår' })).toEqual([['deadline', 0, 1]]);
    expect(kindsOf({}, { boards: ['BoU'], comment: '2024' })).toEqual([['boards', 0, 1]]);
  });

  it('are told for every pair that differs, and only within one activity', () => {
    expect(kindsOf({}, { activity: 'b', status: 'Pausad' }, {}, { status: 'Pausad' })).toEqual([
      ['status', 0, 3],
      ['status', 2, 3],
    ]);
  });

  it('name both values in Swedish', () => {
    const [difference] = differencesBetweenRows([row({}), row({ status: 'Genomfört' })]);
    expect(difference?.text).toBe('Status är ”Pågående” och ”Genomfört”');
  });

  it('are seen also in words that are not understood', () => {
    expect(kindsOf({ status: 'Halvfärdig' }, { status: 'Nästan' })).toEqual([['status', 0, 1]]);
    expect(kindsOf({ deadline: 'Snart' }, { deadline: 'Löpande' })).toEqual([['deadline', 0, 1]]);
  });
});

describe('wording alone is no difference', () => {
  it.each([
    [{ status: 'Pågår' }, { status: 'Pågående' }],
    [{ deadline: 'Aug' }, { deadline: 'Augusti' }],
    [{ boards: ['BiN', 'BoU'] }, { boards: ['BoU', 'BiN'] }],
    [{ comment: 'Kommer att följas upp under ht-22' }, { comment: 'Kommer följas upp under HT 2022' }],
    [{ comment: 'Klart 30 aug' }, { comment: 'Klart den 30 augusti.' }],
    [{ comment: 'Vår plan är satt' }, { comment: 'Planen är satt' }],
  ])('%o and %o', (a, b) => {
    expect(kindsOf(a, b)).toEqual([]);
  });
});

describe('in the lists', () => {
  const activity: Activity = anActivity();

  it('compares what each placement prints, in the rows’ order', () => {
    const other = readStatus('Pausad').status;
    const placements = [aPlacement('third', 3), aPlacement('first', 1), aPlacement('second', 2, { status: other })];
    expect(differencesInPlan({ activities: [activity], placements })).toMatchObject([
      { kind: 'status', activityKey: activity.key, placements: ['first', 'second'], values: ['Pågående', 'Pausad'] },
      { kind: 'status', activityKey: activity.key, placements: ['second', 'third'], values: ['Pausad', 'Pågående'] },
    ]);
  });
});
