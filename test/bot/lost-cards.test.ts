import { afterEach, expect, test } from 'vitest';
import { answerUnchanged } from '../../src/plan/answer.ts';
import { putOnDelivery, linesOf, takeOffDelivery, toldOccasions } from '../../src/bot/card-lines.ts';
import { claimDelivery, planDelivery } from '../../src/bot/deliveries.ts';
import { openDatabase } from '../../src/bot/database.ts';
import { silent } from '../../src/bot/service-log.ts';
import { Temporal } from 'temporal-polyfill';
import { actionsOf, inputsOf } from '../cards/card-rules.ts';
import { planKey } from './municipality.ts';
import { at, openService, type Service } from './running-bot.ts';
import type { Received, Trouble } from './recording-connector.ts';

let service: Service;
afterEach(() => service.close());

const owner = 'utvecklare.grundskola';

const withOwner = async (): Promise<void> => {
  service = await openService([
    { key: 'a', owner },
    { key: 'b', owner },
  ]);
  await service.install(owner);
};

const outcomes = async () => (await service.bot.deliveries()).map(({ outcome }) => outcome);

const cardsAreAnswered = (trouble: Trouble): void => {
  service.teams.onMessage = ({ card }) => (card === null ? undefined : trouble);
};

test('what was answered after the card was claimed was not missed, whenever the claim is found to be a dead one', async () => {
  service = await openService([{ key: 'a', owner }]);
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  await service.bot.close();
  // As kill -9 leaves it between the claim and the mark.
  const ledger = await openDatabase({ folder: service.folder });
  await ledger.query(`update ledger.deliveries set state = 'claimed', claimed_until = $1`, [
    at('2022-12-16 08:02').toString(),
  ]);
  await ledger.close();
  const store = service.site.storeAs(owner);
  const { periods } = await store.read(planKey);
  const { person: by } = await store.viewer();
  const answered = { by, at: at('2022-12-16 08:30').toString(), via: 'tab' } as const;
  await answerUnchanged(store, await store.activity(`${planKey}/a`), periods[0]!, answered);
  service.clock.time = at('2022-12-16 13:00');
  await service.restart();
  expect(await outcomes()).toEqual(['uncertain']);
  expect(await service.bot.nextEvent()).toBeNull();
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
});

/** What Teams sends when a card's button is pressed and nothing was typed. */
const pressed = ({ card }: Received, verb: string) => ({
  ...Object.fromEntries(inputsOf(card!).map((input) => [input['id'], input['value'] ?? ''])),
  ...(actionsOf(card!, verb)[0]!['data'] as object),
});

test('a card that was pressed did arrive, although the answer to its sender was lost', async () => {
  await withOwner();
  service.teams.onMessage = async (message) => {
    if (message.how !== 'message') return undefined;
    expect((await service.press(owner, 'open', pressed(message, 'open'))).card).not.toBeNull();
    return 'drop';
  };
  await service.goTo('2022-12-16 08:00');
  service.teams.onMessage = null;
  expect(await outcomes()).toEqual(['sent']);
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
});

test('a card that a gateway stopped waiting for is not posted again that day', async () => {
  await withOwner();
  let posted = 0;
  service.teams.onMessage = () => {
    posted += 1;
    return { status: 504 };
  };
  await service.goTo('2022-12-16 08:00');
  await service.goTo('2022-12-16 08:05');
  expect([posted, await outcomes()]).toEqual([1, ['uncertain']]);
});

test('what Teams refused is listed, and comes once more the next working day', async () => {
  await withOwner();
  cardsAreAnswered({ status: 400 });
  await service.goTo('2022-12-16 08:00');
  service.teams.onMessage = null;
  await service.goTo('2022-12-16 09:00');
  expect(await outcomes()).toEqual(['refused']);
  expect(service.cardsTo(owner)).toEqual([]);
  expect((await service.bot.nextEvent())?.at.toString()).toBe('2022-12-19T07:00:00Z');
  await service.goTo('2022-12-19 08:00');
  expect(await outcomes()).toEqual(['sent', 'refused']);
  expect(await service.bot.deliveries()).toMatchObject([{ activities: 2 }, { activities: 2 }]);
});

