import { answerFile, answerFileAt } from './files.ts';
import { answerFolder } from './folders.ts';
import { collectionReply, entityReply, nullReply } from '../odata/reply.ts';
import { fileNotFound, folderAt, placedById, requireInWeb, serverRelative } from './place.ts';
import { folderDir, isFolder } from '../items/item-ref.ts';
import { noSuchResource } from '../odata/error.ts';
import { propertiesEntity, rootFolderEntity } from './file-entity.ts';
import { sees } from '../people/securable.ts';
import type { Entity } from '../odata/entity.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';

/** What of a web names a file or a folder. */
export const webFileNames: ReadonlySet<string> = new Set([
  'folders',
  'getfilebyid',
  'getfilebyserverrelativepath',
  'getfilebyserverrelativeurl',
  'getfilebyurl',
  'getfolderbyid',
  'getfolderbyserverrelativepath',
  'getfolderbyserverrelativeurl',
  'rootfolder',
]);

export function answerWebFiles(exchange: Exchange, head: Segment, rest: readonly Segment[]): Reply {
  const given = head.args[0] ?? head.named['decodedurl'] ?? head.named['serverrelativeurl'] ?? '';
  switch (head.name) {
    case 'getfilebyid':
    case 'getfolderbyid': {
      const root = head.name === 'getfolderbyid' ? rootById(exchange, given) : undefined;
      if (head.name === 'getfolderbyid' && given.toLowerCase() === exchange.site.webId)
        return answerRoot(exchange, rest);
      if (root) return answerFolder(exchange, { list: root, dir: '', row: undefined }, rest);
      const found = placedById(exchange, given);
      if (!found || isFolder(found.row) !== (head.name === 'getfolderbyid')) throw fileNotFound();
      if (head.name === 'getfilebyid') return answerFile(exchange, found, rest);
      return answerFolder(exchange, { ...found, dir: folderDir(found.row) }, rest);
    }
    case 'rootfolder':
      return answerRoot(exchange, rest);
    case 'folders': {
      const [next, ...after] = rest;
      if (head.args[0] !== undefined) return answerFolderAt(exchange, given, rest);
      if (/^getby(url|path)$/.test(next?.name ?? ''))
        return answerFolderAt(exchange, next!.args[0] ?? next!.named['decodedurl'] ?? '', after);
      if (/^add(usingpath)?$/.test(next?.name ?? '')) return addAt(exchange, next!, rest);
      if (next) throw noSuchResource(next.written);
      if (exchange.method === 'GET') return collectionReply(exchange, listFolders(exchange));
      const url = textOf(readJson(exchange)['ServerRelativeUrl'], 'ServerRelativeUrl');
      return { ...addAt(exchange, { ...head, name: 'addusingpath', args: [url] }, []), status: 201 };
    }
    default:
      return /file/.test(head.name) ? answerFileAt(exchange, given, rest) : answerFolderAt(exchange, given, rest);
  }
}

/** The list whose own folder has this id. */
function rootById(exchange: Exchange, id: string): ListRecord | undefined {
  const wanted = id.replace(/[{}]/g, '').toLowerCase();
  const list = exchange.site.lists.everywhere().find((one) => one.folderId === wanted);
  return list && sees(exchange, list) ? list : undefined;
}

function answerFolderAt(exchange: Exchange, given: string, rest: readonly Segment[]): Reply {
  const path = serverRelative(exchange, given);
  if (path.toLowerCase() === exchange.site.path.toLowerCase()) return answerRoot(exchange, rest);
  const folder = folderAt(exchange, path);
  requireInWeb(exchange, path, folder?.list);
  if (!folder) throw fileNotFound();
  return answerFolder(exchange, folder, rest);
}

/** `web/folders/addUsingPath(DecodedUrl='Shared Documents/2022')`: made in the folder that the path goes on from. */
function addAt(exchange: Exchange, segment: Segment, rest: readonly Segment[]): Reply {
  const path = serverRelative(exchange, segment.args[0] ?? segment.named['decodedurl'] ?? segment.named['url'] ?? '');
  const slash = path.lastIndexOf('/');
  const parent = folderAt(exchange, path.slice(0, slash));
  if (!parent) throw fileNotFound();
  const folders: Segment = { name: 'folders', written: 'folders', args: [], named: {} };
  const inner = { ...segment, args: [], named: { ...segment.named, decodedurl: path.slice(slash + 1) } };
  return answerFolder(exchange, parent, [folders, inner, ...rest.slice(1)]);
}

/** The web's own folder holds its lists' folders and no files. */
function answerRoot(exchange: Exchange, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  switch (next?.name) {
    case undefined:
      return entityReply(exchange, webFolderEntity(exchange));
    case 'files':
      return collectionReply(exchange, []);
    case 'folders':
      return answerWebFiles(exchange, next, after);
    case 'listitemallfields':
    case 'parentfolder':
      return nullReply(exchange);
    case 'properties':
      return entityReply(exchange, propertiesEntity({}));
    default:
      throw noSuchResource(next!.written);
  }
}

function webFolderEntity(exchange: Exchange): Entity {
  const { site } = exchange;
  return {
    type: 'SP.Folder',
    path: 'Web/RootFolder',
    props: {
      Exists: true,
      IsWOPIEnabled: false,
      ItemCount: 0,
      Name: '',
      ProgID: null,
      ServerRelativeUrl: site.path,
      TimeCreated: site.web.created,
      TimeLastModified: site.web.created,
      UniqueId: site.webId,
      WelcomePage: 'SitePages/Home.aspx',
    },
    onRequest: { ServerRelativePath: () => ({ DecodedUrl: site.path }) },
    nav: { Folders: () => listFolders(exchange), Files: () => [] },
  };
}

/** The folders of the web's libraries; those of its lists lie in `Lists`. */
function listFolders(exchange: Exchange): Entity[] {
  return exchange.site.lists
    .all()
    .filter((list) => sees(exchange, list))
    .map((list) => rootFolderEntity(exchange, list));
}
