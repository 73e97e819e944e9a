import type { Milestone } from './programme.ts';

/** Milstolpe of a plan in the record. */
export interface PlanMilestone extends Milestone {
  readonly key: string;
  readonly planKey: string;
}
