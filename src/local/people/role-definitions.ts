import { roleDefinitions as usual, type RoleDefinition } from './permissions.ts';
import type { SiteStore } from '../site/site-store.ts';

/** The site's named sets of rights: those that every site has, as changed, and its own. */
export class RoleDefinitions {
  readonly #store: SiteStore;
  #known = new Map<number, RoleDefinition>();

  constructor(store: SiteStore) {
    this.#store = store;
    store.onRollback(() => this.#load());
    this.#load();
  }

  /** In their order, which the site's administrator gives. */
  all(): RoleDefinition[] {
    return [...this.#known.values()].toSorted((one, other) => one.order - other.order || other.id - one.id);
  }

  byId(id: number): RoleDefinition | undefined {
    return this.#known.get(id);
  }

  /** An id that no definition has or had. */
  nextId(): number {
    const last = Number(this.#store.setting('last-role-definition') ?? Math.max(...this.#known.keys()));
    this.#store.putSetting('last-role-definition', String(last + 1));
    return last + 1;
  }

  save(definition: RoleDefinition): void {
    const { mask, ...plain } = definition;
    this.#store
      .sql('INSERT INTO role_definition VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json')
      .run(definition.id, JSON.stringify({ ...plain, mask: String(mask) }));
    this.#known.set(definition.id, definition);
  }

  remove(id: number): void {
    this.#store.sql('DELETE FROM role_definition WHERE id = ?').run(id);
    this.#known.delete(id);
  }

  #load(): void {
    this.#known = new Map(usual.map((one) => [one.id, one]));
    for (const row of this.#store.sql('SELECT json FROM role_definition').all()) {
      const stored = JSON.parse(String(row['json'])) as Omit<RoleDefinition, 'mask'> & { mask: string };
      this.#known.set(stored.id, { ...stored, mask: BigInt(stored.mask) });
    }
  }
}
