import { Temporal } from 'temporal-polyfill';
import { channelCard, channelHeading, type ChannelPost } from '../cards/channel-card.ts';
import type { Language } from '../cards/words.ts';
import { isSameDeadline } from '../plan/deadline.ts';
import { workingDayOnOrBefore, type DaysOff } from '../plan/working-days.ts';
import { putOnPost, rememberAsTold, unannouncedIn, type Unannounced } from './announced.ts';
import type { SendTimes } from './bot.ts';
import { channelIdOf, knownChannels } from './channels.ts';
import type { Connector } from './connector.ts';
import type { Database, Queries } from './database.ts';
import {
  claimDelivery,
  claimRound,
  dropDelivery,
  giveUpBefore,
  markSending,
  markUnreachable,
  planDelivery,
  type Delivery,
} from './deliveries.ts';
import { longestSendSeconds, type Send } from './send.ts';
import { afterSending, type SendOutcome } from './sending.ts';
import type { Snapshot } from './snapshot.ts';
import { dayAt, instantAt, isBefore } from './stockholm.ts';

/** The rounds' names in the ledger. */
export const postRound = 'channel-posts';

export type PostRound = 'already-done' | 'planned';

/** The last working day whose posting time has come: a service that slept posts when it wakes, once. */
export const postingDay = (now: Temporal.Instant, { times, daysOff }: { times: SendTimes; daysOff: DaysOff }) => {
  const today = dayAt(now);
  const candidate = workingDayOnOrBefore(today, daysOff);
  const hasCome = !isBefore(now, instantAt(candidate, times.channelPosts));
  return hasCome ? candidate : workingDayOnOrBefore(candidate.subtract({ days: 1 }), daysOff);
};

export const unannounced = async (db: Queries, { contents }: Snapshot): Promise<readonly Unannounced[]> => {
  const channels = await knownChannels(db);
  const changes: Unannounced[] = [];
  for (const content of contents) changes.push(...(await unannouncedIn(db, content, channels)));
  return changes;
};

/**
 * The day's round: one delivery for each channel that something has changed for. It sends nothing.
 *
 * One transaction, the mark that the round is done included: dying in it, it was never begun.
 */
export const planPosts = async (
  db: Database,
  snapshot: Snapshot,
  { now, times, daysOff }: { readonly now: Temporal.Instant; readonly times: SendTimes; readonly daysOff: DaysOff },
): Promise<PostRound> => {
  const day = postingDay(now, { times, daysOff });
  return db.transaction(async (transaction) => {
    if (!(await claimRound(transaction, postRound, day))) return 'already-done';
    await giveUpBefore(transaction, 'channel', day, now);
    const changes = await unannounced(transaction, snapshot);
    const dueAt = instantAt(day, times.channelPosts);
    for (const target of new Set(changes.map((change) => change.channelId)))
      await planDelivery(transaction, { kind: 'channel', target, day, dueAt, now });
    return 'planned';
  });
};

export interface PostJob {
  readonly db: Database;
  readonly connector: Connector;
  readonly send: Send;
  readonly snapshot: Snapshot;
  readonly language: Language;
  readonly link: string;
  readonly now: () => Temporal.Instant;
}

const reasonOf = ({ activity, before }: Unannounced, { contents }: Snapshot): string => {
  const content = contents.find((candidate) => candidate.plan.key === activity.planKey);
  const moved = content?.postponements
    .filter((one) => one.activityKey === activity.key && one.state === 'granted')
    .toSorted((a, b) => Temporal.Instant.compare(b.acted.at, a.acted.at))[0];
  const isMove = !isSameDeadline(before.deadline, activity.deadline);
  return isMove && moved !== undefined && moved.reason !== '' ? moved.reason : activity.comment;
};

/** The plan's page with this board's filter on: in its route where it has one behind "#", else among its parameters. */
const withBoard = (link: string, boardKey: string): string => {
  const url = new URL(link);
  if (url.hash === '') url.searchParams.set('namnd', boardKey);
  else url.hash += `?namnd=${encodeURIComponent(boardKey)}`;
  return url.toString();
};

const postOf = (
  changes: readonly Unannounced[],
  channels: Parameters<typeof channelIdOf>[1],
  delivery: Delivery,
  { snapshot, language, link }: PostJob,
): ChannelPost => {
  const boards = snapshot.contents
    .flatMap((content) => content.boards)
    .filter((board) => channelIdOf(board, channels) === delivery.target);
  const plans = new Set(changes.map((change) => change.planKey));
  const [only] = boards;
  return {
    boards: [...new Set(boards.map((board) => board.name))],
    planNames: snapshot.contents.filter(({ plan }) => plans.has(plan.key)).map(({ plan }) => plan.name),
    day: delivery.day,
    changes: changes.map((change) => ({
      title: change.activity.title,
      before: change.before,
      after: { status: change.activity.status, deadline: change.activity.deadline },
      reason: reasonOf(change, snapshot),
    })),
    language,
    link: boards.length === 1 && only !== undefined ? withBoard(link, only.key) : link,
  };
};

/**
 * Posts to one channel what has changed since it was last told.
 *
 * Dying before the claim: still planned, and the next tick posts. Between the claim and the mark: uncertain, never posted
 * again; and since the channel counts as told only with the mark, the same changes come in the next working day's post.
 */
export const sendPost = async (job: PostJob, delivery: Delivery): Promise<SendOutcome> => {
  const { db, connector, send, snapshot, now } = job;
  if (delivery.state !== 'planned') return 'already-sent';

  const changes = (await unannounced(db, snapshot)).filter((change) => change.channelId === delivery.target);
  if (changes.length === 0) {
    await dropDelivery(db, delivery.id);
    return 'no-longer-due';
  }

  const channels = await knownChannels(db);
  const channel = channels.find((candidate) => candidate.id === delivery.target);
  if (channel === undefined) {
    await markUnreachable(db, delivery.id, { now: now(), detail: 'not-installed' });
    return 'unreachable';
  }

  const post = postOf(changes, channels, delivery, job);
  const address = { conversationId: channel.id, serviceUrl: channel.serviceUrl, tenantId: channel.tenantId };
  const claimed = await db.transaction(async (transaction) => {
    const until = now().add({ seconds: longestSendSeconds * 2 });
    if (!(await claimDelivery(transaction, delivery.id, address, { now: now(), until }))) return false;
    await putOnPost(
      transaction,
      delivery.id,
      changes.map((change) => change.activity),
    );
    return true;
  });
  if (!claimed) return 'already-sent';

  const message = { summary: channelHeading(post), card: channelCard(post) };
  const sending = await send(() => connector.postToChannel(address, message));
  await db.transaction(async (transaction) => {
    await markSending(transaction, delivery.id, afterSending(sending, now()));
    if (sending.outcome === 'sent') await rememberAsTold(transaction, delivery.id, delivery.target);
  });
  return sending.outcome;
};
