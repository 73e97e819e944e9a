import { fold } from '../odata/evaluate.ts';
import { fieldFlag, fieldTitle, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { itemColumns } from './item-columns.ts';
import { duplicateValue } from '../odata/error.ts';
import { rowKey, type ItemValues } from './item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { SiteStore } from '../site/site-store.ts';

/** A value as an index holds it: text folded, so that case does not matter; undefined for nothing, which is not held. */
export function indexValue(value: unknown): string | number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? fold(value) : undefined;
}

/** The entries of a list's indexed columns, kept beside its items. */
export class IndexEntries {
  readonly #store: SiteStore;

  constructor(store: SiteStore) {
    this.#store = store;
  }

  /**
   * Writes an item's entries in place of those of its former values.
   * @throws ODataError 500 when a column that enforces unique values has the value already.
   */
  write(list: ListRecord, key: number, values: ItemValues, former: ItemValues | undefined): void {
    for (const field of itemColumns(list).indexed) {
      const name = itemKey(field);
      const value = indexValue(values[name]);
      const before = former && indexValue(former[name]);
      if (value === before) continue;
      if (value !== undefined && fieldFlag(field, 'EnforceUniqueValues'))
        this.#refuseDuplicate(list, field, value, key);
      if (before !== undefined) this.#delete(list, field, before, key);
      if (value !== undefined) this.#insert(list, field, value, key);
    }
  }

  remove(list: ListRecord, key: number, values: ItemValues): void {
    for (const field of itemColumns(list).indexed) {
      const value = indexValue(values[itemKey(field)]);
      if (value !== undefined) this.#delete(list, field, value, key);
    }
  }

  /** Makes a column's index anew. */
  fill(list: ListRecord, field: FieldRecord, items: Iterable<readonly [key: number, values: ItemValues]>): void {
    this.drop(list, field);
    for (const [key, values] of items) {
      const value = indexValue(values[itemKey(field)]);
      if (value !== undefined) this.#insert(list, field, value, key);
    }
  }

  drop(list: ListRecord, field: FieldRecord): void {
    this.#store.sql('DELETE FROM index_entry WHERE list = ? AND field = ?').run(list.number, itemKey(field));
  }

  dropAll(list: ListRecord): void {
    this.#store.sql('DELETE FROM index_entry WHERE list = ?').run(list.number);
  }

  /** Whether a column's index holds one value twice. */
  hasDuplicates(list: ListRecord, field: FieldRecord): boolean {
    const row = this.#store
      .sql('SELECT 1 FROM index_entry WHERE list = ? AND field = ? GROUP BY value HAVING COUNT(*) > 1 LIMIT 1')
      .get(list.number, itemKey(field));
    return row !== undefined;
  }

  /** Keys, in order of id, of the items whose value lies within bounds; a bound that is left out is open. */
  keysBetween(list: ListRecord, field: FieldRecord, range: IndexRange): number[] {
    const { where, parameters } = within(list, field, range);
    const rows = this.#store.sql(`SELECT key FROM index_entry WHERE ${where}`).all(...parameters);
    return rows.map((row) => Number(row['key'])).toSorted((a, b) => a - b);
  }

  /** How many items have a value within bounds; with open bounds, how many have one at all. */
  countBetween(list: ListRecord, field: FieldRecord, range: IndexRange): number {
    const { where, parameters } = within(list, field, range);
    const row = this.#store.sql(`SELECT COUNT(*) AS count FROM index_entry WHERE ${where}`).get(...parameters);
    return Number(row?.['count']);
  }

  /** Every value of a column with how many items have it, in the index's order. */
  values(list: ListRecord, field: FieldRecord): { value: string | number; count: number }[] {
    const sql = 'SELECT value, COUNT(*) AS count FROM index_entry WHERE list = ? AND field = ? GROUP BY value';
    const rows = this.#store.sql(sql).all(list.number, itemKey(field));
    return rows.map((row) => ({ value: row['value'] as string | number, count: Number(row['count']) }));
  }

  #refuseDuplicate(list: ListRecord, field: FieldRecord, value: string | number, key: number): void {
    const other = this.#store
      .sql('SELECT key FROM index_entry WHERE list = ? AND field = ? AND value = ? AND key <> ? LIMIT 1')
      .get(list.number, itemKey(field), value, key);
    if (other) throw duplicateValue(fieldTitle(field));
  }

  #insert(list: ListRecord, field: FieldRecord, value: string | number, key: number): void {
    this.#store
      .sql('INSERT OR REPLACE INTO index_entry VALUES (?, ?, ?, ?)')
      .run(list.number, itemKey(field), value, key);
  }

  #delete(list: ListRecord, field: FieldRecord, value: string | number, key: number): void {
    this.#store
      .sql('DELETE FROM index_entry WHERE list = ? AND field = ? AND value = ? AND key = ?')
      .run(list.number, itemKey(field), value, key);
  }
}

function within(list: ListRecord, field: FieldRecord, range: IndexRange) {
  const { low, high } = range;
  const conditions = ['list = ?', 'field = ?', 'key > ?'];
  const parameters: (string | number)[] = [list.number, itemKey(field), rowKey(list, 0)];
  if (low !== undefined) conditions.push(`value ${range.lowOpen ? '>' : '>='} ?`);
  if (low !== undefined) parameters.push(low);
  if (high !== undefined) conditions.push(`value ${range.highOpen ? '<' : '<='} ?`);
  if (high !== undefined) parameters.push(high);
  return { where: conditions.join(' AND '), parameters };
}

/** Bounds on an index. */
export interface IndexRange {
  readonly low?: string | number;
  readonly high?: string | number;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}
