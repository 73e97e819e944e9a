import type { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import type { Plan, PlanContent, Viewer } from '../plan/plan.ts';
import type { Postponement } from '../plan/postponement.ts';
import { viewsOf, type Extent, type PlanViews } from './activity-view.ts';
import type { Conflict } from './conflict.ts';

/** A plan as it was read last, with what the pages derive from it. */
export interface ReadyState {
  readonly phase: 'ready';
  readonly viewer: Viewer;
  readonly content: PlanContent;
  /** While it is the beginning nothing is counted as all there is, and of answers nothing is known. */
  readonly extent: Extent;
  /** Stockholm's day by the clock that was injected. */
  readonly today: Temporal.PlainDate;
  readonly views: PlanViews;
  /** Why the last quiet re-reading failed, or the reading of the rest; null when it did not. */
  readonly stale: unknown;
  /** What is shown is from an earlier visit, which had it then; null once it is known to be as it stands. */
  readonly asOf: Temporal.Instant | null;
  readonly conflict: Conflict | null;
}

export type PlanState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'no-plan'; readonly viewer: Viewer }
  | ReadyState;

/** The plan asked for, else the newest that is open; undefined when there is none. */
export const choosePlan = (plans: readonly Plan[], planKey: string | null): Plan | undefined => {
  if (planKey !== null) return plans.find((plan) => plan.key === planKey);
  const open = plans.filter((plan) => plan.state === 'open');
  return (open.length > 0 ? open : plans).toSorted((a, b) => b.year - a.year)[0];
};

/** The state with another content or day; rows are derived again only when one of them differs. */
export const withContent = (
  state: ReadyState,
  content: PlanContent,
  today: Temporal.PlainDate,
  extent: Extent = state.extent,
  asOf: Temporal.Instant | null = state.asOf,
): ReadyState => {
  const same = content === state.content && state.today.equals(today) && extent === state.extent;
  if (same && state.stale === null && asOf === state.asOf) return state;
  const views = same ? state.views : viewsOf(content, today, extent);
  return {
    ...state,
    content,
    extent,
    today: state.today.equals(today) ? state.today : today,
    views,
    stale: null,
    asOf,
  };
};

/** What one save gave back, put in place of what was there. */
export interface Written {
  readonly activity?: Activity;
  readonly followUp?: FollowUp | null;
  readonly postponement?: Postponement;
}

export const withWritten = (content: PlanContent, { activity, followUp, postponement }: Written): PlanContent => ({
  ...content,
  activities: activity === undefined ? content.activities : placed(content.activities, activity),
  followUps: followUp === undefined || followUp === null ? content.followUps : placed(content.followUps, followUp),
  postponements: postponement === undefined ? content.postponements : placed(content.postponements, postponement),
});

const placed = <T extends { readonly key: string }>(items: readonly T[], item: T): readonly T[] =>
  items.some(({ key }) => key === item.key)
    ? items.map((other) => (other.key === item.key ? item : other))
    : [...items, item];

/** Whether a new reading says what the old one said, so that nothing needs to be derived or drawn again. */
export const isSameContent = (a: PlanContent, b: PlanContent): boolean =>
  sameVersions(a.activities, b.activities) &&
  sameVersions(a.placements, b.placements) &&
  sameVersions(a.followUps, b.followUps) &&
  sameVersions(a.postponements, b.postponements) &&
  sameText(a.goals, b.goals) &&
  sameText([a.plan, a.boards, a.units, a.periods, a.unreadable], [b.plan, b.boards, b.units, b.periods, b.unreadable]);

interface Versioned {
  readonly key: string;
  readonly version: string;
}

const sameVersions = (a: readonly Versioned[], b: readonly Versioned[]): boolean =>
  a.length === b.length && a.every((item, index) => item.key === b[index]?.key && item.version === b[index].version);

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
