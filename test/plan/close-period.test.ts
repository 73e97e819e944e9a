import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { assessGoal, readAssessment } from '../../src/plan/assess-goal.ts';
import { writeBoardText } from '../../src/plan/board-text.ts';
import { closePeriod } from '../../src/plan/close-period.ts';
import { followUpKey } from '../../src/plan/follow-up.ts';
import type { Goal } from '../../src/plan/goal.ts';
import type { Period } from '../../src/plan/period.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import type { PlannerRecords } from '../../src/plan/planner-store.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, bokslut as aPeriod, personWith } from './an-activity.ts';
import { keptRecords } from './kept-records.ts';
import { seeded } from './seeded.ts';

const planKey = 'verksamhetsplan-2022';
const period = (key: string, perDatum: string, state: Period['state']): Period => ({
  ...aPeriod(state),
  key,
  name: key,
  perDatum: Temporal.PlainDate.from(perDatum),
});
const delår1 = period('Delår 1', '2022-04-30', 'closed');
const delår2 = period('Delår 2', '2022-08-31', 'open');
const planner = {
  by: personWith(20, 'controller@kommun.example'),
  at: '2022-09-15T08:00:00Z',
  via: 'command-line',
} as const;
const owner = { by: personWith(15, 'a@kommun.example'), at: '2022-09-07T08:00:00Z', via: 'card' } as const;
const done = statusOf('completed', defaultStatusWords);

const activities: Activity[] = [
  anActivity({ key: 'answered' }),
  anActivity({ key: 'silent', comment: 'Som i våras.' }),
  anActivity({ key: 'done', status: done, comment: 'Klart.', acted: owner }),
];
const followUp = (of: Period, activity: Activity, more: Partial<PlannerRecords['followUps']> = {}) => ({
  key: followUpKey(of.key, activity.key),
  periodKey: of.key,
  activityKey: activity.key,
  status: activity.status,
  comment: activity.comment,
  deadlineText: activity.deadline.text,
  unchanged: false,
  answered: owner,
  ...more,
});
const given = () => ({
  periods: [delår1, delår2],
  activities,
  followUps: [followUp(delår1, activities[1]!), followUp(delår2, activities[0]!, { comment: 'Svarat.' })],
});
const followUpsIn = async (store: ReturnType<typeof keptRecords>, of: Period) =>
  Object.fromEntries(
    (await store.all('followUps', planKey))
      .filter(({ record }) => record.periodKey === of.key)
      .map(({ record }) => [record.activityKey, record]),
  );

