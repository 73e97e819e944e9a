import { expect, test } from 'vitest';
import { parseCardAction } from '../../src/cards/card-action.ts';

const delivery = '0198f1c2-7a00-4000-8000-000000000001';
const answer = { delivery, activity: 'K0', version: '"4"', line: 0, s0: 'completed', c0: 'Klart' };

test('an answer without a comment is an answer: some clients leave an empty input out', () => {
  const { c0: _, ...without } = answer;
  expect(parseCardAction('answer', without)).toMatchObject({ verb: 'answer', answer: { comment: '' } });
});

test('an answer without a status is understood, so that its text can be kept', () => {
  expect(parseCardAction('answer', { ...answer, s0: undefined })).toMatchObject({
    answer: { line: 0, progress: null, comment: 'Klart' },
  });
});

test('what stands in the other lines comes along with any button', () => {
  const data = { delivery, activity: 'K1', s0: 'paused', c0: 'Halvskriven' };
  expect(parseCardAction('open', data)).toMatchObject({
    activity: 'K1',
    written: [{ line: 0, progress: 'paused', comment: 'Halvskriven' }],
  });
});

test.each([
  ['no data', 'answer', undefined],
  ['a list', 'answer', [answer]],
  ['an unknown verb', 'delete', answer],
  ['no verb', undefined, answer],
  ['a status that is none of ours', 'answer', { ...answer, s0: 'approved' }],
  ['an answer to no line', 'answer', { ...answer, line: undefined }],
  ['a draft that is none of ours', 'open', { delivery, activity: 'K0', s1: 'approved' }],
  ['a comment that is no text', 'answer', { ...answer, c0: { text: 'x' } }],
  ['no version', 'unchanged', { delivery, activity: 'K0' }],
  ['a delivery that is no id', 'open', { delivery: "x' or 1=1", activity: 'K0' }],
  ['an activity that is no text', 'open', { delivery, activity: 7 }],
  ['all of nothing', 'unchanged-all', { delivery, activities: [] }],
  ['all with one that is broken', 'unchanged-all', { delivery, activities: [{ activity: 'K0' }] }],
  ['all of very many', 'unchanged-all', { delivery, activities: Array(11).fill({ activity: 'K0', version: '1' }) }],
])('%s is not understood', (_, verb, data) => {
  expect(parseCardAction(verb, data)).toBeNull();
});

test('a comment longer than a card sends is told from what no card of ours can have sent', () => {
  expect(parseCardAction('answer', { ...answer, c0: 'x'.repeat(10_000) })).not.toBe('too-long');
  expect(parseCardAction('answer', { ...answer, c0: 'x'.repeat(10_001) })).toBe('too-long');
  const together = Object.fromEntries([0, 1, 2].map((line) => [`c${line}`, 'å'.repeat(9_000)]));
  expect(parseCardAction('answer', { ...answer, ...together })).toBe('too-long');
  expect(parseCardAction('delete', { ...answer, c0: 'x'.repeat(10_001) })).toBeNull();
});

test('lines end as in the lists, whatever the client ends them with, and without blanks at the end', () => {
  for (const written of ['Rad 1\r\nRad 2\r\n', 'Rad 1\rRad 2', 'Rad 1\nRad 2  '])
    expect(parseCardAction('answer', { ...answer, c0: written })).toMatchObject({
      answer: { comment: 'Rad 1\nRad 2' },
    });
});
