import type { Activity } from './activity.ts';
import type { Board } from './board.ts';
import type { BoardPromise } from './board-promise.ts';
import type { Continuation } from './continuation.ts';
import type { FollowUp } from './follow-up.ts';
import type { Goal } from './goal.ts';
import type { GoalAssessment } from './goal-assessment.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import type { Placement } from './placement.ts';
import type { Plan } from './plan.ts';
import type { PlanMilestone } from './plan-milestone.ts';
import type { PlanAllocationKey, PlanBudgetItem, PlanGoverningDocument } from './plan-objektplan.ts';
import type { PlanVersion } from './plan-version.ts';
import type { Postponement } from './postponement.ts';
import type { BoardReport } from './report.ts';
import type { Ruling } from './ruling.ts';
import type { Unit } from './unit.ts';

/** A record as it was read, with what a later write of it is guarded by. */
export interface Versioned<T> {
  readonly record: T;
  /** The record's version (ETag), opaque. */
  readonly version: string;
}

/** What a planner keeps of a plan, by the list that holds it. */
export interface PlannerRecords {
  plans: Plan;
  boards: Board;
  units: Unit;
  periods: Period;
  goals: Goal;
  activities: Omit<Activity, 'version'>;
  placements: Omit<Placement, 'version'>;
  followUps: Omit<FollowUp, 'version'>;
  postponements: Omit<Postponement, 'version'>;
  planVersions: PlanVersion;
  reports: BoardReport;
  continuations: Continuation;
  rulings: Ruling;
  milestones: PlanMilestone;
  promises: BoardPromise;
  assessments: GoalAssessment;
  budgetItems: PlanBudgetItem;
  allocationKeys: PlanAllocationKey;
  governingDocuments: PlanGoverningDocument;
}

export type RecordKind = keyof PlannerRecords;

/**
 * What planners do with a plan through its year, whatever keeps it. None of it is read when the tab opens: that is
 * PlanStore. Every failure is a PlanError, as there.
 */
export interface PlannerStore {
  /** All of one plan (plans: that one; boards, units: all of the site), with their versions. */
  all<K extends RecordKind>(kind: K, planKey: string): Promise<readonly Versioned<PlannerRecords[K]>[]>;
  /**
   * Makes those whose key is not there, in batches; what is there and says the same is left. What says otherwise is a
   * `conflict` that names key and columns, and nothing of it is changed; what points at what is not there is `invalid`,
   * and nothing is written. Repeatable: a call that died half-way is made again.
   */
  add<K extends RecordKind>(
    kind: K,
    records: readonly PlannerRecords[K][],
    act: Act,
  ): Promise<readonly Versioned<PlannerRecords[K]>[]>;
  /** Sends the columns that differ from `before`; `conflict` where the record was changed since that was read. */
  change<K extends RecordKind>(
    kind: K,
    before: Versioned<PlannerRecords[K]>,
    after: PlannerRecords[K],
    act: Act,
  ): Promise<Versioned<PlannerRecords[K]>>;
  /** Into the recycle bin: only what was never adopted or answered. `conflict` where it was changed meanwhile. */
  remove<K extends RecordKind>(kind: K, record: Versioned<PlannerRecords[K]>, act: Act): Promise<void>;
  /**
   * The library Rapporter, for what is longer than a column. Paths as "2022/BiN/delar-2-v1.docx". A file that is there
   * with the same bytes is left; with others it is a `conflict`. Reading what is not there is `not-found`.
   */
  readonly files: {
    read(path: string): Promise<Uint8Array>;
    write(path: string, bytes: Uint8Array, act: Act): Promise<void>;
  };
}
