import { answerAttachments } from '../attachments/attachments.ts';
import { answerFile } from '../files/files.ts';
import { answerFolder } from '../files/folders.ts';
import { renamed } from '../files/move-copy.ts';
import { itemNavigation } from './item-navigation.ts';
import { folderDir, isFolder } from './item-ref.ts';
import type { Entity } from '../odata/entity.ts';
import { emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import { contentType, readEntry, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { countMatches, readPage, type ItemPage } from './item-page.ts';
import { defaultValues, readValues } from './item-values.ts';
import { itemEtag, requireMatch } from '../odata/etag.ts';
import { itemPath } from './item-related.ts';
import { emptied } from './item-values.ts';
import { fieldReadings, fieldStrings } from './field-strings.ts';
import { isLibrary, itemType, type ListRecord } from '../lists/list-record.ts';
import { itemWriter } from './item-shape.ts';
import { idOf, type ItemRow } from './item-row.ts';
import { listEntity } from '../lists/list-entity.ts';
import { basePermissions, permission } from '../people/permissions.ts';
import { answerRights } from '../people/rights.ts';
import { answerVersions } from './item-versions.ts';
import { effectivePermissions, may, requirePermission } from '../people/securable.ts';
import { requireUnrelated } from './relationships.ts';
import { isFolderType } from '../content-types/list-content-types.ts';
import { noSuchItem, noSuchResource, refused, unsupported } from '../odata/error.ts';
import { parseShape, type Shape } from '../odata/shape.ts';
import { requireFewLookups } from '../threshold/lookup-threshold.ts';
import type { Segment } from '../odata/path.ts';
import { answerValidateUpdate } from '../form-values/form-values.ts';
import { stampOf } from './stamp.ts';
import { targetsOf } from './targets.ts';
import { textPage, type TextPage } from './text-page.ts';

/** `…/items`, `…/items(3)` and what lies under them. */
export function answerItems(exchange: Exchange, list: ListRecord, head: Segment, rest: readonly Segment[]): Reply {
  const [id] = head.args;
  if (id !== undefined) return answerItem(exchange, list, findItem(exchange, list, id), rest);
  const [next, ...after] = rest;
  if (next?.name === 'getbyid' || next?.name === 'getbystringid')
    return answerItem(exchange, list, findItem(exchange, list, next.args[0] ?? ''), after);
  if (next?.name === '$count') return countReply(countMatches(exchange, list, parseShape(exchange.query)));
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return pageReply(exchange, list);
  return addItem(exchange, list);
}

/** `getItemByUniqueId('…')` and what lies under it. */
export function answerUniqueItem(exchange: Exchange, list: ListRecord, id: string, rest: readonly Segment[]): Reply {
  const row = exchange.site.items.withUniqueId(list, id.replace(/[{}]/g, ''));
  return answerItem(exchange, list, findItem(exchange, list, row ? String(idOf(row.key)) : ''), rest);
}

/** An item and what lies under it. */
export function answerItem(exchange: Exchange, list: ListRecord, row: ItemRow, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  if (!next) return answerItself(exchange, list, row);
  switch (next.name) {
    case 'recycle':
      requirePermission(exchange.site, exchange.who, permission.deleteListItems, { list, row });
      requireUnrelated(exchange.site, list, row);
      return valueReply(exchange, 'Recycle', exchange.site.bin.recycleItem(list, row, stampOf(exchange)));
    case 'validateupdatelistitem':
      return answerValidateUpdate(exchange, list, row);
    case 'deletewithparameters':
      return deleteItem(exchange, list, row);
    case 'versions':
      return answerVersions(exchange, list, row, next, after);
    case 'effectivebasepermissions':
      return valueReply(
        exchange,
        'SP.BasePermissions',
        basePermissions(effectivePermissions(exchange.site, exchange.who, { list, row })),
      );
    case 'parentlist':
      return entityReply(exchange, listEntity(exchange, list));
    case 'fieldvaluesastext':
    case 'fieldvaluesashtml':
    case 'fieldvaluesforedit':
      return valueReply(
        exchange,
        'SP.FieldStringValues',
        fieldStrings(exchange.site, list, row, fieldReadings[next.name]!, parseShape(exchange.query)),
      );
    case 'attachmentfiles':
      return answerAttachments(exchange, list, row, next, after);
    case 'file':
      if (!isLibrary(list) || isFolder(row)) return nullReply(exchange);
      return answerFile(exchange, { list, row }, after);
    case 'folder':
      if (!isFolder(row)) return nullReply(exchange);
      return answerFolder(exchange, { list, row, dir: folderDir(row) }, after);
    case 'contenttype': {
      const contentType = itemNavigation(exchange, list, row).ContentType() as Entity | null;
      return contentType ? entityReply(exchange, contentType) : nullReply(exchange);
    }
    case 'getwopiframeurl':
      throw unsupported("Office for the web's frames (getWopiFrameUrl)");
    default:
      return answerProperty(exchange, row, next, after) ?? answerRights(exchange, { list, row }, next, after);
  }
}

/** `items(1)/Title`, and `items(1)/Title/$value` as bare text; undefined for what is no property of the item. */
function answerProperty(
  exchange: Exchange,
  row: ItemRow,
  segment: Segment,
  rest: readonly Segment[],
): Reply | undefined {
  if (segment.args.length > 0 || exchange.method !== 'GET') return undefined;
  const item = JSON.parse(row.json) as Record<string, unknown>;
  const name = Object.keys(item).find((one) => one.toLowerCase() === segment.name);
  if (name === undefined) return undefined;
  const value = item[name];
  if (rest.length === 0) return valueReply(exchange, name, value);
  if (rest[0]?.name !== '$value') throw noSuchResource(rest[0]!.written);
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : `${value as string}`;
  return { status: 200, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: text };
}

function answerItself(exchange: Exchange, list: ListRecord, row: ItemRow): Reply {
  switch (exchange.method) {
    case 'GET':
      return itemReply(exchange, list, row, 200);
    case 'MERGE':
    case 'PATCH':
    case 'PUT':
      return updateItem(exchange, list, row);
    case 'DELETE':
      return deleteItem(exchange, list, row);
    default:
      throw noSuchResource(exchange.method);
  }
}

function addItem(exchange: Exchange, list: ListRecord): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.addListItems, { list });
  const stamp = stampOf(exchange);
  const body = readEntry(exchange, [itemType(list), 'SP.ListItem']);
  const given = readValues(list, body, exchange.verboseBody, targetsOf(exchange));
  const contentTypeId = given.get('ContentTypeId');
  const isFolder = typeof contentTypeId === 'string' && isFolderType(contentTypeId);
  // The words are SharePoint's own, known from many issues.
  if (isLibrary(list) && !isFolder)
    throw refused(400, -2147024809, 'To add an item to a document library, use SPFileCollection.Add()');
  const usual = defaultValues(list, stamp.now, site.regions.current.zone.name);
  const row = isFolder
    ? site.items.add(list, new Map([...given, ['FileSystemObjectType', 1]]), stamp, { dir: '', leaf: null })
    : site.items.add(list, new Map([...usual, ...given]), stamp);
  const reply = itemReply(exchange, list, row, 201);
  return { ...reply, headers: { ...reply.headers, location: `${site.api}/${itemPath(list, idOf(row.key))}` } };
}

