import { afterEach, expect, test } from 'vitest';
import { cardWords } from '../../src/cards/words.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { actionsOf } from '../cards/card-rules.ts';
import { planKey } from './municipality.ts';
import { chatOf, openService, send, tenantId, until, writtenBy, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const owner = 'utvecklare.grundskola';

/** What is written, or pressed, in a channel of a team by the owner. */
const inChannel = () => ({
  ...writtenBy(owner, service.teams),
  conversation: { id: 'channel-bou;messageid=1', conversationType: 'channel', isGroup: true, tenantId },
  channelData: { tenant: { id: tenantId }, team: { id: 'team' }, channel: { id: 'channel-bou' } },
});

const placesOfCards = () => service.teams.received.filter(({ card }) => card !== null).map(({ where }) => where);

test('a message in a channel is answered there, and the card still comes in the person’s own chat', async () => {
  service = await openService([{ key: 'a', owner }]);
  await service.install(owner);
  await send(service.bot, { type: 'message', text: 'hej', ...inChannel() });
  await until(() => service.teams.received.some(({ where }) => where === 'channel-bou;messageid=1'));
  expect(await service.bot.conversations()).toEqual([chatOf(owner)]);
  await service.goTo('2022-12-16 08:00');
  expect(placesOfCards()).toEqual([chatOf(owner)]);
});

test('a card is not answered, or shown, where others read along', async () => {
  service = await openService([{ key: 'a', owner }]);
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  const before = await service.site.storeAs(owner).activity(`${planKey}/a`);
  const action = actionsOf(service.cardsTo(owner)[0]!.card!, 'unchanged')[0]!;
  const reply = await send(service.bot, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    ...inChannel(),
    value: { action: { type: 'Action.Execute', verb: 'unchanged', data: action['data'] } },
  });
  expect(reply).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  expect((await service.bot.deliveries()).map(({ outcome }) => outcome)).toEqual(['sent']);
  expect((await service.site.storeAs(owner).activity(`${planKey}/a`)).version).toBe(before.version);
  expect(await service.bot.conversations()).toEqual([chatOf(owner)]);
});

test('who writes without having the app is answered, and is not taken for somebody cards can reach', async () => {
  service = await openService([{ key: 'a', owner }]);
  await send(service.bot, { type: 'message', text: 'hej', ...writtenBy(owner, service.teams) });
  await until(() => service.teams.received.length === 1);
  expect(await service.bot.conversations()).toEqual([]);
  await service.goTo('2022-12-16 08:00');
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'unreachable' }]);
});

/** A record that does not tell who anybody is while `isDown`. */
const withSilentSite = async (): Promise<{ isDown: boolean }> => {
  const site = { isDown: false };
  const around = (store: PlanStore): PlanStore => {
    const person = store.person.bind(store);
    return Object.assign(store, {
      person: (login: string) =>
        site.isDown ? Promise.reject(new PlanError('throttled', 'Försök igen.', { subject: login })) : person(login),
    });
  };
  service = await openService([{ key: 'a', owner }], { around });
  await service.install(owner);
  return site;
};

test('a person who is known stays known while the site does not answer', async () => {
  const site = await withSilentSite();
  site.isDown = true;
  const moved = { id: 'chat-moved', conversationType: 'personal', tenantId };
  await send(service.bot, {
    type: 'installationUpdate',
    action: 'add',
    ...writtenBy(owner, service.teams),
    conversation: moved,
  });
  await until(async () => (await service.bot.conversations()).includes('chat-moved'));
  await service.goTo('2022-12-16 08:00');
  expect(placesOfCards()).toEqual(['chat-moved']);
});

test('who presses while the site does not tell who it is, is asked to try again, not turned away', async () => {
  const site = await withSilentSite();
  await service.goTo('2022-12-16 08:00');
  const card = service.cardsTo(owner)[0]!.card!;
  await send(service.bot, { type: 'installationUpdate', action: 'remove', ...writtenBy(owner, service.teams) });
  await until(async () => (await service.bot.conversations()).length === 0);
  site.isDown = true;
  const data = actionsOf(card, 'unchanged')[0]!['data'];
  expect((await service.press(owner, 'unchanged', data)).says).toBe(cardWords.sv.tryAgain);
  site.isDown = false;
  expect((await service.press(owner, 'unchanged', data)).card).not.toBeNull();
});

test('an account that was made anew takes over from the one that is gone', async () => {
  service = await openService([{ key: 'a', owner }]);
  await service.install(owner);
  const old = writtenBy(owner, service.teams);
  await send(service.bot, {
    type: 'installationUpdate',
    action: 'add',
    ...old,
    from: { ...old.from, aadObjectId: '11111111-0000-0000-0000-000000000001' },
    conversation: { ...old.conversation, id: 'chat-new-account' },
  });
  await until(async () => (await service.bot.conversations()).length === 2);
  await until(() => service.teams.received.length === 2);
  await service.goTo('2022-12-15 09:00');
  await service.goTo('2022-12-16 08:00');
  expect(placesOfCards()).toEqual(['chat-new-account']);
});
