import { Temporal } from 'temporal-polyfill';
import { listNamed } from '../lists/all-lists.ts';
import type { FieldSpec } from '../lists/field.ts';
import {
  dayOrNull,
  flag,
  idOrNull,
  ids,
  numberOrNull,
  restName,
  text,
  type Columns,
  type ListItem,
} from './columns.ts';

const second = (value: unknown): number | null =>
  typeof value === 'string' ? Math.floor(Temporal.Instant.from(value).epochMilliseconds / 1000) : null;

const sorted = (values: readonly number[]): string => values.toSorted((a, b) => a - b).join();

/** Whether an item holds what would be written to one column, past the spellings that SharePoint changes on the way. */
const holds = (item: ListItem, field: FieldSpec, wanted: Columns[string]): boolean => {
  switch (field.kind) {
    case 'day':
      return (
        (dayOrNull(item, field.name)?.toString() ?? null) === (typeof wanted === 'string' ? wanted.slice(0, 10) : null)
      );
    case 'instant':
      return second(item.values[field.name]) === second(wanted);
    case 'flag':
      return flag(item, field.name) === (wanted === true);
    case 'number':
    case 'amount':
      return numberOrNull(item, field.name) === wanted;
    case 'people':
      return sorted(ids(item, field.name)) === sorted(Array.isArray(wanted) ? (wanted as readonly number[]) : []);
    case 'person':
    case 'lookup':
      return idOrNull(item, field.name) === wanted;
    case 'text':
    case 'note':
    case 'choice':
      return text(item, field.name) === (wanted ?? '');
  }
};

/** The columns, by internal name, in which an item differs from what would be written to it; columns not given are not looked at. */
export const differingColumns = (item: ListItem, wanted: Columns): readonly string[] => {
  const fields: readonly FieldSpec[] = [{ name: 'Title', title: '', kind: 'text' }, ...listNamed(item.list).fields];
  return fields
    .filter((field) => {
      const value = wanted[restName(field)];
      return value !== undefined && !holds(item, field, value);
    })
    .map((field) => field.name);
};

export const isSameItem = (item: ListItem, wanted: Columns): boolean => differingColumns(item, wanted).length === 0;
