import type { Deadline } from './deadline.ts';
import type { Act } from './person.ts';

/** Why a deadline moves; the words on screen are in ui/strings. */
export const postponementCauses = [
  'waits-for-other',
  'resources',
  'pandemic',
  'procurement',
  'law',
  'new-decision',
  'other',
] as const;
export type PostponementCause = (typeof postponementCauses)[number];

export type PostponementState = 'requested' | 'granted' | 'refused';

/** Senarelagd within the year, or förskjuten to a later one. */
export interface Postponement {
  readonly key: string;
  readonly activityKey: string;
  /** Null where the document brought an asterisk without the old date (Uppgift saknas). */
  readonly from: Deadline | null;
  readonly to: Deadline;
  readonly cause: PostponementCause | null;
  readonly reason: string;
  readonly state: PostponementState;
  readonly acted: Act;
  readonly version: string;
}
