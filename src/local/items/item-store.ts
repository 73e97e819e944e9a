import { randomUUID } from 'node:crypto';
import { changeType, type ChangeLog } from '../changes/change-log.ts';
import { fileRef } from './item-ref.ts';
import { fold } from '../odata/evaluate.ts';
import type { IndexEntries } from './index-entries.ts';
import { composeItem, idOf, rowKey, valuesOf, type ItemRow, type ItemText, type ItemValues } from './item-row.ts';
import { requireValid } from './validation.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { ListStore } from '../lists/list-store.ts';
import type { SiteStore } from '../site/site-store.ts';

/** Who writes, and when. */
export interface Stamp {
  readonly who: number;
  readonly now: string;
}

/** A write that is about to be made. */
export interface ItemWrite {
  readonly list: ListRecord;
  /** The item as it is; none when it is added. */
  readonly row: ItemRow | undefined;
  /** What the item is called, and is to be called. */
  readonly titles: readonly unknown[];
  readonly changes: ReadonlyMap<string, unknown> | undefined;
}

/** Where an item lies: the folder, from the list's own (''), and its name there; both null for one without a name. */
export interface Place {
  readonly dir: string | null;
  readonly leaf: string | null;
}

const inRoot: Place = { dir: null, leaf: null };

function dirKey(list: ListRecord, dir: string): string {
  return `${list.number}/${fold(dir)}`;
}

/** The columns under the names of an `ItemRow`, so that a row of the store is one. */
const columns = 'key, version, unique_id AS uniqueId, own_roles AS ownRoles, dir, leaf, json';

/** Those of them that a page needs whose items are answered as they are stored. */
const textColumns = 'key, version, unique_id AS uniqueId, own_roles AS ownRoles, json';

/** The items of all lists. Every write is one transaction, on the disk when it returns. */
export class ItemStore {
  readonly #store: SiteStore;
  readonly #lists: ListStore;
  readonly #index: IndexEntries;
  readonly #changes: ChangeLog;
  readonly #watchers = new Set<(write: ItemWrite) => void>();

  constructor(store: SiteStore, lists: ListStore, index: IndexEntries, changes: ChangeLog) {
    this.#store = store;
    this.#lists = lists;
    this.#index = index;
    this.#changes = changes;
  }

  /** Calls the watcher before every item's write; what it throws keeps the write from being made. */
  beforeWrite(watcher: (write: ItemWrite) => void): void {
    this.#watchers.add(watcher);
  }

  get(list: ListRecord, id: number): ItemRow | undefined {
    const row = this.#store.sql(`SELECT ${columns} FROM item WHERE key = ?`).get(rowKey(list, id));
    return row as ItemRow | undefined;
  }

  exists(list: ListRecord, id: number): boolean {
    return this.#store.sql('SELECT 1 FROM item WHERE key = ?').get(rowKey(list, id)) !== undefined;
  }

  /** At most `limit` items whose keys lie strictly after one and not after the other, in order of id. */
  between(after: number, last: number, limit: number): ItemRow[] {
    const sql = `SELECT ${columns} FROM item WHERE key > ? AND key <= ? ORDER BY key LIMIT ?`;
    return this.#store.sql(sql).all(after, last, limit) as unknown as ItemRow[];
  }

  /** The same without their places, which cost as much to read as the rest of a row. */
  textsBetween(after: number, last: number, limit: number): ItemText[] {
    const sql = `SELECT ${textColumns} FROM item WHERE key > ? AND key <= ? ORDER BY key LIMIT ?`;
    return this.#store.sql(sql).all(after, last, limit) as unknown as ItemText[];
  }

