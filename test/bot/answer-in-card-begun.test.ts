import { afterEach, expect, test } from 'vitest';
import { actionsOf, textsOf } from '../cards/card-rules.ts';
import { activityNow, changedInTab, followUpsNow, openWithCard, owner, pressing, valuesIn } from './sent-card.ts';
import type { Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const withTwo = async () => {
  const opened = await openWithCard([
    { key: 'a', owner },
    { key: 'b', owner },
  ]);
  service = opened.service;
  return opened.card;
};

test('a line nobody wrote in is no begun text: what a planner changed meanwhile stands, and is what the card shows', async () => {
  const card = await withTwo();
  await changedInTab(service, { comment: 'Planerarens text' });
  const { card: redrawn } = await service.press(owner, 'open', pressing(card, 'open', 'b'));
  expect(valuesIn(redrawn!)).toEqual([
    ['s1', 'ongoing'],
    ['c1', 'Pågår enligt plan.'],
  ]);
  expect(textsOf(redrawn!)).toContain('Planerarens text');
  await service.press(owner, 'answer', pressing(redrawn!, 'answer', 'b', { c1: 'Svar om b' }));
  expect((await activityNow(service)).comment).toBe('Planerarens text');
});

test('a begun text in a line that was changed meanwhile is kept beside what was saved, whatever button is pressed', async () => {
  const card = await withTwo();
  await changedInTab(service, { comment: 'Planerarens text' });
  let shown = card;
  for (const key of ['b', 'b'] as const) {
    const verb = shown === card ? 'open' : 'unchanged';
    shown = (await service.press(owner, verb, pressing(shown, verb, key, { c0: 'Ägarens text' }))).card!;
    expect(textsOf(shown)).toContain('Sparat nu: Pågår. ”Planerarens text”');
    expect(textsOf(shown)).toContain('Ditt svar är inte sparat än. Det står kvar här nedanför.');
    expect(valuesIn(shown)).toContainEqual(['c0', 'Ägarens text']);
    expect(actionsOf(shown, 'answer')[0]?.['title']).toBe('Spara mitt svar');
  }
  expect((await activityNow(service)).comment).toBe('Planerarens text');
  await service.press(owner, 'answer', pressing(shown, 'answer', 'a'));
  expect((await activityNow(service)).comment).toBe('Ägarens text');
});

test('a begun text is kept when the line was answered on another device meanwhile', async () => {
  const card = await withTwo();
  await service.press(owner, 'answer', pressing(card, 'answer', 'a', { s0: 'completed', c0: 'Från telefonen' }));
  const { card: redrawn } = await service.press(owner, 'open', pressing(card, 'open', 'b', { c0: 'Från datorn' }));
  expect(textsOf(redrawn!)).toContain('Sparat nu: Genomförd. ”Från telefonen”');
  expect(valuesIn(redrawn!)).toContainEqual(['c0', 'Från datorn']);
});

test('an answer without a status on what was changed meanwhile shows both', async () => {
  const card = await withTwo();
  await changedInTab(service, { comment: 'Planerarens text' });
  const data = pressing(card, 'answer', 'a', { s0: '', c0: 'Ägarens text' });
  const { card: redrawn } = await service.press(owner, 'answer', data);
  expect(textsOf(redrawn!)).toContain('Sparat nu: Pågår. ”Planerarens text”');
  expect(valuesIn(redrawn!)).toContainEqual(['c0', 'Ägarens text']);
});

test('"Oförändrat för alla" leaves out a line in which a text was begun', async () => {
  const card = await withTwo();
  const [all] = actionsOf(card, 'unchanged-all');
  const data = { ...(all!['data'] as object), s0: 'ongoing', c0: 'Halvskriven' };
  const { card: redrawn } = await service.press(owner, 'unchanged-all', data);
  expect((await followUpsNow(service)).map(({ activityKey }) => activityKey)).toEqual(['verksamhetsplan-2022/b']);
  expect(valuesIn(redrawn!)).toEqual([
    ['s0', 'ongoing'],
    ['c0', 'Halvskriven'],
  ]);
});
