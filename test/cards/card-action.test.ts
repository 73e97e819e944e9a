import { expect, test } from 'vitest';
import { parseCardAction } from '../../src/cards/card-action.ts';

const delivery = '0198f1c2-7a00-4000-8000-000000000001';
const answer = { delivery, activity: 'K0', version: '"4"', line: 0, s0: 'completed', c0: 'Klart' };

test('an answer without a comment is an answer: some clients leave an empty input out', () => {
  const { c0: _, ...without } = answer;
  expect(parseCardAction('answer', without)).toMatchObject({ verb: 'answer', comment: '' });
});

test.each([
  ['no data', 'answer', undefined],
  ['a list', 'answer', [answer]],
  ['an unknown verb', 'delete', answer],
  ['no verb', undefined, answer],
  ['a status that is none of ours', 'answer', { ...answer, s0: 'approved' }],
  ['no status', 'answer', { ...answer, s0: undefined }],
  ['a comment that is no text', 'answer', { ...answer, c0: { text: 'x' } }],
  ['a comment without end', 'answer', { ...answer, c0: 'x'.repeat(20_000) }],
  ['no version', 'unchanged', { delivery, activity: 'K0' }],
  ['a delivery that is no id', 'open', { delivery: "x' or 1=1", activity: 'K0' }],
  ['an activity that is no text', 'open', { delivery, activity: 7 }],
  ['all of nothing', 'unchanged-all', { delivery, activities: [] }],
  ['all with one that is broken', 'unchanged-all', { delivery, activities: [{ activity: 'K0' }] }],
  ['all of very many', 'unchanged-all', { delivery, activities: Array(11).fill({ activity: 'K0', version: '1' }) }],
])('%s is not understood', (_, verb, data) => {
  expect(parseCardAction(verb, data)).toBeNull();
});
