import { fieldKinds, isMultiple } from '../fields/field-kinds.ts';
import { itemKey, type FieldRecord } from '../fields/field-record.ts';
import { indexValue, type IndexRange } from './index-entries.ts';
import { itemColumns } from './item-columns.ts';
import { relatedProperty, computedProperties } from './item-related.ts';
import { rowKey, type ItemRow } from './item-row.ts';
import { valueReader } from './item-text.ts';
import { invalidExpression, notExpanded, refused, unknownColumn } from '../odata/error.ts';
import { dateLiteral } from '../odata/evaluate.ts';
import type { Filter, Literal } from '../odata/filter.ts';
import type { Shape } from '../odata/shape.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Exchange } from '../odata/exchange.ts';

/** Reads a named value of an item. */
export type Reader = (row: ItemRow) => unknown;

/** Which names a query may use: REST asks that relations be expanded and some columns be left alone, CAML does not. */
export type Dialect = 'odata' | 'caml';

/** How to read the names that queries of one request use. */
export interface Names {
  readonly exchange: Exchange;
  readonly list: ListRecord;
  readonly dialect: Dialect;
  /** What `$expand` names. */
  readonly expanded: ReadonlySet<string>;
}

/** The names that a REST query may use. */
export function restNames(exchange: Exchange, list: ListRecord, shape: Shape): Names {
  return { exchange, list, dialect: 'odata', expanded: new Set(shape.expand.keys()) };
}

/**
 * How to read a name that a filter or an order uses.
 * @throws ODataError 400 for an unknown column, one that takes no part in queries, or a relation that is not expanded.
 */
export function readerOf(names: Names, name: string, use: 'filter' | 'sort' = 'filter'): Reader {
  const { exchange, list, dialect } = names;
  const { byKey, relations } = itemColumns(list);
  const slash = name.indexOf('/');
  if (slash > 0) {
    const head = name.slice(0, slash);
    const relation = relations.get(head);
    if (!relation) throw unknownColumn(head, exchange.site.url);
    if (dialect === 'odata' && !names.expanded.has(head)) throw notExpanded(head);
    requireUsable(names, relation, use);
    const read = relatedProperty(exchange.site, relation, name.slice(slash + 1));
    const readId = valueReader(list, itemKey(relation));
    return (row) => {
      const id = readId(row);
      return Array.isArray(id) ? id.map(read) : read(id);
    };
  }
  const field = byKey.get(name);
  if (field) {
    requireUsable(names, field, use);
    return valueReader(list, name);
  }
  if (relations.has(name)) throw notExpanded(name);
  const compute = computedProperties[name];
  if (!compute) throw unknownColumn(name, exchange.site.url);
  return (row) => compute(exchange.site, exchange.who, list, row);
}

/** Columns of long text and of several people or lookups take no part in REST's queries; the words are known, not recorded. */
function requireUsable({ dialect }: Names, field: FieldRecord, use: 'filter' | 'sort'): void {
  const kind = fieldKinds[field.type];
  if (dialect === 'caml' || (use === 'filter' ? kind.filterable : kind.sortable)) return;
  throw refused(
    400,
    -1,
    `The field '${field.name}' of type '${field.type}' cannot be used in the query ${use === 'filter' ? 'filter' : 'order by'} expression.`,
  );
}

/**
 * Looks at every name and value of a filter before an item is read, so that a wrong one is refused in an empty list too.
 * @throws ODataError 400.
 */
export function checkFilter(names: Names, filter: Filter): void {
  if ('left' in filter) {
    checkFilter(names, filter.left);
    checkFilter(names, filter.right);
  } else if ('inner' in filter) checkFilter(names, filter.inner);
  else {
    readerOf(names, filter.name);
    const field = itemColumns(names.list).byKey.get(filter.name);
    if (field && filter.kind === 'compare') checkLiteral(field, filter, names.exchange.site.regions.current.zone.name);
  }
}

