import { checkFilter, isId, readerOf, restNames, type Names } from './item-query.ts';
import { idOf, rowKey, type ItemRow } from './item-row.ts';
import { nearEnd, scan, searchFor } from './item-scan.ts';
import { pageInOrder } from './item-order.ts';
import { parseFilter, type Filter } from '../odata/filter.ts';
import { parseOrder, type OrderTerm } from '../odata/order.ts';
import { invalidQuery } from '../odata/error.ts';
import { requireWithinThreshold } from '../threshold/threshold.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Shape } from '../odata/shape.ts';

/** A page of items, and the skiptoken of the next if there is one. */
export interface ItemPage {
  readonly rows: readonly ItemRow[];
  readonly next: string | undefined;
  /** The token of the page's first item, from which `PagedPrev=TRUE` leads back. */
  readonly begin?: string;
}

/** What is asked of a list's items, whatever language it came in. */
export interface ItemQuery {
  readonly filter: Filter | undefined;
  readonly order: readonly OrderTerm[];
  /** The most items of a page. */
  readonly top: number;
  /** Where to go on: `Paged=TRUE&p_ID=5`, with an order also `p_<Field>`; empty for the first page. */
  readonly token: URLSearchParams;
  /** What is asked of an item's place. */
  readonly isIn?: (row: ItemRow) => boolean;
}

const usualTop = 100;
const mostTop = 5000;

/**
 * Reads a page: `$top` is 100 unless said and 5,000 at most, `$skip` is ignored, `$skiptoken` goes on after an item.
 * @throws ODataError 400 for a query that cannot be read, 500 for one that exceeds the list view threshold.
 */
export function readPage(exchange: Exchange, list: ListRecord, shape: Shape): ItemPage {
  return readItems(restNames(exchange, list, shape), restQuery(exchange));
}

/** What a REST request asks for. @throws ODataError 400 when it cannot be read. */
export function restQuery(exchange: Exchange): ItemQuery {
  const { query } = exchange;
  return {
    filter: filterIn(exchange),
    order: parseOrder(query.get('$orderby')),
    top: topOf(query.get('$top')),
    token: new URLSearchParams(query.get('$skiptoken') ?? ''),
  };
}

/** How many items of a list match a request's filter. */
export function countMatches(exchange: Exchange, list: ListRecord, shape: Shape): number {
  const names = restNames(exchange, list, shape);
  const filter = filterIn(exchange);
  if (filter) checkFilter(names, filter);
  requireWithinThreshold(exchange.site, list, { filter, order: [] });
  return scan(names, searchFor(names, filter), Number.POSITIVE_INFINITY).length;
}

/**
 * Reads a page of what a query asks for.
 * @throws ODataError 400 for names and values that the list has not, 500 past the list view threshold.
 */
export function readItems(names: Names, query: ItemQuery): ItemPage {
  const { list } = names;
  const { filter, order, top, token } = query;
  requireAllowed(names, query);
  if (top === 0) return { rows: [], next: undefined };
  const last = lastId(token);
  const search = searchFor(names, filter, query.isIn);
  const [first, ...more] = order;
  const isById = !first || (isId(first.name) && more.length === 0);
  if (token.get('PagedPrev') === 'TRUE' || !isById) return pageInOrder(names, query, search, last);
  if (first?.descending) {
    const { candidates } = search;
    const before = last === undefined ? candidates.last : Math.min(candidates.last, rowKey(list, last) - 1);
    const upTo = { ...search, candidates: { ...candidates, last: before } };
    return pageInOrder(names, query, nearEnd(names, upTo, top + 1), last);
  }
  const { candidates } = search;
  const after = last === undefined ? candidates.after : Math.max(candidates.after, rowKey(list, last));
  const rows = scan(names, { ...search, candidates: { ...candidates, after } }, top + 1);
  if (rows.length <= top) return { rows, next: undefined, ...(rows[0] && { begin: tokenOf(rows[0]) }) };
  const page = rows.slice(0, top);
  return { rows: page, next: tokenOf(page.at(-1)!), begin: tokenOf(page[0]!) };
}

/** @throws ODataError for names and values that the list has not, and past the list view threshold. */
export function requireAllowed(names: Names, query: ItemQuery): void {
  if (query.filter) checkFilter(names, query.filter);
  for (const { name } of query.order) readerOf(names, name, 'sort');
  requireWithinThreshold(names.exchange.site, names.list, query);
}

function filterIn({ query }: Exchange): Filter | undefined {
  const text = query.get('$filter');
  return text?.trim() ? parseFilter(text) : undefined;
}

/** The token of an item in the order of ids. */
export function tokenOf({ key }: { readonly key: number }): string {
  return `Paged=TRUE&p_ID=${idOf(key)}`;
}

/** The item that a skiptoken goes on after. */
export function lastId(token: URLSearchParams): number | undefined {
  const text = token.get('p_ID');
  if (text === null) return undefined;
  const id = Number(text);
  if (!Number.isInteger(id) || id < 0) throw invalidQuery('The query option $skiptoken is not valid.');
  return Math.min(id, 2 ** 32 - 2);
}

function topOf(text: string | null): number {
  if (text === null) return usualTop;
  const top = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(top))
    throw invalidQuery('The query option $top is not valid. It must be a non-negative integer.');
  return Math.min(top, mostTop);
}
