import { afterEach, expect, test } from 'vitest';
import { textsOf } from '../cards/card-rules.ts';
import type { Service } from './running-bot.ts';
import { activityNow, changedInTab, followUpsNow, openWithCard, owner, pressing } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

const withCard = async () => {
  const opened = await openWithCard();
  service = opened.service;
  return opened.card;
};

test('an owner cannot drop an activity, whatever a press says', async () => {
  const card = await withCard();
  const data = pressing(card, 'answer', 'a', { s0: 'dropped', c0: 'Struken' });
  const { card: redrawn } = await service.press(owner, 'answer', data);
  expect(textsOf(redrawn!)).toContain('Svaret sparades inte: det gör bara den som planerar.');
  expect(textsOf(redrawn!)).not.toContain('Allt är besvarat. Tack!');
  expect(await activityNow(service)).toMatchObject({ status: { progress: 'ongoing' }, comment: 'Pågår enligt plan.' });
  expect(await followUpsNow(service)).toEqual([]);
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'sent' }]);
});

test('an owner may comment on an activity that a planner has dropped', async () => {
  const card = await withCard();
  await changedInTab(service, { status: { text: 'Utgår', progress: 'dropped', deviation: null } });
  const { card: meanwhile } = await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'a'));
  await service.press(owner, 'answer', pressing(meanwhile!, 'answer', 'a', { c0: 'Ersatt av en annan' }));
  expect(await activityNow(service)).toMatchObject({ status: { progress: 'dropped' }, comment: 'Ersatt av en annan' });
});
