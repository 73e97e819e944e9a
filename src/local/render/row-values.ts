import { fieldText, isDateOnly, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { columnAsText } from '../items/item-as-text.ts';
import { relatedProperty } from '../items/item-related.ts';
import { instantText } from '../site/region-format.ts';
import type { ItemValues } from '../items/item-row.ts';
import type { Principal } from '../people/principals.ts';
import type { Site } from '../site/site.ts';

/** A row's values are text, but people, lookups and several choices. */
export type RowValue = string | readonly unknown[];

/** What values are rendered with. */
export interface Rendering {
  readonly site: Site;
  /** Whether dates are shown in UTC instead of the site's zone. */
  readonly datesInUtc: boolean;
}

/**
 * A column's value under its name, with what stands beside it: `Number1.` the plain number, `Bool1.value`, `Owner.id`
 * (recorded: ListItemTests/RegularRestUpdateTest and SpecialFieldRestUpdateTest).
 */
export function rowValues(rendering: Rendering, field: FieldRecord, values: ItemValues): [string, RowValue][] {
  const { site } = rendering;
  const { name } = field;
  const value = values[itemKey(field)];
  switch (field.type) {
    case 'Number':
    case 'Currency':
      return [
        [name, columnAsText(site, field, value)],
        [`${name}.`, typeof value === 'number' ? plainNumber(value) : ''],
      ];
    case 'Boolean':
      return [
        [name, columnAsText(site, field, value ?? false)],
        [`${name}.value`, value === true ? '1' : '0'],
      ];
    case 'DateTime':
      return [
        [name, typeof value === 'string' ? dateText(rendering, field, value) : ''],
        [`${name}.`, typeof value === 'string' ? value : ''],
      ];
    case 'MultiChoice':
      return [[name, Array.isArray(value) && value.length > 0 ? value : '']];
    case 'URL':
      return [
        [name, textIn(value, 'Url')],
        [`${name}.desc`, textIn(value, 'Description')],
      ];
    case 'User':
    case 'UserMulti':
      return people(site, field, value);
    case 'Lookup':
    case 'LookupMulti':
      return lookups(site, field, value);
    case 'Attachments':
      return [[name, value === true ? '1' : '0']];
    default:
      return [[name, columnAsText(site, field, value)]];
  }
}

/** Fifteen digits in all, nothing as 0 (recorded: `67687.0000000000`, `0`). */
function plainNumber(value: number): string {
  return value === 0 ? '0' : value.toPrecision(15);
}

function dateText({ site, datesInUtc }: Rendering, field: FieldRecord, value: string): string {
  const { locale, zone } = site.regions.current;
  return instantText({ locale, zone: datesInUtc ? { ...zone, name: 'UTC' } : zone }, value, isDateOnly(field));
}

function textIn(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const text = (value as Record<string, unknown>)[key];
  return typeof text === 'string' ? text : '';
}

function people(site: Site, field: FieldRecord, value: unknown): [string, RowValue][] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found = ids.flatMap((id) => (typeof id === 'number' ? (site.principals.byId(id) ?? []) : []));
  const { name } = field;
  const several = field.type === 'UserMulti';
  const shown = found.map((one) => ({
    id: String(one.id),
    ...(several && { value: one.title }),
    title: one.title,
    email: one.email,
    sip: one.email,
    picture: '',
  }));
  const each = (read: (one: Principal) => string) => found.map(read).join(';#');
  const id = several ? (one: Principal) => userText(one) : (one: Principal) => String(one.id);
  return [
    [name, found.length > 0 ? shown : ''],
    [`${name}.id`, each(id)],
    [`${name}.title`, each((one) => one.title)],
    [`${name}.span`, found.length > 0 ? each((one) => `<span class="ms-noWrap">${one.title}</span>`) : ''],
    [`${name}.email`, each((one) => one.email)],
    [`${name}.sip`, each((one) => one.email)],
    [`${name}.jobTitle`, ''],
    [`${name}.department`, ''],
    [`${name}.picture`, ''],
  ];
}

/** One of several people as `.id` has it (recorded). */
function userText({ id, title, email }: Principal): string {
  return `${id};#${title},#,#${email},#${email},#${title},#,#`;
}

function lookups(site: Site, field: FieldRecord, value: unknown): [string, RowValue][] {
  const read = relatedProperty(site, field, fieldText(field, 'LookupField') || 'Title');
  const ids = (Array.isArray(value) ? value : [value]).filter((id): id is number => typeof id === 'number');
  const shown = ids.map((id) => ({ lookupId: id, lookupValue: valueText(read(id)), isSecretFieldValue: false }));
  const empty = field.type === 'LookupMulti' ? [] : '';
  return [
    [field.name, shown.length > 0 ? shown : empty],
    [`${field.name}.`, shown.map(({ lookupId, lookupValue }) => `${lookupId};#${lookupValue}`).join(';#')],
  ];
}

function valueText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
