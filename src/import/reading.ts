import type { DraftProblem } from '../plan/draft-plan.ts';
import type { Block } from './table.ts';

/** What a reader makes of a file: its blocks, and what a person could see in it that is not among them. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly problems: readonly DraftProblem[];
}
