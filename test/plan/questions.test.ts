import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import type { Placement } from '../../src/plan/placement.ts';
import { openQuestions, questionRules, type QuestionSource } from '../../src/plan/questions.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { readStatus } from '../../src/plan/read-status.ts';
import { rulingOf } from '../../src/plan/rulings.ts';
import { anActivity, aPlacement, aPlan, bokslut, personWith } from './an-activity.ts';

const perDatum = Temporal.PlainDate.from('2022-08-31');
const planner = (at: string) => ({ by: personWith(20, 'controller@kommun.example'), at, via: 'command-line' as const });
const said = (status: string, comment: string, deadline = 'December'): Partial<Activity> => ({
  status: readStatus(status).status,
  comment,
  deadline: readDeadline(deadline, 2022).deadline,
});
const asked = (activities: readonly Activity[], source: Partial<QuestionSource> = {}, placements: Placement[] = []) =>
  openQuestions({
    content: { plan: aPlan, activities, placements },
    period: null,
    day: perDatum,
    promises: [],
    rulings: [],
    ...source,
  });
const ruleFor = (status: string, comment: string, deadline?: string) =>
  asked([anActivity(said(status, comment, deadline))])[0]?.rule ?? null;

describe('a comment that says otherwise than the status is asked about', () => {
  it.each([
    ['Klart', 'Utgår efter beslut i nämnden.', 'dropped-in-words'],
    ['Pågående', 'Projektet är nedlagt.', 'dropped-in-words'],
    ['Pågående', 'Arbetet har ännu inte påbörjats.', 'not-begun-in-words'],
    ['Genomfört', 'Ej startat på grund av vakanser', 'not-begun-in-words'],
    ['Genomfört', 'Arbetet pågår.', 'unfinished-in-words'],
    ['Genomfört', 'Rutinen ska införas i november.', 'unfinished-in-words'],
    ['Kvarstår', 'Arbetet är igång sedan i våras.', 'under-way-in-words'],
    ['Pågående', 'Uppdraget är slutfört.', 'finished-in-words'],
    ['Pågående', 'Klart.', 'finished-in-words'],
    ['Pågående', 'Aktiviteten genomförd och avslutad i juni.', 'finished-in-words'],
    ['Pågående', 'Aktiviteten är struken.', 'dropped-in-words'],
    ['Pågående', 'Ännu inte igång.', 'not-begun-in-words'],
    ['Genomfört', 'Delvis genomfört.', 'unfinished-in-words'],
    ['Genomfört', 'Kvarstår att informera personalen.', 'unfinished-in-words'],
    ['Kvarstår', 'Uppstart har skett under våren.', 'under-way-in-words'],
    ['Pågående', 'Återrapportering till BUN i november.', 'promised-report'],
  ])('%s, ”%s”', (status, comment, rule) => {
    expect(ruleFor(status, comment)).toBe(rule);
  });
});

it('names the status in the plan’s word where somebody has changed it in the list', () => {
  const changed = anActivity({
    ...said('', 'Följer tidplan'),
    status: { text: '', progress: 'completed', deviation: null },
  });
  expect(asked([changed])[0]?.sv).toContain('Läget är ”Genomfört”');
});

describe('what sounds like it and is something else is not', () => {
  it.each([
    ['Pågående', 'Arbetet utgår från elevernas behov.'],
    ['Pågående', 'Del två är inte påbörjad.'],
    ['Pågående', 'Första delen är genomförd.'],
    ['Pågående', 'Planeras starta i oktober.'],
    ['Pågående', 'Avtalet har förnyats; Förlängning av befintligt avtal är klart.'],
    ['Genomfört', 'Löpande uppföljning pågår.'],
    ['Genomfört', 'Sista utbildningarna genomförs i augusti.'],
    ['Genomfört', 'Utvärderad under våren.'],
    ['Kvarstår', 'Planering pågår.'],
    ['Kvarstår', 'Inte påbörjat.'],
    ['Kvarstår', 'Påbörjas under hösten.'],
    ['Pausad', 'Väntar på beslut.'],
    ['Pågående', 'Avtalet löper till och med 2025.'],
    ['Pågående', 'Ny lag gäller från den 1 januari 2023.'],
    ['Pågående', 'Vissa möten har ställts in på grund av sjukdom.'],
    ['Pågående', 'Inte alla skolor har startat.'],
    ['Pågående', 'Klart i september.'],
    ['Genomfört', 'Upphandlingen är avslutad, avtalet gäller från 1 januari 2023.'],
    ['Kvarstår', 'Diskussion pågår om finansiering.'],
  ])('%s, ”%s”', (status, comment) => {
    expect(ruleFor(status, comment)).toBeNull();
  });
});

describe('rows made up afterwards', () => {
  const { rows } = JSON.parse(readFileSync(new URL('../fixtures/questions-made-up.json', import.meta.url), 'utf8')) as {
    rows: readonly (readonly [string, string, string, string | null])[];
  };
  const wrong = rows.filter(([status, deadline, comment, rule]) => ruleFor(status, comment, deadline) !== rule);

  it('are asked about as they should be, but for what is known', () => {
    expect(rows).toHaveLength(62);
    expect(wrong.map(([, , comment]) => comment)).toEqual([
      'Resultatet presenteras i verksamhetsberättelsen.',
      'Beroende av att projektet med nytt system fortsätter.',
      'Arbetet är till viss del genomfört.',
      'Allt är nu på plats och klart.',
    ]);
  });
});

