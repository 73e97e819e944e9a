import type { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import type { Deadline } from './deadline.ts';
import type { FollowUp, GivenFollowUp } from './follow-up.ts';
import type { Act, Person } from './person.ts';
import type { Plan, PlanContent, Viewer } from './plan.ts';
import type { Postponement } from './postponement.ts';
import type { Status } from './status.ts';

/** What an answer or a planner changes of an activity; what is absent stays as it is. */
export interface ActivityChange {
  readonly status?: Status;
  readonly comment?: string;
  readonly deadline?: Deadline;
  readonly completedOn?: Temporal.PlainDate | null;
  readonly owner?: Person | null;
  readonly unitKey?: string | null;
}

/** A plan as a page opens it, with who is asking. */
export interface OpenedPlan {
  readonly viewer: Viewer;
  readonly content: PlanContent;
}

/**
 * Takes the beginning of a large plan: first what it is (plan, boards, units) without goals or rows, then its periods and
 * goals, all of them, with its first rows and activities in the order in which the record got them. Answers and
 * postponements are not read yet, so that nothing may be counted or called unanswered. The rest is asked for once the
 * second call has resolved.
 */
export type OnBeginning = (beginning: OpenedPlan) => Promise<void>;

/** A plan as an earlier visit on this device left it. */
export interface EarlierVisit extends OpenedPlan {
  /** When that visit last had it from the record. */
  readonly asOf: Temporal.Instant;
}

/** What is kept on this device between visits, for the person who is signed in. None of it ever fails: it is then not kept. */
export interface Visits {
  /** The plan that `choose` picks among those there were then; null where nothing (usable) is kept. The next `open` is from it. */
  earlier(choose: (plans: readonly Plan[]) => Plan | undefined): Promise<EarlierVisit | null>;
  /** Keeps the plan as it was last read, which was then. */
  keep(planKey: string, asOf: Temporal.Instant): Promise<void>;
  /** Leaves nothing of anybody's. */
  forget(): Promise<void>;
}

/**
 * The record, whatever keeps it. Every write carries the version it was based on and who acted; every failure is a
 * PlanError: `conflict` when what was to be written was changed meanwhile (with `versions`: both, field by field),
 * `forbidden`, `not-found` (also: the site has no lists of ours), `throttled`, `unavailable`, `invalid` with item and column.
 */
export interface PlanStore {
  /** The person whose credentials these are, and whether they may edit plans. */
  viewer(): Promise<Viewer>;
  plans(): Promise<readonly Plan[]>;
  /**
   * Everything of one plan; `key` is Plan.key. What cannot be read is set aside in `unreadable`, and told. Read again, it
   * costs what has been changed since, and is the same object where nothing has.
   */
  read(planKey: string): Promise<PlanContent>;
  /**
   * What `viewer`, `plans` and `read` tell of the plan that `choose` picks, with fewer requests waiting for each other;
   * content null where it picks none. `onBeginning` is called at most twice, and never for a plan that comes whole.
   */
  open(
    choose: (plans: readonly Plan[]) => Plan | undefined,
    onBeginning?: OnBeginning,
  ): Promise<OpenedPlan | { readonly viewer: Viewer; readonly content: null }>;
  /** Fetches what later readings and writes need, for a page that may lose its net; absent where all of it is there. */
  prepare?(): Promise<void>;
  /** Absent where nothing is kept between visits. */
  readonly visits?: Visits;
  /** One activity as it stands now. */
  activity(key: string): Promise<Activity>;
  /** The site's person with this login or user principal name (ensured on the site). */
  person(login: string): Promise<Person>;
  /**
   * Writes what changed since `before`, and gives the activity as it then stands. Where others have meanwhile changed
   * other statements of it (`areContested`), both stand; else `conflict`.
   */
  change(before: Activity, change: ActivityChange, act: Act): Promise<Activity>;
  /**
   * Makes or replaces the answer of one activity in one period (unique by its key). What stands decides, not what was
   * read: `conflict` when the activity no longer says what is reported, or another person answers at the same moment;
   * where the period is reported again after a later one was opened, the activity may say otherwise;
   * `forbidden` with the subject `no-open-period` when the period is not open.
   */
  report(followUp: Omit<GivenFollowUp, 'version'>): Promise<FollowUp>;
  /** Keeps a postponement, requested or granted (unique by its key). `conflict` for a request of what is granted already. */
  postpone(postponement: Omit<Postponement, 'version'>): Promise<Postponement>;
}
