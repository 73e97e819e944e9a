import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { settleTogether } from './batch.ts';
import { selectOf, toListItem, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { asked, toPlanError } from './sharepoint-error.ts';

/** What one answer holds at most, and what a filter may look through: the list view threshold. */
export const windowSize = 5000;

type Raw = Record<string, unknown>;

const rows = (sp: SPFI, list: ListName, filter: string): Promise<Raw[]> => {
  const items = listOf(sp, list)
    .items.select(...selectOf(list))
    .top(windowSize);
  return (filter === '' ? items : items.filter(filter))();
};

/** The highest id a list has given: 0 when it is empty. ID is indexed in every list, so the order costs nothing. */
export const newestId = async (sp: SPFI, list: ListName): Promise<number> => {
  const newest: { Id: number }[] = await listOf(sp, list).items.select('Id').orderBy('Id', false).top(1)();
  return newest[0]?.Id ?? 0;
};

/** All items of a list that is known to be small (plans, boards, units). */
export const wholeList = (sp: SPFI, list: ListName): Promise<Raw[]> => rows(sp, list, '');

/** Ids above `after` and up to `upTo`; the range comes first, so that the threshold never sees more than a window. */
const windowFilter = (after: number, upTo: number, planId: number): string =>
  `Id gt ${after} and Id le ${upTo} and PlanId eq ${planId}`;

const windowsOf = (newest: number): readonly (readonly [number, number])[] =>
  Array.from({ length: Math.ceil(newest / windowSize) }, (_, index) => [
    index * windowSize,
    Math.min((index + 1) * windowSize, newest),
  ]);

export interface Wanted {
  readonly list: ListName;
  readonly newest: number;
}

/**
 * All items of one plan in several lists, however many, by windows of 5 000 ids read at the same time. Lists of one
 * window share a request, but for the two that carry the bulk.
 */
export const readPlanItems = async (
  sp: SPFI,
  planId: number,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<ListName, readonly ListItem[]>> => {
  const bulk: readonly ListName[] = ['Activities', 'Placements'];
  const windows = wanted.flatMap(({ list, newest }) =>
    windowsOf(newest).map(([after, upTo]) => ({
      list,
      alone: bulk.includes(list) || newest > windowSize,
      read: (client: SPFI) => rows(client, list, windowFilter(after, upTo, planId)),
    })),
  );
  const alone = windows.filter((window) => window.alone);
  const shared = windows.filter((window) => !window.alone);
  const [sharedRows, ...aloneRows] = await Promise.all([
    shared.length === 0
      ? []
      : settleTogether(
          sp,
          shared.map((window) => window.read),
        ),
    ...alone.map((window) => asked(window.read(sp), window.list)),
  ]);
  const found = new Map<ListName, ListItem[]>(wanted.map(({ list }) => [list, []]));
  const keep = (list: ListName, values: readonly Raw[]): void => {
    found.get(list)?.push(...values.map((value) => toListItem(list, value)));
  };
  for (const [index, outcome] of sharedRows.entries()) {
    const { list } = shared[index]!;
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason, listNamed(list).title);
    keep(list, outcome.value);
  }
  for (const [index, values] of aloneRows.entries()) keep(alone[index]!.list, values);
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
