import type { Temporal } from 'temporal-polyfill';
import { isLate, type Activity } from './activity.ts';
import type { Board } from './board.ts';
import { isMoved, postponedYear } from './deadline.ts';
import { answeredIn } from './follow-up.ts';
import { openPeriod, type Period } from './period.ts';
import type { PlanContent } from './plan.ts';
import { isFinished } from './status.ts';

/** What the sentence counts. An activity may be in several; `moved` is `moved-within` and `moved-beyond` together. */
export const figures = [
  'activities',
  'completed',
  'late',
  'deviating',
  'moved',
  'moved-within',
  'moved-beyond',
  'paused',
  'unanswered',
] as const;
export type Figure = (typeof figures)[number];

/** The parts of a board's bar, in their order. Each activity lies in exactly one; late goes before its progress. */
export const segments = ['completed', 'ongoing', 'not-started', 'late', 'other'] as const;
export type Segment = (typeof segments)[number];

/** Keys of activities, so that a figure is the length of what it filters. */
export interface Summary {
  readonly counted: Readonly<Record<Figure, readonly string[]>>;
  readonly segments: Readonly<Record<Segment, readonly string[]>>;
}

export interface BoardSummary extends Summary {
  readonly board: Board;
}

export interface PlanSummary extends Summary {
  /** The open period that `unanswered` is about; null when none is, and then nothing is unanswered. */
  readonly period: Period | null;
  /** Boards that have any of the activities, in the plan's order. An activity of two boards is counted by both. */
  readonly boards: readonly BoardSummary[];
}

/** Obesvarad: a period is open and nobody has answered; what is finished needs no answer. */
export const isUnanswered = (activity: Pick<Activity, 'status'>, period: Period | null, answered: boolean): boolean =>
  period !== null && !answered && !isFinished(activity.status);

/** Paused, dropped and what states no progress are `other`: their word stands in the list. */
export const segmentOf = (activity: Activity, today: Temporal.PlainDate): Segment => {
  if (isLate(activity, today)) return 'late';
  const { progress } = activity.status;
  return progress === 'completed' || progress === 'ongoing' || progress === 'not-started' ? progress : 'other';
};

/**
 * Hur det går, counted by activities and never by rows: a commitment printed under three goals is one (DESIGN, "Every
 * count says rows or activities"). `includes` narrows what is counted; `today` is the day that late is judged on.
 */
export const summarise = (
  content: PlanContent,
  today: Temporal.PlainDate,
  includes: (activity: Activity) => boolean = () => true,
): PlanSummary => {
  const period = openPeriod(content.periods);
  const answered = answeredIn(content.followUps, period === null ? [] : [period.key]);
  const isIn: Readonly<Record<Figure, (activity: Activity) => boolean>> = {
    activities: () => true,
    completed: ({ status }) => status.progress === 'completed',
    late: (activity) => isLate(activity, today),
    deviating: ({ status }) => status.deviation === 'deviates',
    moved: ({ deadline }) => isMoved(deadline),
    'moved-within': ({ deadline }) => isMoved(deadline) && postponedYear(deadline, content.plan.year) === null,
    'moved-beyond': ({ deadline }) => postponedYear(deadline, content.plan.year) !== null,
    paused: ({ status }) => status.progress === 'paused',
    unanswered: (activity) => isUnanswered(activity, period, answered.has(activity.key)),
  };
  const summaryOf = (activities: readonly Activity[]): Summary => ({
    counted: keysBy(figures, (figure) => activities.filter(isIn[figure])),
    segments: keysBy(segments, (segment) => activities.filter((activity) => segmentOf(activity, today) === segment)),
  });
  const included = content.activities.filter(includes);
  const boards = content.boards
    .map((board) => ({ board, activities: included.filter(({ boards: keys }) => keys.includes(board.key)) }))
    .filter(({ activities }) => activities.length > 0)
    .map(({ board, activities }) => ({ board, ...summaryOf(activities) }));
  return { period, ...summaryOf(included), boards };
};

const keysBy = <Name extends string>(
  names: readonly Name[],
  activitiesOf: (name: Name) => readonly Activity[],
): Readonly<Record<Name, readonly string[]>> => {
  const entries = names.map((name) => [name, activitiesOf(name).map(({ key }) => key)] as const);
  return Object.fromEntries<readonly string[]>(entries) as Record<Name, readonly string[]>;
};
