import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { DeliveryState } from './bot.ts';
import type { Address } from './conversations.ts';
import type { Queries } from './database.ts';

/** One message: to a person (a card) or a channel (a post), one a day and kind. */
export interface Delivery {
  readonly id: string;
  readonly kind: 'card' | 'channel';
  /** The person's site user id, as text, or the channel's id. */
  readonly target: string;
  readonly day: Temporal.PlainDate;
  readonly dueAt: Temporal.Instant;
  readonly state: DeliveryState;
  /** Where it went; null until it is claimed. */
  readonly address: Omit<Address, 'tenantId'> | null;
  readonly messageId: string | null;
}

interface DeliveryRow {
  id: string;
  kind: 'card' | 'channel';
  target: string;
  day: string;
  due_at: Date;
  state: DeliveryState;
  conversation_id: string | null;
  service_url: string | null;
  message_id: string | null;
}

const columns = 'id, kind, target, day, due_at, state, conversation_id, service_url, message_id';

export const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

const deliveryOf = (row: DeliveryRow): Delivery => ({
  id: row.id,
  kind: row.kind,
  target: row.target,
  day: Temporal.PlainDate.from(row.day),
  dueAt: instantOf(row.due_at),
  state: row.state,
  address:
    row.conversation_id === null || row.service_url === null
      ? null
      : { conversationId: row.conversation_id, serviceUrl: row.service_url },
  messageId: row.message_id,
});

/** Makes the day's delivery; null when there is one already. */
export const planDelivery = async (
  db: Queries,
  { kind, target, day, dueAt, now }: Pick<Delivery, 'kind' | 'target' | 'day' | 'dueAt'> & { now: Temporal.Instant },
): Promise<string | null> => {
  const [row] = await db.query<{ id: string }>(
    `insert into ledger.deliveries (id, kind, target, day, due_at, state, changed_at)
     values ($1, $2, $3, $4, $5, 'planned', $6) on conflict (target, day, kind) do nothing returning id`,
    [randomUUID(), kind, target, day.toString(), dueAt.toString(), now.toString()],
  );
  return row?.id ?? null;
};

export const readDelivery = async (db: Queries, id: string): Promise<Delivery | null> => {
  const [row] = await db.query<DeliveryRow>(`select ${columns} from ledger.deliveries where id = $1`, [id]);
  return row === undefined ? null : deliveryOf(row);
};

/** Those that are to go now. */
export const dueDeliveries = async (db: Queries, now: Temporal.Instant): Promise<readonly string[]> => {
  const rows = await db.query<{ id: string }>(
    `select id from ledger.deliveries where state = 'planned' and due_at <= $1 order by due_at, id`,
    [now.toString()],
  );
  return rows.map((row) => row.id);
};

/**
 * Takes it for this caller alone; false when somebody else has, or had. From here until it is marked, nobody knows
 * whether it was sent: past `until` it is uncertain.
 */
