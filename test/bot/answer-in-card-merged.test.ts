import { afterEach, expect, test } from 'vitest';
import { putUnit } from '../../src/sharepoint/put-frame.ts';
import { textsOf } from '../cards/card-rules.ts';
import { deadlineOn } from '../plan/an-activity.ts';
import type { Service } from './running-bot.ts';
import { activityNow, changedInTab, followUpsNow, openWithCard, owner, pressing, valuesIn } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

const withCard = async (...keys: readonly string[]) => {
  const opened = await openWithCard(keys.map((key) => ({ key, owner })));
  service = opened.service;
  return opened.card;
};

const march = deadlineOn('Mars*', ['2023-03-01', '2023-03-31']);

/** In the tab, after the card was sent. */
const givenUnit = async () => {
  const unit = { key: 'grundskola', name: 'Grundskola', manager: null };
  await putUnit(service.site.as('controller'), unit);
  await changedInTab(service, { unitKey: unit.key });
};

test('an answer stands beside the later date and the unit that a planner gave the activity meanwhile', async () => {
  const card = await withCard('a');
  await changedInTab(service, { deadline: march });
  await givenUnit();
  const data = pressing(card, 'answer', 'a', { s0: 'paused', c0: 'Ägarens text' });
  const { card: answered } = await service.press(owner, 'answer', data);
  expect(textsOf(answered!)).toContain('✓ Pausad. Aktivitet a');
  expect(await activityNow(service)).toMatchObject({
    comment: 'Ägarens text',
    status: { progress: 'paused' },
    deadline: { text: 'Mars*' },
    unitKey: 'grundskola',
    acted: { by: { upn: 'utvecklare.grundskola@kommun.example' }, via: 'card' },
  });
  expect(await followUpsNow(service)).toMatchObject([{ comment: 'Ägarens text', deadlineText: 'Mars*' }]);
});

test('"Oförändrat" stands beside a unit that was given meanwhile, but says nothing of a date nobody saw', async () => {
  const card = await withCard('a', 'b');
  await givenUnit();
  await changedInTab(service, { deadline: march }, 'b');
  const { card: said } = await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'a'));
  expect(textsOf(said!)).toContain('✓ Pågår, oförändrat. Aktivitet a');
  const { card: refused } = await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'b'));
  expect(textsOf(refused!).join('\n')).toContain('Controller ändrade i fliken');
  expect(textsOf(refused!).join('\n')).toContain('Mars');
  expect((await followUpsNow(service)).map(({ activityKey }) => activityKey)).toEqual(['verksamhetsplan-2022/a']);
  // Having seen it, it is theirs to say.
  await service.press(owner, 'unchanged', pressing(refused!, 'unchanged', 'b'));
  expect(await followUpsNow(service)).toHaveLength(2);
});

test('how an activity deviates is part of its answer: what a planner said of that meanwhile is not written over', async () => {
  const card = await withCard('a');
  const { status } = await activityNow(service);
  await changedInTab(service, { status: { ...status, deviation: 'deviates' } });
  const { card: both } = await service.press(owner, 'answer', pressing(card, 'answer', 'a', { c0: 'Ägarens text' }));
  expect(textsOf(both!).join('\n')).toContain('Controller ändrade i fliken');
  expect(valuesIn(both!)).toContainEqual(['c0', 'Ägarens text']);
  expect(await activityNow(service)).toMatchObject({
    comment: 'Pågår enligt plan.',
    status: { deviation: 'deviates' },
  });
  expect(await followUpsNow(service)).toEqual([]);
});

test('a text that was begun is no conflict where only the date has moved', async () => {
  const card = await withCard('a', 'b');
  await changedInTab(service, { deadline: march });
  const { card: redrawn } = await service.press(owner, 'open', pressing(card, 'open', 'b', { c0: 'Halvskriven' }));
  expect(textsOf(redrawn!).join('\n')).not.toContain('Controller ändrade');
  await service.press(owner, 'answer', pressing(redrawn!, 'answer', 'a'));
  expect(await activityNow(service)).toMatchObject({ comment: 'Halvskriven', deadline: { text: 'Mars*' } });
});

test('a card that does not say what it showed is asked about whatever has changed', async () => {
  const card = await withCard('a');
  await changedInTab(service, { deadline: march });
  const data = { ...pressing(card, 'answer', 'a', { c0: 'Ägarens text' }), stated: undefined };
  const { card: both } = await service.press(owner, 'answer', data);
  expect(valuesIn(both!)).toContainEqual(['c0', 'Ägarens text']);
  expect((await activityNow(service)).comment).toBe('Pågår enligt plan.');
});
