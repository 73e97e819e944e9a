import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { BoardPromise } from '../../src/plan/board-promise.ts';
import { promiseOf } from '../../src/plan/promises.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { promiseSentence, withPromises } from '../../src/report/promise-sentence.ts';
import { reportOf } from '../../src/report/report-model.ts';
import { draftOf000, planOf } from './plans.ts';

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

describe('a report of a plan that owes its boards reports', () => {
  const sentence =
    'Två rapporter är utlovade till nämnden: en är försenad (juni 2022) och en återstår (februari 2023).';
  const introductionFor = async (promises: readonly BoardPromise[], board?: string) => {
    const plan = planOf(await draftOf000());
    return reportOf(
      { ...plan, promises },
      { form: linkoping, date: day('2022-09-07'), ...(board === undefined ? {} : { board }) },
    ).introduction;
  };

  it('says last in its introduction how it is with them, those of the board that reads it', async () => {
    expect((await introductionFor([june, february])).at(-1)).toBe(sentence);
    expect((await introductionFor([june, february], 'BoU')).at(-1)).toBe(
      'En rapport är utlovad till nämnden och är försenad (juni 2022).',
    );
    expect(await introductionFor([])).toEqual((await introductionFor([june])).slice(0, -1));
  });

  it('does not say it twice where the plan came from such a report', () => {
    const imported = ['Inledning.', 'En rapport är utlovad till nämnden och återstår (juni 2022).'];
    expect(withPromises(imported, sentence)).toEqual(['Inledning.', sentence]);
    expect(withPromises(imported, '')).toEqual(imported);
  });
});
