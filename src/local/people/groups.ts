import { table } from '../odata/table.ts';
import { answerPrincipal, many } from './site-people.ts';
import { badMethod, noSuchResource, notFound, refused, unknownProperty } from '../odata/error.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { permission } from './permissions.ts';
import { principalEntity } from './people-entity.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { requirePermission } from './securable.ts';
import type { GroupProps, Principal } from './principals.ts';
import type { Segment } from '../odata/path.ts';

/** `web/sitegroups` and what lies under them. */
export function answerGroups(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const { principals } = exchange.site;
  const [next, ...after] = rest;
  const groups = principals.all('group');
  const byId = (id: string | undefined) => groups.find((one) => one.id === Number(id));
  const byName = (name: string | undefined) => groups.find((one) => one.title.toLowerCase() === name?.toLowerCase());
  if (head.args[0] !== undefined) return answerGroup(exchange, byId(head.args[0]), rest);
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'POST') return addGroup(exchange);
      return collectionReply(exchange, many(exchange, groups));
    case 'getbyid':
      return answerGroup(exchange, byId(next.args[0]), after);
    case 'getbyname':
      return answerGroup(exchange, byName(next.args[0]), after);
    case 'removebyid':
      return removeGroup(exchange, byId(next.args[0]));
    case 'removebyloginname':
      return removeGroup(exchange, byName(next.args[0]));
    default:
      throw noSuchResource(next!.written);
  }
}

/** A group, its people, and what of it can be changed. */
export function answerGroup(exchange: Exchange, group: Principal | undefined, rest: readonly Segment[]): Reply {
  const { site, method } = exchange;
  // The words are known, not recorded.
  if (!group) throw notFound('Group cannot be found.');
  const [next] = rest;
  if (next?.name === 'setuserasowner') {
    requireManage(exchange, group);
    const owner = site.principals.byId(Number(next.args[0] ?? next.named['ownerid']));
    if (!owner) throw notFound('User cannot be found.');
    site.store.write(() => site.principals.change({ ...group, group: { ...group.group, ownerId: owner.id } }));
    return nullReply(exchange);
  }
  if (next?.name === 'owner') {
    const owner = site.principals.byId(group.group?.ownerId ?? group.id) ?? group;
    return answerPrincipal(exchange, owner, rest.slice(1));
  }
  if (next || method === 'GET') return answerPrincipal(exchange, group, rest);
  requireManage(exchange, group);
  if (method !== 'MERGE' && method !== 'PATCH') throw badMethod(method, 'Group');
  const changed = withProps(group, readJson(exchange));
  if (changed.title !== group.title) requireFreeName(exchange, changed.title);
  site.store.write(() => site.principals.change(changed));
  return emptyReply(204);
}

function addGroup(exchange: Exchange): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.createGroups);
  const given = readJson(exchange);
  const title = textOf(given['Title'], 'Title');
  requireFreeName(exchange, title);
  const added = site.store.write(() => {
    const group = site.principals.addGroup(title, who.id);
    const whole = withProps(group, given);
    site.principals.change(whole);
    return whole;
  });
  return entityReply(exchange, principalEntity(site, added), 201);
}

function removeGroup(exchange: Exchange, group: Principal | undefined): Reply {
  const { site } = exchange;
  if (!group) throw notFound('Group cannot be found.');
  requireManage(exchange, group);
  site.store.write(() => {
    site.roles.dropPrincipal(group.id);
    site.principals.removeGroup(group.id);
  });
  site.roles.membershipChanged();
  return nullReply(exchange);
}

/** A group is changed by who may manage permissions, and by its owner. */
function requireManage({ site, who }: Exchange, group: Principal): void {
  if (group.group?.ownerId === who.id) return;
  requirePermission(site, who, permission.managePermissions);
}

/** The number and words are known, not recorded. */
function requireFreeName({ site }: Exchange, title: string): void {
  if (title.trim() === '') throw refused(400, -2130575293, 'You must specify a name for the group.');
  if (!site.principals.all('group').some((one) => one.title.toLowerCase() === title.toLowerCase())) return;
  throw refused(500, -2130575293, 'The specified name is already in use. Please try again with a new name.');
}

const settable: Readonly<Record<string, (value: unknown) => GroupProps>> = table({
  Description: (value) => ({ description: value === null ? null : textOf(value, 'Description') }),
  AllowMembersEditMembership: (value) => ({ membersEdit: value === true }),
  AllowRequestToJoinLeave: (value) => ({ requestToJoin: value === true }),
  AutoAcceptRequestToJoinLeave: (value) => ({ autoAccept: value === true }),
  OnlyAllowMembersViewMembership: (value) => ({ membersViewOnly: value === true }),
  RequestToJoinLeaveEmailSetting: (value) => ({ joinEmail: value === null ? '' : textOf(value, 'Email') }),
});
const passedOver = new Set(['Id', 'IsHiddenInUI', 'LoginName', 'OwnerTitle', 'PrincipalType', '__metadata']);

function withProps(group: Principal, given: Readonly<Record<string, unknown>>): Principal {
  let changed = group;
  for (const [name, value] of Object.entries(given)) {
    const set = settable[name];
    if (name === 'Title') changed = { ...changed, title: textOf(value, 'Title'), login: textOf(value, 'Title') };
    else if (set) changed = { ...changed, group: { ...changed.group, ...set(value) } };
    else if (!passedOver.has(name) && !name.startsWith('odata.')) throw unknownProperty(name, 'SP.Group');
  }
  return changed;
}
