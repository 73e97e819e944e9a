import { Temporal } from 'temporal-polyfill';
import { PlanError } from '../plan/plan-error.ts';
import { remindersOf } from '../plan/reminders.ts';
import { makeAnswerCard } from './answer-card.ts';
import { takeAsTold } from './announced.ts';
import type { Bot, BotOptions, SendTimes } from './bot.ts';
import { boardsInDoubt, knownChannels } from './channels.ts';
import type { Connector } from './connector.ts';
import { knownConversations } from './conversations.ts';
import { openDatabase } from './database.ts';
import { deliveryLines, namesIn } from './delivery-lines.ts';
import { dueDeliveries, readDelivery, sweepClaimed } from './deliveries.ts';
import { swedishDaysOff } from './holidays.ts';
import {
  followConversation,
  installForPerson,
  installForTeam,
  tieTheUntied,
  uninstallForPerson,
  uninstallForTeam,
} from './installation.ts';
import { startJobs } from './jobs.ts';
import { nextEventOf } from './next-event.ts';
import { planReminders } from './plan-reminders.ts';
import { planPosts, sendPost } from './post-changes.ts';
import { makeSend } from './send.ts';
import { sendReminder } from './send-reminder.ts';
import { failure, silent } from './service-log.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { makeTeamsApp, type TeamsHandlers } from './teams-app.ts';
import { botWords } from './words.ts';

/** When cards and posts go, where nothing else is said. */
export const usualTimes: SendTimes = {
  reminders: Temporal.PlainTime.from('08:00'),
  channelPosts: Temporal.PlainTime.from('16:00'),
  cardsUntil: Temporal.PlainTime.from('18:00'),
};

/**
 * Starts the service: takes the database (a folder is locked, a second process is refused in words), listens, and is
 * ready for messages and ticks when it resolves.
 *
 * @throws PlanError `unavailable` when the folder is another process's; `invalid` when it would take anybody's word in
 * production
 */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  if (options.credentials === undefined && process.env['NODE_ENV'] === 'production')
    throw new PlanError(
      'invalid',
      'CLIENT_ID saknas: utan den släpper tjänsten in vem som helst, och det gör den inte i drift.',
    );
  /** What is open, to be closed from the last to the first. */
  const open: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let last = open.pop(); last !== undefined; last = open.pop()) await last();
  };
  try {
    return await start(options, (one) => open.push(one), close);
  } catch (error) {
    await close();
    throw error;
  }
};

