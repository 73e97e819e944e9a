import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { onOtherDays } from '../../src/plan/deadline.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import {
  countingWords,
  movedCounts,
  movedSentence,
  type CountedActivity,
  type CountedRow,
} from '../../src/report/counting.ts';
import { numberWord } from '../../src/report/swedish.ts';
import { draftOf000, modelOf } from './plans.ts';

const row = (activityKey: string, moved = false, postponedTo: number | null = null): CountedRow => ({
  activityKey,
  deadline: {
    moved,
    postponedTo,
    occurrences: postponedTo === null ? [] : [days(`${postponedTo}-01-01`, `${postponedTo}-12-31`)],
  },
});

const days = (first: string, last: string) => ({
  first: Temporal.PlainDate.from(first),
  last: Temporal.PlainDate.from(last),
});

/** An activity's own deadline is its first row's, unless another is given. */
const activitiesOf = (rows: readonly CountedRow[]): readonly CountedActivity[] =>
  [...new Map(rows.toReversed().map((of) => [of.activityKey, of.deadline]))].map(([key, deadline]) => ({
    key,
    deadline,
  }));

describe('numbers in a sentence', () => {
  it.each([
    [0, 'noll'],
    [1, 'en'],
    [9, 'nio'],
    [12, 'tolv'],
    [17, 'sjutton'],
    [20, 'tjugo'],
    [21, 'tjugoen'],
    [38, 'trettioåtta'],
    [99, 'nittionio'],
    [100, '100'],
    [1250, '1\u00a0250'],
  ])('%i is %s', (number, word) => {
    expect(numberWord(number)).toBe(word);
  });
});

describe('the sentence on what was moved', () => {
  const sentence = (rows: readonly CountedRow[], rule: 'rows' | 'activities') =>
    movedSentence(movedCounts(rows, activitiesOf(rows), 2022), rule, 2022);

  it('is the one of document 000 where rows are counted', async () => {
    const { introduction } = modelOf(await draftOf000(), { counting: 'rows' });
    expect(introduction.join(' ')).toContain(
      'Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.',
    );
  });

  it('counts an activity once under the other rule, and names its rows where they are more', async () => {
    const { introduction } = modelOf(await draftOf000(), { counting: 'activities' });
    expect(introduction.join(' ')).toContain(
      'Nio aktiviteter har senarelagts under 2022 och nio aktiviteter, på elva rader, har förskjutits till 2023.',
    );
  });

  it('speaks of one, of none, and of several years', () => {
    expect(sentence([row('a', true), row('b')], 'rows')).toBe(
      'En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    );
    expect(sentence([row('a', true, 2024), row('b', true, 2023), row('c', true, 2023)], 'rows')).toBe(
      'Ingen aktivitet har senarelagts under 2022, två aktiviteter har förskjutits till 2023 och en aktivitet har förskjutits till 2024.',
    );
    expect(sentence([row('a'), row('b')], 'rows')).toBe('Ingen aktivitet har senarelagts eller förskjutits.');
    expect(sentence([row('a', true), row('a', true)], 'activities')).toBe(
      'En aktivitet, på två rader, har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    );
  });
});

describe('what is counted as moved', () => {
  const written = (text: string) => readDeadline(text, 2022).deadline;
  const told = (rows: readonly CountedRow[], own: readonly CountedActivity[] = activitiesOf(rows)) => ({
    rows: movedSentence(movedCounts(rows, own, 2022), 'rows', 2022),
    activities: movedSentence(movedCounts(rows, own, 2022), 'activities', 2022),
  });

  it('is an activity once, under its own deadline, however its copies were moved', () => {
    const rows = ['Juni*', 'Förskjuts till 2023*', 'Förskjuts till 2024*'].map((text) => ({
      activityKey: 'a',
      deadline: written(text),
    }));
    expect(told(rows)).toEqual({
      rows: 'En aktivitet har senarelagts under 2022, en aktivitet har förskjutits till 2023 och en aktivitet har förskjutits till 2024.',
      activities: 'En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    });
    const own = [{ key: 'a', deadline: written('Förskjuts till 2023*') }];
    expect(told(rows, own).activities).toBe(
      'Ingen aktivitet har senarelagts under 2022 och en aktivitet har förskjutits till 2023.',
    );
  });

  it('is under the other rule no activity whose own deadline stands, and none that no row prints', () => {
    const rows = [{ activityKey: 'a', deadline: written('Juni*') }];
    const own = [
      { key: 'a', deadline: written('Juni') },
      { key: 'b', deadline: written('December*') },
    ];
    expect(told(rows, own)).toEqual({
      rows: 'En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
      activities: 'Ingen aktivitet har senarelagts eller förskjutits.',
    });
  });

  it('lies in the year of its last day, whichever side of the new year somebody has set it to', () => {
    const set = (text: string, first: string, last: string) =>
      told([{ activityKey: 'a', deadline: onOtherDays(written(text), days(first, last), 2022) }]).rows;
    expect(set('Förskjuts till 2023*', '2022-11-01', '2022-11-30')).toBe(
      'En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    );
    expect(set('Juni*', '2023-02-01', '2023-02-28')).toBe(
      'Ingen aktivitet har senarelagts under 2022 och en aktivitet har förskjutits till 2023.',
    );
  });

  it('is moved also where only the year it is postponed to is stated', () => {
    expect(told([{ activityKey: 'a', deadline: { ...written('2023-03-31'), postponedTo: 2023 } }]).rows).toBe(
      'Ingen aktivitet har senarelagts under 2022 och en aktivitet har förskjutits till 2023.',
    );
  });
});

it('says which rule it follows', () => {
  expect(countingWords({ rows: 115, activities: 93 }, 'rows')).toBe('115 rader, 93 aktiviteter; varje rad räknas');
  expect(countingWords({ rows: 2, activities: 1 }, 'activities')).toBe(
    '2 rader, 1 aktivitet; en aktivitet på flera rader räknas en gång',
  );
});
