import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { announcedReports } from '../../src/plan/announced-report.ts';
import { promiseFigures, promiseOf, promiseState, promiseStates } from '../../src/plan/promises.ts';
import { personWith } from './an-activity.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const boards = [
  { key: 'BiN', name: 'Bildningsnämnden', spellings: ['BIN'], channelId: null },
  { key: 'BoU', name: 'Barn- och ungdomsnämnden', spellings: [], channelId: null },
  { key: 'KS', name: 'Kommunstyrelsen', spellings: [], channelId: null },
];
const acted = { by: personWith(20, 'controller@kommun.example'), at: '2021-11-09T10:00:00Z', via: 'tab' as const };
const owed = promiseOf(
  'p',
  { owedOn: day('2022-06-30'), owedText: 'juni 2022', to: ['BiN'], text: 'Lägesrapport' },
  acted,
);
const keptOn = (on: string, where: string) => ({ ...owed, kept: { on: day(on), where } });

describe('a report owed to a board, like a deadline', () => {
  it.each([
    ['2022-06-15', 'owed'],
    ['2022-06-16', 'due-soon'],
    ['2022-06-30', 'due-soon'],
    ['2022-07-01', 'late'],
  ])('on %s is %s', (on, state) => {
    expect(promiseState(owed, day(on), boards)).toBe(state);
  });

  it.each([
    ['2022-06-20', 'BiN § 45', 'kept'],
    ['2022-06-30', 'nämnden', 'kept'],
    ['2022-09-20', 'Bildningsnämnden § 70', 'kept-later'],
    ['2022-06-20', 'KS § 12', 'kept-elsewhere'],
    ['2022-06-20', 'delårsrapport 2', 'kept-elsewhere'],
    ['2022-09-20', 'BoU § 3', 'kept-elsewhere'],
  ])('given on %s to %s is %s', (on, where, state) => {
    expect(promiseState(keptOn(on, where), day('2023-01-01'), boards)).toBe(state);
  });

  it('owed to all boards is kept at any of them', () => {
    expect(promiseState({ ...keptOn('2022-06-20', 'KS § 12'), to: [] }, day('2023-01-01'), boards)).toBe('kept');
  });

  it('is counted in one state each', () => {
    const promises = [
      owed,
      { ...owed, key: 'b', owedOn: day('2023-02-28') },
      { ...keptOn('2022-09-20', 'BiN § 70'), key: 'c' },
    ];
    const figures = promiseFigures(promises, day('2022-12-01'), boards);
    expect(promiseStates.map((state) => figures[state].length)).toEqual([1, 0, 1, 0, 1, 0]);
    expect(figures.late).toEqual([owed.key]);
  });

  it('is one promise however often it is read', () => {
    expect(promiseOf('p', { ...owed, text: 'lägesrapport.' }, acted).key).toBe(owed.key);
  });
});

describe('a comment that speaks of a report to a board', () => {
  it.each([
    ['Delrapport kommer delges nämnden i september.', '2022-09-30', 'nämnden', false, false],
    ['Slutrapporten presenterades för nämnden 14 februari 2023.', '2023-02-14', 'nämnden', true, true],
    ['Återrapport sker till KS i nov', '2022-11-30', 'KS', false, false],
    ['Resultat redovisas i delårsrapport 2 samt verksamhetsberättelse.', undefined, 'delårsrapport 2', false, false],
  ])('”%s”', (comment, on, where, isGiven, isFinal) => {
    const [report, ...more] = announcedReports(comment, 2022);
    expect(more).toEqual([]);
    expect({ ...report, on: report?.on?.toString() }).toMatchObject({ words: comment, on, where, isGiven, isFinal });
  });

  it.each([
    'Ekonomirapporter kommer att skickas ut till alla rektorer från september.',
    'Nämnden har fattat beslut i juni.',
    'Delårsrapport 2 är skriven.',
  ])('but not ”%s”', (comment) => {
    expect(announcedReports(comment, 2022)).toEqual([]);
  });
});
