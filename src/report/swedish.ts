import type { Temporal } from 'temporal-polyfill';

const small = [
  'noll',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
  'tretton',
  'fjorton',
  'femton',
  'sexton',
  'sjutton',
  'arton',
  'nitton',
];
const tens = ['', '', 'tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'];

/**
 * A whole number as a sentence has it: in words below a hundred, counting what is "en" in Swedish (en aktivitet, en
 * rad), and in figures from there on, where words are no longer read at a glance: "1 250" with a space that does not
 * break.
 */
export const numberWord = (number: number): string => {
  if (number >= 100) return String(number).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, '\u00a0');
  if (number < 20) return small[number] ?? String(number);
  const unit = number % 10;
  return `${tens[Math.floor(number / 10)] ?? ''}${unit === 0 ? '' : (small[unit] ?? '')}`;
};

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name inside a sentence: "Delår 2" is "delår 2" there, but "UKFA vår" and "T2" are spelled so. */
export const uncapitalised = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** "BiN, BoU och KS". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;

export const monthNames = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

/** "31 augusti". */
export const dayAndMonth = (day: Temporal.PlainDate): string => `${day.day} ${monthNames[day.month - 1] ?? ''}`;

/** "31 augusti 2022". */
export const wholeDay = (day: Temporal.PlainDate): string => `${dayAndMonth(day)} ${day.year}`;
