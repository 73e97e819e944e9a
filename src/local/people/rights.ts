import { basePermissions, permission } from './permissions.ts';
import { assignmentEntity, bindings } from './assignment-entity.ts';
import { collectionReply, emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import { effectivePermissions, requirePermission, scopeOf, type Securable } from './securable.ts';
import { badArgument, noSuchResource, notFound, overThreshold } from '../odata/error.ts';
import { listViewThreshold } from '../threshold/threshold.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Assignment, Scope } from './role-assignments.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import { sitePath } from '../site/site-path.ts';
import { listEntity } from '../lists/list-entity.ts';
import { parentPath } from '../site/web-record.ts';
import { siteOf, type Site } from '../site/site.ts';
import { webEntity } from '../site/web-entity.ts';
import type { Segment } from '../odata/path.ts';

/** What web, lists and items have in common: role inheritance, role assignments, a person's permissions. */
export function answerRights(exchange: Exchange, securable: Securable, head: Segment, rest: readonly Segment[]): Reply {
  const { site, who } = exchange;
  switch (head.name) {
    case 'breakroleinheritance':
      requireManage(exchange, securable);
      separate(exchange, securable, {
        copy: (head.named['copyroleassignments'] ?? head.args[0]) !== 'false',
        clear: (head.named['clearsubscopes'] ?? head.args[1]) === 'true',
      });
      return nullReply(exchange);
    case 'resetroleinheritance':
      requireManage(exchange, securable);
      inherit(exchange, securable);
      return nullReply(exchange);
    case 'firstuniqueancestorsecurableobject':
      return entityReply(exchange, ancestorEntity(exchange, securable));
    case 'roleassignments':
      return answerAssignments(exchange, securable, head, rest);
    case 'hasuniqueroleassignments':
      return valueReply(exchange, 'HasUniqueRoleAssignments', hasOwnRoles(site, securable));
    case 'getusereffectivepermissions': {
      const person = site.principals.byLogin(head.args[0] ?? '');
      if (!person) throw notFound('The specified user could not be found.');
      return valueReply(exchange, 'SP.BasePermissions', basePermissions(effectivePermissions(site, person, securable)));
    }
    case 'effectivebasepermissionsforui':
    case 'effectivebasepermissions':
      return valueReply(exchange, 'SP.BasePermissions', basePermissions(effectivePermissions(site, who, securable)));
    default:
      throw noSuchResource(head.written);
  }
}

function answerAssignments(exchange: Exchange, securable: Securable, head: Segment, rest: readonly Segment[]): Reply {
  const { site } = exchange;
  const scope = scopeOf(site, securable);
  const all = site.roles.of(scope);
  const [next, ...after] = rest;
  if (next?.name === 'addroleassignment' || next?.name === 'removeroleassignment') {
    requireManage(exchange, securable);
    if (!hasOwnRoles(site, securable))
      throw badArgument('This operation is not allowed on an object that inherits permissions.');
    const principalId = Number(next.named['principalid']);
    const roleId = Number(next.named['roledefid']);
    if (!site.principals.byId(principalId)) throw notFound('Can not find the principal with id: ' + principalId);
    // CLI for Microsoft 365 names no role: then all that the principal has are taken away.
    if (next.name === 'removeroleassignment' && next.named['roledefid'] === undefined) {
      site.store.write(() => site.roles.removeAllOf(scope, principalId));
      return nullReply(exchange);
    }
    if (!site.roles.definitions.byId(roleId)) throw badArgument('The specified role definition could not be found.');
    site.store.write(() =>
      site.roles[next.name === 'addroleassignment' ? 'add' : 'remove'](scope, principalId, roleId),
    );
    return nullReply(exchange);
  }
  const id = head.args[0] ?? (next?.name === 'getbyprincipalid' ? next.args[0] : undefined);
  if (id === undefined) {
    if (next) throw noSuchResource(next.written);
    return collectionReply(
      exchange,
      all.map((one) => assignmentEntity(exchange, one)),
    );
  }
  const found = all.find((one) => one.principalId === Number(id));
  if (!found) throw notFound('Can not find the principal with id: ' + id);
  return answerAssignment(exchange, securable, found, head.args[0] === undefined ? after : rest);
}

function answerAssignment(
  exchange: Exchange,
  securable: Securable,
  found: Assignment,
  rest: readonly Segment[],
): Reply {
  const [next] = rest;
  if (next?.name === 'roledefinitionbindings') return collectionReply(exchange, bindings(exchange.site, found));
  if (next) throw noSuchResource(next.written);
  if (exchange.method !== 'DELETE') return entityReply(exchange, assignmentEntity(exchange, found));
  requireManage(exchange, securable);
  exchange.site.store.write(() =>
    exchange.site.roles.removeAllOf(scopeOf(exchange.site, securable), found.principalId),
  );
  return emptyReply();
}

function requireManage(exchange: Exchange, securable: Securable): void {
  requirePermission(exchange.site, exchange.who, permission.managePermissions, securable);
}

function hasOwnRoles(site: Site, { list, row }: Securable): boolean {
  if (row) return row.ownRoles === 1;
  return list ? list.ownRoles : site.web.ownRoles;
}

interface Separation {
  /** Whether the rights above are copied. */
  readonly copy: boolean;
  /** Whether what lies below loses the rights of its own. */
  readonly clear: boolean;
}

function separate(exchange: Exchange, securable: Securable, { copy, clear }: Separation): void {
  const { site, who } = exchange;
  const { list, row } = securable;
  if (hasOwnRoles(site, securable)) return;
  if (list && !row) requireFew(list);
  const above = scopeOf(site, securable);
  site.store.write(() => {
    if (list && !row && clear) for (const one of site.items.withOwnRoles(list)) inherit(exchange, { list, row: one });
    if (row) site.items.setOwnRoles(row, true);
    else if (list) site.lists.save({ ...list, ownRoles: true, revision: list.revision + 1 });
    else site.webs.save({ ...site.web, ownRoles: true });
    site.roles.separate(ownScope(site, securable), above, copy, who);
  });
}

function inherit(exchange: Exchange, securable: Securable): void {
  const { site } = exchange;
  const { list, row } = securable;
  if ((!list && site.path === sitePath) || !hasOwnRoles(site, securable)) return;
  if (list && !row) requireFew(list);
  site.store.write(() => {
    if (row) site.items.setOwnRoles(row, false);
    else if (list) site.lists.save({ ...list, ownRoles: false, revision: list.revision + 1 });
    else site.webs.save({ ...site.web, ownRoles: false });
    site.roles.clear(ownScope(site, securable));
  });
}

/**
 * [D] "Manage large lists and libraries": breaking and inheriting a whole list's permissions is among what the threshold
 * prevents.
 * @throws ODataError 500 over it.
 */
function requireFew(list: ListRecord): void {
  if (list.itemCount > listViewThreshold) throw overThreshold();
}

/** The nearest of the item, its list and the web that has rights of its own. */
function ancestorEntity(exchange: Exchange, { list, row }: Securable): Entity {
  if (list && row?.ownRoles) return exchange.cross.itemEntity(exchange, list, row);
  if (list?.ownRoles) return listEntity(exchange, list);
  let { web } = exchange.site;
  for (let above = web; !web.ownRoles; web = above)
    above = exchange.site.webs.byPath(parentPath(web.path) ?? '') ?? web;
  return webEntity({ ...exchange, site: siteOf(exchange.site, web) });
}

function ownScope(site: Site, { list, row }: Securable): Scope {
  if (row) return `item:${row.key}`;
  if (list) return `list:${list.number}`;
  return site.path === sitePath ? 'web' : `web:${site.path.toLowerCase()}`;
}
