import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { parseCardAction } from '../../src/cards/card-action.ts';
import { reminderCard } from '../../src/cards/reminder-card.ts';
import type { CardLine, LineState, Reminder } from '../../src/cards/reminder.ts';
import type { Activity } from '../../src/plan/activity.ts';
import type { Period } from '../../src/plan/period.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, personWith } from '../plan/an-activity.ts';
import { actionsOf, brokenRules, inputsOf, textsOf } from './card-rules.ts';

const day = Temporal.PlainDate.from;
const delivery = '0198f1c2-7a00-4000-8000-000000000001';

const bokslut: Period = {
  key: 'bokslut',
  planKey: 'verksamhetsplan-2022',
  name: 'Bokslut',
  perDatum: day('2022-12-31'),
  opensOn: day('2022-11-21'),
  answersDueOn: day('2023-01-13'),
  state: 'open',
};

const lineOf = (state: LineState, changes: Partial<Activity> = {}): CardLine => ({
  position: 0,
  activity: anActivity(changes),
  due: day('2022-12-31'),
  goal: 'Likvärdiga möjligheter',
  seen: { period: 'Delår 2', status: statusOf('ongoing', defaultStatusWords) },
  period: bokslut,
  state,
});

const reminderOf = (lines: readonly CardLine[]): Reminder => ({
  delivery,
  lines: lines.map((line, position) => ({ ...line, position })),
  today: day('2022-12-16'),
  language: 'sv',
  link: 'http://127.0.0.1:3000/tab/',
});

const three = [
  lineOf({ is: 'open', draft: null }, { key: 'K0' }),
  lineOf({ is: 'waiting' }, { key: 'K1' }),
  lineOf({ is: 'waiting' }, { key: 'K2' }),
];

test('the card says how many activities are due, when, and by when answers are expected', () => {
  expect(textsOf(reminderCard(reminderOf(three))).slice(0, 2)).toEqual([
    'Tre aktiviteter har slutdatum 31 december',
    'Hur går det? Bokslut, läget per 31 december: svar väntas senast fredag 13 januari.',
  ]);
});

test('one activity can be answered in place, the others are one click away', () => {
  const card = reminderCard(reminderOf(three));
  expect(inputsOf(card).map((input) => input['id'])).toEqual(['s0', 'c0']);
  expect(actionsOf(card, 'open')).toHaveLength(2);
  expect(actionsOf(card, 'unchanged')).toHaveLength(3);
});

test('a card is valid in Adaptive Cards 1.5 and keeps our rules, whatever state its lines are in', () => {
  const states: readonly LineState[] = [
    { is: 'open', draft: null },
    { is: 'waiting' },
    { is: 'conflict', draft: { progress: 'completed', comment: 'Klart!' } },
    { is: 'conflict', draft: null },
    { is: 'answered', unchanged: true },
    { is: 'answered', unchanged: false },
    { is: 'refused', why: 'not-yours' },
  ];
  for (const state of states) expect(brokenRules(reminderCard(reminderOf([lineOf(state)])), 28_000)).toEqual([]);
});

/** As heavy as the plan's heaviest: the longest title, goal and key that were seen, and a comment of a page. */
const heavy = (index: number, state: LineState): CardLine => ({
  ...lineOf(state, {
    key: `verksamhetsplan-2022-0abcdefghij/en-aktivitet-med-en-lang-nyckel-${index}`,
    title: `${'Å'.repeat(230)} ${index}.`,
    comment: 'Ö'.repeat(2000),
    version: '"c16bd8d2-2b7a-45d5-a1a7-5e7c2144c0a6,4"',
  }),
  goal: 'Ä'.repeat(420),
});

const waitingIn = (card: IAdaptiveCard): readonly string[] =>
  actionsOf(card, 'open').map((action) => (action['data'] as { activity: string }).activity);

test('a card stays under 28 KB however many activities it is about, and says how many more the tab has', () => {
  const of = (count: number) =>
    reminderCard(
      reminderOf(
        Array.from({ length: count }, (_, n) => heavy(n, n === 0 ? { is: 'open', draft: null } : { is: 'waiting' })),
      ),
    );
  for (const count of [1, 5, 20, 93]) expect(brokenRules(of(count), 28_000)).toEqual([]);
  const card = of(93);
  const shown = waitingIn(card).length + 1;
  expect(shown).toBeGreaterThan(5);
  expect(textsOf(card)[0]).toBe('93 aktiviteter har slutdatum 31 december');
  expect(textsOf(card).at(-1)).toBe(
    `Och ${93 - shown} till i fliken [Mina aktiviteter](http://127.0.0.1:3000/tab/). De kommer hit allt eftersom du svarar.`,
  );
  expect(actionsOf(card, 'unchanged-all')).toEqual([]);
});

