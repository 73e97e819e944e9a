import { idOf, type ItemRow } from './item-row.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';

/** The address of an item's page, as SharePoint makes it. */
export function fileRef(list: ListRecord, row: ItemRow): string {
  return `${serverPath(list)}/${idOf(row.key)}_.000`;
}
