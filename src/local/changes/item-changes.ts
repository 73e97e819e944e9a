import { fieldToXml } from '../fields/field-xml.ts';
import { fieldsOf, serverPath, type ListRecord } from '../lists/list-record.ts';
import { badMethod } from '../odata/error.ts';
import { escapeXml } from '../odata/xml.ts';
import { idOf, rowKey, type ItemRow } from '../items/item-row.ts';
import { changeType } from './change-log.ts';
import { readChangeLogQuery, type ChangeLogQuery } from './change-log-query.ts';
import { BadToken, readToken, writeToken, type ChangeToken } from './change-token.ts';
import { rowWriter } from './rowset.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';

/** What goes into the answer. */
interface Delta {
  readonly rows: readonly ItemRow[];
  readonly deleted: readonly { readonly id: number; readonly uniqueId: string }[];
  readonly token: string;
  readonly hasMore: boolean;
  readonly withList: boolean;
  readonly next?: number;
}

/**
 * POST `getlistitemchangessincetoken`: without a token the list's schema and every item, with one what has come since,
 * as the rowset that [D] "Lists and list items REST API reference" shows.
 * @throws ODataError 400 for a query that cannot be read.
 */
export function answerItemChanges(exchange: Exchange, list: ListRecord): Reply {
  if (exchange.method !== 'POST') throw badMethod(exchange.method, 'GetListItemChangesSinceToken');
  const query = readChangeLogQuery(exchange, list);
  const { changes } = exchange.site;
  if (query.token === '') return xmlReply(exchange, list, query, everything(exchange, list, query));
  try {
    const token = readToken(query.token, 'list', list.id);
    changes.requireHeld(token);
    return xmlReply(exchange, list, query, since(exchange, list, query, token));
  } catch (error) {
    // Here a token that is no good is no refusal: the answer tells the client to read everything anew.
    if (error instanceof BadToken) return invalidToken(exchange, list);
    throw error;
  }
}

function everything(exchange: Exchange, list: ListRecord, { after, limit, matches }: ChangeLogQuery): Delta {
  const { site } = exchange;
  const token = site.changes.current('list', list.id);
  const rows: ItemRow[] = [];
  let last = rowKey(list, after);
  for (let read = limit; read === limit && rows.length <= limit;) {
    const page = site.items.between(last, rowKey(list, 2 ** 32 - 1), limit);
    read = page.length;
    last = page.at(-1)?.key ?? last;
    rows.push(...page.filter(matches));
  }
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? { next: idOf(shown.at(-1)!.key) } : {};
  return { rows: shown, deleted: [], token, hasMore: false, withList: after === 0, ...next };
}

function since(exchange: Exchange, list: ListRecord, query: ChangeLogQuery, start: ChangeToken): Delta {
  const { site } = exchange;
  const latest = new Map<number, { type: number; uniqueId: string }>();
  let token: string | undefined;
  for (const change of site.changes.read({ listId: list.id, start, end: undefined, latestFirst: false })) {
    // A list whose columns were changed is read anew, schema and all [D].
    if (change.kind === 'Field') return everything(exchange, list, query);
    if (change.kind !== 'Item' || change.itemId === undefined) continue;
    if (!latest.has(change.itemId) && latest.size === query.limit) {
      return { ...sorted(exchange, list, query, latest), token: token!, hasMore: true, withList: false };
    }
    latest.set(change.itemId, { type: change.type, uniqueId: change.objectId ?? '' });
    token = writeToken({ scope: 'list', id: list.id, time: change.time, number: change.number });
  }
  const now = site.changes.current('list', list.id);
  return { ...sorted(exchange, list, query, latest), token: now, hasMore: false, withList: false };
}

/** Items that are there are rows, those that are not are deleted, whatever happened to them in between. */
function sorted(
  { site }: Exchange,
  list: ListRecord,
  { matches, dropsOthers }: ChangeLogQuery,
  latest: ReadonlyMap<number, { type: number; uniqueId: string }>,
) {
  const rows: ItemRow[] = [];
  const deleted: { id: number; uniqueId: string }[] = [];
  for (const [id, { type, uniqueId }] of latest) {
    const row = type === changeType.delete ? undefined : site.items.get(list, id);
    if (row && matches(row)) rows.push(row);
    else if (!row || dropsOthers) deleted.push({ id, uniqueId });
  }
  return { rows, deleted };
}

function invalidToken(exchange: Exchange, list: ListRecord): Reply {
  const token = escapeXml(exchange.site.changes.current('list', list.id));
  return rowset(
    `<Changes LastChangeToken="${token}"><Id ChangeType="InvalidToken" /></Changes><rs:data ItemCount="0"></rs:data>`,
  );
}

function xmlReply(exchange: Exchange, list: ListRecord, query: ChangeLogQuery, delta: Delta): Reply {
  const { rows, deleted, token, hasMore, withList, next } = delta;
  const write = rowWriter(exchange.site, list, query.fields, query.utc);
  const ids = deleted.map(
    ({ id, uniqueId }) => `<Id ChangeType="Delete" UniqueId="{${uniqueId.toUpperCase()}}">${id}</Id>`,
  );
  const more = hasMore ? ' MoreChanges="TRUE"' : '';
  const position = next === undefined ? '' : ` ListItemCollectionPositionNext="Paged=TRUE&amp;p_ID=${next}"`;
  const schema = withList ? listXml(exchange, list) : '';
  return rowset(
    `<Changes LastChangeToken="${escapeXml(token)}"${more}>${schema}${ids.join('')}</Changes>` +
      `<rs:data ItemCount="${rows.length}"${position}>${rows.map(write).join('')}</rs:data>`,
  );
}

function rowset(inner: string): Reply {
  const body =
    '<?xml version="1.0" encoding="utf-8"?><GetListItemChangesSinceTokenResult>' +
    '<listitems MinTimeBetweenSyncs="0" RecommendedTimeBetweenSyncs="180" MaxBulkDocumentSyncSize="500"' +
    ' MaxRecommendedEmbeddedFileSize="500" EffectivePermMask="FullMask"' +
    ' xmlns:s="uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882" xmlns:dt="uuid:C2F41010-65B3-11d1-A29F-00AA00C14882"' +
    ` xmlns:rs="urn:schemas-microsoft-com:rowset" xmlns:z="#RowsetSchema">${inner}</listitems>` +
    '</GetListItemChangesSinceTokenResult>';
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

function listXml({ site }: Exchange, list: ListRecord): string {
  const id = `{${list.id.toUpperCase()}}`;
  const day = (text: string) => `${text.slice(0, 10).replaceAll('-', '')} ${text.slice(11, 19)}`;
  const attributes: Record<string, string> = {
    DocTemplateUrl: '',
    DefaultViewUrl: `${serverPath(list)}/AllItems.aspx`,
    ID: id,
    Title: list.title,
    Description: typeof list.props['Description'] === 'string' ? list.props['Description'] : '',
    Name: id,
    BaseType: list.template === 101 ? '1' : '0',
    ServerTemplate: String(list.template),
    Created: day(list.created),
    Modified: day(list.itemModified),
    LastDeleted: day(list.itemDeleted),
    Version: String(list.revision),
    ItemCount: String(list.itemCount),
    RootFolder: serverPath(list),
    WebFullUrl: list.webPath,
    WebId: site.webId,
  };
  const head = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  const fields = fieldsOf(list).map((field) => fieldToXml(list.id, field));
  return `<List${head.join('')}><Fields>${fields.join('')}</Fields></List>`;
}
