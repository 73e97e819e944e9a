import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { promiseOf } from '../../src/plan/promises.ts';
import { promiseSentence } from '../../src/report/promise-sentence.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const acted = { by: { id: 1, login: '', name: '', upn: '' }, at: '2021-11-09T10:00:00Z', via: 'import' as const };
const boards = ['BiN', 'KS'].map((key) => ({ key, name: key, spellings: [], channelId: null }));
const owed = (on: string, owedText: string, to: string[] = []) =>
  promiseOf('p', { owedOn: day(on), owedText, to, text: 'Rapport' }, acted);
const june = owed('2022-06-30', 'juni 2022');
const february = owed('2023-02-28', 'februari 2023', ['BiN']);

describe('the sentence about reports owed to a board', () => {
  it.each([
    ['2022-04-30', 'Två rapporter är utlovade till nämnden: två återstår (juni 2022 och februari 2023).'],
    [
      '2022-08-31',
      'Två rapporter är utlovade till nämnden: en är försenad (juni 2022) och en återstår (februari 2023).',
    ],
    ['2023-03-01', 'Två rapporter är utlovade till nämnden: två är försenade (juni 2022 och februari 2023).'],
  ])('on %s', (on, sentence) => {
    expect(promiseSentence([june, february], null, day(on), boards)).toBe(sentence);
  });

  it('says what came later, and what came elsewhere', () => {
    const later = { ...june, kept: { on: day('2022-09-20'), where: 'BiN § 70' } };
    const elsewhere = { ...february, kept: { on: day('2023-02-10'), where: 'KS § 3' } };
    expect(promiseSentence([later, elsewhere], null, day('2023-03-01'), boards)).toBe(
      'Två rapporter är utlovade till nämnden: en är lämnad senare än utlovat och en är lämnad på annat sätt.',
    );
  });

  it('counts what is owed to the board that reads it, and says nothing where nothing is', () => {
    expect(promiseSentence([june, february], 'KS', day('2022-08-31'), boards)).toBe(
      'En rapport är utlovad till nämnden och är försenad (juni 2022).',
    );
    expect(promiseSentence([february], 'KS', day('2022-08-31'), boards)).toBe('');
  });
});
