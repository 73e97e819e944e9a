import type { SQLOutputValue } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { SiteStore } from '../site/site-store.ts';
import { tokenTooOld, writeToken, type ChangeScope, type ChangeToken } from './change-token.ts';

/** `SP.ChangeType`. */
export const changeType = {
  add: 1,
  update: 2,
  delete: 3,
  rename: 4,
  moveAway: 5,
  moveInto: 6,
  restore: 7,
  systemUpdate: 15,
} as const;

/** What was changed, named as `SP.ChangeQuery` names it. */
export type ChangedKind =
  | 'Item'
  | 'List'
  | 'Field'
  | 'View'
  | 'File'
  | 'Folder'
  | 'ContentType'
  | 'Web'
  | 'User'
  | 'Group';

/** One change, to be logged. */
export interface NewChange {
  readonly kind: ChangedKind;
  readonly type: number;
  /** The list it concerns; none for what belongs to the web. */
  readonly listId?: string;
  /** An item's number in its list, or a user's or group's number. */
  readonly itemId?: number;
  /** A unique id: an item's, a field's, a view's, a file's; a content type's id. */
  readonly objectId?: string;
  /** Where it lies, from the server's root. */
  readonly path?: string;
  /** The number of who did it; lists, fields and views are logged without (recorded). */
  readonly who?: number;
}

/** A change in the log. */
export interface LoggedChange extends NewChange {
  readonly number: number;
  readonly time: Temporal.Instant;
}

/** What of the log is asked for. */
export interface ChangeRange {
  /** Only what concerns this list. */
  readonly listId: string | undefined;
  readonly start: ChangeToken | undefined;
  readonly end: ChangeToken | undefined;
  readonly latestFirst: boolean;
}

/** How long SharePoint keeps its change log (learn.microsoft.com, "change log", 60 days). */
const kept = { hours: 60 * 24 };

/** What was changed in the site, in order. A change is logged in the transaction that makes it. */
export class ChangeLog {
  readonly #store: SiteStore;
  readonly #clock: Clock;
  readonly #listeners = new Set<(listId: string) => void>();

  constructor(store: SiteStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#prune();
    if (store.setting('change-log-start') !== undefined) return;
    // A folder from before there was a log has changes that it does not hold: its log begins now. A fresh one's is whole.
    const isFresh = store.sql('SELECT 1 FROM list LIMIT 1').get() === undefined;
    store.putSetting('change-log-start', isFresh ? '0' : String(clock.now().epochMilliseconds));
  }

  write(change: NewChange): void {
    const { kind, type, listId = null, itemId = null, objectId = null, path = null, who = null } = change;
    this.#store
      .sql(
        'INSERT INTO change (time, kind, type, list_id, item_id, object_id, path, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(this.#clock.now().epochMilliseconds, kind, type, listId, itemId, objectId, path, who);
    if (kind === 'Item' && listId !== null) for (const listener of this.#listeners) listener(listId);
  }

  /** Told of every item's change, within its transaction: a listener that writes writes with it. */
  onItemChange(listener: (listId: string) => void): void {
    this.#listeners.add(listener);
  }

  /** The place after everything logged so far. */
  current(scope: ChangeScope, id: string): string {
    const row = this.#store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'change'").get();
    return writeToken({ scope, id, time: this.#clock.now(), number: Number(row?.['seq'] ?? 0) });
  }

  /**
   * Changes in order, those between the tokens.
   * @throws ODataError when the first token refers to what the log no longer holds.
   */
  *read(range: ChangeRange): Generator<LoggedChange> {
    const { listId, start, end, latestFirst } = range;
    if (start) this.requireHeld(start);
    const from = start ? this.#numberAt(start) : 0;
    const to = end ? this.#numberAt(end) : Number.MAX_SAFE_INTEGER;
    const order = latestFirst ? 'DESC' : 'ASC';
    const only = listId === undefined ? '' : 'AND list_id = ?';
    const sql = `SELECT * FROM change WHERE number > ? AND number <= ? ${only} ORDER BY number ${order}`;
    const rows = this.#store.sql(sql).iterate(from, to, ...(listId === undefined ? [] : [listId]));
    for (const row of rows) yield loggedChange(row);
  }

  /** @throws ODataError when the token refers to a time before the log's start. */
  requireHeld(token: ChangeToken): void {
    const oldest = this.#clock.now().subtract(kept).epochMilliseconds;
    const start = Math.max(oldest, Number(this.#store.setting('change-log-start')));
    if (token.time.epochMilliseconds < start) throw tokenTooOld();
  }

  /** Forgets what is older than the log is kept. */
  #prune(): void {
    const oldest = this.#clock.now().subtract(kept).epochMilliseconds;
    this.#store.sql('DELETE FROM change WHERE time < ?').run(oldest);
  }

  /** The last change that a token has seen: by number, or by time where the client made the token itself. */
  #numberAt(token: ChangeToken): number {
    if (token.number >= 0) return token.number;
    const row = this.#store
      .sql('SELECT MAX(number) AS number FROM change WHERE time <= ?')
      .get(token.time.epochMilliseconds);
    return Number(row?.['number'] ?? 0);
  }
}

type StoredRow = Record<string, SQLOutputValue>;

function loggedChange(row: StoredRow): LoggedChange {
  return {
    number: Number(row['number']),
    time: Temporal.Instant.fromEpochMilliseconds(Number(row['time'])),
    kind: row['kind'] as ChangedKind,
    type: Number(row['type']),
    ...(row['list_id'] !== null && { listId: String(row['list_id']) }),
    ...(row['item_id'] !== null && { itemId: Number(row['item_id']) }),
    ...(row['object_id'] !== null && { objectId: String(row['object_id']) }),
    ...(row['path'] !== null && { path: String(row['path']) }),
    ...(row['who'] !== null && { who: Number(row['who']) }),
  };
}
