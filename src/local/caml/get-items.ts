import { Temporal } from 'temporal-polyfill';
import { itemColumns } from '../items/item-columns.ts';
import { itemKey } from '../fields/field-record.ts';
import { fieldNamed, type ListRecord } from '../lists/list-record.ts';
import { pageOf } from '../items/items.ts';
import { parseShape, type Shape } from '../odata/shape.ts';
import { readCamlPage } from './caml-page.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { invalidQuery } from '../odata/error.ts';
import type { Segment } from '../odata/path.ts';
import { readView, type CamlView } from './caml-view.ts';

/** What `query` of `getitems` may hold besides the view. */
interface CamlQuery {
  readonly viewXml: string;
  readonly folder: string | undefined;
  readonly paging: string | undefined;
  readonly datesInUtc: boolean;
}

/** `lists(…)/getitems`: items that CAML asks for, in REST's shape (recorded: GetItemsByCAMLQuery). */
export function answerGetItems(exchange: Exchange, list: ListRecord, head: Segment): Reply {
  const query = readQuery(exchange, head.named['query']);
  const reading = { exchange, list, datesInUtc: query.datesInUtc };
  const view = readView(reading, query.viewXml);
  const page = readCamlPage(reading, view, query);
  const rewrite = query.datesInUtc ? undefined : (item: string) => inSiteTime(exchange, list, item);
  return pageOf(exchange, list, shapeOf(exchange, list, view), { rows: page.rows, next: undefined }, rewrite);
}

/** The query stands in the body, or in the address: `getitems(query=@q)?@q={"ViewXml":"…"}`. */
function readQuery(exchange: Exchange, inAddress: string | undefined): CamlQuery {
  const body = readJson(inAddress === undefined ? exchange : { ...exchange, body: inAddress });
  const given = (body['query'] ?? body) as Record<string, unknown>;
  const viewXml = given['ViewXml'] ?? '';
  if (typeof viewXml !== 'string') throw invalidQuery('ViewXml must be a string.');
  const position = given['ListItemCollectionPosition'] as Record<string, unknown> | null | undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    viewXml,
    folder: text(given['FolderServerRelativeUrl']),
    paging: text(position?.['PagingInfo']),
    datesInUtc: given['DatesInUtc'] === true,
  };
}

/** What the view's columns come as, with what always comes; a name that is no column is passed over. */
function shapeOf(exchange: Exchange, list: ListRecord, { fields }: CamlView): Shape {
  const asked = parseShape(exchange.query);
  if (asked.select || !fields || fields.length === 0) return asked;
  const { byKey } = itemColumns(list);
  const keys = fields.flatMap((name) => {
    const field = fieldNamed(list, name.startsWith('LinkTitle') ? 'Title' : name);
    const key = field && itemKey(field);
    if (!field || key === undefined || !byKey.has(key)) return [];
    return field.type.startsWith('User') ? [key, key.replace(/Id$/, 'StringId')] : [key];
  });
  const head = ['FileSystemObjectType', 'Id', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl'];
  const stored = keys.filter((key) => !/^(Author|Editor)StringId$/.test(key));
  return { ...asked, select: [...new Set([...head, ...stored, 'ID', 'Modified', 'Created', ...asked.expand.keys()])] };
}

/** Dates are the site's own time, without a zone, unless the query says UTC (recorded; pnp/pnpjs#1145). */
function inSiteTime(exchange: Exchange, list: ListRecord, item: string): string {
  const { name } = exchange.site.regions.current.zone;
  const values = JSON.parse(item) as Record<string, unknown>;
  for (const [key, field] of itemColumns(list).byKey) {
    const value = values[key];
    if (field.type !== 'DateTime' || typeof value !== 'string') continue;
    const local = Temporal.Instant.from(value).toZonedDateTimeISO(name).toPlainDateTime();
    values[key] = local.toString({ smallestUnit: 'second' });
  }
  return JSON.stringify(values);
}
