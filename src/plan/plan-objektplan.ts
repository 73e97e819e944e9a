import type { AllocationKey } from './allocation.ts';
import type { BudgetItem, GoverningDocument } from './objektplan.ts';

/** A line of an objektplan's budget in the record. */
export interface PlanBudgetItem extends BudgetItem {
  readonly key: string;
  readonly planKey: string;
}

export interface PlanAllocationKey extends AllocationKey {
  readonly key: string;
  readonly planKey: string;
}

export interface PlanGoverningDocument extends GoverningDocument {
  readonly key: string;
  readonly planKey: string;
  /** Place among the plan's, in the document's order. */
  readonly order: number;
  /** Keys of the activities that follow it. */
  readonly activityKeys: readonly string[];
}
