import { Temporal } from 'temporal-polyfill';
import { listNamed } from '../lists/all-lists.ts';
import type { FieldSpec, ListName } from '../lists/field.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { PlanError } from '../plan/plan-error.ts';

/** An item as SharePoint sent it. `version` is its ETag, from the body: CORS may hide the header. */
export interface ListItem {
  readonly list: ListName;
  readonly id: number;
  readonly version: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Column by name as REST spells it when written: `PlanId` for a lookup, `CoOwnersId` for people. */
export type Columns = Readonly<Record<string, string | number | boolean | readonly number[] | null>>;

const isReference = (field: FieldSpec): boolean =>
  field.kind === 'lookup' || field.kind === 'person' || field.kind === 'people';

/** The name REST reads and writes a column under without expanding it. */
export const restName = (field: FieldSpec): string => (isReference(field) ? `${field.name}Id` : field.name);

const selects = new Map<ListName, readonly string[]>();

/** All our columns of a list, never expanded: references come as ids. Where people act, also who edited last. */
export const selectOf = (list: ListName): readonly string[] => {
  const { fields } = listNamed(list);
  const edited = fields.some(({ name }) => name === 'ActedBy') ? ['EditorId', 'Modified', 'Created'] : [];
  const known = selects.get(list) ?? ['Id', 'Title', ...edited, ...fields.map(restName)];
  selects.set(list, known);
  return known;
};

export const toListItem = (list: ListName, values: Record<string, unknown>): ListItem => {
  const { Id: id, 'odata.etag': version } = values;
  if (typeof id !== 'number' || typeof version !== 'string') {
    throw new PlanError('invalid', `Svaret från listan ${list} saknar post-id eller version.`, { subject: list });
  }
  return { list, id, version, values };
};

/** What cannot be parsed names its list, item and column, so that somebody can go and put it right. */
export const unreadable = (item: ListItem, column: string): PlanError => {
  const title = listNamed(item.list).title;
  return new PlanError(
    'invalid',
    `Listan ${title}, post ${item.id}: kolumnen ${column} har ett värde som inte kan läsas.`,
    {
      subject: `${item.list}/${item.id}/${column}`,
      cause: item.values[column],
    },
  );
};

/** An item's own key; one that somebody made by hand in the list has none. */
export const ownKey = (item: ListItem): string => {
  const key = text(item, 'Key');
  if (key === '') throw unreadable(item, 'Key');
  return key;
};

/** SharePoint keeps no difference between an empty text and none. */
export const text = (item: ListItem, column: string): string => {
  const value = item.values[column];
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') throw unreadable(item, column);
  return value.replaceAll('\r\n', '\n');
};

export const textOrNull = (item: ListItem, column: string): string | null => text(item, column) || null;

/** One a line. */
export const lines = (item: ListItem, column: string): readonly string[] => {
  const whole = text(item, column);
  return whole === '' ? [] : whole.split('\n');
};

/** `{"Färdiggrad":"40 %"}`: texts by names that are not ours to choose. */
export const textsByName = (item: ListItem, column: string): Readonly<Record<string, string>> => {
  const whole = text(item, column);
  if (whole === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(whole);
  } catch (error) {
    throw error instanceof SyntaxError ? unreadable(item, column) : error;
  }
  const isTexts =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string');
  if (!isTexts) throw unreadable(item, column);
  return value as Readonly<Record<string, string>>;
};

export const writtenTexts = (texts: Readonly<Record<string, string>> | undefined): string | null =>
  texts === undefined || Object.keys(texts).length === 0 ? null : JSON.stringify(texts);

/** "BiN, BoU". */
export const names = (item: ListItem, column: string): readonly string[] =>
  text(item, column)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const numberOrNull = (item: ListItem, column: string): number | null => {
  const value = item.values[column] ?? null;
  if (value !== null && typeof value !== 'number') throw unreadable(item, column);
  return value;
};

export const number = (item: ListItem, column: string): number => {
  const value = numberOrNull(item, column);
  if (value === null) throw unreadable(item, column);
  return value;
};

export const flag = (item: ListItem, column: string): boolean => item.values[column] === true;

/** A list has few distinct days and thousands of items. */
const days = new Map<string, Temporal.PlainDate>();

/**
 * The calendar day in Stockholm of what REST gives for a date-only column. SharePoint keeps the instant it was given:
 * noon UTC when we wrote it, the site's midnight when somebody set it in the list, so that 31 December may come as
 * "2022-12-30T23:00:00Z". Right for every site zone from Stockholm's westward.
 */
export const dayOrNull = (item: ListItem, column: string): Temporal.PlainDate | null => {
  const value = item.values[column] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string') throw unreadable(item, column);
  const known = days.get(value);
  if (known !== undefined) return known;
  try {
    const day = dayOf(value);
    days.set(value, day);
    return day;
  } catch (error) {
    throw error instanceof RangeError ? unreadable(item, column) : error;
  }
};

export const day = (item: ListItem, column: string): Temporal.PlainDate => {
  const value = dayOrNull(item, column);
  if (value === null) throw unreadable(item, column);
  return value;
};

/** How a calendar day is written: noon UTC is the same day in every zone a site may be set to (UTC-11 to UTC+11). */
export const writtenDay = (value: Temporal.PlainDate | null): string | null =>
  value === null ? null : `${value.toString()}T12:00:00Z`;

/** SharePoint keeps whole seconds. */
export const writtenInstant = (value: string): string =>
  Temporal.Instant.from(value).toString({ smallestUnit: 'second', roundingMode: 'floor' });

/** A choice column's Swedish word, back to the code; null when empty. */
export const wordOrNull = <Code extends string>(
  item: ListItem,
  column: string,
  words: Readonly<Record<Code, string>>,
): Code | null => {
  const word = text(item, column);
  if (word === '') return null;
  const found = (Object.keys(words) as Code[]).find((code) => words[code] === word);
  if (found === undefined) throw unreadable(item, column);
  return found;
};

export const word = <Code extends string>(
  item: ListItem,
  column: string,
  words: Readonly<Record<Code, string>>,
): Code => {
  const found = wordOrNull(item, column, words);
  if (found === null) throw unreadable(item, column);
  return found;
};

/** The id of a person or of another list's item; null when nobody or nothing. */
export const idOrNull = (item: ListItem, column: string): number | null => numberOrNull(item, `${column}Id`) || null;

/** Several people; `{ results }` is how verbose clients are answered. */
export const ids = (item: ListItem, column: string): readonly number[] => {
  const value = item.values[`${column}Id`] ?? [];
  const list = Array.isArray(value) ? value : (value as { results?: unknown }).results;
  if (!Array.isArray(list)) throw unreadable(item, column);
  return list as number[];
};

/** Title holds at most 255 characters on one line; the whole stands in FullText. */
export const shortTitle = (whole: string): string => {
  const line = whole.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 255 ? line : `${line.slice(0, 254).trimEnd()}…`;
};

/** FullText, unless somebody has edited Title in the list since: then that is the newer. */
export const wholeTitle = (item: ListItem): string => {
  const title = text(item, 'Title');
  const whole = text(item, 'FullText');
  if (whole === title) return title;
  return whole !== '' && shortTitle(whole) === title ? whole : title;
};
