import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { answerActivity, changeOf } from '../../src/plan/answer.ts';
import { dayOf } from '../../src/plan/stockholm-day.ts';
import type { FollowUp } from '../../src/plan/follow-up.ts';
import type { Act } from '../../src/plan/person.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import type { ActivityChange, PlanStore } from '../../src/plan/plan-store.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, bokslut, personWith } from './an-activity.ts';

const act = {
  by: personWith(15, 'samordnare.elevhalsa@kommun.example'),
  at: '2022-12-16T08:14:00Z',
  via: 'card',
} as const;
const ongoing = statusOf('ongoing', defaultStatusWords);
const completed = statusOf('completed', defaultStatusWords);

describe('what an answer changes', () => {
  test('only what differs is written', () => {
    expect(changeOf(anActivity(), { status: ongoing, comment: 'Nytt läge.' }, act)).toEqual({ comment: 'Nytt läge.' });
    expect(changeOf(anActivity(), { status: ongoing, comment: anActivity().comment }, act)).toEqual({});
  });

  test('done is dated the day it was said, in Stockholm', () => {
    const change = changeOf(anActivity(), { status: completed, comment: '' }, { ...act, at: '2022-12-16T23:30:00Z' });
    expect(String(change.completedOn)).toBe('2022-12-17');
  });

  test('a day of completion is kept when done is said again, and goes when it is not done after all', () => {
    const done = anActivity({ status: completed, completedOn: dayOf('2022-11-30T12:00:00Z') });
    expect(changeOf(done, { status: completed, comment: 'Rapport klar.' }, act)).toEqual({ comment: 'Rapport klar.' });
    expect(changeOf(done, { status: ongoing, comment: done.comment }, act)).toEqual({
      status: ongoing,
      completedOn: null,
    });
  });
});

describe("the day of an instant is Stockholm's", () => {
  test.each([
    ['an evening in August', '2022-08-31T22:30:00Z', '2022-09-01'],
    ['the last minute of winter time, in spring', '2023-03-26T00:59:59Z', '2023-03-26'],
    ['the night summer time begins', '2023-03-25T23:00:00Z', '2023-03-26'],
    ['the night summer time ends, before midnight', '2023-10-28T21:59:59Z', '2023-10-28'],
    ['the night summer time ends, after midnight', '2023-10-28T22:00:00Z', '2023-10-29'],
    ["New Year's Eve", '2022-12-31T23:00:00Z', '2023-01-01'],
  ])('%s', (_when, instant, day) => {
    expect(String(dayOf(instant))).toBe(day);
  });
});

describe('an answer that was cut off', () => {
  /** A record in which the activity is written and the first FollowUp fails. */
  const failingOnce = (): PlanStore & { readonly reported: Omit<FollowUp, 'version'>[] } => {
    const reported: Omit<FollowUp, 'version'>[] = [];
    let failed = false;
    return {
      reported,
      change: async (before: Activity, change: ActivityChange, by: Act) =>
        ({ ...before, ...change, version: '"2"', acted: by }) as Activity,
      report: async (followUp: Omit<FollowUp, 'version'>) => {
        if (!failed) {
          failed = true;
          throw new PlanError('unavailable', 'Nätet försvann.');
        }
        reported.push(followUp);
        return { ...followUp, version: '"1"' };
      },
    } as unknown as PlanStore & { readonly reported: Omit<FollowUp, 'version'>[] };
  };

  test('given again it is reported as what it was, not as "Oförändrat"', async () => {
    const store = failingOnce();
    const answer = { status: completed, comment: 'Klart.' };
    await expect(answerActivity(store, anActivity(), answer, bokslut(), act)).rejects.toThrow('Nätet försvann.');
    const written = anActivity({ ...answer, version: '"2"', acted: act });
    await answerActivity(store, written, answer, bokslut(), { ...act, at: '2022-12-16T08:15:00Z' });
    expect(store.reported).toMatchObject([{ unchanged: false, comment: 'Klart.' }]);
  });

  test('the same words on another day are "Oförändrat"', async () => {
    const store = failingOnce();
    const standing = anActivity({ acted: { ...act, at: '2022-11-30T08:00:00Z' } });
    const answer = { status: standing.status, comment: standing.comment };
    await expect(answerActivity(store, standing, answer, bokslut(), act)).rejects.toThrow('Nätet försvann.');
    await answerActivity(store, standing, answer, bokslut(), act);
    expect(store.reported).toMatchObject([{ unchanged: true }]);
  });
});
