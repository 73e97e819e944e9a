import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { openDatabase } from '../../src/bot/database.ts';
import { startBot } from '../../src/bot/main.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { everybody, fillSite, openSite } from './municipality.ts';
import { startConnector } from './recording-connector.ts';
import { at, send, until, writtenBy } from './running-bot.ts';

const url = process.env['TEST_DATABASE_URL'];
const why = 'TEST_DATABASE_URL is not set: PostgreSQL, and more than one service, were not tried';
// The reporter counts what was skipped, and keeps the reason to itself.
if (url === undefined) process.stderr.write(`${why}\n`);

const owners = ['utvecklare.grundskola', 'utvecklare.gymnasium', 'samordnare.elevhalsa'] as const;

/** A database of its own on the server that was given. */
const newDatabase = async (server: string): Promise<string> => {
  const given = await openDatabase({ url: server });
  const name = `uppfoljning_${randomUUID().replaceAll('-', '')}`;
  await given.query(`create database ${name}`);
  onTestFinished(async () => {
    await given.query(`drop database ${name} with (force)`);
    await given.close();
  });
  const made = new URL(server);
  made.pathname = `/${name}`;
  return made.toString();
};

/** Two services on one PostgreSQL database, with three owners' conversations. */
const startTwo = async (server: string) => {
  const database = { url: await newDatabase(server) };
  const site = await openSite();
  await fillSite(
    site,
    owners.map((owner) => ({ key: owner, owner })),
  );
  const teams = await startConnector(everybody, []);
  const clock = { time: at('2022-12-16 08:00') };
  const start = (): Promise<Bot> =>
    startBot({
      port: 0,
      database,
      clock: { now: () => clock.time },
      store: openPlanStore(site.asApp()),
      links: { myActivities: 'http://127.0.0.1:3000/', plan: 'http://127.0.0.1:3000/' },
      wakes: false,
    });
  const bots = [await start(), await start()] as const;
  onTestFinished(async () => {
    for (const bot of bots) await bot.close();
    await teams.close();
    await site.close();
  });
  for (const who of owners)
    await send(bots[0], { type: 'installationUpdate', action: 'add', ...writtenBy(who, teams) });
  await until(async () => (await bots[1].conversations()).length === 3 && teams.received.length === 3);
  const cards = () => teams.received.filter(({ card }) => card !== null);
  return { bots, clock, teams, cards };
};

test('two services on one database that tick at once send each card once', async ({ skip }) => {
  if (url === undefined) return skip(why);
  const { bots, cards } = await startTwo(url);
  await Promise.all([bots[0].tick(), bots[1].tick(), bots[0].tick(), bots[1].tick()]);
  await until(() => cards().length === 3);
  await bots[1].tick();
  expect(
    cards()
      .map(({ where }) => where)
      .toSorted(),
  ).toEqual(owners.map((who) => `chat-${who}`).toSorted());
  expect((await bots[1].deliveries()).map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
});

test('what another service is sending is left alone until its time is out, and is uncertain then', async ({ skip }) => {
  if (url === undefined) return skip(why);
  const { bots, clock, teams, cards } = await startTwo(url);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  teams.onMessage = async () => {
    await held;
    return undefined;
  };
  const sending = bots[0].tick();
  await until(async () => (await bots[1].deliveries()).filter(({ outcome }) => outcome === 'claimed').length === 3);
  await bots[1].tick();
  expect((await bots[1].deliveries()).map(({ outcome }) => outcome)).toEqual(['claimed', 'claimed', 'claimed']);
  clock.time = clock.time.add({ minutes: 10 });
  await bots[1].tick();
  expect((await bots[1].deliveries()).map(({ outcome }) => outcome)).toEqual(['uncertain', 'uncertain', 'uncertain']);
  // It was alive after all: then it is known.
  release();
  await sending;
  expect((await bots[1].deliveries()).map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
  expect(cards()).toHaveLength(3);
});
