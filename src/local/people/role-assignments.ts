import { fullMask, roleId, type RoleDefinition } from './permissions.ts';
import { RoleDefinitions } from './role-definitions.ts';
import { siteGroups, type Principal, type Principals } from './principals.ts';
import type { SiteStore } from '../site/site-store.ts';

/** What has rights of its own: the web, a list by its number, an item by its key. */
/** `web` is the root web, another has its path. */
export type Scope = 'web' | `web:${string}` | `list:${number}` | `item:${number}`;

/** One principal's roles on a scope. */
export interface Assignment {
  readonly principalId: number;
  readonly roleIds: readonly number[];
}

/** Who has which role where. A list or item that inherits has no rows: its caller asks for the scope above. */
export class RoleAssignments {
  readonly definitions: RoleDefinitions;
  readonly #store: SiteStore;
  readonly #principals: Principals;
  readonly #effective = new Map<string, bigint>();

  constructor(store: SiteStore, principals: Principals) {
    this.#store = store;
    this.#principals = principals;
    this.definitions = new RoleDefinitions(store);
    store.onRollback(() => this.#effective.clear());
    if (this.of('web').length === 0) {
      store.write(() => {
        this.add('web', siteGroups.owners, roleId.fullControl);
        this.add('web', siteGroups.members, roleId.edit);
        this.add('web', siteGroups.visitors, roleId.read);
      });
    }
  }

  /** All that a principal may do in a scope, by itself and by its groups. An app-only token has full control. */
  effective(principal: Principal, scope: Scope): bigint {
    if (principal.siteAdmin || principal.kind === 'app') return fullMask;
    const cacheKey = `${principal.id} ${scope}`;
    const known = this.#effective.get(cacheKey);
    if (known !== undefined) return known;
    const own = this.#principals.standingFor(principal.id);
    let mask = 0n;
    for (const { principalId, roleIds } of this.of(scope)) {
      if (own.has(principalId)) for (const id of roleIds) mask |= this.definitions.byId(id)?.mask ?? 0n;
    }
    this.#effective.set(cacheKey, mask);
    return mask;
  }

  of(scope: Scope): Assignment[] {
    const rows = this.#store
      .sql('SELECT principal_id, role_id FROM role_assignment WHERE scope = ? ORDER BY principal_id, role_id')
      .all(scope);
    const byPrincipal = new Map<number, number[]>();
    for (const row of rows) {
      const principalId = Number(row['principal_id']);
      byPrincipal.set(principalId, [...(byPrincipal.get(principalId) ?? []), Number(row['role_id'])]);
    }
    return [...byPrincipal].map(([principalId, roleIds]) => ({ principalId, roleIds }));
  }

  add(scope: Scope, principalId: number, role: number): void {
    this.#store.sql('INSERT OR IGNORE INTO role_assignment VALUES (?, ?, ?)').run(scope, principalId, role);
    this.#effective.clear();
  }

  remove(scope: Scope, principalId: number, role: number): void {
    this.#store
      .sql('DELETE FROM role_assignment WHERE scope = ? AND principal_id = ? AND role_id = ?')
      .run(scope, principalId, role);
    this.#effective.clear();
  }

  removeAllOf(scope: Scope, principalId: number): void {
    this.#store.sql('DELETE FROM role_assignment WHERE scope = ? AND principal_id = ?').run(scope, principalId);
    this.#effective.clear();
  }

  /** Gives a scope rows of its own: copies of those above, or full control for who did it alone, as SharePoint does. */
  separate(scope: Scope, above: Scope, copy: boolean, who: Principal): void {
    this.clear(scope);
    if (!copy) return this.add(scope, who.id, roleId.fullControl);
    for (const { principalId, roleIds } of this.of(above)) for (const id of roleIds) this.add(scope, principalId, id);
  }

  clear(scope: Scope): void {
    this.#store.sql('DELETE FROM role_assignment WHERE scope = ?').run(scope);
    this.#effective.clear();
  }

  /** Adds a role definition or changes one. */
  redefine(definition: RoleDefinition): void {
    this.definitions.save(definition);
    this.#effective.clear();
  }

  /** Takes a role from everybody who has it. */
  dropRole(role: number): void {
    this.#store.sql('DELETE FROM role_assignment WHERE role_id = ?').run(role);
    this.#effective.clear();
  }

  /** Takes every role from a user or group. */
  dropPrincipal(principalId: number): void {
    this.#store.sql('DELETE FROM role_assignment WHERE principal_id = ?').run(principalId);
    this.#effective.clear();
  }

  /** Group membership decides too: whoever changes it says so. */
  membershipChanged(): void {
    this.#effective.clear();
  }
}
