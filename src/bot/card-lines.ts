import { Temporal } from 'temporal-polyfill';
import type { Occasion } from '../plan/reminders.ts';
import type { DeliveryState } from './bot.ts';
import { instantOf } from './deliveries.ts';
import type { Queries } from './database.ts';

/** An activity on a card that was sent, and what was said of it there. */
export interface SentLine {
  readonly activityKey: string;
  readonly planKey: string;
  readonly due: Temporal.PlainDate;
  readonly answer: 'answered' | 'unchanged' | null;
}

/** What an occasion is called in the ledger. */
export const occasionName = ({ kind, occurrenceLast }: Pick<Occasion, 'kind' | 'occurrenceLast'>): string =>
  `${kind}:${occurrenceLast.toString()}`;

/** Puts occasions on a delivery, new ones and those that an earlier one may have lost. */
export const putOnDelivery = async (db: Queries, delivery: string, occasions: readonly Occasion[]): Promise<void> => {
  for (const [position, occasion] of occasions.entries()) {
    await db.query(
      `insert into ledger.occasions (activity_key, person_id, occasion, delivery_id) values ($1, $2, $3, $4)
       on conflict (activity_key, person_id, occasion) do update set delivery_id = excluded.delivery_id,
         refusals = occasions.refusals + (
           select count(*) from ledger.deliveries where id = occasions.delivery_id and state = 'refused')::int`,
      [occasion.activityKey, occasion.personId, occasionName(occasion), delivery],
    );
    await db.query(
      `insert into ledger.card_lines (delivery_id, position, activity_key, plan_key, due) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [delivery, position, occasion.activityKey, occasion.planKey, occasion.occurrenceLast.toString()],
    );
  }
};

/** Where an occasion was put last, and how that went. */
export interface Told {
  readonly activityKey: string;
  readonly personId: number;
  readonly occasion: string;
  readonly state: DeliveryState;
  readonly day: Temporal.PlainDate;
  /** From when it may have arrived: its claim, or when it was due. */
  readonly since: Temporal.Instant;
  /** How often Teams would not have a card with it, before this one. */
  readonly refusals: number;
}

interface ToldRow {
  activity_key: string;
  person_id: number;
  occasion: string;
  state: DeliveryState;
  day: string;
  since: Date;
  refusals: number;
}

export const toldOccasions = async (db: Queries, activityKeys: readonly string[]): Promise<readonly Told[]> => {
  const rows = await db.query<ToldRow>(
    `select activity_key, person_id, occasion, state, day, coalesce(claimed_at, due_at) as since, refusals
     from ledger.occasions
     join ledger.deliveries on deliveries.id = delivery_id where activity_key = any($1::text[])`,
    [[...activityKeys]],
  );
  return rows.map((row) => ({
    activityKey: row.activity_key,
    personId: row.person_id,
    occasion: row.occasion,
    state: row.state,
    day: Temporal.PlainDate.from(row.day),
    since: instantOf(row.since),
    refusals: row.refusals,
  }));
};

export const linesOf = async (db: Queries, delivery: string): Promise<readonly SentLine[]> => {
  const rows = await db.query<{
    activity_key: string;
    plan_key: string;
    due: string;
    answer: SentLine['answer'];
  }>('select activity_key, plan_key, due, answer from ledger.card_lines where delivery_id = $1 order by position', [
    delivery,
  ]);
  return rows.map((row) => ({
    activityKey: row.activity_key,
    planKey: row.plan_key,
    due: Temporal.PlainDate.from(row.due),
    answer: row.answer,
  }));
};

export const answerLine = async (
  db: Queries,
  delivery: string,
  activityKey: string,
  answer: 'answered' | 'unchanged',
): Promise<void> => {
  await db.query('update ledger.card_lines set answer = $3 where delivery_id = $1 and activity_key = $2', [
    delivery,
    activityKey,
    answer,
  ]);
};

/**
 * Takes off a delivery that is not sent yet what is no longer to be said. In one statement with the look at its state, so
 * that what another worker has claimed meanwhile keeps what it says.
 */
export const takeOffDelivery = async (
  db: Queries,
  delivery: string,
  activityKeys: readonly string[],
): Promise<void> => {
  await db.query(
    `with planned as (select id from ledger.deliveries where id = $1 and state = 'planned' for update),
       gone as (delete from ledger.occasions using planned
         where delivery_id = planned.id and activity_key = any($2::text[]))
     delete from ledger.card_lines using planned where delivery_id = planned.id and activity_key = any($2::text[])`,
    [delivery, [...activityKeys]],
  );
};
