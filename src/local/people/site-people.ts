import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import {
  accessDenied,
  badArgument,
  badMethod,
  noSuchResource,
  notFound,
  refused,
  unknownProperty,
} from '../odata/error.ts';
import { permission } from './permissions.ts';
import { principalEntity } from './people-entity.ts';
import { requirePermission } from './securable.ts';
import type { Principal } from './principals.ts';
import type { Segment } from '../odata/path.ts';

/** `web/siteusers` and what lies under them. */
export function answerUsers(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const { principals } = exchange.site;
  const [next, ...after] = rest;
  if (head.args[0] !== undefined) return answerPrincipal(exchange, principals.byLogin(head.args[0]), rest);
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET') return collectionReply(exchange, many(exchange, principals.all('user', 'app')));
      return ensured(exchange, textOf(readJson(exchange)['LoginName'], 'LoginName'));
    case 'getbyid':
      return answerPrincipal(exchange, principals.byId(Number(next.args[0])), after);
    case 'getbyemail': {
      const email = next.args[0]?.toLowerCase();
      return answerPrincipal(
        exchange,
        principals.all('user').find((one) => one.email.toLowerCase() === email),
        after,
      );
    }
    case 'getbyloginname':
      return answerPrincipal(exchange, principals.byLogin(next.args[0] ?? ''), after);
    case 'removebyid':
      return removeUser(exchange, principals.byId(Number(next.args[0])));
    case 'removebyloginname':
      return removeUser(exchange, principals.byLogin(next.args[0] ?? ''));
    default:
      throw noSuchResource(next!.written);
  }
}

/** A user or a group, a group's people, a person's groups. */
export function answerPrincipal(exchange: Exchange, found: Principal | undefined, rest: readonly Segment[]): Reply {
  const { principals } = exchange.site;
  if (!found) throw notFound('User cannot be found.');
  const [next, ...after] = rest;
  if (next?.name === 'groups') return collectionReply(exchange, many(exchange, principals.groupsOf(found.id)));
  if (next?.name === 'users' && found.kind === 'group') return answerMembers(exchange, found, next, after);
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, principalEntity(exchange.site, found));
  if (found.kind === 'group') throw badMethod(exchange.method, 'Group');
  return answerUserItself(exchange, found);
}

/** A person may change their own name; the rest is for who manages the web. */
function answerUserItself(exchange: Exchange, user: Principal): Reply {
  const { site, who, method } = exchange;
  if (method === 'DELETE') return removeUser(exchange, user);
  if (method !== 'MERGE' && method !== 'PATCH') throw badMethod(method, 'User');
  const { Title: title = user.title, Email: email = user.email, IsSiteAdmin: admin, ...other } = readJson(exchange);
  const unknown = Object.keys(other).find((name) => !knownOfUser.has(name) && !name.startsWith('odata.'));
  if (unknown !== undefined) throw unknownProperty(unknown, 'SP.User');
  const makesAdmin = typeof admin === 'boolean' && admin !== user.siteAdmin;
  if (user.id !== who.id || makesAdmin) requirePermission(site, who, permission.manageWeb);
  if (makesAdmin && !who.siteAdmin) throw accessDenied();
  const siteAdmin = makesAdmin ? admin : user.siteAdmin;
  const changed = { ...user, title: textOf(title, 'Title'), email: textOf(email, 'Email'), siteAdmin };
  site.store.write(() => site.principals.change(changed));
  site.roles.membershipChanged();
  return emptyReply(204);
}

/** Properties of a user that come with answers and cannot be written. */
const knownOfUser = new Set([
  '__metadata',
  'Expiration',
  'Groups',
  'Id',
  'IsEmailAuthenticationGuestUser',
  'IsHiddenInUI',
  'IsShareByEmailGuestUser',
  'LoginName',
  'PrincipalType',
  'UserId',
  'UserPrincipalName',
]);

/** Takes a person off the site: out of its groups and its rights. What they wrote keeps their name. */
function removeUser(exchange: Exchange, user: Principal | undefined): Reply {
  const { site, who } = exchange;
  if (!user || user.kind === 'group') throw notFound('User cannot be found.');
  requirePermission(site, who, permission.manageWeb);
  site.store.write(() => {
    site.roles.dropPrincipal(user.id);
    site.principals.removeUser(user);
  });
  site.roles.membershipChanged();
  return exchange.method === 'DELETE' ? emptyReply() : nullReply(exchange);
}

/** `web/ensureuser`: makes a person of the tenant known to the site. */
export function ensured(exchange: Exchange, name: string): Reply {
  const user = exchange.site.principals.ensureByName(name);
  // The number and words are known, not recorded.
  if (!user) throw refused(400, -2130575276, 'The specified user could not be found.');
  return entityReply(exchange, principalEntity(exchange.site, user));
}

function answerMembers(exchange: Exchange, group: Principal, head: Segment, rest: readonly Segment[]): Reply {
  const { site, who } = exchange;
  const [next] = rest;
  if (exchange.method === 'GET') {
    const members = site.principals.membersOf(group.id);
    const named = head.args[0] ?? next?.args[0];
    if (named === undefined) return collectionReply(exchange, many(exchange, members));
    const is = (one: Principal) =>
      [one.login, ...(next?.name === 'getbyemail' ? [one.email] : []), String(one.id)].some(
        (known) => known.toLowerCase() === named.toLowerCase(),
      );
    return answerPrincipal(exchange, members.find(is), rest.slice(1));
  }
  if (!maintains(exchange, group)) requirePermission(site, who, permission.managePermissions);
  const member = next
    ? removedMember(exchange, next)
    : site.principals.ensureByName(textOf(readJson(exchange)['LoginName'], 'LoginName'));
  if (!member) throw badArgument('The specified user could not be found.');
  site.store.write(() => site.principals[next ? 'removeMember' : 'addMember'](group.id, member.id));
  site.roles.membershipChanged();
  if (exchange.method === 'DELETE') return emptyReply();
  return next ? nullReply(exchange) : entityReply(exchange, principalEntity(site, member), 201);
}

/** A group's owner decides who is in it; its members too where it says so. */
function maintains({ site, who }: Exchange, group: Principal): boolean {
  const isMember = site.principals.membersOf(group.id).some((one) => one.id === who.id);
  return group.group?.ownerId === who.id || (group.group?.membersEdit === true && isMember);
}

function removedMember({ site }: Exchange, segment: Segment): Principal | undefined {
  if (segment.name === 'removebyid') return site.principals.byId(Number(segment.args[0]));
  if (segment.name === 'removebyloginname') return site.principals.byLogin(segment.args[0] ?? '');
  throw noSuchResource(segment.written);
}

/** People and groups as REST shows them. */
export function many({ site }: Exchange, principals: readonly Principal[]) {
  return principals.map((one) => principalEntity(site, one));
}
