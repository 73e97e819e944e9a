import { idOf, type ItemRow } from './item-row.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';

/** The folder that an item lies in, from the server's root. */
export function fileDirRef(list: ListRecord, { dir }: Pick<ItemRow, 'dir'>): string {
  return dir ? `${serverPath(list)}/${dir}` : serverPath(list);
}

/** The name of an item's file; one that has none is called by its number. */
export function fileLeafRef({ key, leaf }: Pick<ItemRow, 'key' | 'leaf'>): string {
  return leaf ?? `${idOf(key)}_.000`;
}

/** The address of an item, as SharePoint makes it. */
export function fileRef(list: ListRecord, row: ItemRow): string {
  return `${fileDirRef(list, row)}/${fileLeafRef(row)}`;
}

/** Whether an item is a folder; its stored text begins with that. */
export function isFolder({ json }: Pick<ItemRow, 'json'>): boolean {
  return json.startsWith('{"FileSystemObjectType":1,');
}

/** A folder's own place, as the items in it name it. */
export function folderDir({ dir, leaf }: Pick<ItemRow, 'dir' | 'leaf'>): string {
  return dir ? `${dir}/${leaf ?? ''}` : (leaf ?? '');
}
