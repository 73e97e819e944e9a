import type { Activity } from '../plan/activity.ts';
import type { Board } from '../plan/board.ts';
import type { BoardPromise } from '../plan/board-promise.ts';
import { printedDeadline } from '../plan/deadline.ts';
import type { Continuation } from '../plan/continuation.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import type { Goal } from '../plan/goal.ts';
import type { Period } from '../plan/period.ts';
import { printedRow, type Placement, type PrintedRow } from '../plan/placement.ts';
import type { Plan, Unreadable } from '../plan/plan.ts';
import type { Moved } from '../plan/moved-deadline.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Unit } from '../plan/unit.ts';
import type { AdoptedVersion } from './adopted-plan.ts';
import type { ReportTexts } from '../plan/report.ts';
import type { GoalAssessment } from '../plan/goal-assessment.ts';

/** An answer as the lists have it, or as a document told it: then nobody is known to have given it, and it is given. */
export type ReportedAnswer = Omit<FollowUp, 'version' | 'answered'> & { readonly answered?: FollowUp['answered'] };

/** What a report is made of: a plan as the lists have it (PlanContent), or one read from a document (NewPlan). */
export interface ReportSource {
  readonly plan: Plan;
  readonly boards: readonly Board[];
  /** A document has none. */
  readonly periods?: readonly Period[];
  readonly followUps?: readonly ReportedAnswer[];
  readonly unreadable?: readonly Unreadable[];
  /** By which, and by what was adopted, deadlines are marked as moved. */
  readonly postponements?: readonly Moved[];
  readonly goals: readonly Goal[];
  readonly activities: readonly Omit<Activity, 'version'>[];
  readonly placements: readonly Omit<Placement, 'version'>[];
  /** Names for the column of units. */
  readonly units?: readonly Unit[];
  /** What the boards adopted: what has come and gone since is counted. */
  readonly adopted?: readonly AdoptedVersion[];
  readonly continuations?: readonly Continuation[];
  /** Of all periods; those of the report's are printed. */
  readonly assessments?: readonly GoalAssessment[];
  /** Reports owed to boards, which the introduction says how it is with. */
  readonly promises?: readonly BoardPromise[];
  /** The report's own texts (BoardReport). */
  readonly texts?: ReportTexts;
}

/** What a row stands under; null where its path has no such level. */
export interface GoalPath {
  readonly area: Goal | null;
  readonly municipalGoal: Goal | null;
  readonly boardGoal: Goal | null;
  /** A delmål under the goal, or under an area alone. */
  readonly subGoal: Goal | null;
  readonly assignment: Goal | null;
}

export interface PathedRow {
  readonly activityKey: string;
  readonly activity: Omit<Activity, 'version'>;
  readonly placement: Omit<Placement, 'version'>;
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

const isOf =
  (...kinds: readonly Goal['kind'][]) =>
  ({ kind }: Goal): boolean =>
    kinds.includes(kind);
const isArea = isOf('area', 'focus-area');
const isMunicipal = isOf('municipal-goal');
const isGoal = isOf('board-goal', 'objective');
const isSubGoal = isOf('sub-goal', 'sub-objective', 'board-goal');
const isAssignment = isOf('assignment');

/** Of a board's goal under another, the upper one is the goal. */
const pathOf = (above: readonly Goal[]): GoalPath => {
  const boardGoal = above.findLast(isGoal) ?? null;
  return {
    area: above.find(isArea) ?? null,
    municipalGoal: above.find(isMunicipal) ?? null,
    boardGoal,
    subGoal: above.find((goal) => goal !== boardGoal && isSubGoal(goal)) ?? null,
    assignment: above.find(isAssignment) ?? null,
  };
};

export const goalsOnPath = ({ area, municipalGoal, boardGoal, subGoal, assignment }: GoalPath): readonly Goal[] =>
  [area, municipalGoal, boardGoal, subGoal, assignment].filter((goal) => goal !== null);

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

export interface ReportRows {
  /** As the plan's document has them. */
  readonly placed: readonly PathedRow[];
  /** Rows whose goal the plan does not have, then activities that no row prints: they come last, under their own head. */
  readonly unplaced: readonly PathedRow[];
}

const nowhere: GoalPath = { area: null, municipalGoal: null, boardGoal: null, subGoal: null, assignment: null };

/** An activity that no row prints, as a row would. */
const rowless = (activity: ReportSource['activities'][number], order: number): PathedRow => {
  const own = { title: null, boards: null, deadline: null, status: null, comment: null };
  const key = activity.key;
  const placement = { key, activityKey: key, goalKey: '', order, boardsText: '', source: '', own };
  return { activityKey: key, activity, placement, path: nowhere, printed: printedRow(placement, activity) };
};

/**
 * Whether its rows went along when it was merged or split by decision: then the others are printed, and neither that it
 * is dropped nor what was answered of it before. Where no decisions are read, what is dropped and stands nowhere is taken for it: dropping leaves the rows.
 */
const hasGoneIntoOthers = (
  { key, status }: ReportSource['activities'][number],
  { continuations }: ReportSource,
): boolean =>
  continuations?.some(({ fromKey, toKey, kind }) => fromKey === key && toKey !== null && isIntoOthers(kind)) ??
  status.progress === 'dropped';

const isIntoOthers = (kind: Continuation['kind']): boolean => kind === 'merged' || kind === 'split';

/** Which rows a report has. */
export type RowChoice = (row: PathedRow) => boolean;

/** The rows that are chosen. @throws PlanError `invalid` for a row without activity. */
export const rowsOf = (source: ReportSource, isChosen: RowChoice): ReportRows => {
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
    (goal ? placed : unplaced).push({
      activityKey,
      activity,
      placement,
      path,
      printed: printedRow(placement, activity),
    });
  }
  for (const activity of source.activities) {
    if (printed.has(activity.key) || hasGoneIntoOthers(activity, source)) continue;
    unplaced.push(rowless(activity, unplaced.length));
  }
  return { placed: placed.filter(isChosen), unplaced: unplaced.filter(isChosen) };
};

export interface EmptyGoal {
  readonly goal: Goal;
  readonly path: GoalPath;
}

/** Goals and assignments that nothing stands under, with their paths, in the plan's order. */
export const emptyGoals = ({ goals, placements }: ReportSource): readonly EmptyGoal[] => {
  const byKey = new Map(goals.map((goal) => [goal.key, goal]));
  const used = new Set(goals.map(({ parentKey }) => parentKey));
  for (const { goalKey } of placements) used.add(goalKey);
  return goals
    .filter(({ key, kind }) => !used.has(key) && kind !== 'area' && kind !== 'municipal-goal' && kind !== 'focus-area')
    .toSorted((a, b) => a.order - b.order)
    .map((goal) => ({ goal, path: pathOf(upwards(goal, byKey)) }));
};

export const deadlineText = ({ deadline }: PrintedRow): string => printedDeadline(deadline);
