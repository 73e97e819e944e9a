import { changeType, type ChangeLog } from '../changes/change-log.ts';
import { logListChange } from '../changes/list-changes.ts';
import { newList, type ListRecord } from './list-record.ts';
import { firstView } from './view-record.ts';
import { sitePath } from '../site/site-path.ts';
import type { SiteStore } from '../site/site-store.ts';

/** The lists of one web. Kept in memory too: the store has one process, and every request needs its list's columns. */
export class ListStore {
  readonly #store: SiteStore;
  readonly #changes: ChangeLog;
  readonly #webPath: string;
  readonly #shared: SharedLists;

  constructor(store: SiteStore, changes: ChangeLog, webPath: string = sitePath, shared = new SharedLists(store)) {
    this.#store = store;
    this.#changes = changes;
    this.#webPath = webPath;
    this.#shared = shared;
  }

  /** The lists of another web of the site, over the same store. */
  ofWeb(webPath: string): ListStore {
    return new ListStore(this.#store, this.#changes, webPath, this.#shared);
  }

  /** The web's lists. */
  all(): ListRecord[] {
    return this.everywhere().filter((list) => list.webPath === this.#webPath);
  }

  /** The lists of all webs. */
  everywhere(): ListRecord[] {
    return [...this.#shared.lists.values()];
  }

  /** A list of any web. */
  byNumber(number: number): ListRecord | undefined {
    return this.#shared.lists.get(number);
  }

  /** A list of any web: a lookup may point at another one's. */
  byId(id: string): ListRecord | undefined {
    const wanted = id.replace(/[{}]/g, '').toLowerCase();
    return this.everywhere().find((list) => list.id === wanted);
  }

  /** Titles are compared without regard to case. */
  byTitle(title: string): ListRecord | undefined {
    const wanted = title.toLocaleLowerCase('sv');
    return this.all().find((list) => list.title.toLocaleLowerCase('sv') === wanted);
  }

  byFolder(folder: string): ListRecord | undefined {
    const wanted = folder.toLocaleLowerCase('sv');
    return this.all().find((list) => list.folder.toLocaleLowerCase('sv') === wanted);
  }

  add(title: string, folder: string, template: number, now: string, createdBy: number): ListRecord {
    const list = newList(this.#webPath, title, folder, template, now, createdBy);
    const views = [firstView(template)];
    const { lastInsertRowid } = this.#store
      .sql('INSERT INTO list (next_id, item_count, item_modified, item_deleted, json) VALUES (1, 0, ?, ?, ?)')
      .run(now, now, '{}');
    const added = { ...list, number: Number(lastInsertRowid), views };
    this.#changes.write({ kind: 'List', type: changeType.add, listId: added.id });
    this.#put(added);
    return added;
  }

  /** Writes a list that was changed, its counters excepted, and logs what was changed in it. */
  save(list: ListRecord): void {
    const before = this.#shared.lists.get(list.number);
    if (before) logListChange(this.#changes, before, list);
    this.#put(list);
  }

  #put(list: ListRecord): void {
    const { number, nextId: _n, itemCount: _c, itemModified: _m, itemDeleted: _d, ...kept } = list;
    this.#store.sql('UPDATE list SET json = ? WHERE number = ?').run(JSON.stringify(kept), number);
    this.#shared.lists.set(number, list);
  }

  /** Writes the counters after a change to items. */
  count(list: ListRecord): void {
    this.#store
      .sql('UPDATE list SET next_id = ?, item_count = ?, item_modified = ?, item_deleted = ? WHERE number = ?')
      .run(list.nextId, list.itemCount, list.itemModified, list.itemDeleted, list.number);
    this.#shared.lists.set(list.number, list);
  }

  remove(list: ListRecord): void {
    this.#changes.write({ kind: 'List', type: changeType.delete, listId: list.id });
    this.#store.sql('DELETE FROM list WHERE number = ?').run(list.number);
    this.#shared.lists.delete(list.number);
  }

  /** Hides a list that lies in the recycle bin; it keeps its items. */
  recycle(list: ListRecord, binId: string): void {
    this.#changes.write({ kind: 'List', type: changeType.delete, listId: list.id });
    const hidden = { ...list, recycled: binId };
    this.#put(hidden);
    this.#shared.lists.delete(list.number);
    this.#shared.recycled.set(list.number, hidden);
  }

  /** A list in the recycle bin, by its number. */
  recycled(number: number): ListRecord | undefined {
    return this.#shared.recycled.get(number);
  }

  restore(list: ListRecord): void {
    this.#changes.write({ kind: 'List', type: changeType.restore, listId: list.id });
    const { recycled: _, ...restored } = list;
    this.#shared.recycled.delete(list.number);
    this.#put(restored);
  }

  /** Takes a list in the recycle bin away for good. */
  forget(list: ListRecord): void {
    this.#store.sql('DELETE FROM list WHERE number = ?').run(list.number);
    this.#shared.recycled.delete(list.number);
  }
}

/** What the webs' stores share. */
class SharedLists {
  readonly #store: SiteStore;
  lists = new Map<number, ListRecord>();
  /** Those in the recycle bin. */
  recycled = new Map<number, ListRecord>();

  constructor(store: SiteStore) {
    this.#store = store;
    store.onRollback(() => this.#load());
    this.#load();
  }

  #load(): void {
    this.lists = new Map();
    this.recycled = new Map();
    for (const row of this.#store.sql('SELECT * FROM list ORDER BY number').all()) {
      const counters = {
        number: Number(row['number']),
        nextId: Number(row['next_id']),
        itemCount: Number(row['item_count']),
        itemModified: String(row['item_modified']),
        itemDeleted: String(row['item_deleted']),
      };
      const kept = JSON.parse(String(row['json'])) as ListRecord;
      // A folder of an earlier version knows one web.
      const lists = kept.recycled === undefined ? this.lists : this.recycled;
      lists.set(counters.number, { ...kept, webPath: kept.webPath ?? sitePath, ...counters });
    }
  }
}