test('answering makes room: each activity comes to the card, and the one just answered is seen to be', () => {
  const count = 93;
  const seen = new Set<string>();
  for (let answered = 0; answered < count; answered += 1) {
    const lines = Array.from({ length: count }, (_, n) => {
      if (n < answered - 1) return heavy(n, { is: 'answered', unchanged: false });
      if (n === answered - 1) return heavy(n, { is: 'answered', unchanged: false, justNow: true });
      return heavy(n, n === answered ? { is: 'open', draft: null } : { is: 'waiting' });
    });
    const card = reminderCard(reminderOf(lines));
    expect(brokenRules(card, 28_000)).toEqual([]);
    const justNow = lines.slice(0, answered).at(-1);
    expect(textsOf(card).join('\n')).toContain(justNow === undefined ? '' : `✓ Pågår. ${justNow.activity.title}`);
    for (const key of waitingIn(card)) seen.add(key);
  }
  expect(seen.size).toBe(count - 1);
});

test('texts that were begun are never left out, and no card passes what Teams takes', () => {
  const long = 'Ö'.repeat(9_000);
  const drafts = [0, 1].map((n) => heavy(n, { is: 'conflict', draft: { progress: 'ongoing', comment: long } }));
  const others = Array.from({ length: 91 }, (_, n) => heavy(n + 2, { is: 'waiting' }));
  const open = { ...heavy(93, { is: 'open', draft: null }) };
  const longest = { ...open, activity: { ...open.activity, comment: 'Ö'.repeat(10_000) } };
  const card = reminderCard(reminderOf([...drafts, ...others, longest]));
  expect(brokenRules(card, 80_000)).toEqual([]);
  expect(inputsOf(card).filter((input) => input['value'] === long)).toHaveLength(2);
});

test('a comment too long for a card is answered in the tab, or said to be unchanged', () => {
  const line = lineOf({ is: 'open', draft: null }, { comment: 'Ö'.repeat(60_000) });
  const card = reminderCard(reminderOf([line]));
  expect(brokenRules(card, 28_000)).toEqual([]);
  expect(inputsOf(card)).toEqual([]);
  expect(actionsOf(card, 'open')).toEqual([]);
  expect(actionsOf(card, 'unchanged')).toHaveLength(1);
  expect(textsOf(card)).toContain('Kommentaren är för lång för ett kort: skriv svaret i fliken.');
});

test('each activity is asked about in the open period of its own plan', () => {
  const program: Period = {
    ...bokslut,
    key: 'p|halvar',
    planKey: 'p',
    name: 'Halvår',
    answersDueOn: day('2022-12-22'),
  };
  const own = lineOf({ is: 'open', draft: null }, { key: 'K0' });
  const others = { ...lineOf({ is: 'waiting' }, { key: 'K1' }), period: program };
  const none = { ...lineOf({ is: 'waiting' }, { key: 'K2' }), period: null };
  const card = reminderCard(reminderOf([own, others, none]));
  expect(textsOf(card)[1]).toBe(
    'Hur går det? Bokslut, läget per 31 december: svar väntas senast fredag 13 januari. Halvår, läget per 31 december: svar väntas senast torsdag 22 december.',
  );
  expect(actionsOf(card, 'unchanged').map((one) => (one['data'] as { activity: string }).activity)).toEqual([
    'K0',
    'K1',
  ]);
  const answered = { ...own, state: { is: 'answered', unchanged: false } as const };
  expect(textsOf(reminderCard(reminderOf([answered, none])))[1]).toBe('Hur går det?');
});

test('an owner is not offered to drop an activity; one that is dropped says so', () => {
  const choicesOf = (line: CardLine) =>
    (inputsOf(reminderCard(reminderOf([line])))[0]!['choices'] as { value: string }[]).map(({ value }) => value);
  const others = ['not-started', 'ongoing', 'paused', 'completed'];
  expect(choicesOf(lineOf({ is: 'open', draft: null }))).toEqual(others);
  expect(choicesOf(lineOf({ is: 'open', draft: { progress: 'dropped', comment: '' } }))).toEqual(others);
  const status = statusOf('dropped', defaultStatusWords);
  expect(choicesOf(lineOf({ is: 'open', draft: null }, { status }))).toEqual([...others, 'dropped']);
});

test('"Oförändrat för alla" is not offered beside a text that was begun', () => {
  const waiting = lineOf({ is: 'waiting' }, { key: 'K1' });
  const forAll = (state: LineState) => actionsOf(reminderCard(reminderOf([lineOf(state), waiting])), 'unchanged-all');
  expect(forAll({ is: 'open', draft: null })).toHaveLength(1);
  expect(forAll({ is: 'open', draft: { progress: 'ongoing', comment: 'Halvskriven' } })).toEqual([]);
});