describe('a deadline that the comment moves is asked about', () => {
  it.each([
    ['September', 'Beräknas klart i oktober.'],
    ['Juni*', 'Klart först 2023.'],
    ['September', 'Har senarelagts.'],
    ['Löpande', 'Arbetet har skjutits fram.'],
    ['Q3', 'Slutförs under Q4.'],
    ['Oktober', 'Klart 15 november'],
    ['November', 'Avslutas vt 2023'],
  ])('%s, ”%s”', (deadline, comment) => {
    expect(
      asked([anActivity(said('Pågående', comment, deadline))], { day: Temporal.PlainDate.from('2022-05-31') }),
    ).toMatchObject([{ rule: 'moved-in-words', words: comment }]);
  });

  it.each([
    ['December', 'Flyttat till december.'],
    ['December*', 'Har skjutits fram.'],
    ['Förskjuts till 2023*', 'Kommer att ingå i verksamhetsplan 2023.'],
    ['September', 'En del av Skola 2035.'],
    ['September', 'Ryms i budget 2022–2024.'],
    ['Oktober', 'Möten har hållits i augusti.'],
  ])('but not %s, ”%s”', (deadline, comment) => {
    expect(ruleFor('Pågående', comment, deadline)).toBeNull();
  });
});

describe('overdue is asked on the last day already', () => {
  it.each([
    ['Pågående', 'Augusti', 'overdue'],
    ['Kvarstår', 'Juni*', 'overdue'],
    ['Pågående', 'Maj/November', null],
    ['Pausad', 'Augusti', null],
    ['Genomfört', 'Augusti', null],
    ['Pågående', 'Löpande', null],
  ])('%s, %s', (status, deadline, rule) => {
    expect(ruleFor(status, '', deadline)).toBe(rule);
  });
});

describe('an activity is asked about once a period', () => {
  const overdueAndUnderWay = anActivity(said('Kvarstår', 'Fortsätter enligt plan', 'Augusti'));
  const period = bokslut();
  const [first] = asked([overdueAndUnderWay]);
  if (!first) throw new Error('nothing asked');
  const holdsOn = (at: string) => rulingOf(first, aPlan.key, 'holds', '', planner(at));

  it('by the gravest rule', () => {
    expect(first.rule).toBe('under-way-in-words');
  });

  it('so that “stämmer” brings no other question in the same period, but in the next', () => {
    expect(asked([overdueAndUnderWay], { period, rulings: [holdsOn('2022-12-01T10:00:00Z')] })).toEqual([]);
    const earlier = [holdsOn('2022-09-07T10:00:00Z')];
    expect(asked([overdueAndUnderWay], { period, rulings: earlier }).map(({ rule }) => rule)).toEqual(['overdue']);
  });

  it.each([
    ['comment', { comment: 'Fortsätter, enligt plan!' }],
    ['status', { status: readStatus('Genomfört').status }],
    ['deadline', { deadline: readDeadline('Juni', 2022).deadline }],
  ])('“stämmer” holds until the %s changes', (_, change) => {
    const rulings = [holdsOn('2022-12-01T10:00:00Z')];
    expect(asked([{ ...overdueAndUnderWay, owner: null, version: '"9"' }], { period, rulings })).toEqual([]);
    expect(asked([{ ...overdueAndUnderWay, ...change }], { period, rulings })).toHaveLength(1);
  });

  it('also where one of its rows says it, which it names', () => {
    const activity = anActivity(said('Pågående', 'Går bra'));
    const comment = 'Förlängts t.o.m. 2023.';
    const placements = [aPlacement('c', 3, { comment }), aPlacement('a', 1), aPlacement('b', 2, { comment })];
    expect(asked([activity], {}, placements)).toMatchObject([{ rule: 'moved-in-words', placements: ['b', 'c'] }]);
  });
});

describe('a report that the comment promises', () => {
  const activity = anActivity(said('Pågående', 'Delrapport lämnas till nämnden i september.'));
  const owed = (on: string) => ({
    key: on,
    planKey: 'p',
    owedOn: Temporal.PlainDate.from(on),
    owedText: '',
    to: [],
    text: 'Delrapport',
    kept: null,
    acted: planner('2022-01-01T10:00:00Z'),
  });

  it('is asked about until it is followed among what is owed', () => {
    expect(asked([activity]).map(({ rule }) => rule)).toEqual(['promised-report']);
    expect(asked([activity], { promises: [owed('2022-09-30')] })).toEqual([]);
    expect(asked([activity], { promises: [owed('2022-06-30')] })).toHaveLength(1);
  });

  it.each(['Rapporten har redovisats för nämnden i juni.', 'Rapport skickas till rektorerna i september.'])(
    'but not ”%s”',
    (comment) => {
      expect(ruleFor('Pågående', comment)).toBeNull();
    },
  );
});

it('every rule has a name of its own', () => {
  expect(new Set(questionRules.map(({ id }) => id)).size).toBe(questionRules.length);
});
