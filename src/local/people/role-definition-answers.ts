import { table } from '../odata/table.ts';
import { basePermissions, permission, readMask, roleDefinitions, type RoleDefinition } from './permissions.ts';
import { collectionReply, emptyReply, entityReply } from '../odata/reply.ts';
import { badArgument, badMethod, noSuchResource, refused, unknownProperty } from '../odata/error.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { requirePermission } from './securable.ts';
import { sitePath } from '../site/site-path.ts';
import type { Entity } from '../odata/entity.ts';
import type { Segment } from '../odata/path.ts';

/** `web/roledefinitions` and what lies under them. */
export function answerRoleDefinitions(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const { definitions } = exchange.site.roles;
  const [next, ...after] = rest;
  const id = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (id === undefined && !next) {
    if (exchange.method === 'POST') return addDefinition(exchange);
    return collectionReply(exchange, definitions.all().map(roleEntity));
  }
  const found = definitions.all().find((role) => {
    if (id !== undefined) return role.id === Number(id);
    if (next?.name === 'getbyname') return role.name.toLowerCase() === next.args[0]?.toLowerCase();
    return next?.name === 'getbytype' && role.kind === Number(next.args[0]);
  });
  if (!found) throw badArgument('The specified role definition could not be found.');
  const [beyond] = head.args[0] === undefined ? after : rest;
  if (beyond) throw noSuchResource(beyond.written);
  return answerDefinition(exchange, found);
}

function answerDefinition(exchange: Exchange, found: RoleDefinition): Reply {
  const { site, method } = exchange;
  if (method === 'GET') return entityReply(exchange, roleEntity(found));
  requireManage(exchange);
  if (method === 'DELETE') {
    // The words are known, not recorded.
    if (roleDefinitions.some((one) => one.id === found.id))
      throw refused(400, -2130575306, `The permission level "${found.name}" cannot be deleted.`);
    site.store.write(() => {
      site.roles.dropRole(found.id);
      site.roles.definitions.remove(found.id);
    });
    return emptyReply();
  }
  if (method !== 'MERGE' && method !== 'PATCH') throw badMethod(method, 'RoleDefinition');
  const changed = withProps(found, readJson(exchange));
  if (changed.name !== found.name) requireFreeName(exchange, changed.name);
  site.store.write(() => site.roles.redefine(changed));
  return emptyReply(204);
}

function addDefinition(exchange: Exchange): Reply {
  const { site } = exchange;
  requireManage(exchange);
  const { Name, ...given } = readJson(exchange);
  const name = textOf(Name, 'Name');
  requireFreeName(exchange, name);
  const added = site.store.write(() => {
    const bare = {
      id: site.roles.definitions.nextId(),
      name,
      description: '',
      order: 0,
      kind: 0,
      hidden: false,
      mask: 0n,
    };
    const whole = withProps(bare, given);
    site.roles.redefine(whole);
    return whole;
  });
  return entityReply(exchange, roleEntity(added), 201);
}

/** Webs below have the permission levels of the site's own. The words are known, not recorded. */
function requireManage({ site, who }: Exchange): void {
  requirePermission(site, who, permission.managePermissions);
  if (site.path !== sitePath)
    throw refused(
      400,
      -2146233079,
      'You cannot customize permission levels in a web site with inherited permission levels.',
    );
}

function requireFreeName({ site }: Exchange, name: string): void {
  if (!site.roles.definitions.all().some((one) => one.name.toLowerCase() === name.toLowerCase())) return;
  throw refused(400, -2130575305, `A permission level with the name "${name}" already exists.`);
}

const settable: Readonly<Record<string, (value: unknown) => Partial<RoleDefinition>>> = table({
  Name: (value) => ({ name: textOf(value, 'Name') }),
  Description: (value) => ({ description: value === null ? '' : textOf(value, 'Description') }),
  Order: (value) => ({ order: Number(value) }),
  BasePermissions: (value) => ({ mask: readMask(value) }),
});
const passedOver = new Set(['__metadata', 'odata.type', 'Hidden', 'Id', 'RoleTypeKind']);

function withProps(definition: RoleDefinition, given: Readonly<Record<string, unknown>>): RoleDefinition {
  let changed = definition;
  for (const [name, value] of Object.entries(given)) {
    const set = settable[name];
    if (set) changed = { ...changed, ...set(value) };
    else if (!passedOver.has(name)) throw unknownProperty(name, 'SP.RoleDefinition');
  }
  return changed;
}

export function roleEntity(role: RoleDefinition): Entity {
  return {
    type: 'SP.RoleDefinition',
    path: `Web/RoleDefinitions(${role.id})`,
    props: {
      BasePermissions: basePermissions(role.mask),
      Description: role.description,
      Hidden: role.hidden,
      Id: role.id,
      Name: role.name,
      Order: role.order,
      RoleTypeKind: role.kind,
    },
  };
}
