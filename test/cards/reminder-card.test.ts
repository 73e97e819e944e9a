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
  state,
});

const reminderOf = (lines: readonly CardLine[], period: Period | null = bokslut): Reminder => ({
  delivery,
  lines: lines.map((line, position) => ({ ...line, position })),
  period,
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
    'Hur går det? Bokslut: svar väntas senast fredag 13 januari.',
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

test('twenty activities take less than 28 KB, fifty with the longest names and comments less than 80', () => {
  const many = (count: number, changes: Partial<Activity>) =>
    reminderOf(
      Array.from({ length: count }, (_, index) =>
        lineOf(index === 0 ? { is: 'open', draft: null } : { is: 'waiting' }, { ...changes, key: `activity-${index}` }),
      ),
    );
  expect(brokenRules(reminderCard(many(20, {})), 28_000)).toEqual([]);
  const long = { title: 'Å'.repeat(235), comment: 'Ö'.repeat(2000) };
  expect(brokenRules(reminderCard(many(50, long)), 80_000)).toEqual([]);
});

test('buttons carry keys and versions only, and what they carry is understood', () => {
  const card = reminderCard(reminderOf(three));
  const [answer] = actionsOf(card, 'answer');
  expect(answer?.['data']).toEqual({ delivery, activity: 'K0', version: '"1"', line: 0 });
  const filled = { ...(answer?.['data'] as object), s0: 'completed', c0: ' Klart ' };
  expect(parseCardAction('answer', filled)).toEqual({
    verb: 'answer',
    delivery,
    activity: 'K0',
    version: '"1"',
    answer: { line: 0, progress: 'completed', comment: 'Klart' },
    written: [{ line: 0, progress: 'completed', comment: 'Klart' }],
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
  const card = reminderCard(reminderOf(three, null));
  expect(actionsOf(card, 'unchanged')).toEqual([]);
  expect(actionsOf(card, 'answer')).toHaveLength(1);
  expect(textsOf(card)[1]).toBe('Hur går det?');
});

test('what people wrote makes no links', () => {
  const line = lineOf({ is: 'waiting' }, { comment: 'Se [här](http://evil.example)' });
  expect(textsOf(reminderCard(reminderOf([line]))).join(' ')).not.toContain('](');
});
