import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { followUpOf } from '../../src/plan/follow-up.ts';
import { isReminderDay, isTimely, nextOccasionDay, remindersOf } from '../../src/plan/reminders.ts';
import { defaultStatusWords, progresses, statusOf } from '../../src/plan/status.ts';
import { anActivity, bokslut, deadlineOn, personWith } from './an-activity.ts';

const day = Temporal.PlainDate.from;
const christmas = new Set([
  '2022-12-24',
  '2022-12-25',
  '2022-12-26',
  '2022-12-31',
  '2023-01-01',
  '2023-01-05',
  '2023-01-06',
]);

const plan: Plan = {
  key: 'verksamhetsplan-2022',
  name: 'Verksamhetsplan 2022',
  organisation: 'Utbildningsförvaltningen',
  year: 2022,
  form: 'linkoping',
  statusWords: defaultStatusWords,
  remindFrom: day('2022-01-01'),
  state: 'open',
};

const remindersFor = (activity: Activity, changes: Partial<Plan> = {}, daysOff: ReadonlySet<string> = christmas) =>
  remindersOf({ plan: { ...plan, ...changes }, activities: [activity], periods: [], followUps: [] }, daysOff);

const daysFor = (last: string, daysOff = christmas): readonly string[] =>
  remindersFor(anActivity({ deadline: deadlineOn('x', [last, last]) }), {}, daysOff).occasions.map((occasion) =>
    occasion.day.toString(),
  );

test('a deadline on Saturday 31 December 2022 is reminded on Friday the 16th: 14 days before is a Saturday', () => {
  expect(daysFor('2022-12-31')).toEqual(['2022-12-16']);
});

test('a reminder that would come on a working day comes that day', () => {
  expect(daysFor('2022-11-30')).toEqual(['2022-11-16']);
});

test('a reminder that would come on a holiday or its eve comes the working day before', () => {
  // Ascension Day is Thursday 26 May 2022, 14 days before 9 June.
  expect(daysFor('2022-06-09', new Set(['2022-05-25', '2022-05-26']))).toEqual(['2022-05-24']);
});

test('the days 14 days before do not shift over the nights when clocks change', () => {
  expect(daysFor('2022-04-08')).toEqual(['2022-03-25']);
  expect(daysFor('2022-11-11')).toEqual(['2022-10-28']);
});

test('what would come in weeks 27 to 31 comes the first working day of week 32', () => {
  expect(daysFor('2022-07-18')).toEqual(['2022-08-08']);
  expect(daysFor('2022-08-21')).toEqual(['2022-08-08']);
  expect(daysFor('2022-08-22')).toEqual(['2022-08-08']);
  expect(daysFor('2022-07-15')).toEqual(['2022-07-01']);
});

test('what would come from 20 December to 7 January comes the first working day after', () => {
  expect(daysFor('2023-01-03')).toEqual(['2023-01-09']);
  expect(daysFor('2023-01-20')).toEqual(['2023-01-09']);
  expect(daysFor('2023-01-02')).toEqual(['2022-12-19']);
  expect(isReminderDay(day('2022-12-19'))).toBe(true);
  expect(isReminderDay(day('2022-12-20'))).toBe(false);
  expect(isReminderDay(day('2023-01-07'))).toBe(false);
});

test('of several months the last one is reminded', () => {
  const deadline = deadlineOn('Maj/November', ['2022-05-01', '2022-05-31'], ['2022-11-01', '2022-11-30']);
  const { occasions } = remindersFor(anActivity({ deadline }));
  expect(occasions.map(({ day: on, occurrenceLast }) => [on.toString(), occurrenceLast.toString()])).toEqual([
    ['2022-11-16', '2022-11-30'],
  ]);
});

test('what is done, dropped or paused is not reminded, nor what is ongoing for ever', () => {
  const reminded = progresses.filter(
    (progress) => remindersFor(anActivity({ status: statusOf(progress, defaultStatusWords) })).occasions.length > 0,
  );
  expect(reminded).toEqual(['not-started', 'ongoing']);
  expect(remindersFor(anActivity({ deadline: deadlineOn('Löpande') })).occasions).toEqual([]);
});

test('a closed plan, or one that never began reminding, is silent', () => {
  expect(remindersFor(anActivity(), { state: 'closed' }).occasions).toEqual([]);
  expect(remindersFor(anActivity(), { remindFrom: null }).occasions).toEqual([]);
});

test('going live does not send the backlog', () => {
  expect(remindersFor(anActivity(), { remindFrom: day('2022-12-17') }).occasions).toEqual([]);
  expect(remindersFor(anActivity(), { remindFrom: day('2022-12-16') }).occasions).toHaveLength(1);
});

test('an activity without an owner is listed, never silent', () => {
  const { occasions, withoutOwner } = remindersFor(anActivity({ owner: null }));
  expect(occasions).toEqual([]);
  expect(withoutOwner.map(({ key }) => key)).toEqual(['implementera-sip']);
});

test('a reminder that was held up is still sent until the deadline, and never before its own day', () => {
  const [occasion] = remindersFor(anActivity()).occasions;
  const sentOn = ['2022-12-15', '2022-12-16', '2022-12-31', '2023-01-09'].filter((on) => isTimely(occasion!, day(on)));
  expect(sentOn).toEqual(['2022-12-16', '2022-12-31']);
});

test('what is gathered after Christmas is timely although its deadline has passed', () => {
  const [occasion] = remindersFor(anActivity({ deadline: deadlineOn('x', ['2023-01-03', '2023-01-03']) })).occasions;
  expect(isTimely(occasion!, day('2023-01-09'))).toBe(true);
});

test('the next day that somebody is reminded is the first after today', () => {
  const reminders = remindersOf(
    {
      plan,
      periods: [],
      followUps: [],
      activities: [anActivity(), anActivity({ key: 'b', deadline: deadlineOn('x', ['2022-11-30', '2022-11-30']) })],
    },
    christmas,
  );
  expect(nextOccasionDay(reminders, day('2022-11-01'))?.toString()).toBe('2022-11-16');
  expect(nextOccasionDay(reminders, day('2022-11-16'))?.toString()).toBe('2022-12-16');
  expect(nextOccasionDay(reminders, day('2022-12-16'))).toBeNull();
});

test('who has answered in a period that is open is not asked again; an answer in a closed one says nothing of now', () => {
  const activity = anActivity();
  const act = {
    by: personWith(15, 'samordnare.elevhalsa@kommun.example'),
    at: '2022-11-22T08:00:00Z',
    via: 'tab',
  } as const;
  const remindedWhen = (state: 'open' | 'closed'): number => {
    const followUps = [{ ...followUpOf(activity, bokslut(state), true, act), version: '"1"' }];
    return remindersOf({ plan, activities: [activity], periods: [bokslut(state)], followUps }, christmas).occasions
      .length;
  };
  expect([remindedWhen('open'), remindedWhen('closed')]).toEqual([0, 1]);
});
