import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { answerActivity, answerUnchanged, type Answer } from '../../src/plan/answer.ts';
import type { FollowUp } from '../../src/plan/follow-up.ts';
import type { Period } from '../../src/plan/period.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { commentFromOf, repeatedWords } from '../../src/plan/repeated-comment.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, bokslut as aPeriod, personWith } from './an-activity.ts';

const period = (key: string, name: string, perDatum: string): Period => ({
  ...aPeriod('open'),
  key,
  name,
  perDatum: Temporal.PlainDate.from(perDatum),
});
const delår1 = period('delår 1', 'Delår 1', '2022-04-30');
const delår2 = period('delår 2', 'Delår 2', '2022-08-31');
const bokslut = period('bokslut', 'Bokslut', '2022-12-31');
const periods = [bokslut, delår1, delår2];

/** A year of answers to one activity, as the record would have them. */
const aYear = () => {
  let activity: Activity = anActivity({ comment: 'Som planen säger.' });
  const followUps: FollowUp[] = [];
  const store = {
    change: async (before: Activity, change: Partial<Activity>) => (activity = { ...before, ...change }),
    activity: async () => activity,
    report: async (followUp: Omit<FollowUp, 'version'>) => {
      const kept = { ...followUp, version: '"1"' };
      const at = followUps.findIndex(({ key }) => key === kept.key);
      followUps.splice(at < 0 ? followUps.length : at, at < 0 ? 0 : 1, kept);
      return kept;
    },
  } as unknown as PlanStore;
  const act = (at: string) => ({ by: personWith(15, 'a@kommun.example'), at, via: 'tab' }) as const;
  const told = () => ({ periods, followUps });
  return {
    unchanged: async (in_: Period) =>
      (await answerUnchanged(store, activity, in_, act('2022-09-07T08:00:00Z'), told())).followUp!,
    answer: async (in_: Period, answer: Answer) =>
      (await answerActivity(store, activity, answer, in_, act('2022-09-07T08:00:00Z'), told())).followUp!,
  };
};

const ongoing = statusOf('ongoing', defaultStatusWords);
const words = (followUp: FollowUp) => repeatedWords(followUp, periods);

describe('last period’s comment', () => {
  test('is marked by "Oförändrat", and is from where it was first told', async () => {
    const year = aYear();
    const first = await year.answer(delår1, { status: ongoing, comment: 'Två av tre skolor är klara.' });
    const second = await year.unchanged(delår2);
    const third = await year.unchanged(bokslut);
    expect([first, second, third].map(words)).toEqual(['', 'från delår 1', 'från delår 1']);
    expect([first, second, third].map(({ unchanged }) => unchanged)).toEqual([false, true, true]);
  });

  test('is still last period’s beside a new status, which is no "Oförändrat"', async () => {
    const year = aYear();
    await year.answer(delår1, { status: ongoing, comment: 'Två av tre skolor är klara.' });
    const done = statusOf('completed', defaultStatusWords);
    const second = await year.answer(delår2, { status: done, comment: 'Två av tre skolor är klara.' });
    expect(second).toMatchObject({ unchanged: false, commentFrom: 'delår 1' });
  });

  test('is not marked once something else is written, in that period or a later one', async () => {
    const year = aYear();
    await year.unchanged(delår1);
    await year.unchanged(delår2);
    const corrected = await year.answer(delår2, { status: ongoing, comment: 'Alla skolor är klara.' });
    const third = await year.unchanged(bokslut);
    expect([corrected, third].map(words)).toEqual(['', 'från delår 2']);
  });

  test('is none where nothing was written', () => {
    const followUps = [{ periodKey: 'delår 1', activityKey: 'a', comment: ' ', key: 'k' }] as unknown as FollowUp[];
    expect(commentFromOf({ key: 'a', comment: '' }, delår2, { periods, followUps })).toBeUndefined();
  });

  test('is the same with other blanks, and judged by the day described and not by when it was answered', async () => {
    const year = aYear();
    await year.answer(bokslut, { status: ongoing, comment: 'Klart i vår.' });
    const earlier = await year.answer(delår1, { status: ongoing, comment: 'Klart  i\nvår.' });
    expect(words(earlier)).toBe('');
    expect(words(await year.unchanged(bokslut))).toBe('från delår 1');
  });
});

describe('Underlag', () => {
  test('is said with the answer, left where it is not said, and taken away by an empty one', async () => {
    const year = aYear();
    const link = 'https://kommun.sharepoint.com/sites/utbildning/Delade%20dokument/rapport.pdf?web=1';
    const given = await year.answer(delår1, { status: ongoing, comment: 'A', evidence: ` ${link} ` });
    expect(given.evidence).toBe(link);
    expect(await year.answer(delår1, { status: ongoing, comment: 'B' })).not.toHaveProperty('evidence');
    expect((await year.answer(delår1, { status: ongoing, comment: 'B', evidence: ' ' })).evidence).toBe('');
  });

  test.each([
    'http://kommun.example/a',
    'javascript:alert(1)',
    'file:///c:/rapport.pdf',
    'https://',
    'https://någon:ord@kommun.example/',
    'https://kommun.example/a b',
    'https://kommun.example/"><script>',
    'se rapporten',
    `https://kommun.example/${'a'.repeat(2001)}`,
  ])('is only an https address: %s', async (evidence) => {
    const answer = { status: ongoing, comment: 'A', evidence };
    await expect(aYear().answer(delår1, answer)).rejects.toMatchObject({ kind: 'invalid', subject: 'Underlag' });
  });
});
