import type { SPFI } from '@pnp/sp';
import { pageLists } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import type { Viewer } from '../plan/plan.ts';
import { allTogether } from './batch.ts';
import { toListItem, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { currentUser, personOf, siteUsers, type SiteUser } from './people.ts';
import { newestId, wholeList, type Wanted } from './read-windows.ts';
import type { References } from './references.ts';
import { listIds, siteToken, type SiteMark } from './site-mark.ts';

/** EditListItems in the low half of SharePoint's mask (SP.PermissionKind 3, so bit 2). */
export const editListItems = 0x4;

export interface Rights {
  readonly High: string;
  readonly Low: string;
}

export const viewerParts = [
  currentUser,
  (sp: SPFI) => listOf(sp, 'Plans').effectiveBasePermissions<Rights>(),
] as const satisfies readonly ((sp: SPFI) => Promise<unknown>)[];

export const viewerOf = (user: SiteUser, rights: Rights, references: References): Viewer => ({
  person: references.learnPerson(personOf(user)),
  isPlanner: (Number(rights.Low) & editListItems) !== 0,
});

export const readViewer = async (sp: SPFI, references: References): Promise<Viewer> => {
  const [user, rights] = await allTogether(sp, viewerParts);
  return viewerOf(user, rights, references);
};

export const wholeItems = async (sp: SPFI, list: ListName): Promise<readonly ListItem[]> =>
  (await wholeList(sp, list)).map((values) => toListItem(list, values));

/** The lists that hold a plan's own items, in the order in which they refer to each other. */
export const planLists = ['Periods', 'Goals', 'Activities', 'Placements', 'FollowUps', 'Postponements'] as const;

/** What is small on a site, where its big lists end, and from where it has to be kept up with. */
export interface PlanFrame {
  readonly mark: SiteMark;
  readonly users: readonly SiteUser[];
  readonly plans: readonly ListItem[];
  readonly boards: readonly ListItem[];
  readonly units: readonly ListItem[];
  readonly wanted: readonly Wanted[];
}

const allNames = pageLists.map(({ name }) => name);

/** The mark first: what is changed while the rest is being read comes after it. */
const frameParts = [
  siteToken,
  (sp: SPFI) => listIds(sp, allNames),
  siteUsers,
  (sp: SPFI) => wholeItems(sp, 'Plans'),
  (sp: SPFI) => wholeItems(sp, 'Boards'),
  (sp: SPFI) => wholeItems(sp, 'Units'),
  ...planLists.map((list) => (sp: SPFI) => newestId(sp, list)),
] as const;

type FrameValues = readonly [
  token: string,
  lists: SiteMark['lists'],
  users: readonly SiteUser[],
  plans: readonly ListItem[],
  boards: readonly ListItem[],
  units: readonly ListItem[],
  ...newest: number[],
];

const frameOf = (values: FrameValues, references: References): PlanFrame => {
  const [token, lists, users, plans, boards, units, ...newest] = values;
  references.learnPeople(users);
  for (const items of [plans, boards, units]) references.learn(items);
  const wanted = planLists.map((list, index) => ({ list, newest: newest[index] ?? 0 }));
  return { mark: { token, lists }, users, plans, boards, units, wanted };
};

/** One request. */
export const readFrame = async (sp: SPFI, references: References): Promise<PlanFrame> =>
  frameOf(await allTogether(sp, frameParts), references);

/** One request, which says who is asking as well. */
export const readViewerAndFrame = async (
  sp: SPFI,
  references: References,
): Promise<{ readonly viewer: Viewer; readonly frame: PlanFrame }> => {
  const [user, rights, ...values] = await allTogether(sp, [...viewerParts, ...frameParts]);
  return { frame: frameOf(values, references), viewer: viewerOf(user, rights, references) };
};