describe('closing a period', () => {
  test('leaves a FollowUp of every activity: answered, unanswered, and done before', async () => {
    const store = keptRecords(given());
    const closed = await closePeriod(store, planKey, delår2.key, planner);
    expect(closed).toMatchObject({ made: 2, unanswered: ['silent'], period: { state: 'closed' } });
    const kept = await followUpsIn(store, delår2);
    expect(Object.keys(kept).sort()).toEqual(['answered', 'done', 'silent']);
    expect(kept['answered']).toMatchObject({ comment: 'Svarat.', answered: owner });
    expect(kept['silent']).toMatchObject({ comment: 'Som i våras.', answered: null, commentFrom: 'Delår 1' });
    // Done before is an answer, of who said so.
    expect(kept['done']).toMatchObject({ status: done, answered: owner });
  });

  test('run again makes nothing, and is refused once a later period is open', async () => {
    const store = keptRecords(given());
    await closePeriod(store, planKey, delår2.key, planner);
    expect(await closePeriod(store, planKey, delår2.key, planner)).toMatchObject({ made: 0, unanswered: ['silent'] });
    const later = keptRecords({ ...given(), periods: [{ ...delår1 }, delår2] });
    await expect(closePeriod(later, planKey, delår1.key, planner)).rejects.toMatchObject({ kind: 'invalid' });
    const planned = keptRecords({ ...given(), periods: [{ ...delår2, state: 'planned' }] });
    await expect(closePeriod(planned, planKey, delår2.key, planner)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('an answer that comes while it closes stands, and is not counted as missing', async () => {
    let answered = false;
    const store = keptRecords(given(), (kind, what) => {
      if (kind !== 'followUps' || what !== 'add' || answered) return;
      answered = true;
      void store.add('followUps', [followUp(delår2, activities[1]!, { comment: 'I sista stund.' })], owner);
    });
    expect((await closePeriod(store, planKey, delår2.key, planner)).unanswered).toEqual([]);
    expect((await followUpsIn(store, delår2))['silent']).toMatchObject({ comment: 'I sista stund.', answered: owner });
  });
});

test('cut off anywhere, closing again comes to the same', async () => {
  const many = Array.from({ length: 430 }, (_, number) =>
    anActivity({ key: `a${number}`, ...(number % 7 === 0 ? { status: done, acted: owner } : {}) }),
  );
  const records = {
    periods: [delår1, delår2],
    activities: many,
    followUps: many.filter((_, number) => number % 3 === 0).map((activity) => followUp(delår2, activity)),
  };
  const whole = keptRecords(records);
  await closePeriod(whole, planKey, delår2.key, planner);
  const expected = await followUpsIn(whole, delår2);
  expect(Object.keys(expected)).toHaveLength(430);

  const draw = seeded(915);
  let died = 0;
  for (let run = 0; run < 25; run += 1) {
    let left = draw(0, 6);
    const store = keptRecords(records, () => {
      left -= 1;
      if (left === 0) throw new PlanError('unavailable', 'Nätet försvann.');
    });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const [outcome] = await Promise.allSettled([closePeriod(store, planKey, delår2.key, planner)]);
      died += outcome.status === 'rejected' ? 1 : 0;
    }
    expect(await followUpsIn(store, delår2)).toEqual(expected);
  }
  expect(died).toBeGreaterThan(10);
});

describe('a planner’s text for the board', () => {
  test('stands beside the owner’s comment, and goes when it is taken away', async () => {
    const store = keptRecords(given());
    await writeBoardText(store, delår2, 'answered', ' Går som planerat. ', planner);
    expect((await followUpsIn(store, delår2))['answered']).toMatchObject({
      comment: 'Svarat.',
      boardText: 'Går som planerat.',
      answered: owner,
    });
    await writeBoardText(store, delår2, 'answered', '', planner);
    expect((await followUpsIn(store, delår2))['answered']).toMatchObject({ boardText: '', comment: 'Svarat.' });
  });

  test('before any answer makes nobody’s answer, which closing brings up to what stands', async () => {
    const store = keptRecords(given());
    await writeBoardText(store, delår2, 'silent', 'Nämndens text.', planner);
    expect((await followUpsIn(store, delår2))['silent']).toMatchObject({ answered: null, boardText: 'Nämndens text.' });
    const [, standing] = await store.all('activities', planKey);
    await store.change('activities', standing!, { ...standing!.record, comment: 'Ändrat i listan.' }, owner);
    expect((await closePeriod(store, planKey, delår2.key, planner)).unanswered).toEqual(['silent']);
    expect((await followUpsIn(store, delår2))['silent']).toMatchObject({
      comment: 'Ändrat i listan.',
      boardText: 'Nämndens text.',
      answered: null,
    });
  });

  test('is refused for what is not there', async () => {
    const store = keptRecords(given());
    await expect(writeBoardText(store, delår2, 'ingen', 'x', planner)).rejects.toMatchObject({ kind: 'not-found' });
    const planned = { ...delår2, state: 'planned' as const };
    await expect(writeBoardText(store, planned, 'silent', 'x', planner)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('a goal', () => {
  const goal = { key: 'mål', planKey, title: 'En trygg skola' } as Goal;

  test('is assessed in a period, and assessed again', async () => {
    const store = keptRecords(given());
    await assessGoal(store, goal, delår2, { assessment: 'partly-met', analysis: ' Sju av tio. ' }, planner);
    await assessGoal(store, goal, delår2, { assessment: 'met', analysis: 'Tio av tio.' }, planner);
    const kept = (await store.all('assessments', planKey)).map(({ record }) => record);
    expect(kept).toMatchObject([{ goalKey: 'mål', periodKey: 'Delår 2', assessment: 'met', analysis: 'Tio av tio.' }]);
  });

  test.each([
    ['Uppfyllt', 'met'],
    ['delvis uppfyllt', 'partly-met'],
    ['Inte uppfyllt', 'not-met'],
    ['Ej uppfyllt', 'not-met'],
    ['Kan inte bedömas', 'cannot-be-judged'],
  ])('is read by its word: %s', (word, assessment) => {
    expect(readAssessment(word)).toBe(assessment);
  });

  test('is not assessed by a word that is none', () => {
    expect(() => readAssessment('Bra')).toThrow('Uppfyllt, Delvis uppfyllt, Ej uppfyllt, Kan inte bedömas');
  });
});
