import type { Goal } from '../plan/goal.ts';
import type { Period } from '../plan/period.ts';
import type { ReportForm } from './form.ts';
import type { Chosen } from './report-choice.ts';
import type { ReportSource } from './report-rows.ts';

/** A goal as judged in the report's period. */
export interface AssessedGoal {
  readonly goal: string;
  /** "Delvis uppfyllt". */
  readonly assessment: string;
  readonly analysis: string;
}

/** Whether it is one of these, or stands over or under one of them. */
const isAbout = (goal: Goal, chosen: ReadonlySet<string>, goals: ReadonlyMap<string, Goal>): boolean => {
  const met = new Set<Goal>();
  for (let at: Goal | undefined = goal; at && !met.has(at); at = goals.get(at.parentKey ?? '')) {
    if (chosen.has(at.key)) return true;
    met.add(at);
  }
  return false;
};

/** The keys of the goals that a board has rows under, and of all above them. */
const goalsOfBoard = ({ placements, activities, goals }: ReportSource, board: string): ReadonlySet<string> => {
  const own = new Set(activities.filter(({ boards }) => boards.includes(board)).map(({ key }) => key));
  const byKey = new Map(goals.map((goal) => [goal.key, goal]));
  const found = new Set<string>();
  for (const {
    activityKey,
    goalKey,
    own: { boards },
  } of placements) {
    if (boards === null ? !own.has(activityKey) : !boards.includes(board)) continue;
    for (let at = byKey.get(goalKey); at && !found.has(at.key); at = byKey.get(at.parentKey ?? '')) found.add(at.key);
  }
  return found;
};

/** The goals' assessments of the period, in the plan's order; of one board those it has rows under. */
export const assessedGoals = (
  source: ReportSource,
  period: Period | null,
  { words }: ReportForm,
  { board, goals: chosen }: Chosen,
): readonly AssessedGoal[] => {
  const given = (source.assessments ?? []).filter(({ periodKey }) => periodKey === period?.key);
  if (given.length === 0) return [];
  const byKey = new Map(source.goals.map((goal) => [goal.key, goal]));
  const keys = chosen && new Set(chosen.map(({ key }) => key));
  const ofBoard = board && goalsOfBoard(source, board.key);
  return given
    .flatMap((assessed) => {
      const goal = byKey.get(assessed.goalKey);
      return goal ? [{ ...assessed, goal }] : [];
    })
    .filter(({ goal }) => (keys === null || isAbout(goal, keys, byKey)) && (ofBoard === null || ofBoard.has(goal.key)))
    .toSorted((a, b) => a.goal.order - b.goal.order)
    .map(({ goal, assessment, analysis }) => ({
      goal: goal.title,
      assessment: words.assessments[assessment],
      analysis,
    }));
};
