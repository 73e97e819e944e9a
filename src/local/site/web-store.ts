import type { SiteStore } from './site-store.ts';
import { parentPath, type WebRecord } from './web-record.ts';

/** The webs of the site, the root web among them. Kept in memory too: the store has one process. */
export class WebStore {
  readonly #store: SiteStore;
  #webs = new Map<string, WebRecord>();

  constructor(store: SiteStore) {
    this.#store = store;
    store.onRollback(() => this.#load());
    this.#load();
  }

  /** Addresses are compared without regard to case. */
  byPath(path: string): WebRecord | undefined {
    return this.#webs.get(path.toLowerCase());
  }

  byId(id: string): WebRecord | undefined {
    const wanted = id.replace(/[{}]/g, '').toLowerCase();
    return [...this.#webs.values()].find((web) => web.id === wanted);
  }

  /** The webs directly below one. */
  below(path: string): WebRecord[] {
    return [...this.#webs.values()].filter((web) => parentPath(web.path) === path);
  }

  save(web: WebRecord): void {
    this.#store
      .sql('INSERT INTO web VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json')
      .run(web.path.toLowerCase(), JSON.stringify(web));
    this.#webs.set(web.path.toLowerCase(), web);
  }

  remove(web: WebRecord): void {
    this.#store.sql('DELETE FROM web WHERE path = ?').run(web.path.toLowerCase());
    this.#webs.delete(web.path.toLowerCase());
  }

  #load(): void {
    const rows = this.#store.sql('SELECT path, json FROM web ORDER BY path').all();
    this.#webs = new Map(rows.map((row) => [String(row['path']), JSON.parse(String(row['json'])) as WebRecord]));
  }
}
