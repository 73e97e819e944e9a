import { camlColumn, type CamlReading } from '../caml/caml-columns.ts';
import { camlFilter } from '../caml/caml-where.ts';
import { unsupported } from '../odata/error.ts';
import { fieldNamed } from '../lists/list-record.ts';
import type { XmlElement } from '../odata/xml.ts';
import type { Filter } from '../odata/filter.ts';
import type { OrderTerm } from '../odata/order.ts';

/**
 * The filters that the address of a request for rows adds: `FilterField1=Title&FilterValue1=x`, several values as
 * `FilterFields1` and `FilterValues1=a;%23b`, a person or lookup by id with `FilterLookupId1=1` (learn.microsoft.com,
 * "Working with lists and list items with REST").
 */
export function bodyFilter(reading: CamlReading): Filter[] {
  const { query } = reading.exchange;
  if (query.get('InplaceSearchQuery')) throw unsupported('InplaceSearchQuery of RenderListDataAsStream');
  const filters: Filter[] = [];
  for (const [key, name] of query) {
    const number = /^FilterFields?(\d+)$/i.exec(key)?.[1];
    if (number === undefined) continue;
    const one = query.get(`FilterValue${number}`);
    const several = query.get(`FilterValues${number}`);
    const values = several === null ? [decodeTwice(one ?? '')] : decodeTwice(several).split(';#');
    const byId = query.get(`FilterLookupId${number}`) === '1';
    filters.push(
      values.map((value) => equals(reading, name, value, byId)).reduce((left, right) => ({ kind: 'or', left, right })),
    );
  }
  return filters;
}

/** Values come escaped once more than the address does ([P]: PnPjs's own suite). */
function decodeTwice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** The same as the filter of a column's menu: CAML's Eq, and nothing for an empty value. */
function equals(reading: CamlReading, name: string, value: string, byId: boolean): Filter {
  const type = fieldNamed(reading.list, name)?.type ?? 'Text';
  const ref = element('FieldRef', { Name: name, ...(byId && { LookupId: 'TRUE' }) });
  const term =
    value === ''
      ? element('IsNull', {}, [ref])
      : element('Eq', {}, [ref, { ...element('Value', { Type: type }), text: value }]);
  return camlFilter(reading, element('Where', {}, [term]))!;
}

/** The order that the address asks for: `SortField=Title&SortDir=Desc`. */
export function sortIn(reading: CamlReading): OrderTerm[] {
  const { query } = reading.exchange;
  const field = query.get('SortField');
  if (!field) return [];
  return [{ name: camlColumn(reading, field, false).name, descending: /^desc/i.test(query.get('SortDir') ?? '') }];
}

function element(name: string, attributes: Record<string, string>, children: readonly XmlElement[] = []): XmlElement {
  return { name, attributes, children, text: '' };
}
