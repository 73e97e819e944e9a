import type { ListName } from '../lists/field.ts';
import type { ListItem } from './columns.ts';
import type { SiteUser } from './people.ts';
import type { PlanItems } from './plan-content.ts';
import type { PlanFrame } from './plan-frame.ts';
import type { SiteMark } from './site-mark.ts';

/**
 * A plan's items as they were read, with the mark that was taken before they were: what was changed while they were
 * being read is told again, and nothing is missed.
 */
export interface PlanCopy {
  readonly mark: SiteMark;
  readonly planId: number;
  readonly users: readonly SiteUser[];
  /** By id; plans, boards and units are all of the site's. */
  readonly items: ReadonlyMap<ListName, ReadonlyMap<number, ListItem>>;
}

const byId = (items: readonly ListItem[]): ReadonlyMap<number, ListItem> =>
  new Map(items.map((item) => [item.id, item]));

export const copyOf = (frame: PlanFrame, planId: number, items: PlanItems): PlanCopy => ({
  mark: frame.mark,
  planId,
  users: frame.users,
  items: new Map<ListName, ReadonlyMap<number, ListItem>>([
    ['Plans', byId(frame.plans)],
    ['Boards', byId(frame.boards)],
    ['Units', byId(frame.units)],
    ...[...items].map(([list, some]) => [list, byId(some)] as const),
  ]),
});
