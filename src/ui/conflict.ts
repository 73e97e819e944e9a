import type { Activity } from '../plan/activity.ts';
import { isSameStatus } from '../plan/status.ts';
import type { AnswerDraft } from './answer-draft.ts';

/** Two answers to one activity: the one being written, and the one that was saved meanwhile. */
export interface Conflict {
  readonly draft: AnswerDraft;
  readonly theirs: Activity;
  /** How many times it has changed since the dialog opened. */
  readonly again: number;
}

export type Side = 'mine' | 'theirs';

export interface ConflictChoice {
  readonly status: Side;
  readonly comment: Side | 'both';
  /** What "Behåll båda, och redigera" holds. */
  readonly both: string;
}

export const differingFields = ({ draft, theirs }: Conflict) => ({
  status: !isSameStatus(draft.status, theirs.status),
  comment: draft.comment !== theirs.comment,
});

/** Mine where I wrote something, theirs where I had not touched the field; both texts where both wrote one. */
export const firstChoice = (conflict: Conflict): ConflictChoice => {
  const { draft, theirs } = conflict;
  const wroteStatus = !isSameStatus(draft.status, draft.base.status);
  const wroteComment = draft.comment !== draft.base.comment;
  const bothWrote = wroteComment && theirs.comment !== draft.base.comment;
  const texts = draft.comment.trim() !== '' && theirs.comment.trim() !== '';
  return {
    status: wroteStatus ? 'mine' : 'theirs',
    comment: bothWrote && texts && differingFields(conflict).comment ? 'both' : wroteComment ? 'mine' : 'theirs',
    both: joined(draft.comment, theirs.comment),
  };
};

/** The two texts as one; a text that holds the other already is kept as it is. */
export const joined = (mine: string, theirs: string): string => {
  const [first, second] = [mine.trim(), theirs.trim()];
  if (first.includes(second)) return first;
  if (second.includes(first)) return second;
  return `${/[.!?…]$/.test(first) ? first : `${first}.`} ${second}`;
};

/** The answer that the choice makes, written against the version that stands. */
export const chosenAnswer = ({ draft, theirs }: Conflict, choice: ConflictChoice): AnswerDraft => ({
  base: { version: theirs.version, status: theirs.status, comment: theirs.comment },
  ...(draft.evidence === undefined ? {} : { evidence: draft.evidence }),
  status: choice.status === 'mine' ? draft.status : theirs.status,
  comment: choice.comment === 'both' ? choice.both : choice.comment === 'mine' ? draft.comment : theirs.comment,
});
