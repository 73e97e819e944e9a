import { itemColumns } from '../items/item-columns.ts';
import { isRelation } from '../fields/field-kinds.ts';
import { tooManyLookups } from '../odata/error.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Shape } from '../odata/shape.ts';

/** The most people and lookup columns that one query may join. */
const mostLookups = 12;

/**
 * The lookup column threshold: a query joins what it expands, and without `$select` every person and lookup column of
 * the list's own.
 * @throws ODataError 500 when it joins more than twelve.
 */
export function requireFewLookups(list: ListRecord, shape: Shape): void {
  const { own, relations } = itemColumns(list);
  const joined = new Set([...shape.expand.keys()].filter((name) => relations.has(name)));
  if (!shape.select || shape.select.includes('*')) {
    for (const field of own) if (isRelation(field.type)) joined.add(field.name);
  }
  if (joined.size > mostLookups) throw tooManyLookups();
}
