import { HttpRequestError } from '@pnp/queryable';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/webs/index.js';
import type { ListName } from '../lists/field.ts';
import { toPlanError } from './sharepoint-error.ts';
import { bareId, type SiteMark } from './site-mark.ts';

/** What the log tells of one change (SP.ChangeItem, SP.ChangeList, SP.ChangeUser), as far as we ask. */
export interface LoggedChange {
  readonly ChangeToken: { readonly StringValue: string };
  readonly ChangeType: number;
  readonly ListId?: string;
  readonly ItemId?: number;
  readonly UserId?: number;
}

/** SP.ChangeType. */
const deleted = 3;
const movedAway = 5;

/** So many changes come in one answer at most ([MS-CSOMSPT], ChangeQuery). */
const pageOfChanges = 1000;

/** Past so many pages the plan is as soon read whole: somebody has imported something, or years have gone. */
const mostPages = 4;

/** Every change of an item on the site since then, in the order of the log, one page of them. */
export const changesAfter = async (sp: SPFI, token: string): Promise<readonly LoggedChange[]> =>
  (await sp.web.getChanges({
    Item: true,
    List: true,
    User: true,
    Add: true,
    Update: true,
    SystemUpdate: true,
    DeleteObject: true,
    Restore: true,
    Move: true,
    Rename: true,
    RecursiveAll: true,
    ChangeTokenStart: { StringValue: token },
  } as Parameters<SPFI['web']['getChanges']>[0])) as readonly LoggedChange[];

/** What has been changed since a mark. */
export interface SiteChanges {
  /** The place in the log that these changes lead to. */
  readonly token: string;
  /** Items of our lists that were made or changed last, of whatever plan. */
  readonly changed: ReadonlyMap<ListName, ReadonlySet<number>>;
  readonly deleted: ReadonlyMap<ListName, ReadonlySet<number>>;
  /** Somebody was made known to the site, or renamed. */
  readonly people: boolean;
}

const put = (map: Map<ListName, Set<number>>, list: ListName, id: number): void => {
  const ids = map.get(list) ?? new Set();
  map.set(list, ids.add(id));
};

/**
 * The changes after a mark, of which `first` is the first page. Undefined where keeping up is not worth it, or not
 * possible: too many pages, or one of our lists was deleted, so that what was made since lies in another.
 */
export const changesSince = async (
  sp: SPFI,
  { token: from, lists }: SiteMark,
  first: readonly LoggedChange[],
): Promise<SiteChanges | undefined> => {
  const all = [...first];
  for (let page = first, pages = 1; page.length >= pageOfChanges; pages += 1) {
    if (pages >= mostPages) return undefined;
    page = await changesAfter(sp, page.at(-1)!.ChangeToken.StringValue);
    all.push(...page);
  }
  const changed = new Map<ListName, Set<number>>();
  const gone = new Map<ListName, Set<number>>();
  for (const { ChangeType: type, ListId: listId, ItemId: id } of all) {
    const list = listId === undefined ? undefined : lists.get(bareId(listId));
    if (list === undefined) continue;
    const isGone = type === deleted || type === movedAway;
    if (id === undefined) {
      if (isGone) return undefined;
      continue;
    }
    put(isGone ? gone : changed, list, id);
    (isGone ? changed : gone).get(list)?.delete(id);
  }
  return {
    token: all.at(-1)?.ChangeToken.StringValue ?? from,
    changed,
    deleted: gone,
    people: all.some(({ UserId }) => UserId !== undefined),
  };
};

/**
 * A place in the log of changes that the site does not take: too old (SharePoint keeps sixty days), or of something that
 * is no more. What the refusals are called varies, so that any answer but "no right", "later" and silence counts.
 */
export const isTokenRefused = (error: unknown): boolean => {
  const { kind, cause } = toPlanError(error);
  return cause instanceof HttpRequestError && cause.status <= 500 && kind !== 'forbidden' && kind !== 'throttled';
};
