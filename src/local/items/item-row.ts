import { entityPropertyName, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { defaultContentTypeId } from '../content-types/list-content-types.ts';
import { calculated } from '../formulas/calculated.ts';
import { fieldsOf, isLibrary, type ListRecord } from '../lists/list-record.ts';

/** An item as it is kept. */
export interface ItemRow {
  readonly key: number;
  readonly version: number;
  readonly uniqueId: string;
  /** 1 when it has role assignments of its own. */
  readonly ownRoles: number;
  /** The folder it lies in, from the list's own folder; null for an item that lies directly in it. */
  readonly dir: string | null;
  /** Its name there; null for an item that has none but its number. */
  readonly leaf: string | null;
  /** The item as an answer without `$select` and without metadata has it. */
  readonly json: string;
}

/** An item without its place. */
export type ItemText = Omit<ItemRow, 'dir' | 'leaf'>;

/** An item's values by the keys of its JSON. */
export type ItemValues = Record<string, unknown>;

const idsPerList = 2 ** 32;

/** The key of an item: a list's items lie together, in order of id. */
export function rowKey(list: ListRecord, id: number): number {
  return list.number * idsPerList + id;
}

export function idOf(key: number): number {
  return key % idsPerList;
}

export function listNumberOf(key: number): number {
  return Math.floor(key / idsPerList);
}

export function valuesOf(row: ItemRow): ItemValues {
  return JSON.parse(row.json) as ItemValues;
}

/** The item's JSON text: SharePoint's keys in the order recorded, the list's own columns between. */
export function composeItem(list: ListRecord, values: ItemValues): string {
  const item: ItemValues = {
    FileSystemObjectType: values['FileSystemObjectType'] ?? 0,
    Id: values['ID'],
    ServerRedirectedEmbedUri: null,
    ServerRedirectedEmbedUrl: '',
    ContentTypeId: values['ContentTypeId'] ?? defaultContentTypeId(list),
    Title: values['Title'] ?? null,
    ComplianceAssetId: null,
  };
  for (const field of itemColumns(list).own) {
    const isFormula = field.type === 'Calculated';
    writeOwn(item, field, isFormula ? calculated(field, fieldsOf(list), values) : values[itemKey(field)]);
  }
  for (const key of lastKeys(list)) item[key] = values[key] ?? (key === 'Attachments' ? false : null);
  return JSON.stringify(item);
}

/** The keys before those of the list's own columns. */
export const firstKeys: readonly string[] = [
  'FileSystemObjectType',
  'Id',
  'ServerRedirectedEmbedUri',
  'ServerRedirectedEmbedUrl',
  'ContentTypeId',
  'Title',
  'ComplianceAssetId',
];

/** The keys after them; a library's differ (recorded: ListItemTests/GetListItemChangesAsyncTest). */
export function lastKeys(list: ListRecord): readonly string[] {
  const kept = isLibrary(list) ? ['OData__CopySource', 'CheckoutUserId'] : [];
  const attachments = isLibrary(list) ? [] : ['Attachments'];
  const stamps = ['ID', 'Modified', 'Created', 'AuthorId', 'EditorId'];
  return [...stamps, ...kept, 'OData__UIVersionString', ...attachments, 'GUID'];
}

function writeOwn(item: ItemValues, field: FieldRecord, value: unknown): void {
  item[itemKey(field)] = value ?? (field.type === 'LookupMulti' ? [] : null);
  if (field.type === 'User' || field.type === 'UserMulti')
    item[`${entityPropertyName(field)}StringId`] = stringIds(value);
}

function stringIds(value: unknown): string | string[] | null {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' ? String(value) : null;
}
