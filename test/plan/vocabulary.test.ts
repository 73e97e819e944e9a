import { describe, expect, test } from 'vitest';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { defaultStatusWords, progresses, type Meaning, type PlanWords, type Status } from '../../src/plan/status.ts';
import { inCurrentWords, meanings, readStatusIn, withWords, wordOf } from '../../src/plan/vocabulary.ts';
import { contradictsItself } from '../../src/plan/contradicts-itself.ts';
import { asWordedNow, wordedStatus } from '../../src/plan/worded-status.ts';
import { seeded } from './seeded.ts';

const usual: PlanWords = { statusWords: defaultStatusWords };
const ongoing: Status = { text: 'Pågående', progress: 'ongoing', deviation: null };

describe('a plan’s words', () => {
  test('that change change what an activity is printed as now; what was reported keeps its own', () => {
    const plan = withWords(usual, { ongoing: 'I arbete' });
    expect(wordedStatus(inCurrentWords(ongoing, plan), plan)).toBe('I arbete');
    expect(wordedStatus(ongoing, plan)).toBe('Pågående');
    const again = withWords(plan, { ongoing: 'På väg' });
    const then: Status = { ...ongoing, text: 'I arbete' };
    expect(wordedStatus(then, again)).toBe('I arbete');
    expect(wordedStatus(inCurrentWords(then, again), again)).toBe('På väg');
    expect(
      wordedStatus(inCurrentWords({ ...ongoing, text: 'Pågående, avviker', deviation: 'deviates' }, again), again),
    ).toBe('På väg, avviker');
  });

  test('that documents do not know are kept in an old report, and give way where the status has become another', () => {
    const plan = withWords(withWords(usual, { ongoing: 'Grönt' }), { ongoing: 'På väg' });
    const then: Status = { ...ongoing, text: 'Grönt' };
    expect(wordedStatus(then, plan)).toBe('Grönt');
    expect(wordedStatus({ ...then, progress: 'completed' }, plan)).toBe('Genomfört');
    expect(contradictsItself(then)).toBe(false);
  });

  test('are left alone where something else than the plan’s word was written', () => {
    const plan = withWords(usual, { ongoing: 'I arbete' });
    const written: Status = { ...ongoing, text: 'Pågår enligt plan', deviation: 'on-plan' };
    expect(wordedStatus(inCurrentWords(written, plan), plan)).toBe('Pågår enligt plan');
  });

  test('are on two axes, and either may be unstated', () => {
    const plan = withWords(usual, { deviates: 'Rött', 'on-plan': 'Grönt' });
    expect(wordedStatus({ text: '', progress: null, deviation: 'deviates' }, plan)).toBe('Rött');
    expect(wordedStatus({ text: '', progress: 'paused', deviation: 'deviates' }, plan)).toBe('Pausad, rött');
    expect(wordedStatus({ text: '', progress: null, deviation: null }, plan)).toBe('');
    expect(readStatusIn('Rött', plan).status).toEqual({ text: 'Rött', progress: null, deviation: 'deviates' });
    expect(readStatusIn('Pausad, rött', plan).status).toMatchObject({ progress: 'paused', deviation: 'deviates' });
  });

  test('may not be shared by two meanings, in whatever case', () => {
    expect(() => withWords(usual, { paused: 'pågående' })).toThrow('står för två lägen');
    expect(() => withWords(usual, { paused: 'Vilar', dropped: 'vilar.' })).toThrow('står för två lägen');
    expect(() => withWords(usual, { 'on-plan': 'Genomfört' })).toThrow('står för två lägen');
    const swapped = withWords(usual, { ongoing: 'I arbete', paused: 'Vilar' });
    expect(swapped.statusWords).toMatchObject({ ongoing: 'I arbete', paused: 'Vilar' });
  });

  test('are not taken from another meaning, of documents or of the plan’s earlier reports', () => {
    expect(() => withWords(usual, { ongoing: 'Klart' })).toThrow('läses som ett annat läge');
    const plan = withWords(usual, { ongoing: 'Gult' });
    const later = withWords(plan, { ongoing: 'På väg' });
    expect(() => withWords(later, { paused: 'Gult' })).toThrow('planens tidigare rapporter');
    expect(withWords(later, { ongoing: 'Gult' }).statusWords.ongoing).toBe('Gult');
  });

  test.each(['', '  ', '!', 'a, b', 'a = b', 'två\nrader', 'x'.repeat(61)])('are words: %j is none', (word) => {
    expect(() => withWords(usual, { ongoing: word })).toThrow('Ett ord saknas');
  });
});

/** As it is where the word is refused: two would share it, or it has meant something else. */
const changed = (plan: PlanWords, meaning: Meaning, word: string): PlanWords => {
  try {
    return withWords(plan, { [meaning]: word });
  } catch (error) {
    if (!isPlanError(error, 'invalid')) throw error;
    return plan;
  }
};

test('whatever the words become, each printed status reads back as what it means, in old reports too', () => {
  const draw = seeded(4711);
  const pool = ['Gult', 'Grönt', 'Rött', 'I arbete', 'På väg', 'Vilar', 'Väntar', 'Hos annan', 'Slut', 'Stopp', 'Nytt'];
  let changes = 0;
  for (let run = 0; run < 60; run += 1) {
    let plan = usual;
    const reported: { readonly printed: string; readonly status: Status }[] = [];
    for (let step = 0; step < 25; step += 1) {
      const meaning = meanings[draw(0, meanings.length - 1)]!;
      const next = changed(plan, meaning, pool[draw(0, pool.length - 1)]!);
      changes += next === plan ? 0 : 1;
      plan = next;
      const progress = progresses[draw(0, progresses.length - 1)]!;
      const deviation = ([null, 'deviates', 'on-plan'] as const)[draw(0, 2)]!;
      const status = asWordedNow({ text: wordOf(progress, plan), progress, deviation }, plan);
      reported.push({ printed: wordedStatus(status, plan), status });
      for (const one of reported) {
        expect(wordedStatus(one.status, plan)).toBe(one.printed);
        const read = readStatusIn(one.printed, plan).status;
        // "Enligt plan" is what a reader takes for granted.
        const said = one.status.deviation === 'deviates' ? 'deviates' : null;
        expect([read.progress, read.deviation]).toEqual([one.status.progress, said]);
        const now = wordedStatus(inCurrentWords(one.status, plan), plan);
        expect(now.startsWith(plan.statusWords[one.status.progress!])).toBe(true);
      }
    }
  }
  expect(changes).toBeGreaterThan(300);
});
