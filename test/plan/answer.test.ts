import { describe, expect, test } from 'vitest';
import { changeOf, dayOf } from '../../src/plan/answer.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, personWith } from './an-activity.ts';

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
