import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { idOf, valuesOf, type ItemRow } from '../items/item-row.ts';

import { isLibrary, serverPath, type ListRecord } from '../lists/list-record.ts';
import { fileDirRef, fileLeafRef, folderDir, isFolder } from '../items/item-ref.ts';
import type { ItemStore, Stamp } from '../items/item-store.ts';
import type { ListStore } from '../lists/list-store.ts';
import type { SiteStore } from '../site/site-store.ts';

/** What lies in the bin. */
export type BinKind = 'item' | 'file' | 'folder' | 'list' | 'attachment';

/** An entry of the recycle bin. */
export interface BinEntry {
  readonly id: string;
  readonly kind: BinKind;
  readonly list: number;
  /** The item's key; 0 for a list. */
  readonly key: number;
  readonly deleted: string;
  readonly deletedBy: number;
  /** Its folder and name, from the server's root. */
  readonly dir: string;
  readonly leaf: string;
  readonly title: string;
  /** 1, or 2 for what was moved on to the site collection's administrator. */
  readonly stage: number;
  /** The item as it was; null for lists and attachments. */
  readonly row: ItemRow | null;
}

/** The site's recycle bin. What was recycled keeps its versions, rights and content, and comes back with them. */
export class RecycleBin {
  readonly #store: SiteStore;
  readonly #lists: ListStore;
  readonly #items: ItemStore;

  constructor(store: SiteStore, lists: ListStore, items: ItemStore) {
    this.#store = store;
    this.#lists = lists;
    this.#items = items;
  }

  /** Takes an item into the bin, a folder with all that is in it; returns the entry's id. */
  recycleItem(list: ListRecord, row: ItemRow, stamp: Stamp): string {
    return this.#store.write(() => {
      const id = this.#takeItem(list, row, stamp, null);
      for (const inner of this.#contents(list, row)) this.#takeItem(list, inner, stamp, id);
      return id;
    });
  }

  /** Takes an item away for good, a folder with all that is in it. */
  removeItem(list: ListRecord, row: ItemRow, stamp: Stamp): void {
    this.#store.write(() => {
      for (const inner of this.#contents(list, row)) this.#items.remove(list, inner, stamp);
      this.#items.remove(list, row, stamp);
    });
  }

  recycleList(list: ListRecord, { who, now }: Stamp): string {
    return this.#store.write(() => {
      const id = randomUUID();
      this.#insert({ id, list: list.number, key: 0, kind: 'list', now, who });
      this.#lists.recycle(list, id);
      return id;
    });
  }

  /** Makes the entry of an attachment; its bytes stay where they are, under the entry's id. */
  recycleAttachment(list: ListRecord, row: ItemRow, name: string, { who, now }: Stamp): string {
    const id = randomUUID();
    this.#insert({ id, list: list.number, key: row.key, kind: 'attachment', now, who, leaf: name });
    return id;
  }

  /** Every entry, the latest first; what went with its folder is none of its own. */
  entries(): BinEntry[] {
    const sql = 'SELECT * FROM recycled WHERE went_with IS NULL ORDER BY deleted DESC, id';
    return this.#store
      .sql(sql)
      .all()
      .flatMap((row) => this.#entry(row) ?? []);
  }

  entry(id: string): BinEntry | undefined {
    const row = this.#store.sql('SELECT * FROM recycled WHERE id = ? AND went_with IS NULL').get(id.toLowerCase());
    return row && this.#entry(row);
  }

  /** What went into the bin with a folder. */
  wentWith(id: string): ItemRow[] {
    const rows = this.#store.sql('SELECT * FROM recycled WHERE went_with = ?').all(id);
    return rows.map((row) => itemOf(row));
  }

  moveOn(id: string): void {
    this.#store.sql('UPDATE recycled SET stage = 2 WHERE id = ?').run(id);
  }

  /** Takes the entry out of the bin: what it stood for has come back, or is gone. */
  drop(id: string): void {
    this.#store.sql('DELETE FROM recycled WHERE id = ? OR went_with = ?').run(id, id);
  }

  /** Everything in a folder, whatever it is; nothing for what is no folder. */
  #contents(list: ListRecord, row: ItemRow): ItemRow[] {
    if (!isFolder(row)) return [];
    return this.#items.within(list, folderDir(row)).flatMap((inner) => [inner, ...this.#contents(list, inner)]);
  }

  #takeItem(list: ListRecord, row: ItemRow, stamp: Stamp, wentWith: string | null): string {
    const id = randomUUID();
    const { who, now } = stamp;
    this.#insert({ id, list: list.number, key: row.key, kind: kindOf(list, row), now, who, row, wentWith });
    this.#items.takeAway(list, row, stamp);
    return id;
  }

  #insert(entry: NewEntry): void {
    const { row } = entry;
    this.#store
      .sql(
        `INSERT INTO recycled (id, list, key, version, unique_id, deleted, deleted_by, json, kind, dir, leaf, own_roles, went_with)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        entry.id,
        entry.list,
        entry.key,
        row?.version ?? 0,
        row?.uniqueId ?? '',
        entry.now,
        entry.who,
        row?.json ?? '{}',
        entry.kind,
        row?.dir ?? null,
        entry.leaf ?? row?.leaf ?? null,
        row?.ownRoles ?? 0,
        entry.wentWith ?? null,
      );
  }

  /** An entry whose list is gone for good is none. */
  #entry(stored: StoredRow): BinEntry | undefined {
    const kind = stored['kind'] as BinKind;
    const list = this.#lists.byNumber(Number(stored['list'])) ?? this.#lists.recycled(Number(stored['list']));
    if (!list) return undefined;
    const row = kind === 'list' || kind === 'attachment' ? null : itemOf(stored);
    return {
      id: String(stored['id']),
      kind,
      list: list.number,
      key: Number(stored['key']),
      deleted: String(stored['deleted']),
      deletedBy: Number(stored['deleted_by']),
      stage: Number(stored['stage']),
      row,
      ...named(list, stored, row),
    };
  }
}

interface NewEntry {
  readonly id: string;
  readonly list: number;
  readonly key: number;
  readonly kind: BinKind;
  readonly now: string;
  readonly who: number;
  readonly leaf?: string;
  readonly row?: ItemRow;
  readonly wentWith?: string | null;
}

type StoredRow = Record<string, SQLOutputValue>;

function kindOf(list: ListRecord, row: ItemRow): BinKind {
  if (isFolder(row)) return 'folder';
  return isLibrary(list) ? 'file' : 'item';
}

function itemOf(stored: StoredRow): ItemRow {
  return {
    key: Number(stored['key']),
    version: Number(stored['version']),
    uniqueId: String(stored['unique_id']),
    ownRoles: Number(stored['own_roles']),
    json: String(stored['json']),
    dir: stored['dir'] === null ? null : String(stored['dir']),
    leaf: stored['leaf'] === null ? null : String(stored['leaf']),
  };
}

function named(list: ListRecord, stored: StoredRow, row: ItemRow | null): Pick<BinEntry, 'dir' | 'leaf' | 'title'> {
  if (row) {
    const leaf = fileLeafRef(row);
    const title = valuesOf(row)['Title'];
    return { dir: fileDirRef(list, row), leaf, title: typeof title === 'string' ? title : leaf };
  }
  if (stored['kind'] === 'list') {
    const path = serverPath(list);
    return { dir: path.slice(0, path.lastIndexOf('/')), leaf: list.folder, title: list.title };
  }
  const leaf = String(stored['leaf']);
  return { dir: `${serverPath(list)}/Attachments/${idOf(Number(stored['key']))}`, leaf, title: leaf };
}