test('what Teams refuses a second time is listed, and is not tried for ever', async () => {
  await withOwner();
  cardsAreAnswered({ status: 413 });
  await service.goTo('2022-12-16 08:00');
  await service.goTo('2022-12-19 08:00');
  expect(await service.bot.nextEvent()).toBeNull();
  await service.goTo('2023-01-09 08:00');
  expect(await outcomes()).toEqual(['refused', 'refused']);
});

test('a service that Teams does not let in says so once a tick, and sends when it is let in again', async () => {
  const said: string[] = [];
  const log = { ...silent, error: (_: unknown, message: string) => said.push(message) };
  const other = 'utvecklare.gymnasium';
  service = await openService(
    [
      { key: 'a', owner },
      { key: 'b', owner: other },
    ],
    { options: { log } },
  );
  await service.install(owner);
  await service.install(other);
  cardsAreAnswered({ status: 401 });
  await service.goTo('2022-12-16 08:00');
  expect(said).toEqual([expect.stringContaining('The settings are wrong, or a secret has expired')]);
  expect(await outcomes()).toEqual(['planned', 'planned']);
  await service.goTo('2022-12-16 08:10');
  expect(said).toHaveLength(2);
  service.teams.onMessage = null;
  await service.goTo('2022-12-16 08:20');
  expect(await outcomes()).toEqual(['sent', 'sent']);
});

test('a card that was held up does not come in the evening or on a weekend, but with the next working day’s', async () => {
  await withOwner();
  cardsAreAnswered({ status: 429, headers: { 'retry-after': '3600' } });
  await service.goTo('2022-12-16 08:00');
  await service.goTo('2022-12-16 17:55');
  service.teams.onMessage = null;
  for (const time of ['2022-12-16 18:00', '2022-12-18 02:30', '2022-12-19 07:30']) {
    await service.goTo(time);
    expect(service.cardsTo(owner)).toEqual([]);
    expect((await service.bot.nextEvent())?.at.toString()).toBe('2022-12-19T07:00:00Z');
  }
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
});

test('a service that wakes in the evening leaves the day’s cards to the next working day', async () => {
  await withOwner();
  await service.goTo('2022-12-16 21:00');
  expect(service.cardsTo(owner)).toEqual([]);
  expect((await service.bot.nextEvent())?.at.toString()).toBe('2022-12-19T07:00:00Z');
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo(owner)).toHaveLength(1);
});

test('nothing is taken off a card that another worker has begun to send', async () => {
  await withOwner();
  await service.bot.close();
  const ledger = await openDatabase({ folder: service.folder });
  const now = at('2022-12-16 08:00');
  const day = Temporal.PlainDate.from('2022-12-16');
  const delivery = (await planDelivery(ledger, { kind: 'card', target: '7', day, dueAt: now, now }))!;
  const occurrenceLast = Temporal.PlainDate.from('2022-12-31');
  const keys = ['a', 'b'];
  const occasions = keys.map((key) => ({
    activityKey: key,
    planKey,
    personId: 7,
    day,
    kind: 'deadline' as const,
    occurrenceLast,
  }));
  await putOnDelivery(ledger, delivery, occasions);
  await takeOffDelivery(ledger, delivery, ['b']);
  const address = { conversationId: 'chat', serviceUrl: service.teams.serviceUrl };
  await claimDelivery(ledger, delivery, address, { now, until: now.add({ minutes: 2 }) });
  await takeOffDelivery(ledger, delivery, ['a']);
  const lines = await linesOf(ledger, delivery);
  const told = await toldOccasions(ledger, keys);
  await ledger.close();
  await service.restart();
  expect([lines, told].map((all) => all.map(({ activityKey }) => activityKey))).toEqual([['a'], ['a']]);
});
