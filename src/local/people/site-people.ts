import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { badArgument, noSuchResource, notFound, refused } from '../odata/error.ts';
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
    default:
      throw noSuchResource(next!.written);
  }
}

/** `web/sitegroups` and what lies under them. */
export function answerGroups(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const { principals } = exchange.site;
  const [next, ...after] = rest;
  const groups = principals.all('group');
  const byId = (id: string | undefined) => groups.find((one) => one.id === Number(id));
  if (head.args[0] !== undefined) return answerPrincipal(exchange, byId(head.args[0]), rest);
  if (!next && exchange.method === 'GET') return collectionReply(exchange, many(exchange, groups));
  if (next?.name === 'getbyid') return answerPrincipal(exchange, byId(next.args[0]), after);
  if (next?.name === 'getbyname')
    return answerPrincipal(
      exchange,
      groups.find((one) => one.title === next.args[0]),
      after,
    );
  throw noSuchResource(next?.written ?? exchange.method);
}

/** A user or a group, a group's people, a person's groups. */
export function answerPrincipal(exchange: Exchange, found: Principal | undefined, rest: readonly Segment[]): Reply {
  const { principals } = exchange.site;
  if (!found) throw notFound('User cannot be found.');
  const [next, ...after] = rest;
  if (next?.name === 'groups') return collectionReply(exchange, many(exchange, principals.groupsOf(found.id)));
  if (next?.name === 'users' && found.kind === 'group') return answerMembers(exchange, found, next, after);
  if (next) throw noSuchResource(next.written);
  return entityReply(exchange, principalEntity(exchange.site, found));
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
  if (exchange.method === 'GET' && !next) {
    const members = site.principals.membersOf(group.id);
    const [login] = head.args;
    return login === undefined
      ? collectionReply(exchange, many(exchange, members))
      : answerPrincipal(
          exchange,
          members.find((one) => one.login === login),
          [],
        );
  }
  requirePermission(site, who, permission.managePermissions);
  const member = next
    ? removedMember(exchange, next)
    : site.principals.ensureByName(textOf(readJson(exchange)['LoginName'], 'LoginName'));
  if (!member) throw badArgument('The specified user could not be found.');
  site.store.write(() => site.principals[next ? 'removeMember' : 'addMember'](group.id, member.id));
  site.roles.membershipChanged();
  if (exchange.method === 'DELETE') return emptyReply();
  return next ? nullReply(exchange) : entityReply(exchange, principalEntity(site, member), 201);
}

function removedMember({ site }: Exchange, segment: Segment): Principal | undefined {
  if (segment.name === 'removebyid') return site.principals.byId(Number(segment.args[0]));
  if (segment.name === 'removebyloginname') return site.principals.byLogin(segment.args[0] ?? '');
  throw noSuchResource(segment.written);
}

function many({ site }: Exchange, principals: readonly Principal[]) {
  return principals.map((one) => principalEntity(site, one));
}
