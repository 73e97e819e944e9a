import { describe, expect, it } from 'vitest';
import { askedOnce, type AskingPlan } from '../../src/plan/asked-once.ts';

const plan = (
  key: string,
  activities: readonly string[],
  rest: { state?: 'open' | 'closed'; period?: 'open' | 'closed' },
): AskingPlan => ({
  plan: { key, state: rest.state ?? 'open' },
  periods: rest.period === undefined ? [] : [{ state: rest.period }],
  activities: activities.map((activity) => ({ key: activity })),
});
const carried = [{ fromKey: 'a22', toKey: 'a23' }];
const asked = (...plans: readonly AskingPlan[]) => [...askedOnce(plans, carried)].toSorted();

describe('an activity in two plans is asked once', () => {
  it('of the earlier, while its period is open: its year is being accounted for', () => {
    expect(asked(plan('22', ['a22', 'b22'], { period: 'open' }), plan('23', ['a23'], { period: 'open' }))).toEqual([
      'a22',
      'b22',
    ]);
  });

  it('of the later, once it is not', () => {
    expect(asked(plan('22', ['a22', 'b22'], { period: 'closed' }), plan('23', ['a23'], {}))).toEqual(['a23', 'b22']);
  });

  it('of the later alone, when the earlier plan is closed: that reminds nobody', () => {
    expect(asked(plan('22', ['a22', 'b22'], { state: 'closed', period: 'open' }), plan('23', ['a23'], {}))).toEqual([
      'a23',
    ]);
  });

  it('of the earlier, when the later plan is not there', () => {
    expect(asked(plan('22', ['a22'], {}))).toEqual(['a22']);
  });

  it('and one that was reworded, transferred or dropped within its plan is asked as ever', () => {
    const within = [
      { fromKey: 'a22', toKey: 'a22' },
      { fromKey: 'b22', toKey: null },
    ];
    expect([...askedOnce([plan('22', ['a22', 'b22'], {})], within)]).toEqual(['a22', 'b22']);
  });
});
