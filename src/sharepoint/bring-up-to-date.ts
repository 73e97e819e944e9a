import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { toListItem, type ListItem } from './columns.ts';
import { siteUsers, type SiteUser } from './people.ts';
import type { PlanCopy } from './plan-copy.ts';
import { planLists } from './plan-frame.ts';
import { answersTo, rows, windowSize, type Window } from './read-windows.ts';
import type { References } from './references.ts';
import { asked } from './sharepoint-error.ts';
import { changesAfter, changesSince, isTokenRefused, type LoggedChange } from './site-changes.ts';

export interface BroughtUp {
  readonly copy: PlanCopy;
  /** Whether it says anything else than before. */
  readonly changed: boolean;
}

/** Past so many changed items of our lists a full read costs as little. */
const mostItems = 1500;

/** Ids in one filter: SharePoint nests each `or` in the one before it. */
const idsTogether = 40;

/** Ids so close that what lies between them may come along: it is the plan's own and as new. */
const closeBy = 3;

type Range = readonly [first: number, last: number];

/** Ids as few ranges. */
const rangesOf = (ids: readonly number[]): readonly Range[] => {
  const ranges: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && id - last[1] <= closeBy && id - last[0] < windowSize) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
};

/** Ranges for one filter each: within a window of ids, which the threshold then counts, and not too many of them. */
const togetherOf = (ranges: readonly Range[]): readonly (readonly Range[])[] => {
  const parts: Range[][] = [];
  for (const range of ranges) {
    const part = parts.at(-1);
    if (part !== undefined && part.length < idsTogether && range[1] - part[0]![0] < windowSize) part.push(range);
    else parts.push([range]);
  }
  return parts;
};

const isPlansOwn = (list: ListName): boolean => (planLists as readonly ListName[]).includes(list);

/** The window comes first, so that it is what an index is looked up by. */
const filterOf = (list: ListName, planId: number, ranges: readonly Range[]): string => {
  const within = ([first, last]: Range): string =>
    first === last ? `Id eq ${first}` : `(Id ge ${first} and Id le ${last})`;
  const window = `Id ge ${ranges[0]![0]} and Id le ${ranges.at(-1)![1]}`;
  const own = isPlansOwn(list) ? ` and PlanId eq ${planId}` : '';
  return ranges.length === 1 ? `${window}${own}` : `${window}${own} and (${ranges.map(within).join(' or ')})`;
};

const windowsFor = (list: ListName, planId: number, ids: ReadonlySet<number>): readonly Window[] =>
  togetherOf(rangesOf([...ids])).map((ranges) => ({
    list,
    read: (client: SPFI) => rows(client, list, filterOf(list, planId, ranges)),
  }));

/** One list with what was changed put in, by id, and what is gone taken out; the same map where nothing is new. */
const withChanges = (
  before: ReadonlyMap<number, ListItem>,
  touched: ReadonlySet<number>,
  found: readonly ListItem[],
): ReadonlyMap<number, ListItem> => {
  const here = new Set(found.map(({ id }) => id));
  const gone = [...touched].filter((id) => before.has(id) && !here.has(id));
  const news = found.filter((item) => before.get(item.id)?.version !== item.version);
  if (gone.length === 0 && news.length === 0) return before;
  const after = new Map(before);
  for (const id of gone) after.delete(id);
  for (const item of news) after.set(item.id, item);
  return news.every(({ id }) => before.has(id)) ? after : new Map([...after].toSorted(([a], [b]) => a - b));
};

/** The first page of what the log tells; undefined where the place in it is too old, or not one of this site's. */
const firstChanges = async (
  changes: Promise<readonly LoggedChange[]>,
): Promise<readonly LoggedChange[] | undefined> => {
  try {
    return await asked(changes);
  } catch (error) {
    if (isTokenRefused(error)) return undefined;
    throw error;
  }
};

/**
 * The copy with what has been changed since: one small request where nothing has, and one more where something has.
 * `first` is what the log told of it already. Undefined where the plan has to be read whole. Throws PlanError.
 */
export const bringUpToDate = async (
  sp: SPFI,
  copy: PlanCopy,
  references: References,
  first: () => Promise<readonly LoggedChange[]> = () => changesAfter(sp, copy.mark.token),
): Promise<BroughtUp | undefined> => {
  const page = await firstChanges(first());
  const changes = page && (await asked(changesSince(sp, copy.mark, page)));
  if (changes === undefined) return undefined;
  const { token, changed, deleted, people } = changes;
  if ([...changed.values()].reduce((sum, ids) => sum + ids.size, 0) > mostItems) return undefined;

  const windows = [...changed].flatMap(([list, ids]) => windowsFor(list, copy.planId, ids));
  const found = new Map<ListName, ListItem[]>();
  for (const { list, values } of await answersTo(sp, windows)) {
    const items = values.map((value) => toListItem(list, value));
    found.set(list, [...(found.get(list) ?? []), ...items]);
  }
  const items = new Map(
    [...copy.items].map(([list, before]) => {
      const touched = new Set([...(changed.get(list) ?? []), ...(deleted.get(list) ?? [])]);
      const after = withChanges(before, touched, found.get(list) ?? []);
      if (after !== before) for (const [id, item] of before) if (!after.has(id)) references.forget(item);
      return [list, after] as const;
    }),
  );
  const isSame = [...items].every(([list, some]) => some === copy.items.get(list));
  const users = await usersNow(sp, copy, people, [...found.values()].flat(), references);
  return {
    copy: { ...copy, mark: { ...copy.mark, token }, items: isSame ? copy.items : items, users },
    changed: !isSame || users !== copy.users,
  };
};

/** Who there is on the site, asked again only where somebody is new or may be called something else. */
const usersNow = async (
  sp: SPFI,
  { users }: PlanCopy,
  people: boolean,
  found: readonly ListItem[],
  references: References,
): Promise<readonly SiteUser[]> => {
  if (!people && found.every((item) => references.knowsPeopleOf(item))) return users;
  const now = await asked(siteUsers(sp));
  references.learnPeople(now);
  for (const item of found) references.learnEditor(item);
  return JSON.stringify(now) === JSON.stringify(users) ? users : now;
};
