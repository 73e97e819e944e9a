import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { Temporal } from 'temporal-polyfill';
import type { Bot, BotOptions } from '../../src/bot/bot.ts';
import { startBot } from '../../src/bot/main.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import {
  everybody,
  fillSite,
  memberOf,
  openSite,
  type ActivityGiven,
  type TestSite,
  type Who,
} from './municipality.ts';
import { newLedger } from './ledger-folder.ts';
import { startConnector, type Received, type RecordingConnector } from './recording-connector.ts';

/** A time of day in Stockholm, "2022-12-16 08:00". */
export const at = (text: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Stockholm').toInstant();

export const tenantId = '00000000-0000-0000-0000-000000000001';

/** What the invoke of a card's button answered. */
export interface Pressed {
  readonly card: IAdaptiveCard | null;
  readonly says: string | null;
}

/** The real service on the real lists, with a far side that writes down what comes, and a clock that is moved by hand. */
export interface Service {
  readonly site: TestSite;
  readonly teams: RecordingConnector;
  readonly clock: { now(): Temporal.Instant; time: Temporal.Instant };
  readonly folder: string;
  bot: Bot;
  /** Moves the clock and does what is due. */
  goTo(time: string): Promise<void>;
  install(who: Who): Promise<void>;
  installTeam(): Promise<void>;
  press(who: Who, verb: string, data: unknown): Promise<Pressed>;
  /** Cards that a person got, without redraws. */
  cardsTo(who: Who): readonly Received[];
  postsIn(channel: string): readonly Received[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const chatOf = (who: Who): string => `chat-${who}`;

/** The service answers a message before it has done what it asks, as Teams wants; this waits for what is to come of it. */
export const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await sleep(10);
  }
  throw new Error('It did not come to be within five seconds');
};

/** What Teams does: posts an activity to the service. */
export const send = async (bot: Pick<Bot, 'messages'>, activity: object): Promise<unknown> => {
  const response = await fetch(bot.messages, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'x', channelId: 'msteams', timestamp: '2022-12-16T08:00:00Z', ...activity }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
};

/** The part of an activity that says who and where. */
export const writtenBy = (who: Who, teams: Pick<RecordingConnector, 'serviceUrl'>) => {
  const { teamsId, objectId } = memberOf(who);
  return {
    from: { id: teamsId, aadObjectId: objectId },
    recipient: { id: '28:bot' },
    conversation: { id: chatOf(who), conversationType: 'personal', tenantId },
    serviceUrl: teams.serviceUrl,
  };
};

export const openService = async (
  given: readonly ActivityGiven[],
  {
    time = '2022-12-01 09:00',
    options = {},
    around = (store) => store,
  }: { time?: string; options?: Partial<BotOptions>; around?: (store: PlanStore) => PlanStore } = {},
): Promise<Service> => {
  const site = await openSite();
  await fillSite(site, given);
  const folder = await newLedger();
  const teams = await startConnector(everybody, [
    { id: 'channel-bou', name: 'Barn- och ungdomsnämnden' },
    { id: 'channel-bin', name: 'Bildningsnämnden' },
  ]);
  const clock = { time: at(time), now: (): Temporal.Instant => clock.time };
  const start = (): Promise<Bot> =>
    startBot({
      port: 0,
      database: { folder },
      clock,
      store: around(openPlanStore(site.asApp())),
      histories: openPlannerStore(site.asApp()),
      links: { myActivities: 'http://127.0.0.1:3000/tab/', plan: 'http://127.0.0.1:3000/tab/plan' },
      wakes: false,
      ...options,
    });

  const fromPerson = (who: Who) => writtenBy(who, teams);

  const service: Service = {
    site,
    teams,
    clock,
    folder,
    bot: await start(),
    goTo: async (to) => {
      clock.time = at(to);
      await service.bot.tick();
    },
    install: async (who) => {
      await send(service.bot, { type: 'installationUpdate', action: 'add', ...fromPerson(who) });
      await until(async () => (await service.bot.conversations()).includes(chatOf(who)));
    },
    installTeam: async () => {
      await send(service.bot, {
        type: 'installationUpdate',
        action: 'add',
        ...fromPerson('controller'),
        conversation: { id: 'channel-bou', conversationType: 'channel', isGroup: true, tenantId },
        channelData: { tenant: { id: tenantId }, team: { id: 'team' }, channel: { id: 'channel-bou' } },
      });
      await until(async () => (await service.bot.channels()).length === 2);
    },
    press: async (who, verb, data) => {
      const answer = (await send(service.bot, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        ...fromPerson(who),
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      })) as { type: string; value: unknown };
      return answer.type.endsWith('card.adaptive')
        ? { card: answer.value as IAdaptiveCard, says: null }
        : { card: null, says: String(answer.value) };
    },
    cardsTo: (who) => teams.received.filter((one) => one.how === 'message' && one.where === chatOf(who) && one.card),
    postsIn: (channel) => teams.received.filter((one) => one.how === 'thread' && one.where === channel),
    restart: async () => {
      await service.bot.close();
      service.bot = await start();
    },
    close: async () => {
      await service.bot.close();
      await teams.close();
      await site.close();
      await rm(folder, { recursive: true });
    },
  };
  return service;
};
