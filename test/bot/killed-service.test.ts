import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { startBot } from '../../src/bot/main.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { actionsOf, textsOf } from '../cards/card-rules.ts';
import { newLedger } from './ledger-folder.ts';
import { everybody, fillSite, openSite, type TestSite } from './municipality.ts';
import { startConnector, type RecordingConnector } from './recording-connector.ts';
import { at, chatOf, send, until, writtenBy } from './running-bot.ts';
import type { ProcessOptions } from './bot-process.ts';

const owner = 'utvecklare.grundskola';
let site: TestSite;
let teams: RecordingConnector;
let folder: string;
let bot: Bot | null;

beforeEach(async () => {
  site = await openSite();
  await fillSite(site, [
    { key: 'a', owner },
    { key: 'b', owner },
  ]);
  teams = await startConnector(everybody, []);
  folder = await newLedger();
  bot = null;
});

afterEach(async () => {
  await bot?.close();
  await teams.close();
  await site.close();
  await rm(folder, { recursive: true });
});

/** The service in a process of its own, with the owner's conversation, about to do 16 December's round. */
const startProcess = async (diesBeforePost: boolean): Promise<ChildProcess> => {
  const token = site.tokenFor('controller');
  const time = at('2022-12-16 08:00').toString();
  const options: ProcessOptions = { database: { folder }, siteUrl: site.url, token, time, diesBeforePost };
  const child = fork(new URL('./bot-process.ts', import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [{ messages }] = (await once(child, 'message')) as [{ messages: string }];
  await send({ messages }, { type: 'installationUpdate', action: 'add', ...writtenBy(owner, teams) });
  await until(() => teams.received.length === 1);
  return child;
};

const cards = () => teams.received.filter(({ how, card }) => how === 'message' && card !== null);

/** The next process on the same folder. */
const restartAt = async (time: string): Promise<Bot> => {
  await bot?.close();
  bot = await startBot({
    port: 0,
    database: { folder },
    clock: { now: () => at(time) },
    store: openPlanStore(site.asApp()),
    links: { myActivities: 'http://127.0.0.1:3000/', plan: 'http://127.0.0.1:3000/' },
    wakes: false,
  });
  await bot.tick();
  return bot;
};

/** Nobody knows whether it arrived: it is listed, not sent again that day, and what it said comes on Monday. */
const expectUncertain = async (arrived: number): Promise<void> => {
  const after = await restartAt('2022-12-16 08:05');
  expect(await after.deliveries()).toMatchObject([
    { kind: 'card', to: 'Utvecklingsledare grundskola', outcome: 'uncertain', activities: 2 },
  ]);
  expect((await after.nextEvent())?.at.toString()).toBe('2022-12-19T07:00:00Z');
  await restartAt('2022-12-16 15:00');
  expect(cards()).toHaveLength(arrived);

  const monday = await restartAt('2022-12-19 08:00');
  expect(cards()).toHaveLength(arrived + 1);
  const last = cards().at(-1)!.card!;
  expect(textsOf(last)[0]).toBe('Två aktiviteter har slutdatum 31 december');
  expect((await monday.deliveries()).map(({ outcome }) => outcome)).toEqual(['sent', 'uncertain']);
  expect(deliveryIn(last)).toBe((await monday.deliveries())[0]!.id);
  await restartAt('2022-12-19 12:00');
  expect(cards()).toHaveLength(arrived + 1);
};

const deliveryIn = (card: Parameters<typeof actionsOf>[0]): unknown =>
  (actionsOf(card, 'answer')[0]!['data'] as { delivery: unknown }).delivery;

test('killed between claim and send: nobody got the card, it is listed as uncertain, and comes the next working day', async () => {
  const child = await startProcess(true);
  child.send('tick');
  const [, signal] = (await once(child, 'exit')) as [number | null, string];
  expect(signal).toBe('SIGKILL');
  expect(cards()).toEqual([]);
  await expectUncertain(0);
});

/** The card reaches Teams; the service is dead before it hears so. */
const dieAfterSend = async (): Promise<void> => {
  const child = await startProcess(false);
  const exited = once(child, 'exit');
  teams.onMessage = async () => {
    child.kill('SIGKILL');
    await exited;
    teams.onMessage = null;
    return undefined;
  };
  child.send('tick');
  await exited;
  await until(() => cards().length === 1);
};

test('killed between send and mark: nobody gets that card twice, and it is listed as uncertain', async () => {
  await dieAfterSend();
  expect(cards()[0]!.where).toBe(chatOf(owner));
  await expectUncertain(1);
});

test('an uncertain card that is answered did arrive: nothing more comes', async () => {
  await dieAfterSend();
  const after = await restartAt('2022-12-16 09:00');
  const [action] = actionsOf(cards()[0]!.card!, 'unchanged');
  await send(after, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    ...writtenBy(owner, teams),
    value: { action: { type: 'Action.Execute', verb: 'unchanged', data: action!['data'] } },
  });
  expect(await after.deliveries()).toMatchObject([{ outcome: 'answered' }]);
  await restartAt('2022-12-19 08:00');
  expect(cards()).toHaveLength(1);
});

test('killed before it planned anything, it is as if it never began', async () => {
  const child = await startProcess(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await restartAt('2022-12-16 08:05');
  expect(cards()).toHaveLength(1);
});
