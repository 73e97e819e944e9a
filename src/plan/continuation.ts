import type { Temporal } from 'temporal-polyfill';
import type { Act } from './person.ts';

/** Kvarstår · Ersätter · Uppgår i · Delad · Överförd · Kommer inte med. */
export const continuationKinds = ['carried', 'reworded', 'merged', 'split', 'transferred', 'dropped'] as const;
export type ContinuationKind = (typeof continuationKinds)[number];

/** Between activities of two plans or one, many to many: one record a pair. */
export interface Continuation {
  readonly key: string;
  /** The plan in which it was said: for a carry-over the later one. */
  readonly planKey: string;
  /** Key of an activity. */
  readonly fromKey: string;
  /** Key of an activity; null: dropped, it does not come along. The same as `fromKey` where it is transferred. */
  readonly toKey: string | null;
  readonly kind: ContinuationKind;
  /** The day it holds from; null: none is said. */
  readonly on: Temporal.PlainDate | null;
  readonly reason: string;
  /** Transferred to this unit; absent: the unit stays. */
  readonly toUnitKey?: string;
  /** Transferred to these boards (keys); absent: the boards stay. */
  readonly toBoards?: readonly string[];
  readonly acted: Act;
}
