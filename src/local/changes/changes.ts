import { changeEntity } from './change-entity.ts';
import { readChangeQuery } from './change-query.ts';
import { collectionReply } from '../odata/reply.ts';
import { badMethod } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import type { ChangeScope } from './change-token.ts';
import type { LoggedChange } from './change-log.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';

/**
 * POST `getchanges` on the site, the web or a list.
 * @throws ODataError for a query that cannot be read, and for tokens that are too old or of something else.
 */
export function answerChanges(exchange: Exchange, scope: ChangeScope, id: string, list?: ListRecord): Reply {
  if (exchange.method !== 'POST') throw badMethod(exchange.method, 'GetChanges');
  const query = readChangeQuery(exchange, scope, id);
  const { changes } = exchange.site;
  const found: LoggedChange[] = [];
  const { start, end, latestFirst } = query;
  for (const change of changes.read({ listId: list?.id, start, end, latestFirst })) {
    if (!query.wants(change) || !isWithin(exchange, change, scope, query.recursive)) continue;
    if (!mayKnow(exchange, change)) continue;
    found.push(change);
    if (found.length === query.limit) break;
  }
  return collectionReply(
    exchange,
    found.map((change) => changeEntity(exchange.site, scope, id, change)),
  );
}

/** Without recursion only what the scope itself holds counts: a web's lists, but neither their items nor webs below. */
function isWithin({ site }: Exchange, change: LoggedChange, scope: ChangeScope, recursive: boolean): boolean {
  if (scope === 'list' || change.listId === undefined) return true;
  if (!recursive && change.kind !== 'List') return false;
  const list = site.lists.byId(change.listId);
  if (scope === 'site' || !list || list.webPath === site.path) return true;
  return recursive && list.webPath.startsWith(`${site.path}/`);
}

/** What a person may not read is not told of, as long as it is there to ask. */
function mayKnow({ site, who }: Exchange, { kind, listId, itemId }: LoggedChange): boolean {
  if (listId === undefined) return true;
  const list = site.lists.byId(listId);
  if (!list) return true;
  const row = kind === 'Item' && itemId !== undefined ? site.items.get(list, itemId) : undefined;
  return may(site, who, permission.viewListItems, row ? { list, row } : { list });
}
