import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { startBot } from '../../src/bot/main.ts';
import { textsOf } from '../cards/card-rules.ts';
import { newLedger } from './ledger-folder.ts';
import { openService, until, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

test('on Friday 16 December an owner gets one card with all that is due on the 31st, and never again', async () => {
  service = await openService([
    { key: 'a', owner: 'utvecklare.grundskola' },
    { key: 'b', owner: 'utvecklare.grundskola' },
    { key: 'c', owner: 'utvecklare.gymnasium' },
  ]);
  await service.install('utvecklare.grundskola');
  await service.install('utvecklare.gymnasium');
  await service.goTo('2022-12-15 17:00');
  await service.goTo('2022-12-16 07:59');
  expect(service.cardsTo('utvecklare.grundskola')).toEqual([]);
  await service.goTo('2022-12-16 08:00');
  await service.goTo('2022-12-16 12:00');
  await service.restart();
  await service.goTo('2022-12-16 13:00');
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo('utvecklare.gymnasium')).toHaveLength(1);
  const [card, ...more] = service.cardsTo('utvecklare.grundskola');
  expect(more).toEqual([]);
  expect(textsOf(card!.card!)[0]).toBe('Två aktiviteter har slutdatum 31 december');
  expect(card!.text).toBe('Två aktiviteter har slutdatum 31 december');
  expect((await service.bot.deliveries()).map(({ outcome, activities }) => [outcome, activities])).toEqual(
    expect.arrayContaining([
      ['sent', 2],
      ['sent', 1],
    ]),
  );
});

test('who cannot be reached is listed, and gets it the next working day if they have the app by then', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  await service.goTo('2022-12-16 08:00');
  expect(await service.bot.deliveries()).toMatchObject([
    { kind: 'card', to: 'Utvecklingsledare grundskola', outcome: 'unreachable', activities: 1 },
  ]);
  await service.install('utvecklare.grundskola');
  await service.goTo('2022-12-16 14:00');
  expect(service.cardsTo('utvecklare.grundskola')).toEqual([]);
  expect((await service.bot.nextEvent())?.at.toString()).toBe('2022-12-19T07:00:00Z');
  await service.goTo('2022-12-19 08:00');
  expect(service.cardsTo('utvecklare.grundskola')).toHaveLength(1);
});

test('who has removed the app is listed as unreachable', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  await service.install('utvecklare.grundskola');
  service.teams.onMessage = (message) => (message.card === null ? undefined : { status: 403 });
  await service.goTo('2022-12-16 08:00');
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'unreachable' }]);
});

test('one owner who answers 403 does not make anybody get it twice', async () => {
  service = await openService([
    { key: 'a', owner: 'utvecklare.grundskola' },
    { key: 'b', owner: 'utvecklare.gymnasium' },
    { key: 'c', owner: 'samordnare.elevhalsa' },
  ]);
  for (const who of ['utvecklare.grundskola', 'utvecklare.gymnasium', 'samordnare.elevhalsa'] as const)
    await service.install(who);
  service.teams.onMessage = ({ where }) => (where === 'chat-utvecklare.gymnasium' ? { status: 403 } : undefined);
  await service.goTo('2022-12-16 08:00');
  await service.goTo('2022-12-16 09:00');
  expect(service.cardsTo('utvecklare.grundskola')).toHaveLength(1);
  expect(service.cardsTo('samordnare.elevhalsa')).toHaveLength(1);
});

test('what is done before the day is not reminded, and an activity without an owner is listed', async () => {
  service = await openService([
    { key: 'a', owner: 'utvecklare.grundskola' },
    { key: 'b', owner: null },
  ]);
  await service.install('utvecklare.grundskola');
  const store = service.site.storeAs('controller');
  const activity = await store.activity('verksamhetsplan-2022/a');
  const done = { text: 'Genomfört', progress: 'completed', deviation: null } as const;
  const { person } = await store.viewer();
  await store.change(activity, { status: done }, { by: person, at: '2022-12-10T08:00:00Z', via: 'tab' });
  await service.goTo('2022-12-16 08:00');
  expect(service.cardsTo('utvecklare.grundskola')).toEqual([]);
  expect((await service.bot.deliveries()).filter(({ kind }) => kind === 'card')).toEqual([]);
  expect(await service.bot.withoutOwner()).toEqual([{ key: 'verksamhetsplan-2022/b', title: 'Aktivitet b' }]);
});

test('two ticks at once send once', async () => {
  service = await openService([
    { key: 'a', owner: 'utvecklare.grundskola' },
    { key: 'b', owner: 'utvecklare.gymnasium' },
  ]);
  await service.install('utvecklare.grundskola');
  await service.install('utvecklare.gymnasium');
  service.clock.time = service.clock.time.add({ hours: 24 * 15 });
  await Promise.all([service.bot.tick(), service.bot.tick(), service.bot.tick()]);
  expect(service.cardsTo('utvecklare.grundskola')).toHaveLength(1);
  expect(service.cardsTo('utvecklare.gymnasium')).toHaveLength(1);
});

test('a service that was away at eight sends when it is back, the same day or the next working day', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  await service.install('utvecklare.grundskola');
  await service.goTo('2022-12-17 10:00');
  expect(service.cardsTo('utvecklare.grundskola')).toEqual([]);
  await service.goTo('2022-12-19 15:00');
  expect(service.cardsTo('utvecklare.grundskola')).toHaveLength(1);
});

test('what Teams asks to wait with is sent later, once', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  await service.install('utvecklare.grundskola');
  service.teams.onMessage = () => ({ status: 429, headers: { 'retry-after': '3600' } });
  await service.goTo('2022-12-16 08:00');
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'planned' }]);
  service.teams.onMessage = null;
  await service.goTo('2022-12-16 08:10');
  await service.goTo('2022-12-16 08:20');
  expect(service.cardsTo('utvecklare.grundskola')).toHaveLength(1);
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'sent' }]);
});

test('installing is done once however often Teams says it, and greets once', async () => {
  service = await openService([]);
  await service.install('utvecklare.grundskola');
  await until(() => service.teams.received.length === 1);
  await service.install('utvecklare.grundskola');
  await service.restart();
  await service.install('utvecklare.grundskola');
  await service.goTo('2022-12-02 08:00');
  expect(service.teams.received).toHaveLength(1);
  expect(await service.bot.conversations()).toEqual(['chat-utvecklare.grundskola']);
});

test('the start page is told what comes next', async () => {
  service = await openService([{ key: 'a', owner: 'utvecklare.grundskola' }]);
  const next = await service.bot.nextEvent();
  expect([next?.at.toString(), next?.what]).toEqual(['2022-12-16T07:00:00Z', 'reminders']);
  await service.goTo('2022-12-16 08:00');
  expect(await service.bot.nextEvent()).toBeNull();
});

test('a port that is taken is refused, and leaves the folder free', async () => {
  service = await openService([]);
  const port = Number(new URL(service.bot.origin).port);
  const folder = await newLedger();
  const options = { database: { folder }, clock: service.clock, store: service.site.storeAs('controller') };
  const links = { myActivities: 'http://127.0.0.1:3000/', plan: 'http://127.0.0.1:3000/' };
  await expect(startBot({ ...options, links, port, wakes: false })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const bot = await startBot({ ...options, links, port: 0, wakes: false });
  await bot.close();
  await rm(folder, { recursive: true });
});