test('what was refused is not answered', () => {
  const refused = lineOf({ is: 'refused', why: 'not-yours' });
  const answered = lineOf({ is: 'answered', unchanged: true });
  for (const lines of [[refused], [refused, answered]])
    expect(textsOf(reminderCard(reminderOf(lines)))[1]).toBe('Inget mer att svara på i det här kortet.');
});

test('buttons carry keys and versions only, and what they carry is understood', () => {
  const card = reminderCard(reminderOf(three));
  const [answer] = actionsOf(card, 'answer');
  const stated = expect.any(String) as string;
  const shown = { version: '"1"', says: expect.any(String) as string, stated };
  expect(answer?.['data']).toEqual({
    delivery,
    activity: 'K0',
    version: '"1"',
    stated,
    line: 0,
    shown: [{ line: 0, ...shown }],
  });
  expect(JSON.stringify(answer?.['data'])).not.toContain('Riskanalys');
  const filled = { ...(answer?.['data'] as object), s0: 'completed', c0: ' Klart ' };
  expect(parseCardAction('answer', filled)).toEqual({
    verb: 'answer',
    delivery,
    activity: 'K0',
    version: '"1"',
    stated,
    answer: { line: 0, progress: 'completed', comment: 'Klart', shown },
    written: [{ line: 0, progress: 'completed', comment: 'Klart', shown }],
  });
  for (const verb of ['open', 'unchanged', 'unchanged-all'])
    for (const action of actionsOf(card, verb)) expect(parseCardAction(verb, action['data'])).not.toBeNull();
});

test('an answered activity is one line with its status', () => {
  const done = lineOf({ is: 'answered', unchanged: false }, { status: statusOf('completed', defaultStatusWords) });
  const same = lineOf({ is: 'answered', unchanged: true });
  const texts = textsOf(reminderCard(reminderOf([done, same])));
  expect(texts[1]).toBe('Allt är besvarat. Tack!');
  expect(texts[2]).toMatch(/^✓ Genomförd\. Implementera/);
  expect(texts[3]).toMatch(/^✓ Pågår, oförändrat\. Implementera/);
});

test('a conflict shows what was saved, by whom and when, and keeps what the person wrote', () => {
  const acted = { by: { ...personWith(20, 'c@kommun.example'), name: 'Controller' }, at: '2022-12-16T09:14:00Z' };
  const line = lineOf(
    { is: 'conflict', draft: { progress: 'completed', comment: 'Min text' } },
    { acted: { ...acted, via: 'tab' }, comment: 'Deras text', version: '"7"' },
  );
  const card = reminderCard(reminderOf([line]));
  expect(textsOf(card)).toContain('Controller ändrade i fliken fredag 16 december 10.14, efter att kortet skickades.');
  expect(textsOf(card)).toContain('Sparat nu: Pågår. ”Deras text”');
  expect(inputsOf(card).map((input) => input['value'])).toEqual(['completed', 'Min text']);
  expect(actionsOf(card, 'answer')[0]?.['data']).toMatchObject({ version: '"7"' });
});

test('the comment that stands is where it can be edited, so that an answer does not erase it', () => {
  expect(inputsOf(reminderCard(reminderOf([lineOf({ is: 'open', draft: null })])))[1]?.['value']).toBe(
    'Riskanalys genomförd.',
  );
});

test('a status nobody has stated cannot be unchanged: one is chosen', () => {
  const unstated = lineOf({ is: 'open', draft: null }, { status: { text: '', progress: null, deviation: null } });
  const card = reminderCard(reminderOf([unstated]));
  expect(actionsOf(card, 'unchanged')).toEqual([]);
  expect(inputsOf(card)[0]).not.toHaveProperty('value');
});

test('a text that was begun stays in its line when another button is pressed', () => {
  const begun = lineOf({ is: 'open', draft: { progress: 'paused', comment: 'Halvskriven' } }, { key: 'K0' });
  const card = reminderCard(reminderOf([begun, lineOf({ is: 'open', draft: null }, { key: 'K1' })]));
  expect(inputsOf(card).map((input) => [input['id'], input['value']])).toEqual([
    ['s0', 'paused'],
    ['c0', 'Halvskriven'],
    ['s1', 'ongoing'],
    ['c1', 'Riskanalys genomförd.'],
  ]);
});

test('without an open period there is nothing to be unchanged in, but an answer is welcome', () => {
  const card = reminderCard(reminderOf(three.map((line) => ({ ...line, period: null }))));
  expect(actionsOf(card, 'unchanged')).toEqual([]);
  expect(actionsOf(card, 'answer')).toHaveLength(1);
  expect(textsOf(card)[1]).toBe('Hur går det?');
});

test('what people wrote makes no links', () => {
  const line = lineOf({ is: 'waiting' }, { comment: 'Se [här](http://evil.example)' });
  expect(textsOf(reminderCard(reminderOf([line]))).join(' ')).not.toContain('](');
});
