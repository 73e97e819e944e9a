import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * The schema. An item's `key` is its list's number times 2^32 plus its id, so that a list's items lie together and in
 * order of id; `json` is the item exactly as a request without `$select` gets it, so that a page is a concatenation.
 */
const schema = `
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS principal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, login TEXT NOT NULL UNIQUE COLLATE NOCASE, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS member (group_id INTEGER NOT NULL, principal_id INTEGER NOT NULL,
  PRIMARY KEY (group_id, principal_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS web (path TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS list (
  number INTEGER PRIMARY KEY AUTOINCREMENT, next_id INTEGER NOT NULL, item_count INTEGER NOT NULL,
  item_modified TEXT NOT NULL, item_deleted TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS item (
  key INTEGER PRIMARY KEY, version INTEGER NOT NULL, unique_id TEXT NOT NULL, own_roles INTEGER NOT NULL DEFAULT 0,
  json TEXT NOT NULL, dir TEXT, leaf TEXT, dir_key TEXT, leaf_key TEXT);
CREATE TABLE IF NOT EXISTS item_version (key INTEGER NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (key, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS index_entry (
  list INTEGER NOT NULL, field TEXT NOT NULL, value ANY, key INTEGER NOT NULL,
  PRIMARY KEY (list, field, value, key)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS role_assignment (
  scope TEXT NOT NULL, principal_id INTEGER NOT NULL, role_id INTEGER NOT NULL,
  PRIMARY KEY (scope, principal_id, role_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recycled (id TEXT PRIMARY KEY, list INTEGER NOT NULL, key INTEGER NOT NULL, version INTEGER NOT NULL,
  unique_id TEXT NOT NULL, deleted TEXT NOT NULL, deleted_by INTEGER NOT NULL, json TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'item', dir TEXT, leaf TEXT, own_roles INTEGER NOT NULL DEFAULT 0, went_with TEXT,
  stage INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file_content (key INTEGER NOT NULL, version INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (key, version));
CREATE TABLE IF NOT EXISTS attachment (key INTEGER NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, bin_id TEXT,
  unique_id TEXT NOT NULL, version INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, bytes BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS attachment_name ON attachment (key, name_key) WHERE bin_id IS NULL;
CREATE TABLE IF NOT EXISTS role_definition (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS change (
  number INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, kind TEXT NOT NULL, type INTEGER NOT NULL,
  list_id TEXT, item_id INTEGER, object_id TEXT, path TEXT, who INTEGER);
CREATE INDEX IF NOT EXISTS change_by_list ON change (list_id, number);
CREATE INDEX IF NOT EXISTS change_by_time ON change (time);
CREATE TABLE IF NOT EXISTS subscription (id TEXT PRIMARY KEY, list_id TEXT NOT NULL, notification_url TEXT NOT NULL,
  expires INTEGER NOT NULL, client_state TEXT);
CREATE TABLE IF NOT EXISTS notice (number INTEGER PRIMARY KEY AUTOINCREMENT, subscription_id TEXT NOT NULL,
  attempts INTEGER NOT NULL, due INTEGER NOT NULL);
`;

/** Columns that the tables of earlier versions lack, in the order in which they came. */
const laterColumns: readonly (readonly [table: string, column: string, definition: string])[] = [
  ['item', 'dir', 'TEXT'],
  ['item', 'leaf', 'TEXT'],
  ['item', 'dir_key', 'TEXT'],
  ['item', 'leaf_key', 'TEXT'],
  ['recycled', 'kind', "TEXT NOT NULL DEFAULT 'item'"],
  ['recycled', 'dir', 'TEXT'],
  ['recycled', 'leaf', 'TEXT'],
  ['recycled', 'own_roles', 'INTEGER NOT NULL DEFAULT 0'],
  ['recycled', 'went_with', 'TEXT'],
  ['recycled', 'stage', 'INTEGER NOT NULL DEFAULT 1'],
];

/** What can be made only when the columns are there. */
const laterSchema = `
CREATE UNIQUE INDEX IF NOT EXISTS item_place ON item (dir_key, leaf_key) WHERE dir_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS item_by_unique_id ON item (unique_id) WHERE dir_key IS NOT NULL;
`;

/** The tenant's file: SQLite in WAL with a sync at every commit, held by one process at a time. */
export class SiteStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #rolledBack = new Set<() => void>();
  #depth = 0;

  /**
   * Opens `tenant.sqlite` in a folder, or a store that only lives in memory for ':memory:'.
   * @throws Error in words when another process has the folder.
   */
  constructor(folder: string) {
    const inMemory = folder === ':memory:';
    if (!inMemory) mkdirSync(folder, { recursive: true });
    this.#database = new DatabaseSync(inMemory ? ':memory:' : join(folder, 'tenant.sqlite'));
    try {
      // An exclusive lock is the operating system's, so a process killed with -9 leaves none behind.
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      this.#database.exec('BEGIN IMMEDIATE');
      this.#database.exec(schema);
      for (const [table, column, definition] of laterColumns) {
        const has = this.#database.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name = ?`).get(table, column);
        if (!has) this.#database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
      }
      this.#database.exec(laterSchema);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.close();
      if (isBusy(error)) {
        throw new Error(
          `Mappen ${folder} används redan av en annan process. Avsluta den, eller ange en annan --data.`,
          {
            cause: error,
          },
        );
      }
      throw error;
    }
  }

  /** A prepared statement, prepared once. */
  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  /** Runs the work in one transaction; within another it is a part of that one. What throws is undone whole. */
  write<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      for (const forget of this.#rolledBack) forget();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Rows written since it was opened: what was read is still so while it stands. */
  rowsWritten(): number {
    return Number(this.sql('SELECT total_changes() AS count').get()?.['count']);
  }

  /** Told when a transaction was undone: whoever keeps a copy in memory reads it again. */
  onRollback(forget: () => void): void {
    this.#rolledBack.add(forget);
  }

  setting(name: string): string | undefined {
    const row = this.sql('SELECT value FROM setting WHERE name = ?').get(name);
    return row ? String(row['value']) : undefined;
  }

  putSetting(name: string, value: string): void {
    this.sql('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(name, value);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** SQLite's "database is locked", code 5. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
