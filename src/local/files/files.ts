import { answerFileVersions } from './file-versions.ts';
import { answerAttachedFile, attachmentAt } from '../attachments/attachments.ts';
import { bytesReply } from './bytes-reply.ts';
import { copyFile, moveFile } from './move-copy.ts';
import { emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import {
  fileAt,
  fileNotFound,
  listAt,
  requireInWeb,
  serverRelative,
  type FilePlace,
  type FolderPlace,
} from './place.ts';
import { fileEntity, folderAddress, propertiesEntity } from './file-entity.ts';
import { fileLeafRef } from '../items/item-ref.ts';
import { itemEtag, requireMatch } from '../odata/etag.ts';
import { noSuchResource, refused } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { principalEntity } from '../people/people-entity.ts';
import { requireNotCheckedOut, writeContent } from './file-writes.ts';
import { requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import { valuesOf } from '../items/item-row.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { Segment } from '../odata/path.ts';

/** A file by its path from the server's root; an item's attachment is one too. */
export function answerFileAt(exchange: Exchange, given: string, rest: readonly Segment[]): Reply {
  const path = serverRelative(exchange, given);
  const file = fileAt(exchange, path);
  requireInWeb(exchange, path, file?.list);
  if (file) return answerFile(exchange, file, rest);
  const within = listAt(exchange, path);
  const attached = within && attachmentAt(exchange, within.list, within.inner);
  if (!attached) throw fileNotFound();
  return answerAttachedFile(exchange, attached, rest);
}

/** A file by its name in a folder. */
export function answerNamedFile(exchange: Exchange, place: FolderPlace, name: string, rest: readonly Segment[]): Reply {
  return answerFileAt(exchange, name.startsWith('/') ? name : `${folderAddress(place)}/${name}`, rest);
}

/** A file and what lies under it. */
export function answerFile(exchange: Exchange, file: FilePlace, rest: readonly Segment[]): Reply {
  const { site } = exchange;
  const { list, row } = file;
  const [next, ...after] = rest;
  switch (next?.name) {
    case undefined:
      return answerItself(exchange, file);
    case '$value':
    case 'openbinarystream':
      if (next.name === '$value' && exchange.method !== 'GET') {
        requireMatch(exchange.ifMatch, itemEtag(row));
        writeContent(exchange, file, exchange.bytes);
        return emptyReply(204);
      }
      return bytesReply(site.files.bytes(row), fileLeafRef(row));
    case 'savebinarystream':
      writeContent(exchange, file, exchange.bytes);
      return nullReply(exchange);
    case 'listitemallfields':
      return exchange.cross.answerItem(exchange, list, row, after);
    case 'versions':
      return answerFileVersions(exchange, file, next, after);
    case 'properties':
      return entityReply(exchange, propertiesEntity({ vti_x005f_title: valuesOf(row)['Title'] ?? '' }));
    case 'author':
    case 'modifiedby':
    case 'checkedoutbyuser':
    case 'lockedbyuser':
      return answerPerson(exchange, file, next.name);
    case 'recycle':
      requireRemovable(exchange, file);
      return valueReply(exchange, 'Recycle', site.bin.recycleItem(list, row, stampOf(exchange)));
    case 'deletewithparameters':
    case 'deleteobject':
      removeFile(exchange, file);
      return nullReply(exchange);
    case 'copyto':
      copyFile(exchange, file, next.named['strnewurl'] ?? next.args[0] ?? '', overwrites(next.named['boverwrite']));
      return nullReply(exchange);
    case 'moveto':
    case 'movetousingpath': {
      const to = next.named['newurl'] ?? next.named['newpath'] ?? next.named['decodedurl'] ?? next.args[0] ?? '';
      moveFile(exchange, file, to, (Number(next.named['flags'] ?? next.named['moveoperations'] ?? 0) & 1) === 1);
      return nullReply(exchange);
    }
    default:
      return answerState(exchange, file, next!);
  }
}

/** Checking out and in, publishing, and uploading in parts. */
function answerState(exchange: Exchange, file: FilePlace, { name, named, args, written }: Segment): Reply {
  const { site, who } = exchange;
  const { list, row } = file;
  const upload = named['uploadid'] ?? args[0] ?? '';
  requirePermission(site, who, permission.editListItems, { list, row });
  switch (name) {
    case 'checkout':
      requireNotCheckedOut(exchange, row);
      site.items.update(list, row, new Map([['CheckoutUserId', who.id]]), stampOf(exchange));
      return nullReply(exchange);
    case 'checkin':
    case 'undocheckout':
      if (typeof valuesOf(row)['CheckoutUserId'] !== 'number')
        throw refused(400, -2147024738, `The file "${fileLeafRef(row)}" is not checked out.`);
      requireNotCheckedOut(exchange, row);
      site.items.update(list, row, new Map([['CheckoutUserId', null]]), stampOf(exchange));
      return nullReply(exchange);
    case 'publish':
    case 'unpublish':
    case 'approve':
    case 'deny':
      // Libraries here keep major versions only: everything is published.
      return nullReply(exchange);
    case 'startupload':
      return valueReply(exchange, 'StartUpload', String(site.files.beginUpload(upload, exchange.bytes)));
    case 'continueupload':
      return valueReply(exchange, 'ContinueUpload', String(addPart(exchange, upload, named['fileoffset'])));
    case 'finishupload': {
      addPart(exchange, upload, named['fileoffset']);
      const written2 = writeContent(exchange, file, site.files.endUpload(upload)!);
      return entityReply(exchange, fileEntity(exchange, { list, row: written2 }));
    }
    case 'cancelupload':
      site.files.endUpload(upload);
      return nullReply(exchange);
    default:
      throw noSuchResource(written);
  }
}

function addPart(exchange: Exchange, upload: string, offset: string | undefined): number {
  const total = exchange.site.files.addPart(upload, Number(offset ?? 0), exchange.bytes);
  if (total === undefined) throw refused(400, -2147024809, `There is no upload with the id ${upload}.`);
  return total;
}

function answerItself(exchange: Exchange, file: FilePlace): Reply {
  if (exchange.method === 'GET') return entityReply(exchange, fileEntity(exchange, file));
  if (exchange.method !== 'DELETE') throw noSuchResource(exchange.method);
  removeFile(exchange, file);
  return emptyReply();
}

function answerPerson(exchange: Exchange, { row }: FilePlace, name: string): Reply {
  const values = valuesOf(row);
  const keys: Readonly<Record<string, string>> = {
    author: 'AuthorId',
    modifiedby: 'EditorId',
    checkedoutbyuser: 'CheckoutUserId',
  };
  const id = values[keys[name] ?? ''];
  const found = typeof id === 'number' ? exchange.site.principals.byId(id) : undefined;
  return found ? entityReply(exchange, principalEntity(exchange.site, found)) : nullReply(exchange);
}

function removeFile(exchange: Exchange, file: FilePlace): void {
  requireRemovable(exchange, file);
  exchange.site.bin.removeItem(file.list, file.row, stampOf(exchange));
}

function requireRemovable(exchange: Exchange, { list, row }: FilePlace): void {
  requirePermission(exchange.site, exchange.who, permission.deleteListItems, { list, row });
  requireMatch(exchange.ifMatch, itemEtag(row));
  requireNotCheckedOut(exchange, row);
}

function overwrites(given: string | undefined): boolean {
  return given === 'true';
}
