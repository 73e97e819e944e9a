import type { Goal } from '../plan/goal.ts';
import type { Placement } from '../plan/placement.ts';
import type { PlanContent } from '../plan/plan.ts';
import { groupBy, type ActivityView, type PlanViews } from './activity-view.ts';

/** A goal with its branches and rows, in the document's order. */
interface Branch {
  readonly goal: Goal;
  readonly branches: readonly Branch[];
  readonly placements: readonly Placement[];
}

/** The tree of goals; built once for each reading of the plan. */
export type PlanTree = readonly Branch[];

export interface GoalRow {
  readonly kind: 'goal';
  readonly id: string;
  readonly level: number;
  readonly goal: Goal;
  /** Distinct activities under it that pass the filter. */
  readonly count: number;
  readonly expanded: boolean;
}

export interface ActivityRow {
  readonly kind: 'activity';
  /** The placement's key: an activity has a row for each. */
  readonly id: string;
  readonly level: number;
  readonly view: ActivityView;
}

export type TreeRow = GoalRow | ActivityRow;

/** A goal whose parent is missing stands at the top, and a cycle is cut, so that no row is ever lost. */
export const treeOf = (content: PlanContent): PlanTree => {
  const known = new Set(content.goals.map((goal) => goal.key));
  const ordered = content.goals.toSorted((a, b) => a.order - b.order);
  const children = groupBy(ordered, ({ parentKey }) => (parentKey !== null && known.has(parentKey) ? parentKey : ''));
  const placements = groupBy(
    content.placements.toSorted((a, b) => a.order - b.order),
    (placement) => placement.goalKey,
  );
  const placed = new Set<string>();
  const branchesOf = (goals: readonly Goal[]): readonly Branch[] =>
    goals.flatMap((goal) => {
      if (placed.has(goal.key)) return [];
      placed.add(goal.key);
      return [{ goal, branches: branchesOf(children.get(goal.key) ?? []), placements: placements.get(goal.key) ?? [] }];
    });
  return [...branchesOf(children.get('') ?? []), ...branchesOf(ordered)];
};

/**
 * What of a tree of the first rows no later row can come into, as far as rows that come later stand later in the plan:
 * down to where the rows no longer follow the plan's order, and no goal below the last of them.
 */
export const beginningOf = (tree: PlanTree): PlanTree => {
  let last = Number.NEGATIVE_INFINITY;
  let ended = false;
  const begin = (branches: readonly Branch[]): PlanTree =>
    branches.flatMap(({ goal, placements, branches: below }) => {
      if (ended) return [];
      const out = placements.findIndex(({ order }) => order < last || ((last = order), false));
      ended = out !== -1;
      const branch = { goal, placements: ended ? placements.slice(0, out) : placements, branches: begin(below) };
      return ended && !hasRows(branch) ? [] : [branch];
    });
  return toLastRow(begin(tree));
};

const hasRows = ({ placements, branches }: Branch): boolean => placements.length > 0 || branches.some(hasRows);

const toLastRow = (tree: PlanTree): PlanTree => {
  const at = tree.findLastIndex(hasRows);
  const branch = tree[at];
  return branch === undefined ? [] : [...tree.slice(0, at), { ...branch, branches: toLastRow(branch.branches) }];
};

/**
 * The rows that show, from top to bottom; with a filter, goals without a matching row are left out. `matching` holds keys
 * of placements; null means no filter.
 */
export const visibleRows = (
  tree: PlanTree,
  views: PlanViews,
  matching: ReadonlySet<string> | null,
  collapsed: ReadonlySet<string>,
): readonly TreeRow[] => {
  const rows: TreeRow[] = [];
  const show = ({ goal, placements, branches }: Branch, level: number): ReadonlySet<string> => {
    const at = rows.length;
    const under = new Set<string>();
    const expanded = !collapsed.has(goal.key);
    rows.push({ kind: 'goal', id: goal.key, level, goal, count: 0, expanded });
    for (const placement of placements) {
      const view = views.byKey.get(placement.activityKey);
      if (view === undefined || (matching !== null && !matching.has(placement.key))) continue;
      under.add(view.activity.key);
      rows.push({ kind: 'activity', id: placement.key, level: level + 1, view });
    }
    for (const child of branches) for (const key of show(child, level + 1)) under.add(key);
    rows[at] = { kind: 'goal', id: goal.key, level, goal, count: under.size, expanded };
    if (!expanded) rows.length = at + 1;
    if (matching !== null && under.size === 0) rows.length = at;
    return under;
  };
  for (const branch of tree) show(branch, 1);
  return rows;
};

/** Where a row lies, in pixels from the top of the list. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * The goals of the two upper levels that stick at `top`, each as high as its row. A goal sticks until the row after its
 * last one reaches the lower edge of where it sticks, so that no row is seen under another's heading. `from` is any row
 * that begins above `top`.
 */
export const stuckGoals = (
  rows: readonly TreeRow[],
  placeOf: (index: number) => Place,
  from: number,
  top: number,
): readonly GoalRow[] => {
  const stuck: GoalRow[] = [];
  const endOf = (index: number): number => (index < rows.length ? placeOf(index).end : Number.POSITIVE_INFINITY);
  const levelOf = (index: number): number => rows[index]?.level ?? 0;
  let lower = top;
  let at = from;
  for (let level = 1; level <= 2; level += 1) {
    while (endOf(at) <= lower) at += 1;
    let above = at;
    while (levelOf(above) > level) above -= 1;
    const goal = rows[above];
    if (goal?.kind !== 'goal' || goal.level !== level) break;
    const { start, end } = placeOf(above);
    lower += end - start;
    let next = at + 1;
    while (levelOf(next) > level && endOf(next - 1) <= lower) next += 1;
    if (next < rows.length && endOf(next - 1) <= lower) break;
    stuck.push(goal);
  }
  return stuck;
};
