import { camlFilter } from './caml-where.ts';
import { camlColumn, refName, type CamlReading } from './caml-columns.ts';
import { badCaml, unsupported } from '../odata/error.ts';
import { child, parseXml, type XmlElement } from '../odata/xml.ts';
import type { Filter } from '../odata/filter.ts';
import type { OrderTerm } from '../odata/order.ts';

/** What a `<View>` asks for. */
export interface CamlView {
  readonly filter: Filter | undefined;
  readonly order: readonly OrderTerm[];
  /** Internal names; undefined when it does not say. */
  readonly fields: readonly string[] | undefined;
  /** Undefined when it does not say, or says 0. */
  readonly rowLimit: number | undefined;
  /** Whether it wants to be told where the next page begins. */
  readonly paged: boolean;
  readonly scope: CamlScope;
  /** What it asks of rows that items do not have: groups that are folded, sums. */
  readonly beyond: 'GroupBy that is collapsed' | 'Aggregations' | undefined;
}

/** Items and folders of one folder, its items alone, items of all folders, or items and folders of all. */
export type CamlScope = 'default' | 'filesonly' | 'recursive' | 'recursiveall';

const scopes = new Set<string>(['default', 'filesonly', 'recursive', 'recursiveall']);

/**
 * Reads the XML of a view (learn.microsoft.com, "View schema").
 * @throws ODataError 400 for XML that is not well formed, 500 for columns that the list has not, 501 for joins.
 */
export function readView(reading: CamlReading, xml: string): CamlView {
  const root = xml.trim() === '' ? undefined : parseXml(xml);
  const view = root?.name === 'Query' ? { ...root, name: 'View', attributes: {}, children: [root] } : root;
  for (const name of ['Joins', 'ProjectedFields']) {
    if (view && (child(view, name)?.children.length ?? 0) > 0) throw unsupported(`CAML's ${name}`);
  }
  const query = view && child(view, 'Query');
  const where = query && child(query, 'Where');
  const limit = view && child(view, 'RowLimit');
  const scope = view?.attributes['Scope']?.toLowerCase() ?? 'default';
  return {
    filter: where && camlFilter(reading, where),
    order: query ? orderIn(reading, query) : [],
    fields: view && child(view, 'ViewFields')?.children.flatMap((one) => one.attributes['Name'] ?? []),
    rowLimit: limit && limitIn(limit),
    paged: limit?.attributes['Paged']?.toUpperCase() === 'TRUE',
    scope: scopes.has(scope) ? (scope as CamlScope) : 'default',
    beyond: beyondItems(view, query),
  };
}

function beyondItems(view: XmlElement | undefined, query: XmlElement | undefined): CamlView['beyond'] {
  const isOn = (value: string | undefined) => /^(true|on)$/i.test(value ?? '');
  if (isOn(query && child(query, 'GroupBy')?.attributes['Collapse'])) return 'GroupBy that is collapsed';
  return isOn(view && child(view, 'Aggregations')?.attributes['Value']) ? 'Aggregations' : undefined;
}

/** Groups come before the order within them. */
function orderIn(reading: CamlReading, query: XmlElement): OrderTerm[] {
  const groups = child(query, 'GroupBy')?.children ?? [];
  const order = child(query, 'OrderBy')?.children ?? [];
  return [...groups, ...order]
    .filter((one) => one.name === 'FieldRef')
    .map((one) => ({
      name: camlColumn(reading, refName(one), one.attributes['LookupId']?.toUpperCase() === 'TRUE').name,
      descending: one.attributes['Ascending']?.toUpperCase() === 'FALSE',
    }));
}

function limitIn(limit: XmlElement): number | undefined {
  const rows = Number(limit.text.trim());
  if (!Number.isInteger(rows) || rows < 0) throw badCaml();
  return rows === 0 ? undefined : rows;
}