const start = async (
  options: BotOptions,
  toClose: (one: () => Promise<void>) => void,
  close: () => Promise<void>,
): Promise<Bot> => {
  const db = await openDatabase(options.database, options.log);
  toClose(() => db.close());
  const { store, histories, clock, links, log = silent, language = 'sv', daysOff = swedishDaysOff() } = options;
  const times = { ...usualTimes, ...options.times };
  const style = { language, link: links.myActivities };
  const signIn = { isFailing: false };
  const send = makeSend(log, () => {
    if (!signIn.isFailing)
      log.error(
        { settings: ['CLIENT_ID', 'CLIENT_SECRET', 'MANAGED_IDENTITY_CLIENT_ID', 'TENANT_ID'] },
        'The settings are wrong, or a secret has expired: Teams does not let us in. Nothing is sent; it is tried again',
      );
    signIn.isFailing = true;
  });
  const now = () => clock.now();
  const sending = new Set<string>();
  const afterwards = new Set<Promise<void>>();
  const later = (work: Promise<void>): void => {
    const tracked = work.finally(() => afterwards.delete(tracked));
    afterwards.add(tracked);
  };

  const handlers = (connector: Connector): TeamsHandlers => {
    const greeting = botWords[language].greeting;
    const installation = { db, connector, send, store, greeting, log, now: () => now().toString() };
    return {
      installedForPerson: async (caller) => {
        log.info({ outcome: await installForPerson(installation, caller) }, 'Installed for a person');
      },
      installedForTeam: (team) => installForTeam(installation, team),
      removedForPerson: (objectId) => uninstallForPerson(db, objectId),
      removedForTeam: (teamId) => uninstallForTeam(db, teamId),
      cardPressed: makeAnswerCard({ db, connector, send, store, log, style, later, now }),
      written: async (caller) => {
        await followConversation(installation, caller);
        await send(() => connector.post(caller, botWords[language].reply));
      },
      writtenAmongOthers: async (address) => {
        await send(() => connector.post(address, botWords[language].reply));
      },
    };
  };
  const teams = await makeTeamsApp(options.credentials, log, handlers);
  const { connector } = teams;

  let lastSeen: Snapshot = { contents: [], asked: new Set() };
  /** Reads the record; what is seen for the first time is no news from then on. */
  const look = async (): Promise<Snapshot> => {
    const snapshot = await readSnapshot(store, histories, log);
    const channels = await knownChannels(db);
    for (const content of snapshot.contents) await takeAsTold(db, content, channels);
    lastSeen = snapshot;
    return snapshot;
  };

  const deliver = async (id: string): Promise<void> => {
    const delivery = await readDelivery(db, id);
    if (delivery === null || sending.has(id)) return;
    sending.add(id);
    try {
      const job = { db, connector, send, snapshot: lastSeen, now };
      const outcome =
        delivery.kind === 'card'
          ? await sendReminder({ ...job, times, daysOff, style }, delivery)
          : await sendPost({ ...job, language, link: links.plan }, delivery);
      log.info({ delivery: id, kind: delivery.kind, outcome }, 'Delivery');
    } finally {
      sending.delete(id);
    }
  };

  const round = async (): Promise<void> => {
    // Said once a tick, not once a card.
    signIn.isFailing = false;
    await sweepClaimed(db, now(), { living: [...sending], all: false });
    await tieTheUntied({ db, store, log });
    const snapshot = await look();
    for (const { board, channels } of boardsInDoubt(snapshot.contents, await knownChannels(db)))
      log.warn(
        { board, channels },
        'Several channels bear the board’s name: none gets its posts until Boards/ChannelId is set',
      );
    const calendar = { now: now(), times, daysOff };
    const reminders = await planReminders(db, snapshot, calendar);
    const posts = await planPosts(db, snapshot, calendar);
    await jobs.enqueue(await dueDeliveries(db, now()));
    await jobs.drain();
    log.info({ reminders, posts }, 'Tick');
  };
  const ticking = new Set<Promise<void>>();
  const tick = (): Promise<void> => {
    const tracked = round().finally(() => ticking.delete(tracked));
    ticking.add(tracked);
    return tracked;
  };
  const wake = (): Promise<void> =>
    tick().catch((error: unknown) => log.error(failure(error), 'A tick failed; the next one does what it left'));

  const jobs = await startJobs(db, { send: deliver, tick: options.wakes === false ? null : wake, log });
  toClose(() => jobs.close());
  toClose(async () => {
    await teams.close();
    await Promise.allSettled([...ticking, ...afterwards]);
  });
  // Alone in the folder: whoever claimed what is claimed is dead, whatever the clock says.
  await sweepClaimed(db, now(), { living: [], all: db.alone });
  await look().catch((error: unknown) => log.warn(failure(error), 'The record could not be read at start'));
  const origin = await teams.listen(options.port);

  return {
    origin,
    messages: `${origin}/api/messages`,
    tick,
    nextEvent: async () => nextEventOf(db, await look(), { now: now(), times, daysOff }),
    deliveries: () => deliveryLines(db, namesIn(lastSeen.contents)),
    withoutOwner: async () =>
      (await readSnapshot(store, histories, log)).contents
        .flatMap((content) => remindersOf(content, daysOff).withoutOwner)
        .map(({ key, title }) => ({ key, title })),
    conversations: () => knownConversations(db),
    channels: async () => (await knownChannels(db)).map((channel) => channel.id),
    close,
  };
};
