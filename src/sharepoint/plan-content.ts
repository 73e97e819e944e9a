import type { ListName } from '../lists/field.ts';
import type { PlanContent } from '../plan/plan.ts';
import { activityIn } from './activity-item.ts';
import { boardIn } from './board-item.ts';
import { idOrNull, numberOrNull, unreadable, type ListItem } from './columns.ts';
import { followUpIn, isOfActivity } from './follow-up-item.ts';
import { goalIn } from './goal-item.ts';
import { periodIn } from './period-item.ts';
import { placementIn } from './placement-item.ts';
import type { PlanFrame } from './plan-frame.ts';
import { planIn } from './plan-item.ts';
import { postponementIn } from './postponement-item.ts';
import type { References } from './references.ts';
import { SetAside } from './set-aside.ts';
import { unitIn } from './unit-item.ts';

export type PlanItems = ReadonlyMap<ListName, readonly ListItem[]>;

/** Items parsed without a pause; some milliseconds. */
const inOneTurn = 400;

/** Lets a page draw and answer its reader in between; elsewhere it costs nothing to speak of. */
export const pause = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
};

/** The items as the domain has them; what cannot be read, or points at what is not there, is set aside. */
export const contentOf = async (
  { boards, units }: Pick<PlanFrame, 'boards' | 'units'>,
  plan: ListItem,
  items: PlanItems,
  references: References,
): Promise<PlanContent> => {
  for (const some of items.values()) references.learn(some);
  const aside = new SetAside();
  const all = async <T>(
    list: ListName,
    parse: (item: ListItem, references: References) => T,
  ): Promise<readonly T[]> => {
    const given = list === 'FollowUps' ? (items.get(list) ?? []).filter(isOfActivity) : (items.get(list) ?? []);
    const parsed: T[] = [];
    for (let start = 0; start < given.length; start += inOneTurn) {
      if (start > 0) await pause();
      const turn = given.slice(start, start + inOneTurn);
      parsed.push(...aside.read(turn, (item) => parse(item, references)));
    }
    return parsed;
  };
  const periods = await all('Periods', periodIn);
  const goals = await all('Goals', goalIn);
  const activities = await all('Activities', activityIn);
  const known = new Set(activities.map(({ key }) => key));
  const ofKnown = <T extends { readonly activityKey: string }>(
    list: ListName,
    parse: (item: ListItem, references: References) => T,
  ): Promise<readonly T[]> =>
    all(list, (item) => {
      const parsed = parse(item, references);
      if (!known.has(parsed.activityKey)) throw unreadable(item, 'Activity');
      return parsed;
    });
  return {
    plan: planIn(plan),
    boards: aside.read(boards, boardIn),
    units: aside.read(units, (item) => unitIn(item, references)),
    periods,
    goals: goals.toSorted((a, b) => a.order - b.order),
    activities,
    placements: (await ofKnown('Placements', placementIn)).toSorted((a, b) => a.order - b.order),
    followUps: await ofKnown('FollowUps', followUpIn),
    postponements: await ofKnown('Postponements', postponementIn),
    unreadable: aside.unreadable,
  };
};

/**
 * Of a beginning, without the rows from the first whose activity has not come: they are not unreadable, they come with
 * the rest.
 */
export const rowsThatHaveCome = (items: PlanItems): PlanItems => {
  const activities = items.get('Activities') ?? [];
  const rows = (items.get('Placements') ?? []).toSorted(
    (a, b) => (numberOrNull(a, 'SortOrder') ?? 0) - (numberOrNull(b, 'SortOrder') ?? 0),
  );
  const here = new Set(activities.map(({ id }) => id));
  const end = rows.findIndex((row) => !here.has(idOrNull(row, 'Activity') ?? 0));
  return new Map(items).set('Placements', end === -1 ? rows : rows.slice(0, end));
};
