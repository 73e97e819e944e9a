import { Temporal } from 'temporal-polyfill';
import { asFileName } from './file-name.ts';
import type { Activity } from './activity.ts';
import type { Continuation } from './continuation.ts';
import { isMoved, type Deadline } from './deadline.ts';
import { isLater } from './moved-deadline.ts';
import type { Placement } from './placement.ts';
import { PlanError } from './plan-error.ts';
import type { AdoptedActivity, PlanVersion } from './plan-version.ts';
import { fingerprint, plainWording } from './wording.ts';

interface Lists {
  readonly activities: readonly Omit<Activity, 'version'>[];
  readonly placements: readonly Omit<Placement, 'version'>[];
}

/** What is a board's: it is named, or no board is (a plan of one board names none). */
const isOf = ({ boards }: Pick<Activity, 'boards'>, boardKey: string): boolean =>
  boards.length === 0 || boards.includes(boardKey);

/** What a board adopts of the plan as it stands, in the plan's order: its activities, but what has been dropped. */
export const adoptedFrom = ({ activities, placements }: Lists, boardKey: string): readonly AdoptedActivity[] => {
  const rows = Map.groupBy(placements, ({ activityKey }) => activityKey);
  return activities
    .filter((activity) => activity.status.progress !== 'dropped' && isOf(activity, boardKey))
    .map(({ key, title, boards, deadline }) => ({
      key,
      title,
      boards,
      goalKeys: [...new Set((rows.get(key) ?? []).map(({ goalKey }) => goalKey))],
      deadline,
    }));
};

/** What was adopted, as it is kept in the library: JSON, days as "2022-12-31". The same content gives the same bytes. */
export const writeAdopted = (adopted: readonly AdoptedActivity[]): string => `${JSON.stringify(adopted, null, 1)}\n`;

export const fingerprintOf = (adopted: readonly AdoptedActivity[]): string => fingerprint(writeAdopted(adopted));

type Raw = Readonly<Record<string, unknown>>;

const textsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

const deadlineIn = (value: Raw | null | undefined): Deadline | undefined => {
  if (typeof value?.['text'] !== 'string' || !Array.isArray(value['occurrences'])) return undefined;
  const postponedTo = typeof value['postponedTo'] === 'number' ? value['postponedTo'] : null;
  const occurrences = (value['occurrences'] as readonly Readonly<Record<string, string>>[]).map(({ first, last }) => ({
    first: Temporal.PlainDate.from(first ?? ''),
    last: Temporal.PlainDate.from(last ?? ''),
  }));
  return { text: value['text'], occurrences, moved: value['moved'] === true, postponedTo };
};

const activityIn = (value: Raw): AdoptedActivity | undefined => {
  const { key, title } = value;
  const [boards, goalKeys] = [textsIn(value['boards']), textsIn(value['goalKeys'])];
  const deadline = deadlineIn(value['deadline'] as Raw | null | undefined);
  if (typeof key !== 'string' || typeof title !== 'string') return undefined;
  return boards && goalKeys && deadline ? { key, title, boards, goalKeys, deadline } : undefined;
};

/**
 * Reads what `writeAdopted` wrote. @throws PlanError `invalid` with the path where it is something else, or has been
 * changed since it was adopted (the version's fingerprint is another).
 */
export const readAdopted = (
  text: string,
  { contentPath, fingerprint: given }: Pick<PlanVersion, 'contentPath' | 'fingerprint'>,
): readonly AdoptedActivity[] => {
  const invalid = (message: string, cause?: unknown): PlanError =>
    new PlanError('invalid', message, { subject: contentPath, cause });
  try {
    const values: unknown = JSON.parse(text);
    const adopted = (Array.isArray(values) ? (values as Raw[]) : []).map(activityIn);
    const known = adopted.filter((one) => one !== undefined);
    if (!Array.isArray(values) || known.length < adopted.length) throw invalid('Filen är ingen beslutad plan.');
    if (fingerprintOf(known) !== given) throw invalid('Filen är ändrad sedan planen beslutades.');
    return known;
  } catch (error) {
    throw error instanceof PlanError ? error : invalid('Filen är ingen beslutad plan.', error);
  }
};

/** What has become of an adopted plan. Keys of activities; each is counted once in each list it is in. */
export interface SinceAdopted {
  /** Tillkommen: the board's, and not in what it adopted. */
  readonly added: readonly string[];
  /** Utgår. */
  readonly dropped: readonly string[];
  /** A later last day than was adopted, or marked as moved where the old day is not known. */
  readonly moved: readonly { readonly key: string; readonly from: Deadline; readonly to: Deadline }[];
  readonly reworded: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  /** Gone into others: with the keys it has gone to. */
  readonly merged: readonly { readonly key: string; readonly into: readonly string[] }[];
  readonly split: readonly { readonly key: string; readonly into: readonly string[] }[];
  /** Still done, but no longer the board's. */
  readonly transferred: readonly string[];
}

/** Whether a deadline has moved on from the one that was adopted: what is to be done sooner is not put off. */
const hasMoved = (from: Deadline, to: Deadline): boolean => (isMoved(to) && !isMoved(from)) || isLater(to, from);

