import { isId, readerOf, type Names } from './item-query.ts';
import { idOf, rowKey, type ItemRow } from './item-row.ts';
import { scan, type Search } from './item-scan.ts';
import { compareValues } from '../odata/evaluate.ts';
import type { ItemPage, ItemQuery } from './item-page.ts';
import type { OrderTerm } from '../odata/order.ts';

interface Ranked {
  readonly row: { readonly key: number };
  readonly ranks: readonly unknown[];
}

/**
 * A page of what a search finds, in another order than that of ids. The token holds the values of the last item, not its
 * place, so that a page goes on where the last one ended whatever was added, changed or deleted meanwhile; equal values
 * are in order of id.
 */
export function pageInOrder(names: Names, query: ItemQuery, search: Search, last: number | undefined): ItemPage {
  const { order, top, token } = query;
  const readers = order.map(({ name }) => readerOf(names, name, 'sort'));
  const ranked = scan(names, search, Number.POSITIVE_INFINITY).map((row) => {
    return { row, ranks: readers.map((read) => rankOf(read(row))) };
  });
  const compare = (a: Ranked, b: Ranked) => compareRanked(a, b, order);
  const sorted = ranked.toSorted(compare);
  const edge: Ranked | undefined =
    last === undefined
      ? undefined
      : {
          row: { key: rowKey(names.list, last) },
          ranks: order.map(({ name }) => (isId(name) ? last : readToken(token.get(`p_${name}`)))),
        };
  if (edge && token.get('PagedPrev') === 'TRUE') {
    const page = sorted.filter((one) => compare(one, edge) < 0).slice(-top);
    return pageWith(page, order, true);
  }
  const left = edge ? sorted.filter((one) => compare(one, edge) > 0) : sorted;
  return pageWith(left.slice(0, top), order, left.length > top);
}

function pageWith(
  page: readonly (Ranked & { row: ItemRow })[],
  order: readonly OrderTerm[],
  goesOn: boolean,
): ItemPage {
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page.map(rowOf),
    next: goesOn && last ? tokenOf(last, order) : undefined,
    ...(first && { begin: tokenOf(first, order) }),
  };
}

/** An item's token: its values as JSON, so that text and nothing can be told apart. */
function tokenOf({ row, ranks }: Ranked, order: readonly OrderTerm[]): string {
  const next = new URLSearchParams({ Paged: 'TRUE' });
  order.forEach(({ name }, index) => {
    if (!isId(name)) next.set(`p_${name}`, JSON.stringify(ranks[index] ?? null));
  });
  next.set('p_ID', String(idOf(row.key)));
  return next.toString();
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

/** Several values, which only CAML sorts by, are sorted as they are shown. */
function rankOf(value: unknown): unknown {
  return Array.isArray(value) ? value.join('; ') : value;
}

function rowOf({ row }: { readonly row: ItemRow }): ItemRow {
  return row;
}
