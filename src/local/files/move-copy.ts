import { addFile } from './file-writes.ts';
import { badArgument, noSuchResource, refused } from '../odata/error.ts';
import { contentsOf, folderAddress } from './file-entity.ts';
import {
  decodedPath,
  fileAt,
  fileNotFound,
  folderAt,
  serverRelative,
  type FilePlace,
  type FolderPlace,
} from './place.ts';
import { fileLeafRef, folderDir, isFolder } from '../items/item-ref.ts';
import { fileName } from './file-name.ts';
import { addFolder } from './folder-writes.ts';
import { nullReply } from '../odata/reply.ts';
import { permission } from '../people/permissions.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { requirePermission } from '../people/securable.ts';
import { stampOf } from '../items/stamp.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';

/** `SP.MoveCopyUtil.MoveFileByPath` and its three kin: `{srcPath, destPath, options}`. */
export function answerMoveCopy(exchange: Exchange, { name, written, args, named }: Segment): Reply {
  const match = /^sp\.movecopyutil\.(move|copy)(file|folder)(?:bypath)?$/.exec(name);
  if (!match) throw noSuchResource(written);
  const body = readJson(exchange);
  const from = pathIn(exchange, body['srcPath'] ?? body['srcUrl']);
  const to = pathIn(exchange, body['destPath'] ?? body['destUrl']);
  const { options } = body;
  const keepBoth =
    typeof options === 'object' && options !== null && 'KeepBoth' in options && options.KeepBoth === true;
  const overwrite = (named['overwrite'] ?? args[0]) === 'true';
  if (match[2] === 'file') {
    const file = fileAt(exchange, from);
    if (!file) throw fileNotFound();
    const target = keepBoth && !overwrite ? freePath(exchange, to) : to;
    if (match[1] === 'move') moveFile(exchange, file, target, overwrite);
    else copyFile(exchange, file, target, overwrite);
    return nullReply(exchange);
  }
  const folder = folderAt(exchange, from);
  if (!folder?.row) throw fileNotFound();
  if (match[1] === 'move') moveFolder(exchange, folder, to);
  else copyFolder(exchange, folder, to);
  return nullReply(exchange);
}

/** A `…Url` is an address with escapes, a `…Path` holds one without: there `%` and `#` are of the name ([D] ResourcePath). */
function pathIn(exchange: Exchange, given: unknown): string {
  if (typeof given === 'string') return serverRelative(exchange, given);
  if (typeof given === 'object' && given !== null && 'DecodedUrl' in given)
    return decodedPath(exchange, String(given.DecodedUrl));
  throw badArgument('A path to move or copy from and to must be given.');
}

/** Copies a file's content to another address, with its title. */
export function copyFile(exchange: Exchange, { list, row }: FilePlace, to: string, overwrite: boolean): void {
  const { site } = exchange;
  const { folder, leaf } = split(exchange, to);
  const copy = addFile(exchange, folder, leaf, site.files.bytes(row), { overwrite, unique: false });
  requirePermission(site, exchange.who, permission.viewListItems, { list, row });
  if (copy.row.key === row.key) throw badArgument('The source and the destination are the same.');
}

/** Moves a file within its library, with its versions; into another library it is copied and its first place emptied. */
export function moveFile(exchange: Exchange, file: FilePlace, to: string, overwrite: boolean): void {
  const { site, who } = exchange;
  const { list, row } = file;
  requirePermission(site, who, permission.editListItems, { list, row });
  const { folder, leaf } = split(exchange, to);
  const known = site.items.at(folder.list, { dir: folder.dir, leaf });
  if (known && known.key !== row.key) {
    if (!overwrite) throw taken(to);
    site.bin.removeItem(folder.list, known, stampOf(exchange));
  }
  if (folder.list.number !== list.number) {
    copyFile(exchange, file, to, overwrite);
    site.bin.removeItem(list, row, stampOf(exchange));
    return;
  }
  site.store.write(() => {
    const moved = site.items.move(list, row, { dir: folder.dir, leaf });
    site.items.update(list, moved, new Map(), stampOf(exchange));
  });
}

