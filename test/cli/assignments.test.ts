import { describe, expect, test } from 'vitest';
import { matchAssignments, readAssignments } from '../../src/cli/assignments.ts';
import { readDelimited } from '../../src/cli/delimited-text.ts';
import type { PlanContent } from '../../src/plan/plan.ts';

/**
 * Samhälle ─ Tryggt ─ Trygghet        Trygg skola, Trygg väg
 * Medborgare ─ Kunskap ─ Likvärdigt   Samråd
 *                      └ Lust         Samråd (a copy, worded otherwise), Trygg väg
 */
const goal = (key: string, parentKey: string | null, title: string) => ({ key, parentKey, title });
const placed = (activityKey: string, goalKey: string, title: string | null = null) => ({
  activityKey,
  goalKey,
  own: { title },
});
const content = {
  goals: [
    goal('samhalle', null, 'Samhälle'),
    goal('tryggt', 'samhalle', 'Ett tryggt samhälle'),
    goal('trygghet', 'tryggt', 'Trygghet'),
    goal('medborgare', null, 'Medborgare'),
    goal('kunskap', 'medborgare', 'Kunskap'),
    goal('likvardigt', 'kunskap', 'Likvärdigt'),
    goal('lust', 'kunskap', 'Lust'),
    goal('lust-igen', 'tryggt', 'Lust'),
  ],
  activities: [
    { key: 'skola', title: 'Trygg skola' },
    { key: 'vag', title: 'Trygg väg' },
    { key: 'samrad', title: 'Samråd med elever' },
    { key: 'a1', title: 'Två åtaganden' },
    { key: 'a2', title: 'Två åtaganden' },
  ],
  placements: [
    placed('skola', 'trygghet'),
    placed('vag', 'trygghet'),
    placed('samrad', 'likvardigt'),
    placed('samrad', 'lust', 'Samråd med eleverna'),
    placed('vag', 'lust'),
    placed('a1', 'likvardigt'),
    placed('a2', 'lust-igen'),
  ],
} as unknown as PlanContent;

const header = 'aktivitet eller mål;ansvarig;enhet;chef';
const read = (...lines: string[]) => readAssignments(readDelimited([header, ...lines].join('\n')));
const match = (...lines: string[]) => {
  const { rowOf, bad } = matchAssignments(read(...lines).rows, content);
  return { owners: Object.fromEntries([...rowOf].map(([key, row]) => [key, row.owner])), bad };
};

describe('a file of assignments', () => {
  test('gives an activity its owner by its name, whatever the case and punctuation, or by its key', () => {
    expect(match('TRYGG SKOLA.;anna', 'vag;bo').owners).toEqual({ skola: 'anna', vag: 'bo' });
  });

  test('finds an activity by the wording of a copy', () => {
    expect(match('Samråd med eleverna;anna').owners).toEqual({ samrad: 'anna' });
  });

  test('gives all activities under a goal the same owner, at any depth', () => {
    expect(match('Samhälle;anna').owners).toEqual({ skola: 'anna', vag: 'anna', a2: 'anna' });
  });

  test('lets the row of an activity go before the row of its goal, wherever it stands in the file', () => {
    expect(match('Trygg väg;bo', 'Samhälle;anna').owners).toEqual({ skola: 'anna', vag: 'bo', a2: 'anna' });
    expect(match('Samhälle;anna', 'Trygg väg;bo').owners).toEqual({ skola: 'anna', vag: 'bo', a2: 'anna' });
  });

  test('lets the nearest goal go before the goals above it', () => {
    expect(match('Medborgare;anna', 'Likvärdigt;bo').owners).toMatchObject({ a1: 'bo', vag: 'anna' });
  });

  test('gives an activity under two goals to the deepest goal that has a row', () => {
    expect(match('Medborgare;anna', 'Trygghet;bo').owners).toMatchObject({ vag: 'bo' });
    expect(match('Samhälle;anna', 'Kunskap;bo').owners).toMatchObject({ vag: 'bo' });
  });

  test('gives an activity under two goals of the same depth to the one where it is printed first', () => {
    expect(match('Lust;bo', 'Likvärdigt;anna').owners).toMatchObject({ samrad: 'anna' });
  });

  test('takes a goal name for every goal of that name', () => {
    expect(match('Lust;bo').owners).toEqual({ samrad: 'bo', vag: 'bo', a2: 'bo' });
  });
});

describe('a row that cannot be followed is named by its line', () => {
  test.each([
    ['Trygg sjö;anna', '"Trygg sjö" är varken aktivitet eller mål i planen'],
    ['Två åtaganden;anna', '"Två åtaganden" är flera aktiviteter: skriv nyckeln (a1 eller a2)'],
  ])('%s', (line, reason) => {
    expect(match('Trygg skola;bo', line).bad).toEqual([{ line: 3, reason }]);
  });

  test('the same activity, or goal, in two rows', () => {
    expect(match('Trygg skola;bo', 'Lust;bo', 'trygg skola;anna', 'lust;anna').bad).toEqual([
      { line: 4, reason: '"trygg skola" står redan på rad 2' },
      { line: 5, reason: '"lust" står redan på rad 3' },
    ]);
  });

  test.each([
    [';anna', 'saknar aktivitet eller mål'],
    ['Trygg skola', 'saknar ansvarig'],
    ['Trygg skola;anna;;chef', 'har en chef men ingen enhet'],
    ['Trygg skola;anna;Skola;chef;mer', 'har fler än fyra kolumner'],
  ])('%s: %s', (line, reason) => {
    expect(read('Lust;bo', line).bad).toEqual([{ line: 3, reason }]);
  });

  test('a unit with two managers', () => {
    expect(
      read('Lust;bo;Grundskola;chef.a', 'Kunskap;bo;grundskola;CHEF.A', 'Trygghet;bo;Grundskola;chef.b').bad,
    ).toEqual([{ line: 4, reason: 'enheten Grundskola har en annan chef på rad 2' }]);
  });

  test('a file without headings, an empty file, and one with headings alone', () => {
    const reasons = (text: string) => readAssignments(readDelimited(text)).bad.map(({ reason }) => reason);
    expect(reasons('Lust;bo@kommun.example;Skola;')).toContain(
      'den första raden ska vara rubriker, inte en tilldelning',
    );
    expect(reasons('')).toEqual(['filen är tom']);
    expect(reasons(header)).toEqual(['filen har ingen rad under rubrikerna']);
  });
});
