import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { differencesInPlan } from '../../src/plan/differences.ts';
import { measuredAgainst, printedRow, type Placement } from '../../src/plan/placement.ts';
import { movedToMonth } from '../../src/plan/postpone.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, deadlineOn } from './an-activity.ts';

const activity = anActivity();
const own: Placement['own'] = {
  title: 'Utbilda i SIP',
  boards: ['BoU'],
  deadline: deadlineOn('Augusti', ['2022-08-01', '2022-08-31']),
  status: statusOf('completed', defaultStatusWords),
  comment: 'Riskanalys klar.',
  carriedOverFrom: 2021,
};
const row = (order: number, kept: Partial<Placement['own']> = {}): Placement => {
  const all = { title: null, boards: null, deadline: null, status: null, comment: null, ...kept };
  return {
    key: `rad-${order}`,
    activityKey: activity.key,
    goalKey: 'g',
    order,
    boardsText: '',
    source: '',
    own: all,
    ...measuredAgainst(activity, all),
    version: '1',
  };
};
const copy = row(2, own);
const after = (changes: Partial<Activity>) => printedRow(copy, { ...activity, ...changes });

describe('a row that differs from its activity prints its own values', () => {
  it('while the activity says what it said when they were measured', () => {
    expect(after({})).toMatchObject(own);
    expect(after({ comment: 'Riskanalys  genomförd.\n', version: '"2"', owner: null, unitKey: null })).toMatchObject(
      own,
    );
  });

  it('until an answer: status and comment are one, and the answer holds for every copy', () => {
    const status = statusOf('paused', defaultStatusWords);
    expect(after({ status, comment: 'Nytt svar' })).toMatchObject({ ...own, status, comment: 'Nytt svar' });
    expect(after({ comment: 'Nytt svar' })).toMatchObject({ status: activity.status, comment: 'Nytt svar' });
    expect(after({ status })).toMatchObject({ status, comment: activity.comment });
    const deviating = statusOf('ongoing', defaultStatusWords, 'deviates');
    expect(after({ status: deviating })).toMatchObject({ status: deviating });
  });

  it('until the deadline is moved, and only the deadline is the activity’s then', () => {
    const deadline = movedToMonth(Temporal.PlainYearMonth.from('2023-03'), 2022);
    expect(after({ deadline })).toMatchObject({ ...own, deadline });
  });

  it('until the activity is reworded, given to other boards or no longer carried over', () => {
    expect(after({ title: 'Utbilda alla i SIP' })).toMatchObject({ ...own, title: 'Utbilda alla i SIP' });
    expect(after({ boards: ['BiN'] })).toMatchObject({ ...own, boards: ['BiN'] });
    expect(after({ carriedOverFrom: 2020 })).toMatchObject({ ...own, carriedOverFrom: 2020 });
  });

  it('whatever the activity says, where somebody has set them in the list', () => {
    const { measured: _, ...set } = copy;
    expect(printedRow(set, { ...activity, comment: 'Nytt svar', boards: ['BiN'] })).toMatchObject(own);
  });
});

it('two copies that differed do so no more once the activity is answered', () => {
  const placements = [row(1), row(2, { status: statusOf('completed', defaultStatusWords) })];
  expect(differencesInPlan({ activities: [activity], placements })).toHaveLength(1);
  const answered = { ...activity, comment: 'Alla är utbildade.', status: statusOf('completed', defaultStatusWords) };
  expect(differencesInPlan({ activities: [answered], placements })).toEqual([]);
});
