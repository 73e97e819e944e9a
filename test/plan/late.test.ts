import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isLate } from '../../src/plan/activity.ts';
import { defaultStatusWords, progresses, statusOf } from '../../src/plan/status.ts';
import { anActivity, deadlineOn } from './an-activity.ts';

const day = Temporal.PlainDate.from;

test('an activity is on time on its last day and late the day after', () => {
  expect(isLate(anActivity(), day('2022-12-31'))).toBe(false);
  expect(isLate(anActivity(), day('2023-01-01'))).toBe(true);
});

test('only work that should go on can be late: not what is done, dropped or paused', () => {
  const late = progresses.filter((progress) =>
    isLate(anActivity({ status: statusOf(progress, defaultStatusWords) }), day('2023-02-01')),
  );
  expect(late).toEqual(['not-started', 'ongoing']);
});

test('a status that only says how it goes can be late', () => {
  const status = { text: 'Avviker från plan', progress: null, deviation: 'deviates' as const };
  expect(isLate(anActivity({ status }), day('2023-01-01'))).toBe(true);
});

test('of several months the last one counts', () => {
  const deadline = deadlineOn('Maj/November', ['2022-05-01', '2022-05-31'], ['2022-11-01', '2022-11-30']);
  expect(isLate(anActivity({ deadline }), day('2022-06-01'))).toBe(false);
  expect(isLate(anActivity({ deadline }), day('2022-12-01'))).toBe(true);
});

test('what is ongoing is never late', () => {
  expect(isLate(anActivity({ deadline: deadlineOn('Löpande') }), day('2099-01-01'))).toBe(false);
});
