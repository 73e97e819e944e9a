import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { activitiesOf, activityKeyOf, type Copy } from '../../src/plan/same-activity.ts';

const row = (title: string, other: Partial<Copy> = {}): Copy => ({
  title,
  parts: [],
  group: 'a',
  goalTitle: 'Trygga skolor',
  boards: ['BiN'],
  deadline: readDeadline('December', 2022).deadline,
  ...other,
});
const elsewhere = { group: 'b', goalTitle: 'Fler i jobb' };
const sameGoalAgain = { group: 'b' };
const areOne = (first: Copy, second: Copy): boolean => activitiesOf([first, second])[1] === 0;

describe('one activity', () => {
  it.each([
    ['case, full stop and spacing', 'Ta fram en plan för skolskjuts', 'Ta fram  en plan för skolskjuts.'],
    ['quotes and dashes', 'Följa "Aktiv hela livet" – steg två', 'Följa ”Aktiv hela livet” - steg två'],
    ['a space too few', 'Stöd från gruppen (SBU)', 'Stöd från gruppen(SBU)'],
  ])('is worded the same but for %s, whatever else the rows say', (_, a, b) => {
    const other = { ...elsewhere, boards: ['BoU'], deadline: readDeadline('Maj*', 2022).deadline };
    expect(areOne(row(a), row(b, other))).toBe(true);
    expect(areOne(row(a), row(b))).toBe(true);
  });

  it.each([
    ['a letter is missing', 'Utveckla stöd för närvaroarbete i skolan', 'Utveckla stöd för närvaroarbet i skolan'],
    [
      'two letters changed places',
      'Utveckla stöd för kompetensförsörjning nu',
      'Utveckla stöd för kompetensförsörjnign nu',
    ],
    ['an article is left out', 'Upphandla ett nytt system för skolval', 'Upphandla nytt system för skolval'],
  ])('may have been misspelt once under another goal: %s', (_, a, b) => {
    expect(areOne(row(a), row(b, elsewhere))).toBe(true);
    expect(areOne(row(b), row(a, elsewhere))).toBe(true);
  });

  const long = 'Inrätta två tjänster som samordnare vilka via skolornas ombud stöttar verksamheten i säkerhetsfrågor';
  const cut = 'Inrätta två tjänster som samordnare vilka via skolornas ombud stöttar verksamheten';

  it('may have lost its last words under another printing of the same goal', () => {
    expect(areOne(row(long), row(cut, sameGoalAgain))).toBe(true);
    expect(areOne(row(cut), row(long, sameGoalAgain))).toBe(true);
    expect(areOne(row(long), row(cut, elsewhere))).toBe(false);
  });

  it('is not chosen where lost words could be those of several', () => {
    expect(activitiesOf([row(long), row(`${cut} i tillsynsfrågor`), row(cut, sameGoalAgain)])).toEqual([0, 1, 2]);
  });
});

describe('two activities', () => {
  it.each([
    [
      'öka tryggheten',
      'Vidta åtgärder för att öka tryggheten i skolan',
      'Vidta åtgärder för att öka studieron i skolan',
    ],
    ['en årskurs', 'Följa upp resultaten i matematik i årskurs 6', 'Följa upp resultaten i matematik i årskurs 9'],
    ['ett år', 'Förbereda de digitala proven 2024', 'Förbereda de digitala proven 2025'],
    [
      'en nekande stavelse',
      'Följa upp antalet behöriga lärare i förskolan',
      'Följa upp antalet obehöriga lärare i förskolan',
    ],
    ['en skolform', 'Utveckla stödet för bemanning i skolan', 'Utveckla stödet för bemanning i förskolan'],
    ['en riktning', 'Se över rutiner för inskrivning av nya elever', 'Se över rutiner för utskrivning av nya elever'],
    ['ett inte', 'Införa mobilfria lektioner i alla skolor', 'Inte införa mobilfria lektioner i alla skolor'],
    ['en målgrupp', 'Gymnasieskolan: Säkerställa rapportering av frånvaro', 'Säkerställa rapportering av frånvaro'],
  ])('differ by %s', (_, a, b) => {
    expect(areOne(row(a), row(b, sameGoalAgain))).toBe(false);
    expect(areOne(row(b), row(a, sameGoalAgain))).toBe(false);
  });

  it('stand nearly alike under one goal: there both are meant', () => {
    expect(
      areOne(row('Utveckla stöd för förskollärare i staden'), row('Utveckla stöd för förskollärares i staden')),
    ).toBe(false);
  });

  it.each([
    ['boards', { boards: ['BoU'] }],
    ['deadline', { deadline: readDeadline('Maj', 2022).deadline }],
  ])('are nearly alike and have other %s', (_, other) => {
    const copy = row('Utveckla stöd för närvaroarbet i skolan', { ...elsewhere, ...other });
    expect(areOne(row('Utveckla stöd för närvaroarbete i skolan'), copy)).toBe(false);
  });

  it('are worded the same with other parts', () => {
    expect(
      areOne(row('Se över stödet', { parts: ['i skolan'] }), row('Se över stödet', { parts: ['i förskolan'] })),
    ).toBe(false);
  });
});

it('gives an activity the same key whatever its punctuation, and wherever its parts stand', () => {
  const key = activityKeyOf({
    title: 'Tydliggöra genomströmning',
    parts: ['Inom gymnasiet', 'Inom vuxenutbildningen'],
  });
  expect(key).toMatch(/^tydliggora-genomstromning-[a-z-]*[a-z0-9]{11}$/);
  expect(activityKeyOf({ title: 'Tydliggöra genomströmning Inom gymnasiet. Inom vuxenutbildningen', parts: [] })).toBe(
    key,
  );
  expect(activityKeyOf({ title: 'Tydliggöra genomströmning', parts: ['Inom gymnasiet'] })).not.toBe(key);
});

it('compares ten thousand rows of a template without comparing each with every other', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    row(
      `Genomföra insatser för ${String.fromCharCode(97 + (index % 26)).repeat(1 + (index % 7))}område nummer ${index} i kommunen`,
    ),
  );
  const started = performance.now();
  expect(new Set(activitiesOf(rows)).size).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(8_000);
});
