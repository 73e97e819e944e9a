import { camlFilter } from '../caml/caml-where.ts';
import { namesIn, readerOf, type Reader } from '../items/item-query.ts';
import { evaluateFilter } from '../odata/evaluate.ts';
import { invalidQuery } from '../odata/error.ts';
import { readJson, type Exchange } from '../odata/exchange.ts';
import { child, parseXml, type XmlElement } from '../odata/xml.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';

/** `SP.ChangeLogItemQuery`, read: every member is text, some of it XML. */
export interface ChangeLogQuery {
  readonly token: string;
  readonly limit: number;
  /** Internal names; undefined for the default view's. */
  readonly fields: readonly string[] | undefined;
  /** The id after which the page begins. */
  readonly after: number;
  readonly utc: boolean;
  /** Whether the person may read an item and it is among those asked for. */
  readonly matches: (row: ItemRow) => boolean;
  /** Whether an item that is no longer among those asked for counts as gone: `Contains` says so, `Query` does not. */
  readonly dropsOthers: boolean;
}

/** @throws ODataError 400 for members that cannot be read, 500 for CAML that asks for columns the list has not. */
export function readChangeLogQuery(exchange: Exchange, list: ListRecord): ChangeLogQuery {
  const query = readJson(exchange)['query'];
  if (typeof query !== 'object' || query === null) throw invalidQuery('The parameter query does not exist.');
  const given = new Map<string, unknown>(Object.entries(query));
  const textOf = (name: string): string => {
    const value = given.get(name) ?? '';
    if (typeof value !== 'string') throw invalidQuery(`The property '${name}' must be a string.`);
    return value;
  };
  const options = xmlIn(textOf('QueryOptions'));
  const paging = options && child(options, 'Paging')?.attributes['ListItemCollectionPositionNext'];
  const fields = xmlIn(textOf('ViewFields'))?.children.flatMap((ref) => ref.attributes['Name'] ?? []);
  const contains = xmlIn(textOf('Contains'));
  const written = xmlIn(textOf('Query'));
  const where =
    (contains && conditionOf(contains)) ?? (written?.name === 'Where' ? written : written && child(written, 'Where'));
  return {
    token: textOf('ChangeToken').trim(),
    limit: Number(textOf('RowLimit')) || (list.views.find((view) => view.isDefault)?.rowLimit ?? 30),
    fields: fields && fields.length > 0 ? fields : undefined,
    after: Number(new URLSearchParams(paging).get('p_ID') ?? 0),
    utc: options !== undefined && child(options, 'DateInUtc')?.text.toUpperCase() === 'TRUE',
    matches: matcherOf(exchange, list, where),
    dropsOthers: contains !== undefined,
  };
}

/**
 * `Contains` is the operator itself, `<Contains><FieldRef Name="Status"/><Value>…`, as in [D]'s example and what PnPjs
 * sends, or an element around other conditions.
 */
function conditionOf(contains: XmlElement): XmlElement {
  const isOperator = contains.children.some(({ name }) => name === 'FieldRef');
  return isOperator ? { name: 'Where', attributes: {}, children: [contains], text: '' } : contains;
}

function matcherOf(exchange: Exchange, list: ListRecord, where: XmlElement | undefined): (row: ItemRow) => boolean {
  const { site, who } = exchange;
  const mayRead = (row: ItemRow) => may(site, who, permission.viewListItems, { list, row });
  const filter =
    where && where.children.length > 0 ? camlFilter({ exchange, list, datesInUtc: false }, where) : undefined;
  if (!filter) return mayRead;
  const names = { exchange, list, dialect: 'caml', expanded: new Set<string>() } as const;
  const readers = new Map<string, Reader>(namesIn(filter).map((name) => [name, readerOf(names, name)]));
  const zone = site.regions.current.zone.name;
  return (row) => mayRead(row) && evaluateFilter(filter, (name) => readers.get(name)!(row), zone);
}

function xmlIn(text: string): XmlElement | undefined {
  return text.trim() === '' ? undefined : parseXml(text);
}
