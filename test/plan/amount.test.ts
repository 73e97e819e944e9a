import { describe, expect, it } from 'vitest';
import { namedAmounts, printAmount, readAmount, scaleInHead } from '../../src/plan/amount.ts';
import { seeded } from './seeded.ts';

describe('an amount is read as documents write it, exact to the öre', () => {
  it.each([
    ['23,481,701.00', 2348170100],
    ['7,251,533.50', 725153350],
    ['28 751 201,00 kr', 2875120100],
    ['28\u00a0751\u00a0201 kr', 2875120100],
    ['1.553.127', 155312700],
    ['1.553.127,05', 155312705],
    ['7251533.5', 725153350],
    ['1,2 Mkr', 120000000],
    ['1,234 mnkr', 123400000],
    ['500 tkr', 50000000],
    ['1,200', 120000],
    ['273 000:-', 27300000],
    ['−12,50', -1250],
    ['0', 0],
  ])('%s', (text, ore) => {
    expect(readAmount(text)).toBe(ore);
  });

  it.each(['', 'se nedan', '1,2,3', '12.345.67', '1 23 456', '0,125 kr', '12 st', '1,234567890 tkr', '70/30'])(
    'what is no amount is not guessed: “%s”',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );

  it('a column of thousands says so in its head', () => {
    expect(readAmount('1 553', scaleInHead('Budget 2022 (tkr)'))).toBe(155300000);
    expect(scaleInHead('Budget 2022')).toBe(0);
    expect(scaleInHead('Skrivelse')).toBe(0);
  });

  it('a sentence names amounts only by their unit', () => {
    expect(namedAmounts('Cirka 1,2 Mkr saknas 2021, och 500 tkr tillkom för 3 skolor.')).toEqual([
      { text: '1,2 Mkr', amount: 120000000, isApproximate: true },
      { text: '500 tkr', amount: 50000000, isApproximate: false },
    ]);
  });

  it('what is printed is read back as the same', () => {
    expect(printAmount(2875120100)).toBe('28\u00a0751\u00a0201,00\u00a0kr');
    expect(printAmount(-5)).toBe('−0,05\u00a0kr');
    const between = seeded(3);
    for (let turn = 0; turn < 3000; turn += 1) {
      const amount = between(-1, 1) * between(0, 10 ** between(0, 14));
      expect(readAmount(printAmount(amount)), printAmount(amount)).toBe(amount === 0 ? 0 : amount);
    }
  });
});
