import { attachmentEntity, attachmentFileEntity } from './attachment-entity.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { badArgument, noSuchResource, notFound, refused } from '../odata/error.ts';
import { bytesReply } from '../files/bytes-reply.ts';
import { fileName } from '../files/file-name.ts';
import { itemEtag, requireMatch } from '../odata/etag.ts';
import { permission } from '../people/permissions.ts';
import { may, requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import type { Attachment } from './attachment-store.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';

/** `items(3)/attachmentfiles` and what lies under them. */
export function answerAttachments(
  exchange: Exchange,
  list: ListRecord,
  row: ItemRow,
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const { attachments } = exchange.site;
  const [next, ...after] = rest;
  const named = head.args[0] ?? (/^getbyfilename(aspath)?$/.test(next?.name ?? '') ? nameIn(next!) : undefined);
  if (named !== undefined) {
    const found = attachments.get(row, named);
    // Class and number are those of a missing file (recorded); the words are known.
    if (!found) throw notFound(`File Not Found.`);
    return answerOne(exchange, list, row, found, head.args[0] === undefined ? after : rest);
  }
  switch (next?.name) {
    case undefined:
      return collectionReply(
        exchange,
        attachments.all(row).map((one) => attachmentEntity(list, row, one)),
      );
    case 'add':
    case 'addusingpath':
      return addAttachment(exchange, list, row, nameIn(next));
    default:
      throw noSuchResource(next!.written);
  }
}

function nameIn({ args, named }: Segment): string {
  return args[0] ?? named['filename'] ?? named['decodedurl'] ?? '';
}

function addAttachment(exchange: Exchange, list: ListRecord, row: ItemRow, given: string): Reply {
  const { site } = exchange;
  requireEdit(exchange, list, row);
  const name = fileName(given);
  site.attachments.add(list, row, name, exchange.bytes, stampOf(exchange));
  return entityReply(exchange, attachmentEntity(list, row, site.attachments.get(row, name)!));
}

function answerOne(
  exchange: Exchange,
  list: ListRecord,
  row: ItemRow,
  one: Attachment,
  rest: readonly Segment[],
): Reply {
  const { attachments } = exchange.site;
  const [next] = rest;
  switch (next?.name) {
    case undefined:
      if (exchange.method === 'GET') return entityReply(exchange, attachmentEntity(list, row, one));
      if (exchange.method !== 'DELETE') throw noSuchResource(exchange.method);
      requireEdit(exchange, list, row);
      attachments.remove(list, row, one.name, stampOf(exchange));
      return emptyReply();
    case '$value':
      if (exchange.method === 'GET') return bytesReply(attachments.bytes(row, one.name), one.name);
      requireEdit(exchange, list, row);
      attachments.overwrite(list, row, one.name, exchange.bytes, stampOf(exchange));
      return emptyReply(204);
    case 'recycleobject':
      requireEdit(exchange, list, row);
      attachments.recycle(list, row, one.name, stampOf(exchange));
      return nullReply(exchange);
    case 'deleteobject':
      requireEdit(exchange, list, row);
      attachments.remove(list, row, one.name, stampOf(exchange));
      return nullReply(exchange);
    default:
      throw noSuchResource(next!.written);
  }
}

/** @throws ODataError 403 without the right, 412 for another version of the item, 400 where the list has none. */
function requireEdit(exchange: Exchange, list: ListRecord, row: ItemRow): void {
  requirePermission(exchange.site, exchange.who, permission.editListItems, { list, row });
  if (list.props['EnableAttachments'] !== true)
    throw refused(400, -2130575153, 'Attachments are not enabled for this list.');
  if (exchange.method === 'POST') return;
  requireMatch(exchange.ifMatch, itemEtag(row));
}

/** `getFileByServerRelativePath` names attachments too: `…/Attachments/3/x.txt`. */
export function attachmentAt(
  exchange: Pick<Exchange, 'site' | 'who'>,
  list: ListRecord,
  path: string,
): Attached | undefined {
  const match = /^Attachments\/(\d+)\/([^/]+)$/i.exec(path);
  const row = match && exchange.site.items.get(list, Number(match[1]));
  if (!row || !may(exchange.site, exchange.who, permission.viewListItems, { list, row })) return undefined;
  const found = exchange.site.attachments.get(row, match[2]!);
  return found ? { list, row, attachment: found } : undefined;
}

/** An attachment with the item that it is on. */
export interface Attached {
  readonly list: ListRecord;
  readonly row: ItemRow;
  readonly attachment: Attachment;
}

/** An attachment asked for as a file. */
export function answerAttachedFile(exchange: Exchange, attached: Attached, rest: readonly Segment[]): Reply {
  const { list, row, attachment } = attached;
  const [next] = rest;
  if (!next && exchange.method === 'GET') return entityReply(exchange, attachmentFileEntity(list, row, attachment));
  if (next && next.name !== '$value' && next.name !== 'recycle')
    throw badArgument(`An attachment has no ${next.written}.`);
  const inner = next?.name === 'recycle' ? { ...next, name: 'recycleobject' } : next;
  return answerOne(exchange, list, row, attachment, inner ? [inner] : []);
}
