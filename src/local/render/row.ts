import { defaultContentTypeId } from '../content-types/list-content-types.ts';
import { rowValues, type Rendering, type RowValue } from './row-values.ts';
import { idOf, valuesOf, type ItemRow } from '../items/item-row.ts';
import { computedProperties } from '../items/item-related.ts';
import { effectivePermissions } from '../people/securable.ts';
import { fieldNamed, type ListRecord } from '../lists/list-record.ts';
import { fileRef } from '../items/item-ref.ts';
import { itemColumns } from '../items/item-columns.ts';
import { itemKey, type FieldRecord } from '../fields/field-record.ts';
import { calculatedRaw, calculatedText } from '../formulas/calculated-text.ts';
import type { Principal } from '../people/principals.ts';

/** A row as `RenderListDataAsStream` and its kin answer it. */
export type Row = Record<string, RowValue>;

/**
 * Writes items as rows: what comes whatever is asked for, then the view's columns, then the rest, in the order recorded
 * (ListTests/GetListDataByRenderListDataAsStream).
 */
export function rowWriter(
  rendering: Rendering,
  who: Principal,
  list: ListRecord,
  fields: readonly string[],
): (row: ItemRow) => Row {
  const { site } = rendering;
  const { byKey: stored } = itemColumns(list);
  const names = [...new Set(fields.map((name) => (name === 'LinkTitle2' ? 'LinkTitle' : name)))];
  const columns = names.map((name) => [name, fieldNamed(list, name)] as const);
  return (row) => {
    const values = valuesOf(row);
    const mask = effectivePermissions(site, who, { list, row });
    const written: Row = {
      ID: String(idOf(row.key)),
      PermMask: permMask(mask),
      FSObjType: computedText(rendering, who, list, row, 'FSObjType') ?? '0',
      UniqueId: braced(row.uniqueId),
      ContentTypeId: text(values['ContentTypeId']) || defaultContentTypeId(list),
      ...refParts(fileRef(list, row)),
      Attachments: values['Attachments'] === true ? '1' : '0',
      SMTotalSize: String(row.json.length),
      _CommentFlags: '',
      _CommentCount: '',
    };
    for (const [name, field] of columns) {
      if (name in written && name !== 'ContentTypeId') continue;
      for (const [key, value] of cells(name, field, row)) written[key] = value;
    }
    return {
      ...written,
      ItemChildCount: '0',
      FolderChildCount: '0',
      ScopeId: braced(site.webId),
      owshiddenversion: String(row.version),
      Restricted: '',
    };

    function cells(name: string, field: FieldRecord | undefined, one: ItemRow): [string, RowValue][] {
      if (name.startsWith('LinkTitle'))
        return [
          ['Title', text(values['Title'])],
          [name, text(values['Title'])],
        ];
      const computed = computedText(rendering, who, list, one, name);
      if (computed !== undefined) return [[name, computed]];
      if (field?.type === 'Calculated') {
        const value = values[itemKey(field)];
        return [
          [name, calculatedText(site.regions.current, field, value)],
          [`${name}.calculated`, calculatedRaw(field, value)],
        ];
      }
      if (!field || field.type === 'Computed') return [];
      return stored.has(itemKey(field)) ? rowValues(rendering, field, values) : [[name, '']];
    }
  };
}

function computedText(
  { site }: Rendering,
  who: Principal,
  list: ListRecord,
  row: ItemRow,
  name: string,
): string | undefined {
  const compute = computedProperties[name] ?? computedProperties[`OData_${name}`];
  const value = compute?.(site, who, list, row);
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The item's address, plain and in the escapes that SharePoint gives it (recorded). */
function refParts(path: string): Row {
  const encoded = encodeURIComponent(path).replace(
    /[-_.!~*'()]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    FileRef: path,
    'FileRef.urlencode': encoded,
    'FileRef.urlencodeasurl': encodeURI(path),
    'FileRef.urlencoding': encodeURI(path),
    'FileRef.scriptencodeasurl': path.replaceAll('/', String.raw`\u002f`),
  };
}

/** Rights as `0x7ffffffffffbffff`. */
export function permMask(mask: bigint): string {
  return `0x${mask.toString(16)}`;
}

function braced(id: string): string {
  return `{${id.toUpperCase()}}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
