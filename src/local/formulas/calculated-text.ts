import { fieldFlag, type FieldRecord } from '../fields/field-record.ts';
import { currencyText, instantText, numberText } from '../site/region-format.ts';
import { localeOf, type Region } from '../site/region.ts';

/** `SP.FieldType` of what a formula comes to. */
const outputs: Readonly<Record<number, 'datetime' | 'boolean' | 'float'>> = {
  4: 'datetime',
  8: 'boolean',
  9: 'float',
  10: 'float',
};

/** A calculated value as people read it in the site's locale: `50%`. */
export function calculatedText(region: Region, field: FieldRecord, value: unknown): string {
  if (typeof value !== 'string' || value.startsWith('#')) return typeof value === 'string' ? value : '';
  const decimals = Number(field.props['DisplayFormat'] ?? -1);
  switch (outputs[Number(field.props['OutputType'])]) {
    case 'datetime':
      return instantText(region, value, field.props['DateFormat'] === 0);
    case 'boolean':
      return value === '1' ? 'Yes' : 'No';
    case 'float':
      if (field.props['OutputType'] === 10)
        return currencyText(localeOf(Number(field.props['CurrencyLocaleId'])), Number(value), decimals);
      return numberText(region.locale, Number(value), {
        decimals,
        grouped: true,
        percent: fieldFlag(field, 'ShowAsPercentage'),
      });
    default:
      return value;
  }
}

/** The same with its type, as rows have it beside (recorded: `float;#0.500000000000000`). */
export function calculatedRaw(field: FieldRecord, value: unknown): string {
  if (typeof value !== 'string') return '';
  if (value.startsWith('#')) return `error;#${value}`;
  return `${outputs[Number(field.props['OutputType'])] ?? 'string'};#${value}`;
}
