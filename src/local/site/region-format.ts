import { Temporal } from 'temporal-polyfill';
import type { Locale, Region } from './region.ts';

/** A day in the site's locale: `2022-10-12`, `10/12/2022`. */
export function dayText({ date }: Locale, day: Temporal.PlainDate): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(day.year).padStart(4, '0'),
    MM: two(day.month),
    M: String(day.month),
    dd: two(day.day),
    d: String(day.day),
  };
  return date.replace(/y+|M+|d+/g, (part) => parts[part] ?? part);
}

/** A time in the site's locale: `01:07`, `1:07 AM`. */
export function timeText({ time24 }: Locale, { hour, minute }: Temporal.PlainTime): string {
  const minutes = String(minute).padStart(2, '0');
  if (time24) return `${String(hour).padStart(2, '0')}:${minutes}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** An instant as the site shows it: a day, or a day and a time. */
export function instantText({ locale, zone }: Region, instant: string, dayOnly: boolean): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone.name);
  const day = dayText(locale, local.toPlainDate());
  return dayOnly ? day : `${day} ${timeText(locale, local.toPlainTime())}`;
}

/** How a column of numbers is shown. */
export interface NumberStyle {
  /** -1 shows as many as there are. */
  readonly decimals: number;
  readonly grouped: boolean;
  readonly percent: boolean;
}

/** A number in the site's locale: `67 687` with a no-break space, `67,687`. */
export function numberText({ tag }: Locale, value: number, { decimals, grouped, percent }: NumberStyle): string {
  const digits =
    decimals < 0 ? { maximumFractionDigits: 13 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const style = percent ? ('percent' as const) : ('decimal' as const);
  return plainSigns(new Intl.NumberFormat(tag, { ...digits, useGrouping: grouped, style }).format(value));
}

/** An amount in the currency of a column's own locale: `67,67 kr`, `$67.67`. */
export function currencyText({ tag, currency }: Locale, value: number, decimals: number): string {
  const digits = decimals < 0 ? 2 : decimals;
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return plainSigns(format.format(value));
}

/** SharePoint's minus is a hyphen, its space a no-break space of full width. */
function plainSigns(text: string): string {
  return text.replaceAll('\u2212', '-').replaceAll('\u202f', '\u00a0');
}
