import type { Activity } from '../plan/activity.ts';
import type { Figure } from '../plan/summary.ts';

/** What the overview is narrowed to; within boards and within units any will do. */
export interface OverviewFilter {
  readonly boards: readonly string[];
  readonly units: readonly string[];
  /** The list under the sentence: what needs attention, or what a figure counts. */
  readonly list: 'attention' | Figure;
}

/** Where a host keeps what is chosen, so that it is still chosen when the page is loaded again. */
export interface KeepsFilter {
  /** Null where nothing is kept. */
  readonly read: () => OverviewFilter | null;
  readonly keep: (filter: OverviewFilter) => void;
}

/** A board without a name is known by its key. */
export const nameOr = (key: string, name: string): string => (name === '' ? key : name);

/** As a Swedish reader looks them up: å, ä and ö last. */
export const byName = <Named extends { readonly key: string; readonly name: string }>(
  those: readonly Named[],
): readonly Named[] => those.toSorted((a, b) => nameOr(a.key, a.name).localeCompare(nameOr(b.key, b.name), 'sv'));

export const isWithin =
  ({ boards, units }: Pick<OverviewFilter, 'boards' | 'units'>) =>
  (activity: Activity): boolean =>
    (boards.length === 0 || activity.boards.some((key) => boards.includes(key))) &&
    (units.length === 0 || (activity.unitKey !== null && units.includes(activity.unitKey)));
