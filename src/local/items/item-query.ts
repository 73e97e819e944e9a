import { fieldKinds, isMultiple } from '../fields/field-kinds.ts';
import { itemKey, type FieldRecord } from '../fields/field-record.ts';
import { indexValue, type IndexRange } from './index-entries.ts';
import { itemColumns } from './item-columns.ts';
import { relatedProperty, computedProperties } from './item-related.ts';
import { rowKey, type ItemRow } from './item-row.ts';
import { valueReader } from './item-text.ts';
import { notExpanded, refused, unknownColumn } from '../odata/error.ts';
import { dateLiteral } from '../odata/evaluate.ts';
import type { Filter, Literal } from '../odata/filter.ts';
import type { Shape } from '../odata/shape.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Exchange } from '../odata/exchange.ts';

/** Reads a named value of an item. */
export type Reader = (row: ItemRow) => unknown;

/**
 * How to read a name that `$filter` or `$orderby` uses.
 * @throws ODataError 400 for an unknown column, one that cannot be filtered, or a relation that is not expanded.
 */
export function readerOf(exchange: Exchange, list: ListRecord, shape: Shape, name: string): Reader {
  const { byKey, relations } = itemColumns(list);
  const slash = name.indexOf('/');
  if (slash > 0) {
    const relation = relations.get(name.slice(0, slash));
    if (!relation) throw unknownColumn(name.slice(0, slash), exchange.site.url);
    if (!shape.expand.has(name.slice(0, slash))) throw notExpanded(name.slice(0, slash));
    requireFilterable(relation);
    const read = relatedProperty(exchange.site, relation, name.slice(slash + 1));
    const readId = valueReader(list, itemKey(relation));
    return (row) => read(readId(row));
  }
  const field = byKey.get(name);
  if (field) {
    requireFilterable(field);
    return valueReader(list, name);
  }
  if (relations.has(name)) throw notExpanded(name);
  const compute = computedProperties[name];
  if (!compute) throw unknownColumn(name, exchange.site.url);
  return (row) => compute(exchange.site, exchange.who, list, row);
}

/** Columns of long text and of several people or lookups take no part in filters; the words are known, not recorded. */
function requireFilterable(field: FieldRecord): void {
  if (fieldKinds[field.type].filterable) return;
  throw refused(
    400,
    -1,
    `The field '${field.name}' of type '${field.type}' cannot be used in the query filter expression.`,
  );
}

/** Every name in a filter. */
export function namesIn(filter: Filter): string[] {
  if ('left' in filter) return [...namesIn(filter.left), ...namesIn(filter.right)];
  return 'inner' in filter ? namesIn(filter.inner) : [filter.name];
}

/** Which of a list's items a filter can concern at all. */
export interface Candidates {
  /** Keys strictly after this one… */
  readonly after: number;
  /** …and up to this one. */
  readonly last: number;
  /** Only these, in order of id, when an index gave them. */
  readonly keys?: readonly number[];
  /** What is left to ask of each item. */
  readonly rest: readonly Filter[];
}

/** Narrows a filter down by what must hold of every item: bounds on ID, and the first indexed column. */
export function candidatesOf(exchange: Exchange, list: ListRecord, filter: Filter | undefined): Candidates {
  let after = rowKey(list, 0);
  let last = rowKey(list, 2 ** 32 - 1);
  let keys: readonly number[] | undefined;
  const rest: Filter[] = [];
  for (const term of filter ? conjuncts(filter) : []) {
    const bounds = idBounds(list, term);
    if (bounds) {
      after = Math.max(after, bounds.after ?? after);
      last = Math.min(last, bounds.last ?? last);
      continue;
    }
    const found = keys ? undefined : keysByIndex(exchange, list, term);
    if (found) keys = found;
    else rest.push(term);
  }
  return { after, last, rest, ...(keys && { keys }) };
}

function idBounds(list: ListRecord, term: Filter): { after?: number; last?: number } | undefined {
  if (term.kind !== 'compare' || (term.name !== 'ID' && term.name !== 'Id')) return undefined;
  if (term.part || typeof term.value !== 'number') return undefined;
  const floor = rowKey(list, Math.floor(term.value));
  const ceiling = rowKey(list, Math.ceil(term.value));
  switch (term.how) {
    case 'gt':
      return { after: floor };
    case 'ge':
      return { after: ceiling - 1 };
    case 'lt':
      return { last: ceiling - 1 };
    case 'le':
      return { last: floor };
    case 'eq':
      return { after: ceiling - 1, last: floor };
    case 'ne':
      return undefined;
  }
}

function conjuncts(filter: Filter): Filter[] {
  return filter.kind === 'and' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [filter];
}

function keysByIndex(exchange: Exchange, list: ListRecord, term: Filter): readonly number[] | undefined {
  if (term.kind !== 'compare' && term.kind !== 'startswith') return undefined;
  const field = itemColumns(list).indexed.find((one) => itemKey(one) === term.name);
  if (!field || isMultiple(field.type)) return undefined;
  const range = rangeOf(field, term);
  return range && exchange.site.index.keysBetween(list, field, range);
}

function rangeOf(field: FieldRecord, term: Filter): IndexRange | undefined {
  if (term.kind === 'startswith') {
    const low = indexValue(term.value)!;
    return { low, high: `${low}\u{10ffff}` };
  }
  if (term.kind !== 'compare' || term.part || term.value === null || term.how === 'ne') return undefined;
  const value = indexLiteral(field, term.value);
  if (term.how === 'eq') return { low: value, high: value };
  // The index orders text by code, a list orders it as Swedish.
  if (fieldKinds[field.type].edm === 'Edm.String') return undefined;
  if (term.how === 'lt' || term.how === 'le') return { high: value, highOpen: term.how === 'lt' };
  return { low: value, lowOpen: term.how === 'gt' };
}

function indexLiteral(field: FieldRecord, literal: Exclude<Literal, null>): string | number {
  if (field.type === 'DateTime') return indexValue(dateLiteral(String(literal)))!;
  if (field.type === 'Boolean') return Number(literal === true || literal === 1 || literal === '1');
  if (fieldKinds[field.type].edm === 'Edm.String') return indexValue(String(literal))!;
  return Number(literal);
}
