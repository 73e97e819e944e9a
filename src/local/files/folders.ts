import { addFile } from './file-writes.ts';
import { addFolder } from './folder-writes.ts';
import { answerFile, answerNamedFile } from './files.ts';
import { contentTypesOf } from '../content-types/list-content-types.ts';
import { badArgument, noSuchResource, unsupported } from '../odata/error.ts';
import { collectionReply, emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import {
  contentsOf,
  fileEntity,
  folderAddress,
  folderEntity,
  parentEntity,
  propertiesEntity,
  storageMetrics,
} from './file-entity.ts';
import { fileNotFound, folderAt, rowAt, serverRelative, type FolderPlace } from './place.ts';
import { fileDirRef } from '../items/item-ref.ts';
import { itemEtag, requireMatch } from '../odata/etag.ts';
import { permission } from '../people/permissions.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import type { Segment } from '../odata/path.ts';

/** A folder and what lies under it. */
export function answerFolder(exchange: Exchange, place: FolderPlace, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  const { list, row } = place;
  switch (next?.name) {
    case undefined:
      return answerItself(exchange, place);
    case 'files':
      return answerFiles(exchange, place, next, after);
    case 'folders':
      return answerFolders(exchange, place, next, after);
    case 'listitemallfields':
      return row ? exchange.cross.answerItem(exchange, list, row, after) : nullReply(exchange);
    case 'parentfolder': {
      const parent = row && folderAt(exchange, fileDirRef(list, row));
      if (parent && after.length > 0) return answerFolder(exchange, parent, after);
      const entity = parentEntity(exchange, place);
      return entity ? entityReply(exchange, entity) : nullReply(exchange);
    }
    case 'properties':
      return entityReply(exchange, propertiesEntity({}));
    case 'storagemetrics':
      return valueReply(exchange, 'SP.StorageMetrics', storageMetrics(exchange, place));
    case 'addsubfolder':
    case 'addsubfolderusingpath': {
      const given = readJson(exchange)['leafPath'];
      const leaf = next.args[0] ?? next.named['decodedurl'] ?? decodedUrl(given);
      return entityReply(exchange, folderEntity(exchange, addFolder(exchange, place, leaf)));
    }
    case 'recycle':
      requireRemovable(exchange, place);
      return valueReply(exchange, 'Recycle', exchange.site.bin.recycleItem(list, row!, stampOf(exchange)));
    case 'deletewithparameters':
    case 'deleteobject':
      removeFolder(exchange, place);
      return nullReply(exchange);
    case 'contenttypeorder':
    case 'uniquecontenttypeorder': {
      const order =
        next.name === 'contenttypeorder' ? contentTypesOf(list).map(({ id }) => ({ StringValue: id })) : null;
      return order ? valueReply(exchange, 'Collection(SP.ContentTypeId)', order) : nullReply(exchange);
    }
    default:
      throw noSuchResource(next!.written);
  }
}

/** `folders` of a folder. */
function answerFolders(exchange: Exchange, place: FolderPlace, head: Segment, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  if (head.args[0] !== undefined) return answerFolder(exchange, namedFolder(exchange, place, head.args[0]), rest);
  switch (next?.name) {
    case undefined: {
      if (exchange.method === 'GET')
        return collectionReply(
          exchange,
          contentsOf(exchange, place).folders.map((one) => folderEntity(exchange, one)),
        );
      const url = textOf(readJson(exchange)['ServerRelativeUrl'], 'ServerRelativeUrl');
      return entityReply(exchange, folderEntity(exchange, addFolder(exchange, place, url)), 201);
    }
    case 'getbyurl':
    case 'getbypath':
      return answerFolder(
        exchange,
        namedFolder(exchange, place, next.args[0] ?? next.named['decodedurl'] ?? ''),
        after,
      );
    case 'add':
    case 'addusingpath': {
      const url = next.args[0] ?? next.named['decodedurl'] ?? next.named['url'] ?? '';
      return entityReply(exchange, folderEntity(exchange, addFolder(exchange, place, url)));
    }
    default:
      throw noSuchResource(next!.written);
  }
}

/** `files` of a folder. */
function answerFiles(exchange: Exchange, place: FolderPlace, head: Segment, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  if (head.args[0] !== undefined) return answerNamedFile(exchange, place, head.args[0], rest);
  switch (next?.name) {
    case undefined:
      if (exchange.method !== 'GET') throw noSuchResource(exchange.method);
      return collectionReply(
        exchange,
        contentsOf(exchange, place).files.map((one) => fileEntity(exchange, one)),
      );
    case 'getbyurl':
    case 'getbypath':
      return answerNamedFile(exchange, place, next.args[0] ?? next.named['decodedurl'] ?? '', after);
    case 'add':
    case 'addusingpath': {
      const name = next.named['decodedurl'] ?? next.named['url'] ?? next.args[0] ?? '';
      const added = addFile(exchange, place, name, exchange.bytes, {
        overwrite: next.named['overwrite'] === 'true' || next.args[1] === 'true',
        unique: next.named['ensureuniquefilename'] === 'true',
      });
      return entityReply(exchange, fileEntity(exchange, added));
    }
    case 'addtemplatefile':
      throw unsupported('pages made of a template (AddTemplateFile)');
    case 'addstub':
    case 'addstubusingpath':
    case 'getbypathoraddstub': {
      const name = next.named['decodedurl'] ?? next.named['urloffile'] ?? next.args[0] ?? '';
      const known = rowAt(exchange, place.list, inDir(place.dir, leafOf(name)));
      if (known) return answerFile(exchange, { list: place.list, row: known }, after);
      const added = addFile(exchange, place, name, new Uint8Array(), { overwrite: false, unique: false });
      return entityReply(exchange, fileEntity(exchange, added));
    }
    default:
      throw noSuchResource(next!.written);
  }
}

function answerItself(exchange: Exchange, place: FolderPlace): Reply {
  switch (exchange.method) {
    case 'GET':
      return entityReply(exchange, folderEntity(exchange, place));
    case 'DELETE':
      removeFolder(exchange, place);
      return emptyReply();
    case 'MERGE':
    case 'PATCH': {
      const { Name, WelcomePage: _, ...other } = readJson(exchange);
      if (Name !== undefined && place.row) {
        return exchange.cross.answerItemChanges(exchange, place.list, place.row, { FileLeafRef: textOf(Name, 'Name') });
      }
      if (Object.keys(other).some((name) => name !== '__metadata'))
        throw badArgument('Only the name of a folder can be changed.');
      return emptyReply(204);
    }
    default:
      throw noSuchResource(exchange.method);
  }
}

function namedFolder(exchange: Exchange, place: FolderPlace, given: string): FolderPlace {
  const path = given.includes('/') ? serverRelative(exchange, given) : `${folderAddress(place)}/${given}`;
  const found = folderAt(exchange, path);
  if (!found) throw fileNotFound();
  return found;
}

function removeFolder(exchange: Exchange, place: FolderPlace): void {
  requireRemovable(exchange, place);
  exchange.site.bin.removeItem(place.list, place.row!, stampOf(exchange));
}

/** A list's own folder goes with its list. */
function requireRemovable(exchange: Exchange, { list, row }: FolderPlace): void {
  if (!row) throw badArgument('The root folder of a list cannot be deleted.');
  requirePermission(exchange.site, exchange.who, permission.deleteListItems, { list, row });
  requireMatch(exchange.ifMatch, itemEtag(row));
}

function decodedUrl(given: unknown): string {
  if (typeof given === 'object' && given !== null && 'DecodedUrl' in given) return textOf(given.DecodedUrl, 'leafPath');
  return textOf(given, 'leafPath');
}

export function inDir(dir: string, leaf: string): string {
  return dir === '' ? leaf : `${dir}/${leaf}`;
}

function leafOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