/** Whether a column can be compared with a value: a date with a date, a number with what reads as one. */
function checkLiteral(field: FieldRecord, { part, value }: Extract<Filter, { kind: 'compare' }>, zone: string): void {
  if (value === null) return;
  const { edm } = fieldKinds[field.type];
  const isNumber = edm === 'Edm.Int32' || edm === 'Edm.Double' || part !== undefined;
  if (part && edm !== 'Edm.DateTime') throw invalidExpression(`${part}(${field.name})`);
  if (isNumber && (typeof value === 'boolean' || value === '' || Number.isNaN(Number(value))))
    throw invalidExpression(String(value));
  if (part === undefined && edm === 'Edm.DateTime') dateLiteral(String(value), zone);
  if (edm === 'Edm.Boolean' && !/^(true|false|1|0)$/i.test(String(value))) throw invalidExpression(String(value));
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
export function candidatesOf({ exchange, list }: Names, filter: Filter | undefined): Candidates {
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

/** Whether a name is that of the item's number, which every list has an index of. */
export function isId(name: string): boolean {
  return name === 'ID' || name === 'Id';
}

/** The keys that a comparison with ID leaves; undefined for anything else. */
export function idBounds(list: ListRecord, term: Filter): { after?: number; last?: number } | undefined {
  if (term.kind !== 'compare' || !isId(term.name)) return undefined;
  if (term.part || term.value === null) return undefined;
  const id = Math.min(Math.max(Number(term.value), -1), 2 ** 32 - 2);
  if (Number.isNaN(id)) return undefined;
  const floor = rowKey(list, Math.floor(id));
  const ceiling = rowKey(list, Math.ceil(id));
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

/** The terms that must all hold. */
export function conjuncts(filter: Filter): Filter[] {
  return filter.kind === 'and' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [filter];
}

function keysByIndex(exchange: Exchange, list: ListRecord, term: Filter): readonly number[] | undefined {
  if (term.kind !== 'compare' && term.kind !== 'startswith') return undefined;
  const field = indexedColumn(list, term.name);
  if (!field) return undefined;
  const range = rangeOf(field, term, exchange.site.regions.current.zone.name);
  return range && exchange.site.index.keysBetween(list, field, range);
}

/** The indexed column that a name stands for; `Owner/Id` is the column itself, `Owner/Title` is not. */
export function indexedColumn(list: ListRecord, name: string): FieldRecord | undefined {
  const key = name.replace(/\/I[Dd]$/, 'Id');
  return itemColumns(list).indexed.find((one) => itemKey(one) === key && !isMultiple(one.type));
}

/** The part of a column's index that a term selects; undefined when it is no range of it. */
export function rangeOf(field: FieldRecord, term: Filter, zone: string): IndexRange | undefined {
  if (term.kind === 'startswith') {
    const low = indexValue(term.value)!;
    return { low, high: `${low}\u{10ffff}` };
  }
  if (term.kind !== 'compare' || term.part || term.value === null || term.how === 'ne') return undefined;
  const value = indexLiteral(field, term.value, zone);
  if (term.how === 'eq') return { low: value, high: value };
  // The index orders text by code, a list orders it as Swedish.
  if (fieldKinds[field.type].edm === 'Edm.String') return undefined;
  if (term.how === 'lt' || term.how === 'le') return { high: value, highOpen: term.how === 'lt' };
  return { low: value, lowOpen: term.how === 'gt' };
}

function indexLiteral(field: FieldRecord, literal: Exclude<Literal, null>, zone: string): string | number {
  if (field.type === 'DateTime') return indexValue(dateLiteral(String(literal), zone))!;
  if (field.type === 'Boolean') return Number(literal === true || literal === 1 || literal === '1');
  if (fieldKinds[field.type].edm === 'Edm.String') return indexValue(String(literal))!;
  return Number(literal);
}
