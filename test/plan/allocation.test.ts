import { describe, expect, it } from 'vitest';
import { allocate, allocateByKey } from '../../src/plan/allocation.ts';
import { seeded } from './seeded.ts';

const sum = (parts: readonly number[]): bigint => parts.reduce((total, part) => total + BigInt(part), 0n);

/** Amounts up to a hundred billion kronor, and shares as keys have them: few, some of them nothing. */
const cases = (seed: number, count: number) => {
  const between = seeded(seed);
  return Array.from({ length: count }, () => {
    const shares = Array.from({ length: between(1, 9) }, () => (between(0, 4) === 0 ? 0 : between(1, 100)));
    shares[between(0, shares.length - 1)] = between(1, 100);
    const size = 10 ** between(0, 13);
    return { amount: between(0, 1) === 0 ? between(0, size) : -between(0, size), shares };
  });
};

describe('what several boards share is divided by a key', () => {
  it('exact to the öre: the parts are the whole', () => {
    for (const { amount, shares } of cases(20221, 5000)) {
      expect(sum(allocate(amount, shares)), `${amount} by ${shares.join('/')}`).toBe(BigInt(amount));
    }
  });

  it('no board pays a whole öre more or less than its exact share, and one without a share nothing', () => {
    for (const { amount, shares } of cases(7, 5000)) {
      const whole = sum(shares);
      for (const [index, part] of allocate(amount, shares).entries()) {
        const off = BigInt(part) * whole - BigInt(amount) * BigInt(shares[index] ?? 0);
        expect(off < whole && -off < whole, `${amount} by ${shares.join('/')}: ${part}`).toBe(true);
        expect(shares[index] !== 0 || part === 0).toBe(true);
      }
    }
  });

  it('each öre left over goes to who lost most by rounding down, and of those alike to the first in the key', () => {
    for (const { amount, shares } of cases(99, 3000)) {
      if (amount < 0) continue;
      const whole = sum(shares);
      const lost = shares.map((share) => (BigInt(amount) * BigInt(share)) % whole);
      const parts = allocate(amount, shares);
      const got = shares.map((share, index) => BigInt(parts[index] ?? 0) - (BigInt(amount) * BigInt(share)) / whole);
      for (const [a, hadIt] of got.entries()) {
        for (const [b, hadItToo] of got.entries()) {
          if (hadIt !== 1n || hadItToo !== 0n) continue;
          const [mine = 0n, theirs = 0n] = [lost[a], lost[b]];
          expect(mine > theirs || (mine === theirs && a < b), `${amount} by ${shares.join('/')}`).toBe(true);
        }
      }
    }
  });

  it('as written down by hand', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(101, [1, 1, 1])).toEqual([34, 34, 33]);
    expect(allocate(5, [70, 30])).toEqual([4, 1]);
    expect(allocate(7, [10, 20, 50, 20])).toEqual([1, 1, 4, 1]);
    expect(allocate(1, [0, 30, 70])).toEqual([0, 0, 1]);
    expect(allocate(0, [70, 30])).toEqual([0, 0]);
    expect(allocate(9_007_199_254_740_991, [1, 1])).toEqual([4_503_599_627_370_496, 4_503_599_627_370_495]);
  });

  it('what is paid back is divided as what was paid', () => {
    for (const { amount, shares } of cases(4, 1000)) {
      const back = allocate(-amount, shares).map((part) => (part === 0 ? 0 : -part));
      expect(back).toEqual([...allocate(amount, shares)]);
    }
  });

  it('the same proportion is the same division, whatever numbers write it', () => {
    for (const { amount, shares } of cases(12, 1000)) {
      expect(
        allocate(
          amount,
          shares.map((share) => share * 7),
        ),
      ).toEqual(allocate(amount, shares));
    }
  });

  it('names each board of the key', () => {
    expect([...allocateByKey(1001, { boards: ['BOU', 'BIN'], shares: [70, 30] })]).toEqual([
      ['BOU', 701],
      ['BIN', 300],
    ]);
  });

  it.each([
    ['no share above nothing', [0, 0], /ingen andel/],
    ['no shares', [], /ingen andel/],
    ['a share below nothing', [110, -10], /inte negativa/],
    ['a share that is no whole number', [33.3, 66.7], /hela tal/],
  ])('refuses %s', (_, shares, words) => {
    expect(() => allocate(100, shares)).toThrow(words);
  });

  it('refuses a key without a share for each board, a board named twice, and half an öre', () => {
    expect(() => allocateByKey(1, { boards: ['BOU', 'BIN'], shares: [100] })).toThrow(/1 andelar för 2 nämnder/);
    expect(() => allocateByKey(1, { boards: ['BOU', 'BOU'], shares: [50, 50] })).toThrow(/två gånger/);
    expect(() => allocate(0.5, [1])).toThrow(/helt antal öre/);
  });
});
