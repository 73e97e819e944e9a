import { accessDenied } from '../odata/error.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Principal } from './principals.ts';
import type { Scope } from './role-assignments.ts';
import type { Site } from '../site/site.ts';

/** What rights are asked of: the web, a list, an item of a list. */
export interface Securable {
  readonly list?: ListRecord;
  readonly row?: ItemRow;
}

/** The nearest scope with role assignments of its own. */
export function scopeOf({ list, row }: Securable): Scope {
  if (row?.ownRoles) return `item:${row.key}`;
  return list?.ownRoles ? `list:${list.number}` : 'web';
}

/** Everything a principal may do with something. */
export function effectivePermissions(site: Site, who: Principal, securable: Securable): bigint {
  return site.roles.effective(who, scopeOf(securable));
}

export function may(site: Site, who: Principal, needed: bigint, securable: Securable = {}): boolean {
  return (effectivePermissions(site, who, securable) & needed) === needed;
}

/** @throws ODataError 403 when the principal may not. */
export function requirePermission(site: Site, who: Principal, needed: bigint, securable: Securable = {}): void {
  if (!may(site, who, needed, securable)) throw accessDenied();
}
