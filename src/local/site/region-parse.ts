import { Temporal } from 'temporal-polyfill';
import type { Locale } from './region.ts';

/**
 * Reads a date, with or without a time, as people write it in a locale: `2012-02-23 14:25`, `2/23/2012 2:25 PM`. The
 * form `yyyy-MM-dd HH:mm:ss` is read everywhere, ISO 8601 with its T nowhere (recorded: UpdateWithWrongValuesInteractive;
 * pnp/cli-microsoft365#4375, #4664). Undefined when it is no date.
 */
export function parseLocalDate({ dateOrder }: Locale, text: string): Temporal.PlainDateTime | undefined {
  const match =
    /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?: +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: *(AM|PM))?)?$/i.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, one, two, three, hour = '0', minute = '0', second, half] = match;
  const yearFirst = dateOrder === 2 || (one!.length === 4 && second !== undefined);
  const order = yearFirst ? [one, two, three] : dateOrder === 0 ? [three, one, two] : [three, two, one];
  const [year, month, day] = order.map(Number) as [number, number, number];
  const hours = hoursOf(Number(hour), half?.toUpperCase());
  const parts = { year: fullYear(year), month, day, hour: hours, minute: Number(minute), second: Number(second ?? 0) };
  try {
    return Temporal.PlainDateTime.from(parts, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Two digits mean the century from 1930 on, as .NET has it. */
function fullYear(year: number): number {
  if (year > 99) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function hoursOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half === 'PM' ? 12 : 0);
}

/** Reads a number as people write it in a locale: `67 687,5`, `67,687.5`. Undefined when it is none. */
export function parseLocalNumber({ decimal, group }: Locale, text: string): number | undefined {
  const spaced = group.trim() === '';
  const whole = text.trim().replaceAll(spaced ? /[\s\u00a0\u202f]/g : group, '');
  // Where the comma is the decimal sign, a full stop is none.
  const plain = decimal === '.' ? whole : whole.replaceAll('.', '?').replace(decimal, '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}