function updateItem(exchange: Exchange, list: ListRecord, row: ItemRow): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.editListItems, { list, row });
  requireMatch(exchange.ifMatch, itemEtag(row));
  const body = readEntry(exchange, [itemType(list), 'SP.ListItem']);
  // PUT replaces: what it leaves out is emptied.
  return answerItemChanges(exchange, list, row, exchange.method === 'PUT' ? { ...emptied(list), ...body } : body);
}

/** Writes changes that a body names; `FileLeafRef` is another name. */
export function answerItemChanges(
  exchange: Exchange,
  list: ListRecord,
  row: ItemRow,
  body: Readonly<Record<string, unknown>>,
): Reply {
  const { site } = exchange;
  const { FileLeafRef: name, ...given } = body;
  const changes = readValues(list, given, exchange.verboseBody, targetsOf(exchange));
  const written = site.store.write(() => {
    const named =
      name === undefined || row.dir === null ? row : renamed(exchange, list, row, textOf(name, 'FileLeafRef'));
    return site.items.update(list, named, changes, stampOf(exchange));
  });
  return emptyReply(204, { etag: itemEtag(written) });
}

function deleteItem(exchange: Exchange, list: ListRecord, row: ItemRow): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.deleteListItems, { list, row });
  requireMatch(exchange.ifMatch, itemEtag(row));
  requireUnrelated(site, list, row);
  site.bin.removeItem(list, row, stampOf(exchange));
  return exchange.method === 'DELETE' ? emptyReply() : nullReply(exchange);
}

