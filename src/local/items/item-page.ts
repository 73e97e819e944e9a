import type { Exchange } from '../odata/exchange.ts';
import { candidatesOf, namesIn, readerOf, type Candidates, type Reader } from './item-query.ts';
import { idOf, rowKey, type ItemRow } from './item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import { compareValues, evaluateFilter } from '../odata/evaluate.ts';
import { parseFilter } from '../odata/filter.ts';
import { parseOrder, type OrderTerm } from '../odata/order.ts';
import { invalidQuery } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import type { Shape } from '../odata/shape.ts';

/** A page of items, and the skiptoken of the next if there is one. */
export interface ItemPage {
  readonly rows: readonly ItemRow[];
  readonly next: string | undefined;
}

/** How many rows are read from the store at a time while something is asked of each. */
const chunk = 500;
const usualTop = 100;
const mostTop = 5000;

/**
 * Reads a page: `$top` is 100 unless said and 5,000 at most, `$skip` is ignored, `$skiptoken` goes on after an item.
 * @throws ODataError 400 for a query that cannot be read.
 */
export function readPage(exchange: Exchange, list: ListRecord, shape: Shape): ItemPage {
  const { query } = exchange;
  const top = topOf(query.get('$top'));
  if (top === 0) return { rows: [], next: undefined };
  const order = parseOrder(query.get('$orderby'));
  const token = new URLSearchParams(query.get('$skiptoken') ?? '');
  const candidates = candidatesIn(exchange, list, shape);
  const matches = matcherOf(exchange, list, shape, candidates);
  const isByIdOnly = order.length === 0 || (order.length === 1 && isId(order[0]!.name) && !order[0]!.descending);
  if (!isByIdOnly) {
    const isNewestFirst = order.length === 1 && isId(order[0]!.name) && token.size === 0;
    const few = isNewestFirst ? newestOf(exchange, candidates, matches, top + 1) : candidates;
    return sortedPage(exchange, list, shape, { top, order, token, matches, candidates: few });
  }
  const start = token.has('p_ID')
    ? Math.max(candidates.after, rowKey(list, Number(token.get('p_ID'))))
    : candidates.after;
  const rows = scan(exchange, { ...candidates, after: start }, matches, top + 1);
  if (rows.length <= top) return { rows, next: undefined };
  const page = rows.slice(0, top);
  return { rows: page, next: `Paged=TRUE&p_ID=${idOf(page.at(-1)!.key)}` };
}

/** How many items of a list match a request's filter. */
export function countMatches(exchange: Exchange, list: ListRecord, shape: Shape): number {
  const candidates = candidatesIn(exchange, list, shape);
  return scan(exchange, candidates, matcherOf(exchange, list, shape, candidates), Number.POSITIVE_INFINITY).length;
}

type Matches = (row: ItemRow) => boolean;

/** What is asked of each item: what the filter leaves to ask, and that the person may read it. */
function matcherOf(exchange: Exchange, list: ListRecord, shape: Shape, candidates: Candidates): Matches {
  const mayRead = (row: ItemRow) =>
    row.ownRoles === 0 || may(exchange.site, exchange.who, permission.viewListItems, { list, row });
  const { rest } = candidates;
  if (rest.length === 0) return mayRead;
  const names = rest.flatMap(namesIn);
  const readers = new Map<string, Reader>(names.map((name) => [name, readerOf(exchange, list, shape, name)]));
  return (row) => mayRead(row) && rest.every((term) => evaluateFilter(term, (name) => readers.get(name)!(row)));
}

/** Looks every name of the filter up before an item is read, so that a wrong one is refused in an empty list too. */
function candidatesIn(exchange: Exchange, list: ListRecord, shape: Shape): Candidates {
  const text = exchange.query.get('$filter');
  const filter = text ? parseFilter(text) : undefined;
  for (const name of filter ? namesIn(filter) : []) readerOf(exchange, list, shape, name);
  return candidatesOf(exchange, list, filter);
}

function scan(exchange: Exchange, candidates: Candidates, matches: Matches, wanted: number): ItemRow[] {
  const { items } = exchange.site;
  const found: ItemRow[] = [];
  const keys = candidates.keys?.filter((key) => key > candidates.after && key <= candidates.last);
  let { after } = candidates;
  for (let position = 0; found.length < wanted; position += chunk) {
    const size = candidates.rest.length > 0 ? chunk : Math.min(wanted, mostTop + 1);
    const rows = keys
      ? items.byKeys(keys.slice(position, position + chunk))
      : items.between(after, candidates.last, size);
    for (const row of rows) {
      if (found.length < wanted && matches(row)) found.push(row);
    }
    if (keys ? position + chunk >= keys.length : rows.length < size) break;
    after = rows.at(-1)?.key ?? after;
  }
  return found;
}

/** Newest first concerns the end of a list only, as long as nothing but the right to read is asked of each item. */
function newestOf(exchange: Exchange, candidates: Candidates, matches: Matches, wanted: number): Candidates {
  if (candidates.keys || candidates.rest.length > 0) return candidates;
  let { last } = candidates;
  for (let left = wanted; left > 0;) {
    const rows = exchange.site.items.newest(candidates.after, last, wanted);
    if (rows.length < wanted) return candidates;
    left -= rows.filter(matches).length;
    last = rows.at(-1)!.key - 1;
  }
  return { ...candidates, after: last };
}

interface Sorting {
  readonly top: number;
  readonly order: readonly OrderTerm[];
  readonly token: URLSearchParams;
  readonly matches: Matches;
  readonly candidates: Candidates;
}

interface Ranked {
  readonly row: ItemRow;
  readonly ranks: readonly unknown[];
}

function sortedPage(exchange: Exchange, list: ListRecord, shape: Shape, sorting: Sorting): ItemPage {
  const { top, order, token, matches, candidates } = sorting;
  const readers = order.map(({ name }) => readerOf(exchange, list, shape, name));
  const ranked = scan(exchange, candidates, matches, Number.POSITIVE_INFINITY).map((row): Ranked => {
    return { row, ranks: readers.map((read) => read(row)) };
  });
  const compare = (a: Ranked, b: Ranked) => compareRanked(a, b, order);
  let sorted = ranked.toSorted(compare);
  if (token.has('p_ID')) {
    const last = {
      row: { key: rowKey(list, Number(token.get('p_ID'))) } as ItemRow,
      ranks: order.map(({ name }) => readToken(token.get(`p_${name}`))),
    };
    sorted = sorted.filter((one) => compare(one, last) > 0);
  }
  const page = sorted.slice(0, top);
  const end = page.at(-1);
  if (sorted.length <= top || !end) return { rows: page.map(({ row }) => row), next: undefined };
  const next = new URLSearchParams({ Paged: 'TRUE' });
  order.forEach(({ name }, index) => next.set(`p_${name}`, JSON.stringify(end.ranks[index] ?? null)));
  next.set('p_ID', String(idOf(end.row.key)));
  return { rows: page.map(({ row }) => row), next: next.toString() };
}

function compareRanked(a: Ranked, b: Ranked, order: readonly OrderTerm[]): number {
  for (const [index, { descending }] of order.entries()) {
    const difference = compareValues(a.ranks[index], b.ranks[index]);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return a.row.key - b.row.key;
}

/** A value in a skiptoken of ours is JSON; anything else is text. */
function readToken(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function topOf(text: string | null): number {
  if (text === null) return usualTop;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 0) throw invalidQuery('The query option $top must be a non-negative integer.');
  return Math.min(top, mostTop);
}

function isId(name: string): boolean {
  return name === 'ID' || name === 'Id';
}
