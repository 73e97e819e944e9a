import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { settleEach } from './batch.ts';
import { selectOf, toListItem, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { asked, toPlanError } from './sharepoint-error.ts';

/** What one answer holds at most, and what a filter may look through: the list view threshold. */
export const windowSize = 5000;

type Raw = Record<string, unknown>;

/** One answer's worth of a list's items, by a filter that stays within the threshold; "" for none. */
export const rows = (sp: SPFI, list: ListName, filter: string): Promise<Raw[]> => {
  const items = listOf(sp, list)
    .items.select(...selectOf(list))
    .top(windowSize);
  return (filter === '' ? items : items.filter(filter))();
};

/** The first of a plan's items in a window, by their id. A plan that is `alone` on the site is not looked up for it. */
export const firstInWindow = async (
  sp: SPFI,
  list: ListName,
  planId: number,
  [after, upTo]: Ids,
  { most, alone }: { readonly most: number; readonly alone: boolean },
): Promise<readonly ListItem[]> => {
  const values: Raw[] = await listOf(sp, list)
    .items.select(...selectOf(list))
    .filter(alone ? idFilter(after, upTo) : windowFilter(after, upTo, planId))
    .orderBy('Id')
    .top(most)();
  return values.filter(({ PlanId }) => PlanId === planId).map((value) => toListItem(list, value));
};

/** The highest id a list has given: 0 when it is empty. ID is indexed in every list, so the order costs nothing. */
export const newestId = async (sp: SPFI, list: ListName): Promise<number> => {
  const newest: { Id: number }[] = await listOf(sp, list).items.select('Id').orderBy('Id', false).top(1)();
  return newest[0]?.Id ?? 0;
};

/** All items of a list that is known to be small (plans, boards, units). */
export const wholeList = (sp: SPFI, list: ListName): Promise<Raw[]> => rows(sp, list, '');

/** Ids above the first and up to the second. */
type Ids = readonly [number, number];

const idFilter = (after: number, upTo: number): string => `Id gt ${after} and Id le ${upTo}`;

/** The range of ids comes first, so that the threshold never sees more than a window. */
const windowFilter = (after: number, upTo: number, planId: number): string =>
  `${idFilter(after, upTo)} and PlanId eq ${planId}`;

export const windowsOf = (newest: number): readonly Ids[] =>
  Array.from({ length: Math.ceil(newest / windowSize) }, (_, index) => [
    index * windowSize,
    Math.min((index + 1) * windowSize, newest),
  ]);

export interface Wanted {
  readonly list: ListName;
  readonly newest: number;
}

/** A plan in lists of so few items comes in one request, and as soon whole as in part. */
export const comesWhole = 800;

/** At most so many items are wanted. */
export const idsIn = (wanted: readonly Wanted[]): number => wanted.reduce((sum, { newest }) => sum + newest, 0);

export interface Window {
  readonly list: ListName;
  readonly read: (client: SPFI) => Promise<Raw[]>;
}

interface Answer {
  readonly list: ListName;
  readonly values: readonly Raw[];
}

/** One request for these windows. Throws PlanError with the title of the list that was refused. */
export const answersTo = async (sp: SPFI, windows: readonly Window[]): Promise<readonly Answer[]> => {
  const [only, ...others] = windows;
  if (only === undefined) return [];
  if (others.length === 0) return [{ list: only.list, values: await asked(only.read(sp), only.list) }];
  const outcomes = await settleEach(
    sp,
    windows.map((window) => window.read),
  );
  return windows.map(({ list }, index) => {
    const outcome = outcomes[index]!;
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason, listNamed(list).title);
    return { list, values: outcome.value };
  });
};

/** Rows are more than activities and shorter, so that their windows share requests: 20 000 activities in ten. */
const rowWindowsTogether = 3;

const inParts = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));

/**
 * All items of one plan in several lists, however many, by windows of 5 000 ids read at the same time. Lists of one
 * window share a request, but for the two that carry the bulk.
 */
export const readPlanItems = async (
  sp: SPFI,
  planId: number,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<ListName, readonly ListItem[]>> => {
  const windows = wanted.flatMap(({ list, newest }) =>
    windowsOf(newest).map(([after, upTo]) => ({
      list,
      read: (client: SPFI) => rows(client, list, windowFilter(after, upTo, planId)),
    })),
  );
  const large = new Set(wanted.filter(({ newest }) => newest > windowSize).map(({ list }) => list));
  const isAlone = ({ list }: Window): boolean => list === 'Activities' || (list !== 'Placements' && large.has(list));
  const separately: readonly (readonly Window[])[] = [
    ...windows.filter(isAlone).map((window) => [window]),
    ...inParts(
      windows.filter(({ list }) => list === 'Placements'),
      rowWindowsTogether,
    ),
    windows.filter((window) => !isAlone(window) && window.list !== 'Placements'),
  ];
  const requests = idsIn(wanted) <= comesWhole ? [windows] : separately;
  const answers = await Promise.all(requests.map((request) => answersTo(sp, request)));
  const found = new Map<ListName, ListItem[]>(wanted.map(({ list }) => [list, []]));
  const keep = (list: ListName, values: readonly Raw[]): void => {
    found.get(list)?.push(...values.map((value) => toListItem(list, value)));
  };
  for (const answer of answers) for (const { list, values } of answer) keep(list, values);
  return found;
};

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The item with this key, by the unique index; undefined when there is none. */
export const itemByKey = async (sp: SPFI, list: ListName, key: string): Promise<ListItem | undefined> => {
  const found: Raw[] = await listOf(sp, list)
    .items.select(...selectOf(list))
    .filter(`Key eq ${quoted(key)}`)
    .top(1)();
  return found[0] === undefined ? undefined : toListItem(list, found[0]);
};

export const itemById = async (sp: SPFI, list: ListName, id: number): Promise<ListItem> =>
  toListItem(
    list,
    await listOf(sp, list)
      .items.getById(id)
      .select(...selectOf(list))<Raw>(),
  );
