import { LocalTime, numberOf, textOf, type FormulaValue } from './formula-value.ts';

/** `TEXT(value, format)`: patterns of dates (`yyyy-mm-dd hh:mm`) and of numbers (`0.00`, `#,##0`, `0%`). */
export function formatted(value: FormulaValue, format: string): string {
  if (value instanceof LocalTime) return dateText(value, format);
  if (typeof value === 'string') return value;
  const match = /^(#,##)?0+(?:\.(0+))?(%)?$/.exec(format);
  if (!match) return textOf(value);
  const [, grouped, decimals = '', percent] = match;
  const number = numberOf(value) * (percent ? 100 : 1);
  const text = number.toFixed(decimals.length);
  const [whole = '', fraction] = text.split('.');
  const width = /0+/.exec(format)![0].length;
  const padded = whole.padStart(width, '0');
  const shown = grouped ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  return `${shown}${fraction === undefined ? '' : `.${fraction}`}${percent ?? ''}`;
}

function dateText({ at }: LocalTime, format: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const named = (part: 'month' | 'weekday', length: 'long' | 'short') => at.toLocaleString('en-US', { [part]: length });
  let isAfterHour = false;
  return format.replace(/y+|m+|d+|h+|s+/gi, (part) => {
    const letter = part[0]!.toLowerCase();
    // A month after hours is a minute.
    const isMinute = letter === 'm' && isAfterHour;
    if (letter === 'h') isAfterHour = true;
    if (letter === 'y') return part.length > 2 ? String(at.year).padStart(4, '0') : two(at.year % 100);
    if (isMinute) return two(at.minute);
    if (letter === 'm') {
      if (part.length > 2) return named('month', part.length > 3 ? 'long' : 'short');
      return part.length === 2 ? two(at.month) : String(at.month);
    }
    if (letter === 'd') {
      if (part.length > 2) return named('weekday', part.length > 3 ? 'long' : 'short');
      return part.length === 2 ? two(at.day) : String(at.day);
    }
    return two(letter === 'h' ? at.hour : at.second);
  });
}
