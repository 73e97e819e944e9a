import type { Activity } from './activity.ts';
import { isSameDeadline } from './deadline.ts';
import type { Act } from './person.ts';
import type { ActivityChange } from './plan-store.ts';
import { isFinished, isSameStatus } from './status.ts';
import { fingerprint } from './wording.ts';

/** One field as it was, as one side wants it and as it stands. Values as the item's type has them. */
export interface FieldSides {
  /** As the item's type names it: "comment". */
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Who changed it since `base`. */
  readonly changed: 'mine' | 'theirs' | 'both';
}

/** What was to be written and what stands instead, from one version. Comes with PlanError `conflict`. */
export interface TwoVersions {
  /** The version that the refused write was based on; null where it was to make the item. */
  readonly baseVersion: string | null;
  readonly theirVersion: string;
  /** Who made what stands; null where nobody is known. */
  readonly theirAct: Act | null;
  /** Every field that either side has changed. */
  readonly fields: readonly FieldSides[];
}

type ChangedField = keyof ActivityChange;

export type Statement = (typeof statements)[ChangedField];

/**
 * What is one statement is changed by one person at a time: how it goes, in which words, and since when; and when it is
 * to be done. Who is to do it, and where, are said each by itself. Who acted goes with whatever was written last.
 */
const statements = {
  status: 'answer',
  comment: 'answer',
  completedOn: 'answer',
  deadline: 'deadline',
  owner: 'owner',
  unitKey: 'unit',
} as const satisfies Record<ChangedField, string>;

const sameValue = {
  status: (a, b) => isSameStatus(a.status, b.status) && a.status.text === b.status.text,
  comment: (a, b) => a.comment === b.comment,
  completedOn: (a, b) => (a.completedOn?.toString() ?? null) === (b.completedOn?.toString() ?? null),
  deadline: (a, b) => isSameDeadline(a.deadline, b.deadline) && a.deadline.text === b.deadline.text,
  owner: (a, b) => (a.owner?.id ?? null) === (b.owner?.id ?? null),
  unitKey: (a, b) => a.unitKey === b.unitKey,
} satisfies Record<ChangedField, (a: Activity, b: Activity) => boolean>;

/** Each field in texts and numbers alone, so that it can be told again elsewhere. */
const plainValue = {
  status: ({ status: { text, progress, deviation } }) => [text, progress, deviation],
  comment: ({ comment }) => comment,
  completedOn: ({ completedOn }) => completedOn?.toString() ?? null,
  deadline: ({ deadline: { text, moved, postponedTo, occurrences } }) => [
    text,
    moved,
    postponedTo,
    occurrences.map(({ first, last }) => `${first.toString()}/${last.toString()}`),
  ],
  owner: ({ owner }) => owner?.id ?? null,
  unitKey: ({ unitKey }) => unitKey,
} satisfies Record<ChangedField, (activity: Activity) => unknown>;

const changedFields = Object.keys(statements) as readonly ChangedField[];

/** What an activity says in some of its statements, in eleven letters: another text once somebody has changed them. */
export const statedIn = (activity: Activity, said: readonly Statement[]): string =>
  fingerprint(
    JSON.stringify(
      changedFields.filter((field) => said.includes(statements[field])).map((field) => plainValue[field](activity)),
    ),
  );

/** What each side has changed of an activity since `base`. Fields that neither changed are left out. */
export const sidesOf = (base: Activity, change: ActivityChange, theirs: Activity): readonly FieldSides[] =>
  changedFields.flatMap((field): readonly FieldSides[] => {
    const byMe = change[field] !== undefined;
    const byThem = !sameValue[field](base, theirs);
    if (!byMe && !byThem) return [];
    const mine = byMe ? change[field] : base[field];
    const changed = byMe && byThem ? 'both' : byMe ? 'mine' : 'theirs';
    return [{ field, base: base[field], mine, theirs: theirs[field], changed }];
  });

/**
 * Whether two changes of one activity can both stand: not where both touched the same statement, and not where one moves
 * the deadline of what the other has finished (a finished activity has none to keep). All else is merged without asking.
 */
export const areContested = (sides: readonly FieldSides[], theirs: Activity): boolean => {
  const of = (side: 'mine' | 'theirs'): ReadonlySet<string> =>
    new Set(
      sides.flatMap(({ field, changed }) =>
        changed === side || changed === 'both' ? [statements[field as ChangedField]] : [],
      ),
    );
  const [mine, their] = [of('mine'), of('theirs')];
  if ([...mine].some((statement) => their.has(statement))) return true;
  return mine.has('deadline') && their.has('answer') && isFinished(theirs.status);
};

/** The same text for the same value, however it was put together; dates tell themselves. */
const plainText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/**
 * What each side says of a record made by its key. `base` null: both made it, and what they say alike is left out.
 */
export const sidesOfRecords = <T extends object>(
  fields: readonly (keyof T & string)[],
  base: T | null,
  mine: T,
  theirs: T,
): readonly FieldSides[] =>
  fields.flatMap((field): readonly FieldSides[] => {
    const [was, own, their] = [base?.[field], mine[field], theirs[field]].map(plainText);
    const [byMe, byThem] = base === null ? [own !== their, own !== their] : [own !== was, their !== was];
    if (!byMe && !byThem) return [];
    const changed = byMe && byThem ? 'both' : byMe ? 'mine' : 'theirs';
    return [{ field, base: base === null ? null : base[field], mine: mine[field], theirs: theirs[field], changed }];
  });
