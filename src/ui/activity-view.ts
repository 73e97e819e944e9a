import { Temporal } from 'temporal-polyfill';
import { isLate, type Activity } from '../plan/activity.ts';
import { differencesInPlan } from '../plan/differences.ts';
import type { DifferenceKind } from '../plan/draft-plan.ts';
import type { Goal } from '../plan/goal.ts';
import { isGiven, type FollowUp, type GivenFollowUp } from '../plan/follow-up.ts';
import { openPeriod, type Period } from '../plan/period.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { Placement } from '../plan/placement.ts';
import { standingPostponements, type Postponement } from '../plan/postponement.ts';
import { isUnanswered } from '../plan/summary.ts';

/** An activity with everything the pages say of it, derived once for each reading of the plan. */
export interface ActivityView {
  readonly activity: Activity;
  /** Its rows, in the plan's order. */
  readonly placements: readonly Placement[];
  /** Titles of the goals it stands under, each once. */
  readonly goalTitles: readonly string[];
  readonly late: boolean;
  /** The answer in the open period. */
  readonly answer: GivenFollowUp | null;
  /** Obesvarad: a period is open, nobody has answered, and it was not finished before. */
  readonly unanswered: boolean;
  /** What the board last saw: the answer in the latest earlier period. */
  readonly previous: { readonly period: Period; readonly followUp: FollowUp } | null;
  /** A later date that somebody asked for and nobody has decided on. */
  readonly requested: Postponement | null;
  /** What somebody asked for and a planner refused, until something comes after it. */
  readonly refused: Postponement | null;
  /** The latest granted postponement. */
  readonly postponed: Postponement | null;
  /** In what its rows differ. */
  readonly differs: readonly DifferenceKind[];
  /** Lower case, for the search: its own words, and for each row, in their order, those of the goals it stands under. */
  readonly searchText: string;
  readonly goalTexts: readonly string[];
}

export interface PlanViews {
  readonly period: Period | null;
  readonly all: readonly ActivityView[];
  readonly byKey: ReadonlyMap<string, ActivityView>;
}

/** How much of a plan has been read: answers and postponements come with the whole. */
export type Extent = 'beginning' | 'whole';

/** One pass over the plan: 5,000 activities take some tens of milliseconds, so it is kept until the plan or day changes. */
export const viewsOf = (content: PlanContent, today: Temporal.PlainDate, extent: Extent = 'whole'): PlanViews => {
  const period = openPeriod(content.periods);
  const placements = groupBy(content.placements, (placement) => placement.activityKey);
  const followUps = groupBy(content.followUps, (followUp) => followUp.activityKey);
  const postponements = groupBy(content.postponements, (postponement) => postponement.activityKey);
  const differences = groupBy(differencesInPlan(content), (difference) => difference.activityKey);
  const goals = new Map(content.goals.map((goal) => [goal.key, goal]));
  const earlier = earlierPeriods(content.periods, period);

  const all = content.activities.map((activity): ActivityView => {
    const rows = (placements.get(activity.key) ?? []).toSorted((a, b) => a.order - b.order);
    const answers = followUps.get(activity.key) ?? [];
    const answer = answers.filter(isGiven).find((followUp) => followUp.periodKey === period?.key) ?? null;
    const goalTitles = [...new Set(rows.map((row) => goals.get(row.goalKey)?.title ?? ''))].filter((t) => t !== '');
    return {
      activity,
      placements: rows,
      goalTitles,
      late: isLate(activity, today),
      answer,
      unanswered: extent === 'whole' && isUnanswered(activity, period, answer !== null),
      previous: previousOf(earlier, answers),
      ...postponementsOf(postponements.get(activity.key) ?? []),
      differs: [...new Set((differences.get(activity.key) ?? []).map(({ kind }) => kind))],
      searchText: searchable(
        [activity.title, ...activity.parts, activity.comment, activity.owner?.name ?? '', ...activity.boards].join(' '),
      ),
      goalTexts: rows.map((row) => searchable(goalWords(goals, row.goalKey))),
    };
  });
  return { period, all, byKey: new Map(all.map((view) => [view.activity.key, view])) };
};

/** An activity is found by its goal and the nämndmål above that, not by the areas, which would find everything. */
const goalWords = (goals: ReadonlyMap<string, Goal>, key: string): string => {
  const goal = goals.get(key);
  const above = goal?.kind === 'assignment' ? goals.get(goal.parentKey ?? '') : undefined;
  return [goal?.title, above?.kind === 'board-goal' ? above.title : ''].join(' ');
};

export const searchable = (text: string): string => text.toLocaleLowerCase('sv');

const earlierPeriods = (periods: readonly Period[], open: Period | null): readonly Period[] =>
  periods
    .filter((period) => open !== null && Temporal.PlainDate.compare(period.perDatum, open.perDatum) < 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.perDatum, a.perDatum));

const previousOf = (earlier: readonly Period[], answers: readonly FollowUp[]): ActivityView['previous'] => {
  for (const period of earlier) {
    const followUp = answers.find((answer) => answer.periodKey === period.key);
    if (followUp !== undefined) return { period, followUp };
  }
  return null;
};

const postponementsOf = (
  postponements: readonly Postponement[],
): Pick<ActivityView, 'requested' | 'postponed' | 'refused'> => {
  const { requested, granted, refused } = standingPostponements(postponements);
  return { requested, postponed: granted, refused };
};

export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};
