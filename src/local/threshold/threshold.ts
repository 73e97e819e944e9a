import { conjuncts, idBounds, indexedColumn, isId, rangeOf } from '../items/item-query.ts';
import { rowKey } from '../items/item-row.ts';
import { overThreshold } from '../odata/error.ts';
import { compares, fold } from '../odata/evaluate.ts';
import type { FieldRecord } from '../fields/field-record.ts';
import type { IndexRange } from '../items/index-entries.ts';
import type { Filter } from '../odata/filter.ts';
import type { OrderTerm } from '../odata/order.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Site } from '../site/site.ts';

/** The most items that a query may have to look at; so many are still allowed. */
export const listViewThreshold = 5000;

/** What a query asks for, whatever language it came in. */
export interface Asked {
  readonly filter: Filter | undefined;
  readonly order: readonly OrderTerm[];
}

/**
 * The list view threshold of SharePoint Online, which no administrator can raise (learn.microsoft.com, "Living with
 * large lists"). What counts is not how many items are answered but how many must be looked at: those that the first
 * indexed predicate selects, whatever else is asked of them. Without a filter the order decides, and ID is always
 * indexed.
 * @throws ODataError 500 when it is exceeded.
 */
export function requireWithinThreshold(site: Site, list: ListRecord, { filter, order }: Asked): void {
  if (list.itemCount <= listViewThreshold) return;
  if (filter) {
    if ((selectedBy(site, list, filter) ?? Number.POSITIVE_INFINITY) > listViewThreshold) throw overThreshold();
  } else if (order.some(({ name }) => !isId(name) && !indexedColumn(list, name))) throw overThreshold();
}

/** How many items the filter's index selects; undefined when no index takes part. */
function selectedBy(site: Site, list: ListRecord, filter: Filter): number | undefined {
  switch (filter.kind) {
    case 'and':
      return selectedByFirst(site, list, conjuncts(filter));
    case 'or': {
      // Both sides must be found by an index, or every item has to be looked at.
      const left = selectedBy(site, list, filter.left);
      const right = left === undefined ? undefined : selectedBy(site, list, filter.right);
      return right === undefined ? undefined : left! + right;
    }
    case 'not': {
      const { inner } = filter;
      const selected = inner.kind === 'and' ? undefined : selectedBy(site, list, inner);
      return selected === undefined ? undefined : list.itemCount - selected;
    }
    default:
      return selectedByFirst(site, list, [filter]);
  }
}

/** Of terms that must all hold, the first that an index knows, together with the others on the same column. */
function selectedByFirst(site: Site, list: ListRecord, terms: readonly Filter[]): number | undefined {
  for (const term of terms) {
    const onId = idBounds(list, term);
    if (onId) return countIds(site, list, terms);
    const column = 'name' in term ? indexedColumn(list, term.name) : undefined;
    const same = (one: Filter) => 'name' in one && indexedColumn(list, one.name) === column;
    const selected = column ? selectedOn(site, list, column, terms.filter(same)) : selectedByGroup(site, list, term);
    if (selected !== undefined) return selected;
  }
  return undefined;
}

function selectedByGroup(site: Site, list: ListRecord, term: Filter): number | undefined {
  return term.kind === 'or' || term.kind === 'not' ? selectedBy(site, list, term) : undefined;
}

function countIds(site: Site, list: ListRecord, terms: readonly Filter[]): number {
  let after = rowKey(list, 0);
  let last = rowKey(list, 2 ** 32 - 1);
  for (const term of terms) {
    const bounds = idBounds(list, term);
    after = Math.max(after, bounds?.after ?? after);
    last = Math.min(last, bounds?.last ?? last);
  }
  return site.items.countBetween(after, last, listViewThreshold + 1);
}

/** How many items terms on one indexed column select together. */
function selectedOn(site: Site, list: ListRecord, column: FieldRecord, terms: readonly Filter[]): number | undefined {
  let range: IndexRange = {};
  let fewest: number | undefined;
  for (const term of terms) {
    const own = rangeOf(column, term, site.regions.current.zone.name);
    if (own) range = { ...range, ...own };
    else fewest = smaller(fewest, selectedByScan(site, list, column, term));
  }
  const isBounded = range.low !== undefined || range.high !== undefined;
  return isBounded ? smaller(fewest, site.index.countBetween(list, column, range)) : fewest;
}

/** What an index can tell besides ranges: nothing or anything, all but one value, the order of text. */
function selectedByScan(site: Site, list: ListRecord, column: FieldRecord, term: Filter): number | undefined {
  if (term.kind !== 'compare' || term.part) return undefined;
  const { how, value } = term;
  if (value === null) {
    const filled = site.index.countBetween(list, column, {});
    return how === 'eq' ? list.itemCount - filled : filled;
  }
  if (how === 'ne') {
    const equal = rangeOf(column, { ...term, how: 'eq' }, site.regions.current.zone.name);
    return equal && list.itemCount - site.index.countBetween(list, column, equal);
  }
  const wanted = typeof value === 'string' ? fold(value) : value;
  const matching = site.index
    .values(list, column)
    .filter((entry) => compares(entry.value, how, wanted, site.regions.current.zone.name));
  return matching.reduce((sum, { count }) => sum + count, 0);
}

function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
