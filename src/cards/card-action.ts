import { progresses, type Progress } from '../plan/status.ts';

/**
 * What a button on a reminder card says when it is pressed. It names the delivery, activities and versions, and nothing
 * else: who pressed is known from the conversation, never from here, since anybody can send an invoke with any data.
 */
export type CardAction =
  | { readonly verb: 'open'; readonly delivery: string; readonly activity: string }
  | { readonly verb: 'unchanged'; readonly delivery: string; readonly activity: string; readonly version: string }
  | { readonly verb: 'unchanged-all'; readonly delivery: string; readonly activities: readonly VersionedKey[] }
  | {
      readonly verb: 'answer';
      readonly delivery: string;
      readonly activity: string;
      readonly version: string;
      readonly progress: Progress;
      readonly comment: string;
    };

export interface VersionedKey {
  readonly activity: string;
  readonly version: string;
}

/** The longest comment a card takes. A longer one that stands already may be kept. */
export const longestComment = 1000;

/** How many lines "Oförändrat för alla" answers at most, so that the answer comes within Teams' seconds. */
export const mostAtOnce = 10;

/** Ids of a line's inputs, which the client merges into the data. Each line has its own, so that none inherits a draft. */
export const statusInput = (line: number): string => `s${line}`;
export const commentInput = (line: number): string => `c${line}`;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestKey = 300;
const longestWritten = 10_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shortText = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null;

const versionedKey = (value: unknown): VersionedKey | null => {
  if (!isFields(value)) return null;
  const activity = shortText(value['activity'], longestKey);
  const version = shortText(value['version'], longestKey);
  return activity === null || version === null ? null : { activity, version };
};

const answerOf = (data: Fields, delivery: string): CardAction | null => {
  const key = versionedKey(data);
  const line = data['line'];
  if (key === null || typeof line !== 'number' || !Number.isInteger(line)) return null;
  const progress = progresses.find((known) => known === data[statusInput(line)]);
  // An empty multi-line input is left out by some clients.
  const comment = data[commentInput(line)] ?? '';
  if (progress === undefined || typeof comment !== 'string' || comment.length > longestWritten) return null;
  return { verb: 'answer', delivery, ...key, progress, comment: comment.trim() };
};

/** Null for anything that no card of ours can have sent. */
export const parseCardAction = (verb: unknown, data: unknown): CardAction | null => {
  if (!isFields(data)) return null;
  const delivery = shortText(data['delivery'], 36);
  if (delivery === null || !uuid.test(delivery)) return null;
  switch (verb) {
    case 'open': {
      const activity = shortText(data['activity'], longestKey);
      return activity === null ? null : { verb, delivery, activity };
    }
    case 'unchanged': {
      const key = versionedKey(data);
      return key === null ? null : { verb, delivery, ...key };
    }
    case 'unchanged-all': {
      const listed: unknown = data['activities'];
      if (!Array.isArray(listed) || listed.length === 0 || listed.length > mostAtOnce) return null;
      const activities = listed.map(versionedKey).filter((key) => key !== null);
      return activities.length === listed.length ? { verb, delivery, activities } : null;
    }
    case 'answer':
      return answerOf(data, delivery);
    default:
      return null;
  }
};
