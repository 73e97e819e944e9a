import { Temporal } from 'temporal-polyfill';
import { errors, FormulaError } from './formula-error.ts';

/** A moment in the site's own time. */
export class LocalTime {
  readonly at: Temporal.PlainDateTime;

  constructor(at: Temporal.PlainDateTime) {
    this.at = at;
  }
}

/** A value in a formula; null is a column without one. */
export type FormulaValue = number | string | boolean | LocalTime | null;

const dayZero = Temporal.PlainDateTime.from('1899-12-30T00:00');
const msPerDay = 86_400_000;

/** A time as a spreadsheet counts it: days from the end of 1899. */
export function serialOf({ at }: LocalTime): number {
  return at.since(dayZero, { largestUnit: 'millisecond' }).milliseconds / msPerDay;
}

export function timeOf(serial: number): LocalTime {
  return new LocalTime(dayZero.add({ milliseconds: Math.round(serial * msPerDay) }));
}

/** @throws FormulaError for text that is no number. */
export function numberOf(value: FormulaValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof LocalTime) return serialOf(value);
  const number = Number(value.trim().replace(',', '.'));
  if (value.trim() === '' || Number.isNaN(number)) throw new FormulaError(errors.value);
  return number;
}

export function textOf(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof LocalTime) return textOf(serialOf(value));
  return String(value);
}

export function truthOf(value: FormulaValue): boolean {
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return numberOf(value) !== 0;
}

export function dateOf(value: FormulaValue): LocalTime {
  if (value instanceof LocalTime) return value;
  if (typeof value !== 'string') return timeOf(numberOf(value));
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) throw new FormulaError(errors.value);
  return new LocalTime(Temporal.PlainDateTime.from(value.replace(' ', 'T').replace(/Z$/, '')));
}

/** Numbers before text before truth; text without regard to case. */
export function compare(one: FormulaValue, other: FormulaValue): number {
  const [a, b] = [comparable(one, other), comparable(other, one)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'sv', { sensitivity: 'accent' });
}

function comparable(value: FormulaValue, other: FormulaValue): number | string {
  if (value === null) return typeof other === 'string' ? '' : 0;
  return typeof value === 'string' ? value : numberOf(value);
}
