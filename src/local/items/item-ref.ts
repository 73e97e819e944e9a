import { idOf, type ItemRow } from './item-row.ts';
import { listPath, type ListRecord } from '../lists/list-record.ts';
import { sitePath } from '../site/site-path.ts';

/** The address of an item's page, as SharePoint makes it. */
export function fileRef(list: ListRecord, row: ItemRow): string {
  return `${sitePath}/${listPath(list)}/${idOf(row.key)}_.000`;
}
