import type { Activity } from '../plan/activity.ts';
import type { Board } from '../plan/board.ts';
import { printedDeadline } from '../plan/deadline.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import type { Goal } from '../plan/goal.ts';
import type { Period } from '../plan/period.ts';
import { printedRow, type Placement, type PrintedRow } from '../plan/placement.ts';
import type { Plan, Unreadable } from '../plan/plan.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { ReportForm } from './form.ts';

/** What a report is made of: a plan as the lists have it (PlanContent), or one read from a document (NewPlan). */
export interface ReportSource {
  readonly plan: Plan;
  readonly boards: readonly Board[];
  /** A document has none. */
  readonly periods?: readonly Period[];
  readonly followUps?: readonly FollowUp[];
  readonly unreadable?: readonly Unreadable[];
  readonly goals: readonly Goal[];
  readonly activities: readonly Omit<Activity, 'version'>[];
  readonly placements: readonly Omit<Placement, 'version'>[];
}

/** What a row stands under; null where its path has no such level. */
export interface GoalPath {
  readonly area: Goal | null;
  readonly municipalGoal: Goal | null;
  readonly boardGoal: Goal | null;
  readonly assignment: Goal | null;
}

export interface PathedRow {
  readonly activityKey: string;
  readonly path: GoalPath;
  readonly printed: PrintedRow;
}

/** A goal and what stands above it, the goal first. @throws PlanError `invalid` for a goal that stands under itself. */
const upwards = (goal: Goal | undefined, goals: ReadonlyMap<string, Goal>): readonly Goal[] => {
  const found: Goal[] = [];
  for (let at = goal; at; at = at.parentKey === null ? undefined : goals.get(at.parentKey)) {
    if (found.includes(at)) throw new PlanError('invalid', 'Målet står under sig självt.', { subject: at.title });
    found.push(at);
  }
  return found;
};

const pathOf = (above: readonly Goal[]): GoalPath => {
  const nearest = (kind: Goal['kind']): Goal | null => above.find((goal) => goal.kind === kind) ?? null;
  return {
    area: nearest('area'),
    municipalGoal: nearest('municipal-goal'),
    boardGoal: nearest('board-goal'),
    assignment: nearest('assignment'),
  };
};

/** The board of this key, name or other spelling. @throws PlanError `not-found` that names the boards there are. */
export const boardNamed = (boards: readonly Board[], name: string): Board => {
  const fold = (text: string): string => text.normalize('NFC').toLowerCase();
  const found = boards.find(({ key, name: whole, spellings }) =>
    [key, whole, ...spellings].map(fold).includes(fold(name)),
  );
  if (found) return found;
  const names = boards.map(({ key }) => key).join(', ');
  throw new PlanError(
    'not-found',
    names === '' ? 'Planen har inga nämnder.' : `Planen har ingen sådan nämnd. Nämnderna heter: ${names}.`,
    {
      subject: name,
    },
  );
};

const byGoals = (a: PathedRow, b: PathedRow): number => {
  const orders = ({ path }: PathedRow) =>
    [path.area, path.municipalGoal, path.boardGoal, path.assignment].map((goal) => goal?.order ?? -1);
  const others = orders(b);
  return (
    orders(a)
      .map((order, level) => order - (others[level] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
};

export interface ReportRows {
  /** As the form orders them. */
  readonly placed: readonly PathedRow[];
  /** Rows whose goal the plan does not have, then activities that no row prints: they come last, under their own head. */
  readonly unplaced: readonly PathedRow[];
}

const nowhere: GoalPath = { area: null, municipalGoal: null, boardGoal: null, assignment: null };

/** An activity that no row prints, as a row would. */
const rowless = (activity: ReportSource['activities'][number], order: number): PathedRow => {
  const own = { title: null, boards: null, deadline: null, status: null, comment: null };
  const key = activity.key;
  const placement = { key, activityKey: key, goalKey: '', order, boardsText: '', source: '', own };
  return { activityKey: key, path: nowhere, printed: printedRow(placement, activity) };
};

/** The rows of one board, or of all. @throws PlanError `invalid` for a row without activity. */
export const rowsOf = (source: ReportSource, form: ReportForm, board: Board | null): ReportRows => {
  const goals = new Map(source.goals.map((goal) => [goal.key, goal]));
  const activities = new Map(source.activities.map((activity) => [activity.key, activity]));
  const paths = new Map<string, GoalPath>();
  const unplaced: PathedRow[] = [];
  const placed: PathedRow[] = [];
  const printed = new Set<string>();
  for (const placement of source.placements.toSorted((a, b) => a.order - b.order)) {
    const { activityKey, goalKey } = placement;
    const activity = activities.get(activityKey);
    if (!activity) {
      throw new PlanError('invalid', 'Raden har ingen aktivitet i planen.', { subject: placement.key });
    }
    printed.add(activityKey);
    const goal = goals.get(goalKey);
    const path = paths.get(goalKey) ?? (goal ? pathOf(upwards(goal, goals)) : nowhere);
    paths.set(goalKey, path);
    (goal ? placed : unplaced).push({ activityKey, path, printed: printedRow(placement, activity) });
  }
  for (const activity of source.activities) {
    if (!printed.has(activity.key)) unplaced.push(rowless(activity, unplaced.length));
  }
  const isOfBoard = (row: PathedRow): boolean => board === null || row.printed.boards.includes(board.key);
  const shown = placed.filter(isOfBoard);
  return { placed: form.order === 'goals' ? shown.toSorted(byGoals) : shown, unplaced: unplaced.filter(isOfBoard) };
};

/** Boards' goals and assignments that nothing stands under, with their paths, in the plan's order. */
export const emptyGoals = ({ goals, placements }: ReportSource): readonly { goal: Goal; path: GoalPath }[] => {
  const byKey = new Map(goals.map((goal) => [goal.key, goal]));
  const used = new Set(goals.map(({ parentKey }) => parentKey));
  for (const { goalKey } of placements) used.add(goalKey);
  return goals
    .filter(({ key, kind }) => !used.has(key) && (kind === 'board-goal' || kind === 'assignment'))
    .toSorted((a, b) => a.order - b.order)
    .map((goal) => ({ goal, path: pathOf(upwards(goal, byKey)) }));
};

export const deadlineText = ({ deadline }: PrintedRow): string => printedDeadline(deadline);
