import type { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import type { Deadline } from './deadline.ts';
import type { FollowUp } from './follow-up.ts';
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

/**
 * The record, whatever keeps it. Every write carries the version it was based on and who acted; every failure is a
 * PlanError: `conflict` when what was to be written was changed meanwhile (with `versions`: both, field by field),
 * `forbidden`, `not-found` (also: the site has no lists of ours), `throttled`, `unavailable`, `invalid` with item and column.
 */
export interface PlanStore {
  /** The person whose credentials these are, and whether they may edit plans. */
  viewer(): Promise<Viewer>;
  plans(): Promise<readonly Plan[]>;
  /** Everything of one plan; `key` is Plan.key. What cannot be read is set aside in `unreadable`, and told. */
  read(planKey: string): Promise<PlanContent>;
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
   * `forbidden` with the subject `no-open-period` when the period is not open.
   */
  report(followUp: Omit<FollowUp, 'version'>): Promise<FollowUp>;
  /** Keeps a postponement, requested or granted (unique by its key). `conflict` for a request of what is granted already. */
  postpone(postponement: Omit<Postponement, 'version'>): Promise<Postponement>;
}
