import { permission } from './permissions.ts';
import { accessDenied } from '../odata/error.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Principal } from './principals.ts';
import type { Scope } from './role-assignments.ts';
import type { Site } from '../site/site.ts';
import { parentPath } from '../site/web-record.ts';

/** What rights are asked of: the web, a list, an item of a list. */
export interface Securable {
  readonly list?: ListRecord;
  readonly row?: ItemRow;
}

/** The nearest scope with role assignments of its own. */
export function scopeOf(site: Site, { list, row }: Securable): Scope {
  if (row?.ownRoles) return `item:${row.key}`;
  if (list?.ownRoles) return `list:${list.number}`;
  return webScope(site, list?.webPath ?? site.path);
}

/** A web's scope if it has roles of its own, else that of the nearest above that has. */
export function webScope(site: Site, path: string): Scope {
  const above = parentPath(path);
  if (above === undefined) return 'web';
  return site.webs.byPath(path)?.ownRoles ? `web:${path.toLowerCase()}` : webScope(site, above);
}

/** Everything a principal may do with something. */
export function effectivePermissions(site: Site, who: Principal, securable: Securable): bigint {
  return site.roles.effective(who, scopeOf(site, securable));
}

export function may(site: Site, who: Principal, needed: bigint, securable: Securable = {}): boolean {
  return (effectivePermissions(site, who, securable) & needed) === needed;
}

/** @throws ODataError 403 when the principal may not. */
export function requirePermission(site: Site, who: Principal, needed: bigint, securable: Securable = {}): void {
  if (!may(site, who, needed, securable)) throw accessDenied();
}

/** Whether a person sees that the list is there. */
export function sees({ site, who }: { readonly site: Site; readonly who: Principal }, list: ListRecord): boolean {
  return may(site, who, permission.viewListItems, { list });
}