export const claimDelivery = async (
  db: Queries,
  id: string,
  address: Pick<Address, 'conversationId' | 'serviceUrl'>,
  { now, until }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<boolean> => {
  const rows = await db.query(
    `update ledger.deliveries set state = 'claimed', claimed_until = $2, conversation_id = $3, service_url = $4,
       changed_at = $5, claimed_at = $5 where id = $1 and state = 'planned' returning id`,
    [id, until.toString(), address.conversationId, address.serviceUrl, now.toString()],
  );
  return rows.length > 0;
};

export interface Mark {
  readonly state: DeliveryState;
  readonly now: Temporal.Instant;
  readonly messageId?: string;
  /** A code, never a text: "403", "ETIMEDOUT". */
  readonly detail?: string;
  /** When to try again what was not sent. */
  readonly dueAt?: Temporal.Instant;
}

const markValues = ({ state, now, messageId, detail, dueAt }: Mark) => [
  state,
  now.toString(),
  messageId ?? null,
  detail ?? null,
  dueAt?.toString() ?? null,
];

const marked = `state = $2, changed_at = $3, claimed_until = null, message_id = coalesce($4, message_id), detail = $5,
  due_at = coalesce($6, due_at)`;

/** Writes what the person's own hand tells: a card that was pressed did arrive, whatever its sender knows. */
export const markDelivery = async (
  db: Queries,
  id: string,
  mark: Mark & { readonly state: 'sent' | 'answered' },
): Promise<void> => {
  await db.query(`update ledger.deliveries set ${marked} where id = $1 and (state <> 'answered' or $2 = 'answered')`, [
    id,
    ...markValues(mark),
  ]);
};

/**
 * Writes how a claimed delivery's sending went, as its sender knows it. A press may have come before the POST returned, or
 * a sweep may have given the sender up: the sender then only has a say where it knows that it arrived.
 */
export const markSending = async (db: Queries, id: string, mark: Mark): Promise<void> => {
  await db.query(
    `update ledger.deliveries set ${marked}
     where id = $1 and (state = 'claimed' or (state = 'uncertain' and $2 = 'sent'))`,
    [id, ...markValues(mark)],
  );
  if (mark.messageId !== undefined)
    await db.query('update ledger.deliveries set message_id = coalesce(message_id, $2) where id = $1', [
      id,
      mark.messageId,
    ]);
};

/** There is nowhere to send it. Only what nobody claimed. */
export const markUnreachable = async (
  db: Queries,
  id: string,
  { now, detail }: Pick<Mark, 'now'> & { readonly detail: string },
): Promise<void> => {
  await db.query(
    `update ledger.deliveries set state = 'unreachable', changed_at = $2, detail = $3
     where id = $1 and state = 'planned'`,
    [id, now.toString(), detail],
  );
};

/** Nothing is left to say: as if it was never planned. Only what nobody claimed. */
export const dropDelivery = async (db: Queries, id: string): Promise<void> => {
  await db.query(`delete from ledger.deliveries where id = $1 and state = 'planned'`, [id]);
};

/**
 * What was claimed and never marked: its sender died, or was cut off, between the two. Nobody knows whether it arrived,
 * so it is never sent again; it is listed, and what it said comes in the next working day's.
 *
 * @param living deliveries this very process is sending, whatever the clock says
 * @param all true when no other process can be sending: then the time that was set off does not matter
 */
export const sweepClaimed = async (
  db: Queries,
  now: Temporal.Instant,
  { living, all }: { readonly living: readonly string[]; readonly all: boolean },
): Promise<number> => {
  const rows = await db.query(
    `update ledger.deliveries set state = 'uncertain', changed_at = $1, claimed_until = null
     where state = 'claimed' and ($2 or claimed_until < $1) and not (id = any($3::uuid[])) returning id`,
    [now.toString(), all, [...living]],
  );
  return rows.length;
};

/** What no attempt got through with in its day's hours: unreachable then, so that what it said comes with the next. */
export const giveUpBefore = async (
  db: Queries,
  kind: Delivery['kind'],
  day: Temporal.PlainDate,
  now: Temporal.Instant,
) => {
  await db.query(
    `update ledger.deliveries set state = 'unreachable', changed_at = $3
     where kind = $1 and state = 'planned' and day < $2`,
    [kind, day.toString(), now.toString()],
  );
};

/** True once a kind and day: this caller does the day's round. In the same transaction as what it plans. */
export const claimRound = async (db: Queries, kind: string, day: Temporal.PlainDate): Promise<boolean> => {
  const rows = await db.query(
    'insert into ledger.rounds (kind, day) values ($1, $2) on conflict do nothing returning day',
    [kind, day.toString()],
  );
  return rows.length > 0;
};

export const isRoundDone = async (db: Queries, kind: string, day: Temporal.PlainDate): Promise<boolean> => {
  const rows = await db.query('select day from ledger.rounds where kind = $1 and day = $2', [kind, day.toString()]);
  return rows.length > 0;
};

export interface LoggedDelivery extends Delivery {
  readonly activities: number;
  /** When it went, or is due: an answer does not move it. */
  readonly at: Temporal.Instant;
}

/** The log, newest first. */
export const loggedDeliveries = async (db: Queries): Promise<readonly LoggedDelivery[]> => {
  const rows = await db.query<DeliveryRow & { activities: number; at: Date }>(
    `select ${columns}, coalesce(claimed_at, due_at) as at, (select count(*) from ledger.card_lines where delivery_id = id)::int
       + (select count(*) from ledger.post_lines where delivery_id = id)::int as activities
     from ledger.deliveries order by due_at desc, kind, target limit 200`,
  );
  return rows.map((row) => ({ ...deliveryOf(row), activities: row.activities, at: instantOf(row.at) }));
};
