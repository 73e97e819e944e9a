import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/plan/read-deadline.ts';

const spell = (text: string, planYear: number | null = 2022) => {
  const { deadline, understood } = readDeadline(text, planYear);
  return understood
    ? deadline.occurrences.map(({ first, last }) => `${String(first)}/${String(last)}`).join(' ')
    : 'not read';
};

describe('a deadline as the documents write it', () => {
  it.each([
    ['December', '2022-12-01/2022-12-31'],
    ['aug.', '2022-08-01/2022-08-31'],
    ['Februari 2024', '2024-02-01/2024-02-29'],
    ['Okt-22', '2022-10-01/2022-10-31'],
    ['2022-08', '2022-08-01/2022-08-31'],
    ['Q4', '2022-10-01/2022-12-31'],
    ['kvartal 2 2023', '2023-04-01/2023-06-30'],
    ['Första kvartalet', '2022-01-01/2022-03-31'],
    ['Tertial 2', '2022-05-01/2022-08-31'],
    ['andra halvåret', '2022-07-01/2022-12-31'],
    ['vt-22', '2022-01-01/2022-06-30'],
    ['ht-19', '2019-08-01/2019-12-31'],
    ['HT 2022', '2022-08-01/2022-12-31'],
    ['våren', '2022-01-01/2022-06-30'],
    ['hösten 2023', '2023-08-01/2023-12-31'],
    ['2023', '2023-01-01/2023-12-31'],
    ['Bokslut', '2022-01-01/2022-12-31'],
    ['vecka 35', '2022-08-29/2022-09-04'],
    ['31 augusti', '2022-08-31/2022-08-31'],
    ['Senast den 1:a maj 2022', '2022-05-01/2022-05-01'],
    ['31/8 2023', '2023-08-31/2023-08-31'],
    ['2022-08-31', '2022-08-31/2022-08-31'],
  ])('%s is %s', (text, days) => {
    expect(spell(text)).toBe(days);
  });

  it.each([
    ['Maj/November', '2022-05-01/2022-05-31 2022-11-01/2022-11-30'],
    ['aug, okt och dec', '2022-08-01/2022-08-31 2022-10-01/2022-10-31 2022-12-01/2022-12-31'],
    ['december 2022/mars 2023', '2022-12-01/2022-12-31 2023-03-01/2023-03-31'],
    ['maj och november 2023', '2023-05-01/2023-05-31 2023-11-01/2023-11-30'],
  ])('several months are an occurrence each: %s', (text, days) => {
    expect(spell(text)).toBe(days);
  });

  it.each([
    ['augusti–oktober', '2022-08-01/2022-10-31'],
    ['Mars - maj', '2022-03-01/2022-05-31'],
    ['30 juni–31 augusti', '2022-06-30/2022-08-31'],
    ['nov-jan 2023', '2022-11-01/2023-01-31'],
  ])('a stretch is one occurrence, also over the new year: %s', (text, days) => {
    expect(spell(text)).toBe(days);
  });

  it.each(['Löpande', 'Pågår löpande', 'Löpande under året', 'Tills vidare'])('%s is ongoing', (text) => {
    expect(readDeadline(text, 2022)).toEqual({
      understood: true,
      deadline: { text, occurrences: [], moved: false, postponedTo: null },
    });
  });

  it.each(['31 juni', 'Delår 1', 'Början av 2023', 'snart', 'mars och', 'v. 53', 'Q5', '2022-13', ''])(
    'does not guess at “%s”',
    (text) => {
      expect(readDeadline(text, 2022)).toMatchObject({ understood: false, deadline: { text, occurrences: [] } });
    },
  );

  it('means the plan’s year where none is named, and reads nothing where the plan has none', () => {
    expect(spell('Juni', 2019)).toBe('2019-06-01/2019-06-30');
    expect(spell('Juni', null)).toBe('not read');
    expect(spell('Juni 2019', null)).toBe('2019-06-01/2019-06-30');
  });
});

describe('a moved deadline', () => {
  it.each([
    ['Juni*', true, null],
    ['Förskjuts till 2023*', true, 2023],
    ['Förskjuts till hösten 2023', true, 2023],
    ['Framflyttad till december', true, null],
    ['December', false, null],
    ['2023', false, null],
  ])('%s: moved %s, postponed to %s', (text, moved, postponedTo) => {
    expect(readDeadline(text, 2022).deadline).toMatchObject({ text, moved, postponedTo });
  });
});
