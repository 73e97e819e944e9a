import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { SQLOutputValue } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { SiteStore } from '../site/site-store.ts';

/** A webhook's subscription, as it is kept. */
export interface Subscription {
  readonly id: string;
  readonly listId: string;
  readonly notificationUrl: string;
  readonly expires: Temporal.Instant;
  readonly clientState: string | null;
}

/** A notice that has not been taken yet. */
export interface Notice {
  readonly number: number;
  /** How often it has been sent. */
  readonly attempts: number;
  readonly subscription: Subscription;
}

const columns = 'id, list_id, notification_url, expires, client_state';

/** Subscriptions and the notices that their subscribers have not taken, on the disk with the writes they tell of. */
export class SubscriptionStore {
  readonly #store: SiteStore;
  readonly #clock: Clock;
  readonly #real: Clock;

  /** Subscriptions expire by the tenant's clock; notices are sent by real time. */
  constructor(store: SiteStore, clock: Clock, real: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#real = real;
  }

  /** A list's subscriptions that have not expired. */
  of(listId: string): Subscription[] {
    this.#dropExpired();
    return this.#store
      .sql(`SELECT ${columns} FROM subscription WHERE list_id = ? ORDER BY rowid`)
      .all(listId)
      .map(subscriptionIn);
  }

  byId(listId: string, id: string): Subscription | undefined {
    return this.of(listId).find((one) => one.id === id.toLowerCase());
  }

  add(given: Omit<Subscription, 'id'>): Subscription {
    const subscription = { id: randomUUID(), ...given };
    this.#store
      .sql('INSERT INTO subscription (id, list_id, notification_url, expires, client_state) VALUES (?, ?, ?, ?, ?)')
      .run(subscription.id, given.listId, given.notificationUrl, given.expires.epochMilliseconds, given.clientState);
    return subscription;
  }

  update({ id, notificationUrl, expires, clientState }: Subscription): void {
    this.#store
      .sql('UPDATE subscription SET notification_url = ?, expires = ?, client_state = ? WHERE id = ?')
      .run(notificationUrl, expires.epochMilliseconds, clientState, id);
  }

  remove(id: string): void {
    this.#store.write(() => {
      this.#store.sql('DELETE FROM notice WHERE subscription_id = ?').run(id);
      this.#store.sql('DELETE FROM subscription WHERE id = ?').run(id);
    });
  }

  /** A list that is gone has no subscribers. */
  removeOf(listId: string): void {
    for (const { id } of this.of(listId)) this.remove(id);
  }

  /**
   * Notes that a list's items changed: its subscribers are to be told in so many milliseconds, once for all that changes
   * until then. Returns whether there are any.
   */
  note(listId: string, wait: number): boolean {
    const due = this.#real.now().epochMilliseconds + wait;
    const { changes } = this.#store
      .sql(
        `INSERT INTO notice (subscription_id, attempts, due) SELECT id, 0, ? FROM subscription
         WHERE list_id = ? AND NOT EXISTS (SELECT 1 FROM notice WHERE subscription_id = subscription.id AND attempts = 0)`,
      )
      .run(due, listId);
    return Number(changes) > 0;
  }

  /** Milliseconds until the next notice is due, 0 when one is; undefined when there is none. */
  untilNext(): number | undefined {
    const row = this.#store.sql('SELECT MIN(due) AS due FROM notice').get();
    if (!row || row['due'] === null) return undefined;
    return Math.max(0, Number(row['due']) - this.#real.now().epochMilliseconds);
  }

  /** Notices that are due, each counted as sent once more and due again after a time, should nobody take it. */
  takeDue(again: (attempts: number) => number): Notice[] {
    this.#dropExpired();
    const now = this.#real.now().epochMilliseconds;
    const rows = this.#store
      .sql(
        `SELECT notice.number, notice.attempts, subscription.* FROM notice JOIN subscription ON id = subscription_id
         WHERE due <= ? ORDER BY notice.number`,
      )
      .all(now);
    return this.#store.write(() =>
      rows.map((row) => {
        const notice = {
          number: Number(row['number']),
          attempts: Number(row['attempts']) + 1,
          subscription: subscriptionIn(row),
        };
        this.#store
          .sql('UPDATE notice SET attempts = ?, due = ? WHERE number = ?')
          .run(notice.attempts, now + again(notice.attempts), notice.number);
        return notice;
      }),
    );
  }

  postpone(notice: Notice, wait: number): void {
    const due = this.#real.now().epochMilliseconds + wait;
    this.#store.sql('UPDATE notice SET due = ? WHERE number = ?').run(due, notice.number);
  }

  /** A notice that was taken, or is given up. */
  drop(notice: Notice): void {
    this.#store.sql('DELETE FROM notice WHERE number = ?').run(notice.number);
  }

  /** What waits to be taken, for whoever looks. */
  waiting(): { subscriptionId: string; attempts: number; dueInMs: number }[] {
    const now = this.#real.now().epochMilliseconds;
    const rows = this.#store.sql('SELECT subscription_id, attempts, due FROM notice ORDER BY number').all();
    return rows.map((row) => ({
      subscriptionId: String(row['subscription_id']),
      attempts: Number(row['attempts']),
      dueInMs: Number(row['due']) - now,
    }));
  }

  #dropExpired(): void {
    const now = this.#clock.now().epochMilliseconds;
    const expired = this.#store.sql('SELECT id FROM subscription WHERE expires <= ?').all(now);
    for (const row of expired) this.remove(String(row['id']));
  }
}

function subscriptionIn(row: Record<string, SQLOutputValue>): Subscription {
  const clientState = row['client_state'] ?? null;
  return {
    id: String(row['id']),
    listId: String(row['list_id']),
    notificationUrl: String(row['notification_url']),
    expires: Temporal.Instant.fromEpochMilliseconds(Number(row['expires'])),
    clientState: clientState === null ? null : String(clientState),
  };
}