function moveFolder(exchange: Exchange, folder: FolderPlace, to: string): void {
  const { site, who } = exchange;
  const { list, row } = folder;
  requirePermission(site, who, permission.editListItems, { list, row: row! });
  const target = split(exchange, to);
  if (target.folder.list.number !== list.number) {
    copyFolder(exchange, folder, to);
    site.bin.removeItem(list, row!, stampOf(exchange));
    return;
  }
  if (site.items.at(list, { dir: target.folder.dir, leaf: target.leaf })) throw taken(to);
  renameFolder(exchange, folder, target.folder.dir, target.leaf);
}

/** Gives a folder another place: what lies in it goes along. */
function renameFolder(exchange: Exchange, { list, row, dir }: FolderPlace, into: string, leaf: string): void {
  const { site } = exchange;
  const now = folderDir({ dir: into, leaf });
  if (`${now}/`.toLowerCase().startsWith(`${dir}/`.toLowerCase()) && now.length > dir.length)
    throw badArgument('A folder cannot be moved into itself.');
  site.store.write(() => {
    moveContents(exchange, { list, row, dir }, now);
    const moved = site.items.move(list, row!, { dir: into, leaf });
    site.items.update(list, moved, new Map(), stampOf(exchange));
  });
}

/** Everything in a folder goes to where the folder goes, items of a list too. */
function moveContents(exchange: Exchange, { list, dir }: FolderPlace, to: string): void {
  const { site } = exchange;
  for (const row of site.items.within(list, dir)) {
    const place = { dir: to, leaf: fileLeafRef(row) };
    if (isFolder(row)) moveContents(exchange, { list, row, dir: folderDir(row) }, folderDir(place));
    site.items.move(list, row, place);
  }
}

/**
 * Gives a file or folder another name where it lies.
 * @throws ODataError 400 when the name is taken, or no name.
 */
export function renamed(exchange: Exchange, list: ListRecord, row: ItemRow, name: string): ItemRow {
  const { site } = exchange;
  const leaf = fileName(name);
  const known = site.items.at(list, { dir: row.dir, leaf });
  if (known && known.key !== row.key) throw taken(leaf);
  const place = { dir: row.dir, leaf };
  if (!isFolder(row)) return site.items.move(list, row, place);
  moveContents(exchange, { list, row, dir: folderDir(row) }, folderDir(place));
  return site.items.move(list, row, place);
}

function copyFolder(exchange: Exchange, folder: FolderPlace, to: string): void {
  const { site } = exchange;
  const { folder: into, leaf } = split(exchange, to);
  site.store.write(() => {
    const inner = contentsOf(exchange, folder);
    const made = addFolder(exchange, into, leaf);
    for (const one of inner.files) copyFile(exchange, one, `${folderAddress(made)}/${fileLeafRef(one.row)}`, false);
    for (const one of inner.folders) copyFolder(exchange, one, `${folderAddress(made)}/${fileLeafRef(one.row!)}`);
  });
}

function split(exchange: Exchange, to: string): { folder: FolderPlace; leaf: string } {
  const address = serverRelative(exchange, to);
  const slash = address.lastIndexOf('/');
  const folder = folderAt(exchange, address.slice(0, slash));
  if (!folder) throw fileNotFound();
  return { folder, leaf: fileName(address.slice(slash + 1)) };
}

function freePath(exchange: Exchange, to: string): string {
  const dot = to.lastIndexOf('.') > to.lastIndexOf('/') ? to.lastIndexOf('.') : to.length;
  let free = to;
  for (let number = 1; fileAt(exchange, free); number++) free = `${to.slice(0, dot)}${number}${to.slice(dot)}`;
  return free;
}

/** The number and words are known, not recorded. */
function taken(to: string) {
  return refused(400, -2147024816, `A file or folder with the name ${to} already exists.`);
}
