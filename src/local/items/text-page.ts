import { candidatesOf, isId, restNames } from './item-query.ts';
import { idOf, rowKey, type ItemText } from './item-row.ts';
import { lastId, requireAllowed, restQuery, tokenOf } from './item-page.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import { textWriter } from './item-shape.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Shape } from '../odata/shape.ts';

/** A page as it is answered, and the skiptoken of the next if there is one. */
export interface TextPage {
  readonly items: readonly string[];
  readonly next: string | undefined;
}

/**
 * The page that clients ask for most, in order of id and with no filter but bounds on it, of columns that stand in the
 * stored text: read without the items' places and written without parsing. Undefined for any other.
 * @throws ODataError as any page does.
 */
export function textPage(exchange: Exchange, list: ListRecord, shape: Shape): TextPage | undefined {
  const write = textWriter(exchange, list, shape);
  const query = restQuery(exchange);
  const [first, ...more] = query.order;
  const isById = !first || (isId(first.name) && !first.descending && more.length === 0);
  if (!write || !isById || query.token.has('PagedPrev')) return undefined;
  const names = restNames(exchange, list, shape);
  requireAllowed(names, query);
  const { after, last, keys, rest } = candidatesOf(names, query.filter);
  if (keys || rest.length > 0) return undefined;
  const from = Math.max(after, rowKey(list, lastId(query.token) ?? 0));
  const texts = readable(exchange, list, from, last, query.top + 1);
  const page = texts.slice(0, query.top);
  const end = page.at(-1);
  return { items: page.map(write), next: texts.length > query.top && end ? tokenOf(end) : undefined };
}

/** The first items after a key that the person may read. */
function readable(exchange: Exchange, list: ListRecord, after: number, last: number, wanted: number): ItemText[] {
  const { items } = exchange.site;
  const found: ItemText[] = [];
  for (let from = after; found.length < wanted;) {
    const texts = items.textsBetween(from, last, wanted);
    for (const text of texts) if (found.length < wanted && mayRead(exchange, list, text)) found.push(text);
    if (texts.length < wanted) break;
    from = texts.at(-1)!.key;
  }
  return found;
}

function mayRead({ site, who }: Exchange, list: ListRecord, text: ItemText): boolean {
  if (text.ownRoles === 0) return true;
  const row = site.items.get(list, idOf(text.key));
  return row !== undefined && may(site, who, permission.viewListItems, { list, row });
}
