import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { followUpOf } from '../../src/plan/follow-up.ts';
import type { Period } from '../../src/plan/period.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { defaultStatusWords, statusOf, type Progress } from '../../src/plan/status.ts';
import { figures, segments, summarise } from '../../src/plan/summary.ts';
import { planOf2022 } from '../ui/plan-of-2022.ts';
import { anActivity, aPlan, deadlineOn, personWith } from './an-activity.ts';

const day = Temporal.PlainDate.from;
const bokslut: Period = {
  key: 'bokslut',
  planKey: 'verksamhetsplan-2022',
  name: 'Bokslut',
  perDatum: day('2022-12-31'),
  opensOn: day('2022-12-01'),
  answersDueOn: day('2023-01-13'),
  state: 'open',
};
const board = (key: string) => ({ key, name: '', spellings: [], channelId: null });

/** A plan of these activities; what the summary does not read is empty. */
const planOf = (activities: readonly Activity[], changes: Partial<PlanContent> = {}): PlanContent => ({
  plan: aPlan,
  boards: [board('BoU'), board('BiN'), board('KS')],
  units: [],
  periods: [bokslut],
  goals: [],
  activities,
  placements: [],
  followUps: [],
  postponements: [],
  unreadable: [],
  ...changes,
});

const withProgress = (progress: Progress, changes: Partial<Activity> = {}): Activity =>
  anActivity({ key: progress, status: statusOf(progress, defaultStatusWords), ...changes });

const counts = <Name extends string>(keys: Readonly<Record<Name, readonly string[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries<readonly string[]>(keys).map(([name, those]) => [name, those.length]));

describe('the figures of a plan', () => {
  test('count an activity once however many rows print it, and once for each of its boards', () => {
    const joint = anActivity({ key: 'joint', boards: ['BiN', 'BoU'] });
    const row = { activityKey: 'joint', goalKey: 'g', boardsText: '', source: '', version: '1' };
    const own = { title: null, boards: null, deadline: null, status: null, comment: null };
    const summary = summarise(
      planOf([joint, anActivity({ key: 'alone', boards: ['BiN'] })], {
        placements: [1, 2, 3].map((order) => ({ ...row, own, key: `row-${order}`, order })),
      }),
      day('2022-11-21'),
    );
    expect(summary.counted.activities).toEqual(['joint', 'alone']);
    expect(summary.boards.map(({ board: { key }, counted }) => [key, counted.activities.length])).toEqual([
      ['BoU', 1],
      ['BiN', 2],
    ]);
  });

  test('count as late from the day after the last one, and then in the bar instead of its progress', () => {
    const plan = planOf([withProgress('ongoing'), withProgress('not-started'), withProgress('completed')]);
    expect(counts(summarise(plan, day('2022-12-31')).counted)).toMatchObject({ late: 0, completed: 1 });
    const after = summarise(plan, day('2023-01-01'));
    expect(after.counted.late).toEqual(['ongoing', 'not-started']);
    expect(counts(after.segments)).toEqual({ completed: 1, ongoing: 0, 'not-started': 0, late: 2, other: 0 });
  });

  test('tell a deadline moved within the year from one moved past it', () => {
    const within = deadlineOn('December*', ['2022-12-01', '2022-12-31']);
    const beyond = { ...deadlineOn('Förskjuts till 2023*', ['2023-01-01', '2023-12-31']), postponedTo: 2023 };
    const { counted } = summarise(
      planOf([anActivity({ key: 'a', deadline: within }), anActivity({ key: 'b', deadline: beyond }), anActivity()]),
      day('2022-11-21'),
    );
    expect(counted['moved-within']).toEqual(['a']);
    expect(counted['moved-beyond']).toEqual(['b']);
    expect(counted.moved).toEqual(['a', 'b']);
  });

  test('count as unanswered what nobody has answered in the open period, but not what is finished', () => {
    const act = { by: personWith(15, 'owner@kommun.example'), at: '2022-12-02T08:00:00Z', via: 'card' } as const;
    const answered = withProgress('ongoing', { key: 'answered' });
    const followUps = [
      { ...followUpOf(answered, bokslut, true, act), version: '1' },
      { ...followUpOf(withProgress('ongoing'), { ...bokslut, key: 'delår 2' }, true, act), version: '1' },
      // As closing makes it where nobody answered: it tells the state, and is no answer.
      { ...followUpOf(withProgress('ongoing'), bokslut, false, act), answered: null, version: '1' },
    ];
    const activities = [answered, withProgress('ongoing'), withProgress('completed'), withProgress('dropped')];
    expect(summarise(planOf(activities, { followUps }), day('2022-12-05')).counted.unanswered).toEqual(['ongoing']);
    const closed = planOf(activities, { followUps, periods: [{ ...bokslut, state: 'closed' }] });
    expect(summarise(closed, day('2022-12-05'))).toMatchObject({ period: null, counted: { unanswered: [] } });
  });

  test('keep a deviation beside the progress: what deviates still goes on', () => {
    const status = statusOf('ongoing', defaultStatusWords, 'deviates');
    const { counted, segments: bar } = summarise(planOf([anActivity({ status })]), day('2022-11-21'));
    expect(counted.deviating).toHaveLength(1);
    expect(bar.ongoing).toHaveLength(1);
  });

  test('can be narrowed, the boards’ too', () => {
    const plan = planOf([anActivity({ key: 'a', unitKey: 'skola', boards: ['BoU'] }), anActivity({ key: 'b' })]);
    const { counted, boards } = summarise(plan, day('2022-11-21'), ({ unitKey }) => unitKey === 'skola');
    expect(counted.activities).toEqual(['a']);
    expect(boards.map(({ board: { key } }) => key)).toEqual(['BoU']);
  });
});

describe('of the plan of 2022', () => {
  test('every part of a board’s bar is in one place, and together they are the board’s activities', async () => {
    const content = await planOf2022();
    for (const today of ['2022-08-31', '2022-11-21', '2023-06-01']) {
      const summary = summarise(content, day(today));
      for (const one of [summary, ...summary.boards]) {
        const inBar = segments.flatMap((segment) => one.segments[segment]);
        expect(inBar.toSorted()).toEqual(one.counted.activities.toSorted());
      }
    }
  });

  test('figures are the document’s, by activity and not by row: 93 of 115, the day after its per-datum', async () => {
    const summary = summarise(await planOf2022(), day('2022-09-01'));
    // Five rows are past their day; one of them is a copy of an activity that its other row gives until December.
    expect(counts(summary.counted)).toEqual({
      activities: 93,
      completed: 18,
      late: 4,
      deviating: 0,
      moved: 18,
      'moved-within': 9,
      'moved-beyond': 9,
      paused: 1,
      unanswered: 75,
    });
    expect(figures).toHaveLength(9);
    expect(summary.boards.map(({ board: { key }, counted }) => [key, counted.activities.length])).toEqual([
      ['BiN', 69],
      ['BoU', 72],
    ]);
  });
});
