import { Temporal } from 'temporal-polyfill';

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** Letters that mean nothing of their own: quoted, escaped, room, colours and languages. */
const withoutLiterals = (format: string): string =>
  format
    .split(';')[0]!
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .replaceAll(/am\/pm|a\/p/giu, '');

/** Formats with figures in them are a number's; "General" has an "e" and an "a", and no day. */
export const isDateFormat = (format: string): boolean => {
  const bare = withoutLiterals(format);
  return !/general|[#0?@]/iu.test(bare) && /[ymdhs]/iu.test(bare);
};

/** A number of 1900 before its 29 February, which there never was, is one day more than it says. */
const dayOf = (serial: number, is1904: boolean): Temporal.PlainDate | null => {
  const days = Math.floor(serial);
  if (days < 0 || days > 2_958_465) return null;
  if (is1904) return Temporal.PlainDate.from('1904-01-01').add({ days });
  return Temporal.PlainDate.from('1899-12-30').add({ days: days < 60 ? days + 1 : days });
};

const two = (number: number): string => String(number).padStart(2, '0');

const secondsADay = 86_400;

/** "13:05", "13:05:30"; of a duration ("[h]") all its hours. */
const timeShown = (serial: number, bare: string): string => {
  const isDuration = /\[h+\]/iu.test(bare);
  const seconds = Math.round((isDuration ? serial : serial - Math.floor(serial)) * secondsADay);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${/s/iu.test(bare) ? `:${two(rest)}` : ''}`;
};

/** A number as the day or time its format shows; null where it is none. */
export const dateShown = (serial: number, format: string, is1904: boolean): string | null => {
  const bare = withoutLiterals(format);
  // "m" beside hours or seconds is minutes.
  const withoutTime = bare.replaceAll(/\[?h+\]?(?:[:.\s]*m+)?|m+(?=[:.\s]*s)|\[m+\]|s+(?:\.0+)?/giu, '');
  const [hasYear, hasMonth, hasDay] = [/[ye]/iu, /m/iu, /d/iu].map((letter) => letter.test(withoutTime));
  const hasTime = withoutTime !== bare;
  const time = hasTime ? timeShown(serial, bare) : '';
  if (!hasYear && !hasMonth && !hasDay) return serial < 0 ? null : time;
  const day = dayOf(serial, is1904);
  if (day === null) return null;
  const month = months[day.month - 1] ?? '';
  const date = (() => {
    // A weekday alone says less than the cell knows.
    if (hasDay && (hasYear || !hasMonth)) return day.toString();
    if (hasDay && hasMonth) return `${day.day} ${month}`;
    if (hasYear && hasMonth) return `${month} ${day.year}`;
    if (hasMonth) return month;
    return String(day.year);
  })();
  return hasTime ? `${date} ${time}` : date;
};