function itemReply(exchange: Exchange, list: ListRecord, row: ItemRow, status: number): Reply {
  const { format, site } = exchange;
  const text = itemWriter(exchange, list, parseShape(exchange.query))(row);
  const head = format === 'minimal' ? `{"odata.metadata":"${site.api}/$metadata#${metadataName(list)}/@Element",` : '{';
  const body = format === 'verbose' ? `{"d":${text}}` : `${head}${text.slice(1)}`;
  return { status, headers: { 'content-type': contentType(format), etag: itemEtag(row) }, body };
}

function pageReply(exchange: Exchange, list: ListRecord): Reply {
  const shape = parseShape(exchange.query);
  requireFewLookups(list, shape);
  const fromText = textPage(exchange, list, shape);
  if (fromText) return pageOfTexts(exchange, list, fromText);
  // Before a page is read, so that a name that is not there is refused in an empty list too.
  itemWriter(exchange, list, shape);
  return pageOf(exchange, list, shape, readPage(exchange, list, shape));
}

/**
 * A page as text: the items are stored as they are answered, so nothing is parsed unless the request says so. `rewrite`
 * may change an item's text last.
 */
export function pageOf(
  exchange: Exchange,
  list: ListRecord,
  shape: Shape,
  { rows, next }: ItemPage,
  rewrite?: (item: string) => string,
): Reply {
  const written = rows.map(itemWriter(exchange, list, shape));
  return pageOfTexts(exchange, list, { items: rewrite ? written.map(rewrite) : written, next });
}

function pageOfTexts(exchange: Exchange, list: ListRecord, { items: texts, next }: TextPage): Reply {
  const { format, site } = exchange;
  const items = texts.join(',');
  const link = next === undefined ? undefined : JSON.stringify(nextLink(exchange, next));
  const headers = { 'content-type': contentType(format) };
  if (format === 'verbose')
    return { status: 200, headers, body: `{"d":{"results":[${items}]${link ? `,"__next":${link}` : ''}}}` };
  const metadata = format === 'minimal' ? `"odata.metadata":"${site.api}/$metadata#${metadataName(list)}",` : '';
  return { status: 200, headers, body: `{${metadata}"value":[${items}]${link ? `,"odata.nextLink":${link}` : ''}}` };
}

/** The address of the next page: this one's with another `$skiptoken`. */
function nextLink(exchange: Exchange, token: string): string {
  const query = new URLSearchParams(exchange.query);
  query.delete('$skip');
  query.set('$skiptoken', token);
  return `${exchange.address}?${query.toString()}`;
}

function countReply(count: number): Reply {
  return { status: 200, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: String(count) };
}

function findItem(exchange: Exchange, list: ListRecord, id: string): ItemRow {
  const row = /^\d+$/.test(id) ? exchange.site.items.get(list, Number(id)) : undefined;
  if (!row || !may(exchange.site, exchange.who, permission.viewListItems, { list, row })) throw noSuchItem();
  return row;
}

function metadataName(list: ListRecord): string {
  return itemType(list)
    .replace('SP.Data.', 'SP.ListData.')
    .replace(/ListItem$/, 'ListItems');
}