  /** How many items lie strictly after a key and not after another, counted no further than `most`. */
  countBetween(after: number, last: number, most: number): number {
    const sql = 'SELECT COUNT(*) AS count FROM (SELECT 1 FROM item WHERE key > ? AND key <= ? LIMIT ?)';
    return Number(this.#store.sql(sql).get(after, last, most)?.['count']);
  }

  /** The same from the other end: the newest first. */
  newest(after: number, last: number, limit: number): ItemRow[] {
    const sql = `SELECT ${columns} FROM item WHERE key > ? AND key <= ? ORDER BY key DESC LIMIT ?`;
    return this.#store.sql(sql).all(after, last, limit) as unknown as ItemRow[];
  }

  /** These items, in order of id, as the keys have to be. Keys that lie close are read in one sweep. */
  byKeys(keys: readonly number[]): ItemRow[] {
    const [first = 0, last = 0] = [keys[0], keys.at(-1)];
    if (last - first < 2 * keys.length) {
      const wanted = new Set(keys);
      return this.between(first - 1, last, -1).filter(({ key }) => wanted.has(key));
    }
    const statement = this.#store.sql(`SELECT ${columns} FROM item WHERE key = ?`);
    return keys.flatMap((key) => {
      const row = statement.get(key);
      return row ? [row as unknown as ItemRow] : [];
    });
  }

  add(
    list: ListRecord,
    given: ReadonlyMap<string, unknown>,
    { who, now }: Stamp,
    { dir, leaf }: Place = inRoot,
  ): ItemRow {
    this.#tell({ list, row: undefined, titles: [given.get('Title')], changes: given });
    return this.#store.write(() => {
      const id = list.nextId;
      const stamps = { ID: id, Modified: now, Created: now, AuthorId: who, EditorId: who, GUID: randomUUID() };
      const values = { ...Object.fromEntries(given), ...stamps, OData__UIVersionString: '1.0' };
      requireValid(list, values);
      const key = rowKey(list, id);
      const unplaced = { key, version: 1, uniqueId: randomUUID(), ownRoles: 0, json: composeItem(list, values) };
      const row = { ...unplaced, dir, leaf: dir === null ? null : (leaf ?? `${id}_.000`) };
      this.#index.write(list, key, values, undefined);
      this.#store
        .sql('INSERT INTO item (key, version, unique_id, own_roles, json) VALUES (?, 1, ?, 0, ?)')
        .run(key, row.uniqueId, row.json);
      if (dir !== null) this.#writePlace(list, row);
      this.#lists.count({ ...list, nextId: id + 1, itemCount: list.itemCount + 1, itemModified: now });
      this.#log(list, row, changeType.add, who);
      return row;
    });
  }

  update(list: ListRecord, row: ItemRow, changes: ReadonlyMap<string, unknown>, { who, now }: Stamp): ItemRow {
    this.#tell({ list, row, titles: [valuesOf(row)['Title'], changes.get('Title')], changes });
    return this.#store.write(() => {
      const former = valuesOf(row);
      const version = row.version + 1;
      const keepsVersions = list.props['EnableVersioning'] === true;
      const label = keepsVersions ? `${version}.0` : former['OData__UIVersionString'];
      const values: ItemValues = {
        ...former,
        ...Object.fromEntries(changes),
        Modified: now,
        EditorId: who,
        OData__UIVersionString: label,
      };
      requireValid(list, values);
      const json = composeItem(list, values);
      this.#index.write(list, row.key, values, former);
      if (keepsVersions) this.#keepVersion(list, row);
      this.#store.sql('UPDATE item SET version = ?, json = ? WHERE key = ?').run(version, json, row.key);
      this.#lists.count({ ...list, itemModified: now });
      this.#log(list, row, changeType.update, who);
      return { ...row, version, json };
    });
  }

  /** Puts an item in another folder or gives it another name: its page, its versions and its rights go along. */
  move(list: ListRecord, row: ItemRow, { dir, leaf }: Place): ItemRow {
    return this.#store.write(() => {
      const moved = { ...row, dir, leaf };
      this.#writePlace(list, moved);
      this.#log(
        list,
        moved,
        dir === row.dir ? changeType.rename : changeType.moveInto,
        Number(valuesOf(row)['EditorId']),
      );
      return moved;
    });
  }

  /** What has a name of its own in a folder: a file, a folder, an item in a folder. Names are compared without case. */
  at(list: ListRecord, { dir, leaf }: Place): ItemRow | undefined {
    if (dir === null || leaf === null) return undefined;
    const sql = `SELECT ${columns} FROM item WHERE dir_key = ? AND leaf_key = ?`;
    return this.#store.sql(sql).get(dirKey(list, dir), fold(leaf)) as ItemRow | undefined;
  }

  /** What lies directly in a folder, by name. */
  within(list: ListRecord, dir: string): ItemRow[] {
    const sql = `SELECT ${columns} FROM item WHERE dir_key = ? ORDER BY leaf_key`;
    return this.#store.sql(sql).all(dirKey(list, dir)) as unknown as ItemRow[];
  }

  /** A file or folder of any list by its unique id. */
  byUniqueId(uniqueId: string): ItemRow | undefined {
    const sql = `SELECT ${columns} FROM item WHERE unique_id = ? AND dir_key IS NOT NULL`;
    return this.#store.sql(sql).get(uniqueId.toLowerCase()) as ItemRow | undefined;
  }

  /** An item of a list by its unique id, whether or not it has a place. */
  withUniqueId(list: ListRecord, uniqueId: string): ItemRow | undefined {
    const sql = `SELECT ${columns} FROM item WHERE unique_id = ? AND key > ? AND key < ?`;
    const [after, end] = [rowKey(list, 0), rowKey(list, 2 ** 32 - 1)];
    return this.#store.sql(sql).get(uniqueId.toLowerCase(), after, end) as ItemRow | undefined;
  }

  #writePlace(list: ListRecord, { key, dir, leaf }: ItemRow): void {
    if (dir === null || leaf === null) {
      this.#store
        .sql('UPDATE item SET dir = NULL, leaf = NULL, dir_key = NULL, leaf_key = NULL WHERE key = ?')
        .run(key);
      return;
    }
    this.#store
      .sql('UPDATE item SET dir = ?, leaf = ?, dir_key = ?, leaf_key = ? WHERE key = ?')
      .run(dir, leaf, dirKey(list, dir), fold(leaf), key);
  }

  /** Takes an item away for good. */
  remove(list: ListRecord, row: ItemRow, stamp: Stamp): void {
    this.#store.write(() => {
      this.takeAway(list, row, stamp);
      this.forget(row.key);
    });
  }

  /** Takes an item away and keeps what belongs to it: versions, rights, content, attachments. */
  takeAway(list: ListRecord, row: ItemRow, { who, now }: Stamp): void {
    this.#tell({ list, row, titles: [valuesOf(row)['Title']], changes: undefined });
    this.#index.remove(list, row.key, valuesOf(row));
    this.#store.sql('DELETE FROM item WHERE key = ?').run(row.key);
    const counted = this.#lists.byNumber(list.number) ?? list;
    this.#lists.count({ ...counted, itemCount: counted.itemCount - 1, itemModified: now, itemDeleted: now });
    this.#log(list, row, changeType.delete, who);
  }

  /** Puts an item back that was taken away. @throws ODataError 500 when a unique value was taken meanwhile. */
  putBack(list: ListRecord, row: ItemRow, { who, now }: Stamp): void {
    // Its columns may have changed meanwhile.
    const values = valuesOf(row);
    this.#index.write(list, row.key, values, undefined);
    this.#store
      .sql('INSERT INTO item (key, version, unique_id, own_roles, json) VALUES (?, ?, ?, ?, ?)')
      .run(row.key, row.version, row.uniqueId, row.ownRoles, composeItem(list, values));
    if (row.dir !== null) this.#writePlace(list, row);
    const counted = this.#lists.byNumber(list.number) ?? list;
    this.#lists.count({ ...counted, itemCount: counted.itemCount + 1, itemModified: now });
    this.#log(list, row, changeType.restore, who);
  }

  /** Forgets what belonged to an item that is gone. */
  forget(key: number): void {
    for (const table of ['item_version', 'file_content', 'attachment'])
      this.#store.sql(`DELETE FROM ${table} WHERE key = ?`).run(key);
    this.#store.sql('DELETE FROM role_assignment WHERE scope = ?').run(`item:${key}`);
  }

  /** Former versions, newest first. */
  versions(row: ItemRow): { version: number; json: string }[] {
    const sql = 'SELECT version, json FROM item_version WHERE key = ? ORDER BY version DESC';
    return this.#store
      .sql(sql)
      .all(row.key)
      .map((one) => ({ version: Number(one['version']), json: String(one['json']) }));
  }

  dropVersion(row: ItemRow, version: number): void {
    this.#store.sql('DELETE FROM item_version WHERE key = ? AND version = ?').run(row.key, version);
  }

  /** A list's items that have role assignments of their own. */
  withOwnRoles(list: ListRecord): ItemRow[] {
    const sql = `SELECT ${columns} FROM item WHERE key > ? AND key < ? AND own_roles = 1`;
    return this.#store.sql(sql).all(rowKey(list, 0), rowKey(list, 2 ** 32 - 1)) as unknown as ItemRow[];
  }

  removeVersion(row: ItemRow, version: number): void {
    this.#store.sql('DELETE FROM item_version WHERE key = ? AND version = ?').run(row.key, version);
  }

  setOwnRoles(row: ItemRow, ownRoles: boolean): void {
    this.#store.sql('UPDATE item SET own_roles = ? WHERE key = ?').run(Number(ownRoles), row.key);
  }

  /** Writes every item anew after the list's columns changed. */
  reshape(list: ListRecord): void {
    const update = this.#store.sql('UPDATE item SET json = ? WHERE key = ?');
    for (const row of this.#rowsOf(list)) update.run(composeItem(list, valuesOf(row)), row.key);
  }

  /** Every item's values. */
  *valuesIn(list: ListRecord): Generator<readonly [key: number, values: ItemValues]> {
    for (const row of this.#rowsOf(list)) yield [row.key, valuesOf(row)];
  }

  removeAll(list: ListRecord): void {
    for (const table of ['item', 'item_version', 'file_content', 'attachment']) {
      this.#store.sql(`DELETE FROM ${table} WHERE key > ? AND key < ?`).run(rowKey(list, 0), rowKey(list, 2 ** 32 - 1));
    }
    this.#index.dropAll(list);
  }

  #tell(write: ItemWrite): void {
    for (const watcher of this.#watchers) watcher(write);
  }

  #log(list: ListRecord, row: ItemRow, type: number, who: number): void {
    const path = fileRef(list, row);
    this.#changes.write({
      kind: 'Item',
      type,
      listId: list.id,
      itemId: idOf(row.key),
      objectId: row.uniqueId,
      path,
      who,
    });
  }

  #rowsOf(list: ListRecord): ItemRow[] {
    return this.between(rowKey(list, 0), rowKey(list, 2 ** 32 - 1), -1);
  }

  #keepVersion(list: ListRecord, row: ItemRow): void {
    const limit = Number(list.props['MajorVersionLimit']);
    this.#store.sql('INSERT OR REPLACE INTO item_version VALUES (?, ?, ?)').run(row.key, row.version, row.json);
    this.#store.sql('DELETE FROM item_version WHERE key = ? AND version <= ?').run(row.key, row.version + 1 - limit);
  }
}