/**
 * What differs between what a board adopted and the plan as it stands. Wording is compared without case and punctuation.
 * What was merged or split by decision is neither dropped nor added: it says so itself.
 */
export const sinceAdopted = (
  adopted: readonly AdoptedActivity[],
  boardKey: string,
  { activities }: Pick<Lists, 'activities'>,
  continuations: readonly Continuation[] = [],
): SinceAdopted => {
  const now = new Map(activities.map((activity) => [activity.key, activity]));
  const before = new Set(adopted.map(({ key }) => key));
  const goneTo = (kind: Continuation['kind']): ReadonlyMap<string, readonly string[]> => {
    const records = continuations.filter((one) => one.kind === kind && one.toKey !== null);
    return new Map(
      [...Map.groupBy(records, ({ fromKey }) => fromKey)].map(([key, to]) => [key, to.map(({ toKey }) => toKey ?? '')]),
    );
  };
  const [merged, split] = [goneTo('merged'), goneTo('split')];
  const parts = new Set([...split].flatMap(([from, into]) => (before.has(from) ? into : [])));
  const wholes = new Set([...merged].flatMap(([from, into]) => (before.has(from) ? into : [])));
  // One whose status nobody has stated yet, as all of a plan on the day it is adopted, stands.
  const ended = (key: string): boolean => {
    const activity = now.get(key);
    return activity === undefined || activity.status.progress === 'dropped';
  };
  const gone = adopted.filter(({ key }) => ended(key));
  const standing = adopted.flatMap((one) => {
    const activity = now.get(one.key);
    return activity === undefined || ended(one.key) ? [] : [{ one, activity }];
  });
  const becomes = (to: ReadonlyMap<string, readonly string[]>) =>
    adopted.flatMap(({ key }) => (to.has(key) ? [{ key, into: to.get(key) ?? [] }] : []));
  return {
    added: activities
      .filter((activity) => isOf(activity, boardKey) && activity.status.progress !== 'dropped')
      .map(({ key }) => key)
      .filter((key) => !before.has(key) && !parts.has(key) && !wholes.has(key)),
    dropped: gone.map(({ key }) => key).filter((key) => !merged.has(key) && !split.has(key)),
    moved: standing.flatMap(({ one: { key, deadline: from }, activity: { deadline: to } }) =>
      hasMoved(from, to) ? [{ key, from, to }] : [],
    ),
    reworded: standing.flatMap(({ one: { key, title: from }, activity: { title: to } }) =>
      plainWording(from) === plainWording(to) ? [] : [{ key, from, to }],
    ),
    merged: becomes(merged),
    split: becomes(split),
    transferred: standing.flatMap(({ one, activity }) => (isOf(activity, boardKey) ? [] : [one.key])),
  };
};

/** By the day of the decision, the latest first: minutes may be entered in any order. Of one day by their numbers. */
export const byAdoption = (a: PlanVersion, b: PlanVersion): number =>
  Temporal.PlainDate.compare(b.adoptedOn, a.adoptedOn) || b.number - a.number;

/** The board's latest version; undefined where it has adopted none. */
export const latestOf = (versions: readonly PlanVersion[], boardKey: string): PlanVersion | undefined =>
  versions.filter((version) => version.boardKey === boardKey).toSorted(byAdoption)[0];

/** A decision as the minutes tell it. */
export interface AdoptionDecision {
  readonly planKey: string;
  readonly year: number;
  readonly boardKey: string;
  readonly adoptedOn: Temporal.PlainDate;
  readonly paragraph: string;
  readonly reference: string;
}

/**
 * The version that a decision makes: the board's next number; or the one that stands, where the same decision is told
 * again with the same content.
 * @throws PlanError `conflict` where the board's decision of that day and paragraph stands with another content.
 */
export const versionOf = (
  decision: AdoptionDecision,
  adopted: readonly AdoptedActivity[],
  standing: readonly PlanVersion[],
): Omit<PlanVersion, 'acted'> | PlanVersion => {
  const { planKey, year, boardKey, adoptedOn, paragraph, reference } = decision;
  const own = standing.filter((version) => version.boardKey === boardKey);
  const print = fingerprintOf(adopted);
  const same = own.find((version) => version.adoptedOn.equals(adoptedOn) && version.paragraph === paragraph);
  if (same !== undefined) {
    if (same.fingerprint === print && same.reference === reference) return same;
    const message = `Beslutet finns redan (version ${same.number}) och säger något annat. En beslutad plan ändras inte.`;
    throw new PlanError('conflict', message, { subject: `${boardKey} ${adoptedOn.toString()} ${paragraph}`.trim() });
  }
  const number = Math.max(0, ...own.map((version) => version.number)) + 1;
  return {
    key: `${planKey}|${boardKey}|${number}`,
    planKey,
    boardKey,
    number,
    adoptedOn,
    paragraph,
    reference,
    contentPath: `${year}/${asFileName(boardKey)}/beslutad-plan-${number}-${print}.json`,
    fingerprint: print,
  };
};
