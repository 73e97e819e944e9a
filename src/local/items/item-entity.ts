import { computedProperties, itemPath } from './item-related.ts';
import { idOf, valuesOf, type ItemRow } from './item-row.ts';
import { itemEtag } from '../odata/etag.ts';
import { itemNavigation } from './item-navigation.ts';
import { itemType, type ListRecord } from '../lists/list-record.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** An item as a part of something else: of its file, of its folder. */
export function itemEntity(exchange: Exchange, list: ListRecord, row: ItemRow): Entity {
  const computed = Object.entries(computedProperties).map(
    ([name, compute]) => [name, () => compute(exchange.site, exchange.who, list, row)] as const,
  );
  return {
    type: itemType(list),
    path: itemPath(list, idOf(row.key)),
    etag: itemEtag(row),
    props: valuesOf(row),
    onRequest: Object.fromEntries(computed),
    nav: itemNavigation(exchange, list, row),
  };
}
