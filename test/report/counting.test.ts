import { describe, expect, it } from 'vitest';
import { countingWords, movedCounts, movedSentence, type CountedRow } from '../../src/report/counting.ts';
import { numberWord } from '../../src/report/swedish.ts';
import { draftOf000, modelOf } from './plans.ts';

const row = (activityKey: string, moved = false, postponedTo: number | null = null): CountedRow => ({
  activityKey,
  deadline: { moved, postponedTo },
});

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
    movedSentence(movedCounts(rows), rule, 2022);

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

it('says which rule it follows', () => {
  expect(countingWords({ rows: 115, activities: 93 }, 'rows')).toBe('115 rader, 93 aktiviteter; varje rad räknas');
  expect(countingWords({ rows: 2, activities: 1 }, 'activities')).toBe(
    '2 rader, 1 aktivitet; en aktivitet på flera rader räknas en gång',
  );
});
