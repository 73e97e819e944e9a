import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { isSameDeadline } from './deadline.ts';
import { isGiven, type FollowUp } from './follow-up.ts';
import { isSameStatus } from './status.ts';
import { dayOf } from './stockholm-day.ts';

type Stated = Omit<Activity, 'version'>;

/** What a document says of an activity. */
export const documentFields = ['title', 'parts', 'boards', 'deadline', 'status', 'comment', 'carriedOverFrom'] as const;
export type DocumentField = (typeof documentFields)[number];

/** Who said what now stands of one field: the import, or a person on a day. */
export interface Said {
  readonly byImport: boolean;
  /** Null where nobody knows when. */
  readonly on: Temporal.PlainDate | null;
}
export type SaidOf = (activityKey: string, field: DocumentField) => Said;

export interface FieldChange {
  readonly field: DocumentField;
  /** As a person would read them. */
  readonly was: string;
  readonly now: string;
  /** Left as it stands: a person has said so since the day that the document describes. */
  readonly left: boolean;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

const isSame: Readonly<Record<DocumentField, (a: Stated, b: Stated) => boolean>> = {
  title: (a, b) => a.title === b.title,
  parts: (a, b) => sameList(a.parts, b.parts),
  boards: (a, b) => sameList(a.boards.toSorted(), b.boards.toSorted()),
  deadline: (a, b) => a.deadline.text === b.deadline.text && isSameDeadline(a.deadline, b.deadline),
  status: (a, b) => a.status.text === b.status.text && isSameStatus(a.status, b.status),
  comment: (a, b) => a.comment === b.comment,
  carriedOverFrom: (a, b) => a.carriedOverFrom === b.carriedOverFrom,
};

const textOf: Readonly<Record<DocumentField, (activity: Stated) => string>> = {
  title: ({ title }) => title,
  parts: ({ parts }) => parts.join('; '),
  boards: ({ boards }) => boards.join(', '),
  deadline: ({ deadline }) => deadline.text,
  status: ({ status }) => status.text,
  comment: ({ comment }) => comment,
  carriedOverFrom: ({ carriedOverFrom }) => (carriedOverFrom === null ? '' : String(carriedOverFrom)),
};

/** Status and comment are one answer: where one is somebody's, so is the other. */
const isAnswer = (field: DocumentField): boolean => field === 'status' || field === 'comment';

/**
 * Whether a field keeps what stands although the document says something else: a person has said it on the day that the
 * document describes or later, or nobody knows which day that is. An answer "Oförändrat" changes nothing and counts too.
 */
const isLeft = (
  field: DocumentField,
  said: Said,
  answers: readonly FollowUp[],
  asOf: Temporal.PlainDate | null,
): boolean => {
  const isSince = (day: Temporal.PlainDate | null): boolean =>
    asOf === null || day === null || Temporal.PlainDate.compare(day, asOf) >= 0;
  if (!said.byImport && isSince(said.on)) return true;
  return (
    isAnswer(field) &&
    answers.filter(isGiven).some(({ answered: { via, at } }) => via !== 'import' && isSince(dayOf(at)))
  );
};

/**
 * What a document says otherwise of an activity than stands, field by field. `answers` are the activity's; `asOf` the day
 * that the document describes.
 */
export const changesOf = (
  standing: Stated,
  given: Stated,
  answers: readonly FollowUp[],
  saidOf: SaidOf,
  asOf: Temporal.PlainDate | null,
): readonly FieldChange[] => {
  const differing = documentFields.filter((field) => !isSame[field](standing, given));
  const leaves = (field: DocumentField): boolean => isLeft(field, saidOf(standing.key, field), answers, asOf);
  const leavesAnswer = differing.filter(isAnswer).some(leaves);
  return differing.map((field) => ({
    field,
    was: textOf[field](standing),
    now: textOf[field](given),
    left: isAnswer(field) ? leavesAnswer : leaves(field),
  }));
};
