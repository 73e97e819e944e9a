import { Temporal } from 'temporal-polyfill';
import type { Comparison, DatePart, Filter, Literal } from './filter.ts';
import { invalidExpression } from './error.ts';
import { parseRestDate } from '../site/site-time.ts';

const collator = new Intl.Collator('sv', { sensitivity: 'accent' });
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** How SharePoint folds text when it compares: without regard to case. */
export function fold(text: string): string {
  return text.toLocaleLowerCase('sv');
}

/** Whether an entity, whose values `read` gives by name, is what the filter asks for. */
export function evaluateFilter(filter: Filter, read: (name: string) => unknown, zone: string): boolean {
  switch (filter.kind) {
    case 'and':
      return evaluateFilter(filter.left, read, zone) && evaluateFilter(filter.right, read, zone);
    case 'or':
      return evaluateFilter(filter.left, read, zone) || evaluateFilter(filter.right, read, zone);
    case 'not':
      return !evaluateFilter(filter.inner, read, zone);
    case 'startswith':
    case 'substringof': {
      const part = fold(filter.value);
      return [read(filter.name)].flat().some((value) => {
        if (typeof value !== 'string') return false;
        return filter.kind === 'startswith' ? fold(value).startsWith(part) : fold(value).includes(part);
      });
    }
    case 'compare':
      return compares(
        filter.part ? datePart(read(filter.name), filter.part, zone) : read(filter.name),
        filter.how,
        filter.value,
        zone,
      );
  }
}

/** Orders two values as a list does: nothing first, text as in Swedish, the rest by size. */
export function compareValues(a: unknown, b: unknown): number {
  const none = Number(a !== null && a !== undefined) - Number(b !== null && b !== undefined);
  if (none !== 0 || a === null || a === undefined) return none;
  if (typeof a === 'string' && typeof b === 'string') {
    if (isoInstant.test(a) && isoInstant.test(b)) return a < b ? -1 : Number(a > b);
    return collator.compare(a, b);
  }
  return Number(a) - Number(b);
}

/** Whether a value stands to a literal as the comparison says. */
export function compares(value: unknown, how: Comparison, literal: Literal, zone: string): boolean {
  // A multi-value choice equals each of its values.
  if (Array.isArray(value)) {
    const some = value.some((one) => compares(one, 'eq', literal, zone)) || (literal === null && value.length === 0);
    return how === 'ne' ? !some : some;
  }
  if (value === null || value === undefined || literal === null) {
    const bothNone = (value === null || value === undefined) && literal === null;
    return how === 'eq' ? bothNone : how === 'ne' && !bothNone;
  }
  const order = orderOf(value, literal, zone);
  switch (how) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
  }
}

function orderOf(value: unknown, literal: string | number | boolean, zone: string): number {
  if (typeof value === 'boolean') return Number(value) - Number(literal === true || literal === 1 || literal === '1');
  if (typeof value === 'number') return value - Number(literal);
  const text = String(value);
  if (isoInstant.test(text)) return compareValues(text, dateLiteral(String(literal), zone));
  return fold(text) === fold(String(literal)) ? 0 : collator.compare(text, String(literal));
}

/** A date that a filter names, as the instants in the store are written. */
export function dateLiteral(text: string, zone: string): string {
  const instant = parseRestDate(text, zone);
  if (!instant) throw invalidExpression(text);
  return instant.toString({ smallestUnit: 'second' });
}

function datePart(value: unknown, part: DatePart, zone: string): unknown {
  if (typeof value !== 'string' || !isoInstant.test(value)) return null;
  return Temporal.Instant.from(value).toZonedDateTimeISO(zone)[part];
}
