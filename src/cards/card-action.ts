import { progresses, type Progress } from '../plan/status.ts';
import { bytesOf } from './size.ts';
import { plainComment, type Shown } from './shown.ts';

/** What stands in the inputs of one line. The client sends it along with every button, so that a redrawn card keeps it. */
export interface Written {
  readonly line: number;
  /** Null where no status is chosen. */
  readonly progress: Progress | null;
  readonly comment: string;
  /** What the card had shown there; null where it does not say. */
  readonly shown: Omit<Shown, 'line'> | null;
}

export interface VersionedKey {
  readonly activity: string;
  readonly version: string;
  /** What the button answers, as the card showed it (`statedFor`); cards sent by earlier versions do not say. */
  readonly stated?: string;
}

/**
 * What a button on a reminder card says when it is pressed. It names the delivery, activities and versions, and nothing
 * else: who pressed is known from the conversation, never from here, since anybody can send an invoke with any data.
 */
export type CardAction = {
  /** The delivery's id. */
  readonly delivery: string;
  readonly written: readonly Written[];
} & (
  | { readonly verb: 'open'; readonly activity: string }
  | ({ readonly verb: 'unchanged' } & VersionedKey)
  | { readonly verb: 'unchanged-all'; readonly activities: readonly VersionedKey[] }
  | ({ readonly verb: 'answer'; readonly answer: Written } & VersionedKey)
);

/** The longest comment a card takes. A longer one that stands already may be kept. */
export const longestComment = 1000;

/** How many lines "Oförändrat för alla" answers at most, so that the answer comes within Teams' seconds. */
export const mostAtOnce = 10;

/** Ids of a line's inputs, which the client merges into the data. Each line has its own, so that none inherits a draft. */
export const statusInput = (line: number): string => `s${line}`;
export const commentInput = (line: number): string => `c${line}`;

const inputId = /^[sc](\d{1,3})$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestKey = 300;

/** The longest comment that a card sends back, or is drawn with. */
export const longestWritten = 10_000;

/** All comments of a card together: redrawn with them it stays under Teams' 100 KB. */
const mostWrittenBytes = 40_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shortText = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null;

const versionedKey = (value: unknown): VersionedKey | null => {
  if (!isFields(value)) return null;
  const activity = shortText(value['activity'], longestKey);
  const version = shortText(value['version'], longestKey);
  return activity === null || version === null ? null : { activity, version, ...statedAmong(value) };
};

const statedAmong = (fields: Fields): { readonly stated?: string } => {
  const stated = shortText(fields['stated'], longestKey);
  return stated === null ? {} : { stated };
};

const shownIn = (line: number, data: Fields): Written['shown'] => {
  const all: unknown = data['shown'];
  const one: unknown = Array.isArray(all) ? all.find((shown) => isFields(shown) && shown['line'] === line) : null;
  if (!isFields(one)) return null;
  const version = shortText(one['version'], longestKey);
  const says = shortText(one['says'], longestKey);
  return version === null || says === null ? null : { version, says, ...statedAmong(one) };
};

/** Null when an input holds what none of ours can hold. */
const writtenOn = (line: number, data: Fields): Written | null => {
  // Some clients leave an empty input out.
  const status = data[statusInput(line)] ?? '';
  const comment = data[commentInput(line)] ?? '';
  const progress = progresses.find((known) => known === status) ?? null;
  if (progress === null && status !== '') return null;
  if (typeof comment !== 'string') return null;
  return { line, progress, comment: plainComment(comment), shown: shownIn(line, data) };
};

const allWritten = (data: Fields): readonly Written[] | null => {
  const lines = new Set(
    Object.keys(data)
      .flatMap((key) => inputId.exec(key)?.[1] ?? [])
      .map(Number),
  );
  const written = [...lines].map((line) => writtenOn(line, data));
  return written.every((one) => one !== null) ? written : null;
};

const isTooLong = (written: readonly Written[]): boolean =>
  written.some(({ comment }) => comment.length > longestWritten) ||
  bytesOf(written.map(({ comment }) => comment)) > mostWrittenBytes;

/** Null for anything that no card of ours can have sent; `too-long` where what a person wrote there is. */
export const parseCardAction = (verb: unknown, data: unknown): CardAction | 'too-long' | null => {
  const action = actionIn(verb, data);
  return action !== null && isTooLong(action.written) ? 'too-long' : action;
};

const actionIn = (verb: unknown, data: unknown): CardAction | null => {
  if (!isFields(data)) return null;
  const delivery = shortText(data['delivery'], 36);
  const written = allWritten(data);
  if (delivery === null || !uuid.test(delivery) || written === null) return null;
  const key = versionedKey(data);
  switch (verb) {
    case 'open': {
      const activity = shortText(data['activity'], longestKey);
      return activity === null ? null : { verb, delivery, written, activity };
    }
    case 'unchanged':
      return key === null ? null : { verb, delivery, written, ...key };
    case 'unchanged-all': {
      const listed: unknown = data['activities'];
      if (!Array.isArray(listed) || listed.length === 0 || listed.length > mostAtOnce) return null;
      const activities = listed.map(versionedKey);
      return activities.every((one) => one !== null) ? { verb, delivery, written, activities } : null;
    }
    case 'answer': {
      const line = data['line'];
      if (key === null || typeof line !== 'number' || !Number.isInteger(line)) return null;
      const answer = writtenOn(line, data);
      return answer === null ? null : { verb, delivery, written, ...key, answer };
    }
    default:
      return null;
  }
};
