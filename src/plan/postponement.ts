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

/** What a planner said to a request, and why; "" where nothing was said. */
export interface PostponementDecision {
  readonly acted: Act;
  readonly reason: string;
}

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
  /** Who asked, or who moved it at once. */
  readonly acted: Act;
  /** Absent where nobody was asked, or nobody has decided yet. */
  readonly decision?: PostponementDecision;
  readonly version: string;
}

/** When something last happened to it, an ISO instant. */
const lastActedAt = ({ acted, decision }: Postponement): string => decision?.acted.at ?? acted.at;

/**
 * What is to be said of an activity's later dates, of its postponements in any order: the one that stands and waits for a
 * planner, the last that was granted, and a refusal that nothing has come after. A request stands until something is
 * decided after it, or the date is moved in another way.
 */
export const standingPostponements = (
  postponements: readonly Postponement[],
): {
  readonly requested: Postponement | null;
  readonly granted: Postponement | null;
  readonly refused: Postponement | null;
} => {
  const latestFirst = postponements.toSorted((a, b) => (lastActedAt(a) < lastActedAt(b) ? 1 : -1));
  const latest = latestFirst[0];
  return {
    requested: latest?.state === 'requested' ? latest : null,
    granted: latestFirst.find(({ state }) => state === 'granted') ?? null,
    refused: latest?.state === 'refused' ? latest : null,
  };
};
