import { columnAsText } from './item-as-text.ts';
import { fileDirRef, fileLeafRef, fileRef, isFolder } from './item-ref.ts';
import { isMultiple } from '../fields/field-kinds.ts';
import { escapeXml } from '../odata/xml.ts';
import { fieldFlag, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { valuesOf, type ItemRow } from './item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Shape } from '../odata/shape.ts';
import type { Site } from '../site/site.ts';

/** How one value is read: as people read it, as HTML, or as a form takes it. */
export type FieldReading = (site: Site, field: FieldRecord, value: unknown) => string;

/** The readings by the name of the property, in lower case. */
export const fieldReadings: Readonly<Record<string, FieldReading | undefined>> = {
  fieldvaluesastext: asText,
  fieldvaluesashtml: asHtml,
  fieldvaluesforedit: forEdit,
};

/** An item's `FieldValuesAsText` and its kin; only what `$select` names when it names some. */
export function fieldStrings(
  site: Site,
  list: ListRecord,
  row: ItemRow,
  read: FieldReading,
  { select }: Shape,
): Record<string, string> {
  const values = valuesOf(row);
  const text: Record<string, string> = {
    FileRef: fileRef(list, row),
    FileDirRef: fileDirRef(list, row),
    FileLeafRef: fileLeafRef(row),
    FSObjType: isFolder(row) ? '1' : '0',
    UniqueId: row.uniqueId,
  };
  for (const field of new Set(itemColumns(list).byKey.values()))
    text[escaped(field.name)] = read(site, field, values[itemKey(field)]);
  if (select === undefined || select.includes('*')) return text;
  return Object.fromEntries(select.map((one) => [one, text[one] ?? text[escaped(one.replace(/^OData_/, ''))] ?? '']));
}

/** Every underscore of a name as `_x005f_`, as in the names of versions (recorded: GetListItemVersionsAsyncTest). */
function escaped(name: string): string {
  const inner = name.replaceAll('_', '_x005f_');
  return /^[_\d]/.test(inner) ? `OData_${inner}` : inner;
}

function asText(site: Site, field: FieldRecord, value: unknown): string {
  const text = columnAsText(site, field, value);
  return isRich(field) ? text.replace(/<[^>]*>/g, '') : text;
}

function isRich(field: FieldRecord): boolean {
  return field.type === 'Note' && fieldFlag(field, 'RichText');
}

function asHtml(site: Site, field: FieldRecord, value: unknown): string {
  if (isLink(value)) return `<a href="${escapeXml(value.Url)}">${escapeXml(value.Description)}</a>`;
  const text = columnAsText(site, field, value);
  return isRich(field) ? text : escapeXml(text).replace(/\r?\n/g, '<br>');
}

/** People as claims, lookups by number, several choices between `;#`; the rest as people read it. */
function forEdit(site: Site, field: FieldRecord, value: unknown): string {
  const all = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== undefined);
  if (field.type.startsWith('User')) {
    const people = all.flatMap((id) => site.principals.byId(Number(id)) ?? []);
    return people.length === 0
      ? ''
      : JSON.stringify(people.map(({ login, title }) => ({ Key: login, DisplayText: title })));
  }
  if (field.type.startsWith('Lookup')) return all.map(String).join(';#');
  if (isMultiple(field.type)) return all.length === 0 ? '' : `;#${all.join(';#')};#`;
  return columnAsText(site, field, value);
}

function isLink(value: unknown): value is { Url: string; Description: string } {
  return typeof value === 'object' && value !== null && 'Url' in value && 'Description' in value;
}
