import { computedProperties } from '../items/item-related.ts';
import { listViewThreshold } from '../threshold/threshold.ts';
import { overThreshold } from '../odata/error.ts';
import { readItems, type ItemPage } from '../items/item-page.ts';
import { serverPath } from '../lists/list-record.ts';
import type { CamlReading } from './caml-columns.ts';
import type { CamlScope, CamlView } from './caml-view.ts';
import type { ItemRow } from '../items/item-row.ts';

/** Which part of a list CAML asks for besides the view. */
export interface CamlRange {
  /** From the server's root; the list's own folder when it does not say. */
  readonly folder: string | undefined;
  /** `Paged=TRUE&p_ID=5`, with or without a question mark before it. */
  readonly paging: string | undefined;
}

/**
 * The page of items that a view asks for.
 * @throws ODataError 500 past the list view threshold: there a view must have a row limit of 5,000 at most.
 */
export function readCamlPage(reading: CamlReading, view: CamlView, { folder, paging }: CamlRange): ItemPage {
  const { exchange, list } = reading;
  const top = view.rowLimit ?? Number.POSITIVE_INFINITY;
  if (list.itemCount > listViewThreshold && top > listViewThreshold && !view.filter) throw overThreshold();
  const names = { exchange, list, dialect: 'caml' as const, expanded: new Set<string>() };
  const isIn = placeOf(reading, view.scope, folder);
  const token = new URLSearchParams((paging ?? '').replace(/^\?/, ''));
  return readItems(names, { filter: view.filter, order: view.order, top, token, ...(isIn && { isIn }) });
}

/** What a scope asks of an item's place; undefined when any will do. */
function placeOf(
  { exchange, list }: CamlReading,
  scope: CamlScope,
  folder: string | undefined,
): ((row: ItemRow) => boolean) | undefined {
  const root = serverPath(list);
  const asked = (folder === undefined || folder === '' ? root : folder).replace(/\/$/, '').toLowerCase();
  const isWhole = asked === root.toLowerCase();
  if (scope === 'recursiveall' && isWhole) return undefined;
  const read = (name: string, row: ItemRow) => {
    const value = computedProperties[name]?.(exchange.site, exchange.who, list, row);
    return typeof value === 'string' ? value.toLowerCase() : '';
  };
  return (row) => {
    const place = read('FileDirRef', row);
    const isThere = place === asked || (scope.startsWith('recursive') && place.startsWith(`${asked}/`));
    const isFolder = read('FSObjType', row) === '1';
    return isThere && !(isFolder && (scope === 'filesonly' || scope === 'recursive'));
  };
}
