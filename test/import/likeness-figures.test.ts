import { describe, expect, it } from 'vitest';
import { askedFrom } from '../../src/plan/find-again.ts';
import { likenessOf, weighedBy, wordingFrom } from '../../src/plan/likeness.ts';
import { linkoping, planOf, rewordings } from './reworded-plan.ts';
import { rowOnLine, truth } from './truth.ts';

const plan = await planOf(linkoping);
const earlier = await planOf('002-uppfoljning-2019.txt');
const wordings = plan.activities.map(({ title, parts }) => wordingFrom(title, parts));
const wordings2019 = earlier.activities.map(({ title, parts }) => wordingFrom(title, parts));
const weigh = weighedBy([...wordings, ...wordings2019]);
const rows = truth.rows.map(({ activity, subActivities }) => wordingFrom(activity, subActivities));
const onLine = (line: number) => rows[rowOnLine(line)]!;

const all = wordings.flatMap((a, index) => wordings.slice(index + 1).map((b) => likenessOf(a, b, weigh)));
const across = wordings2019.flatMap((a) => wordings.map((b) => likenessOf(a, b, weigh)));

describe('the copies of one activity in document 000', () => {
  it('mean the same in all 19 sets', () => {
    const sets = Map.groupBy(
      truth.rows.map((row, index) => ({ set: row.dupSet, wording: rows[index]! })),
      ({ set }) => set,
    );
    sets.delete(null);
    expect(sets.size).toBe(19);
    for (const [first, ...copies] of sets.values())
      for (const copy of copies) expect(likenessOf(first!.wording, copy.wording, weigh).isSameMeaning).toBe(true);
  });
});

describe('two activities', () => {
  it.each([
    [95, 96],
    [145, 150],
    [184, 186],
    [206, 207],
    [207, 208],
    [210, 212],
  ])('on lines %i and %i look alike, and are asked about', (a, b) => {
    const { isSameMeaning, score } = likenessOf(onLine(a), onLine(b), weigh);
    expect(isSameMeaning).toBe(false);
    expect(score).toBeGreaterThanOrEqual(askedFrom);
  });

  it('are never taken for one without asking: none of 4,278 pairs of 2022, none of 3,534 of 2019 and 2022', () => {
    expect(all).toHaveLength(4278);
    expect(across).toHaveLength(3534);
    expect([...all, ...across].filter(({ isSameMeaning }) => isSameMeaning)).toEqual([]);
  });

  it('are seldom alike enough to ask about: 14 pairs and 8', () => {
    const asked = (pairs: typeof all) => pairs.filter(({ score }) => score >= askedFrom).length;
    expect([asked(all), asked(across)]).toEqual([14, 8]);
  });
});

/** Of the 93 activities: how many the change fits, how many of those are found without asking, and asked about. */
const hits = (change: (title: string) => string) => {
  const fits = plan.activities.filter(({ title }) => change(title) !== title);
  const found = fits.map(({ title, parts }) =>
    likenessOf(wordingFrom(title, parts), wordingFrom(change(title), parts), weigh),
  );
  const sure = found.filter(({ isSameMeaning }) => isSameMeaning).length;
  const asked = found.filter(({ isSameMeaning, score }) => !isSameMeaning && score >= askedFrom).length;
  return { fits: fits.length, sure, asked, missed: fits.length - sure - asked };
};

describe('the same activity in another wording', () => {
  it.each([
    ['a verb made a noun, or a noun a verb', { fits: 55, sure: 55, asked: 0, missed: 0 }],
    ['continued from last year', { fits: 93, sure: 93, asked: 0, missed: 0 }],
    ['a few words more', { fits: 93, sure: 47, asked: 46, missed: 0 }],
    ['its last word left out', { fits: 86, sure: 59, asked: 27, missed: 0 }],
    ['a letter lost', { fits: 93, sure: 93, asked: 0, missed: 0 }],
    ['other punctuation', { fits: 93, sure: 93, asked: 0, missed: 0 }],
  ])('is found or asked about, never missed: %s', (name, expected) => {
    expect(hits(rewordings[name]!)).toEqual(expected);
  });

  it('was changed in every way that is measured', () => {
    expect(Object.keys(rewordings)).toHaveLength(6);
  });
});
