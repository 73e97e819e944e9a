import { Temporal } from 'temporal-polyfill';
import { itemColumns } from '../items/item-columns.ts';
import { relatedProperty } from '../items/item-related.ts';
import { fileRef } from '../items/item-ref.ts';
import { idOf, valuesOf, type ItemRow } from '../items/item-row.ts';
import { fieldText, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { escapeXml } from '../odata/xml.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Site } from '../site/site.ts';

/** Columns that come whatever is asked for ([D]: the example of GetListItemChangesSinceToken). */
const always = new Set(['ID', 'Modified', 'Created']);

/**
 * Writes items as rows of an ADO rowset, `<z:row ows_Title="…" />`: people and lookups `3;#Name`, several choices
 * `;#A;#B;#`, numbers with fourteen decimals, nothing for what is empty.
 */
export function rowWriter(
  site: Site,
  list: ListRecord,
  names: readonly string[] | undefined,
  utc: boolean,
): (row: ItemRow) => string {
  const view = list.views.find((one) => one.isDefault)?.fields ?? [];
  const wanted = new Set((names ?? view).map((name) => (name.startsWith('LinkTitle') ? 'Title' : name)));
  const fields = [...new Set(itemColumns(list).byKey.values())].filter(
    ({ name }) => wanted.has(name) || always.has(name),
  );
  return (row) => {
    const values = valuesOf(row);
    const id = idOf(row.key);
    const own = fields.flatMap((field) => {
      const text = columnText(site, field, values[itemKey(field)], utc);
      return text === '' ? [] : [[field.name, text] as const];
    });
    const path = fileRef(list, row).slice(1);
    const cells = [
      ...own,
      ['owshiddenversion', String(row.version)],
      ['FileRef', `${id};#${path}`],
      ['FSObjType', `${id};#0`],
      ['UniqueId', `${id};#{${row.uniqueId.toUpperCase()}}`],
      ['PermMask', '0x7fffffffffffffff'],
      ['_ModerationStatus', '0'],
      ['_Level', '1'],
      ['MetaInfo', `${id};#`],
      ['ServerRedirected', '0'],
    ] as const;
    return `<z:row${cells.map(([name, text]) => ` ows_${name}="${escapeXml(text)}"`).join('')} />`;
  };
}

function columnText(site: Site, field: FieldRecord, value: unknown, utc: boolean): string {
  if (value === null || value === undefined) return '';
  switch (field.type) {
    case 'User':
    case 'UserMulti':
      return related(value, relatedProperty(site, field, 'Title'));
    case 'Lookup':
    case 'LookupMulti':
      return related(value, relatedProperty(site, field, fieldText(field, 'LookupField') || 'Title'));
    case 'MultiChoice':
      return Array.isArray(value) ? `;#${value.join(';#')};#` : '';
    case 'Number':
    case 'Currency':
      return typeof value === 'number' ? decimals(value) : '';
    case 'DateTime':
      return typeof value === 'string' ? moment(value, utc ? 'UTC' : site.regions.current.zone.name) : '';
    case 'URL':
      return link(value);
    default:
      return scalar(value);
  }
}

function scalar(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function related(value: unknown, read: (id: unknown) => unknown): string {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  return ids.map((id) => `${scalar(id)};#${scalar(read(id))}`).join(';#');
}

/** Fifteen digits in all, as .NET writes a double into a rowset (`15.0000000000000`). */
function decimals(value: number): string {
  const whole = String(Math.trunc(Math.abs(value))).length;
  return value.toFixed(Math.max(0, 15 - whole));
}

function moment(value: string, zone: string): string {
  const instant = Temporal.Instant.from(value);
  if (zone === 'UTC') return instant.toString({ smallestUnit: 'second' });
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

function link(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('Url' in value)) return '';
  const description = 'Description' in value ? scalar(value.Description) : '';
  return `${scalar(value.Url)}, ${description.replaceAll(',', ',,')}`;
}
