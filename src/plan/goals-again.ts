import type { Goal } from './goal.ts';
import { likenessOf, wordingFrom } from './likeness.ts';
import type { NewPlan } from './new-plan.ts';
import { plainWording } from './wording.ts';

/** Goals are few and long: most of the words are enough, where level and place agree. */
const mostlyTheSame = 0.6;

const wordingsUnder = (
  placements: readonly { readonly goalKey: string; readonly activityKey: string }[],
  activities: readonly { readonly key: string; readonly title: string }[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const titles = new Map(activities.map(({ key, title }) => [key, plainWording(title)]));
  const under = new Map<string, Set<string>>();
  for (const { goalKey, activityKey } of placements) {
    const title = titles.get(activityKey) ?? '';
    const wordings = under.get(goalKey);
    if (wordings) wordings.add(title);
    else under.set(goalKey, new Set([title]));
  }
  return under;
};

/** Whether at least half of what stands under either stands under both. */
const shareRows = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean => {
  const both = [...a].filter((title) => b.has(title)).length;
  return both > 0 && 2 * both >= Math.min(a.size, b.size);
};

/**
 * A plan's goals with the keys that they have on the site already, so that a goal that was reworded or moved in the tree
 * is the same goal, and its rows have not moved. A goal of another key is the same where level and wording are; or where
 * the wording is mostly the same, or half of its activities, under the same goal above. Parents are found first.
 */
export const keepStandingGoals = (
  plan: NewPlan,
  standing: Pick<NewPlan, 'goals' | 'activities' | 'placements'>,
): NewPlan => {
  const known = new Map(standing.goals.map((goal) => [goal.key, goal]));
  const gone = new Set(standing.goals.map(({ key }) => key));
  for (const { key } of plan.goals) gone.delete(key);
  if (gone.size === 0) return plan;
  const standingUnder = wordingsUnder(standing.placements, standing.activities);
  const givenUnder = wordingsUnder(plan.placements, plan.activities);
  const found = new Map<string, string>();
  const keyOf = (key: string): string => found.get(key) ?? key;
  for (const goal of plan.goals) {
    if (known.has(goal.key)) continue;
    const candidates = [...gone].map((key) => known.get(key)!).filter(({ kind }) => kind === goal.kind);
    const parentKey = goal.parentKey === null ? null : keyOf(goal.parentKey);
    const beside = candidates.filter((other) => other.parentKey === parentKey);
    const isWordedSo = (other: Goal): boolean => plainWording(other.title) === plainWording(goal.title);
    const isAlike = (other: Goal): boolean => {
      const { score, isSameMeaning } = likenessOf(wordingFrom(other.title), wordingFrom(goal.title));
      const rows = shareRows(standingUnder.get(other.key), givenUnder.get(goal.key));
      return isSameMeaning || score >= mostlyTheSame || rows;
    };
    const same = beside.find(isWordedSo) ?? candidates.find(isWordedSo) ?? beside.find(isAlike);
    if (same === undefined) continue;
    gone.delete(same.key);
    found.set(goal.key, same.key);
  }
  return {
    ...plan,
    goals: plan.goals.map((goal) => ({
      ...goal,
      key: keyOf(goal.key),
      parentKey: goal.parentKey === null ? null : keyOf(goal.parentKey),
    })),
    placements: plan.placements.map((placement) => ({ ...placement, goalKey: keyOf(placement.goalKey) })),
  };
};
