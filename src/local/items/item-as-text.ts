import { calculatedText } from '../formulas/calculated-text.ts';
import {
  entityPropertyName,
  fieldFlag,
  fieldText,
  isDateOnly,
  itemKey,
  type FieldRecord,
} from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { relatedProperty } from './item-related.ts';
import { valuesOf, type ItemRow } from './item-row.ts';
import { localeOf } from '../site/region.ts';
import { currencyText, instantText, numberText } from '../site/region-format.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Site } from '../site/site.ts';

/** Every column as people read it: names for ids, days in the site's time. */
export function valuesAsText(site: Site, list: ListRecord, row: ItemRow): Record<string, string> {
  const values = valuesOf(row);
  const text: Record<string, string> = {};
  for (const field of new Set(itemColumns(list).byKey.values())) {
    text[entityPropertyName(field)] = columnAsText(site, field, values[itemKey(field)]);
  }
  return text;
}

/**
 * One value as people read it: dates and numbers in the site's locale and zone, yes and no in its language, which is
 * English.
 */
export function columnAsText(site: Site, field: FieldRecord, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => columnAsText(site, field, one)).join('; ');
  if (field.type === 'Calculated') return calculatedText(site.regions.current, field, value);
  switch (field.type) {
    case 'User':
    case 'UserMulti':
      return plainText(relatedProperty(site, field, 'Title')(value));
    case 'Lookup':
    case 'LookupMulti':
      return plainText(relatedProperty(site, field, fieldText(field, 'LookupField') || 'Title')(value));
    case 'DateTime':
      return typeof value === 'string' ? instantText(site.regions.current, value, isDateOnly(field)) : '';
    case 'Number':
    case 'Currency':
      return typeof value === 'number' ? amountText(site, field, value) : '';
    default:
      return plainText(value);
  }
}

function amountText(site: Site, field: FieldRecord, value: number): string {
  const decimals = Number(field.props['DisplayFormat'] ?? -1);
  if (field.type === 'Currency')
    return currencyText(localeOf(Number(field.props['CurrencyLocaleId'])), value, decimals);
  const grouped = field.props['CommaSeparator'] !== false;
  return numberText(site.regions.current.locale, value, {
    decimals,
    grouped,
    percent: fieldFlag(field, 'ShowAsPercentage'),
  });
}

function plainText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('Url' in value)) return '';
  const description = 'Description' in value ? plainText(value.Description) : '';
  return `${plainText(value.Url)}, ${description}`;
}
