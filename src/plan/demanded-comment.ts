import type { Activity } from './activity.ts';
import { isMoved } from './deadline.ts';
import { PlanError } from './plan-error.ts';
import { isFinished } from './status.ts';

/** What a board asks why of, so that the comment has to say it. */
export const commentDemands = ['deviates', 'paused', 'dropped', 'moved'] as const;
export type CommentDemand = (typeof commentDemands)[number];

/** `empty`: there is no comment. `old`: it was written before there was anything to ask of. */
export interface MissingComment {
  readonly demand: CommentDemand;
  readonly why: 'empty' | 'old';
}

/** What is judged: an activity as it stands, or as an answer would leave it. */
type Commented = Pick<Activity, 'status' | 'comment' | 'deadline'>;

const isDemanded: Readonly<Record<CommentDemand, (activity: Commented) => boolean>> = {
  deviates: ({ status }) => status.deviation === 'deviates',
  paused: ({ status }) => status.progress === 'paused',
  dropped: ({ status }) => status.progress === 'dropped',
  // What was done all the same needs no excuse for its date.
  moved: ({ status, deadline }) => isMoved(deadline) && !isFinished(status),
};

export const demandsOf = (activity: Commented): readonly CommentDemand[] =>
  commentDemands.filter((demand) => isDemanded[demand](activity));

/**
 * The comment that an answer would owe the board; null where it owes none. Whatever deviates, is paused, dropped or moved
 * says why. What stood before is enough while nothing new is to be explained: a comment from when the activity went as
 * planned does not explain that it deviates, and one that explained a pause does not explain that it is dropped. The
 * reason of a moved date is given where it is moved; here it is enough that there is a comment.
 */
export const missingComment = (
  before: Commented,
  answer: Pick<Activity, 'status' | 'comment'>,
): MissingComment | null => {
  const after: Commented = { ...before, ...answer };
  const demands = demandsOf(after);
  const comment = after.comment.trim();
  const [first] = demands;
  if (comment === '') return first === undefined ? null : { demand: first, why: 'empty' };
  if (comment !== before.comment.trim()) return null;
  const stood = demandsOf(before);
  const news = demands.find((demand) => demand !== 'moved' && !stood.includes(demand));
  return news === undefined ? null : { demand: news, why: 'old' };
};

const words = {
  sv: {
    deviates: 'varför aktiviteten avviker från planen',
    paused: 'varför aktiviteten är pausad',
    dropped: 'varför aktiviteten utgår',
    moved: 'varför slutdatumet är flyttat',
    empty: (why: string) => `Skriv en kommentar som säger ${why}.`,
    old: (why: string) => `Kommentaren skrevs tidigare. Skriv i den ${why}.`,
  },
  en: {
    deviates: 'why the activity deviates from the plan',
    paused: 'why the activity is paused',
    dropped: 'why the activity is dropped',
    moved: 'why the deadline was moved',
    empty: (why: string) => `Write a comment that says ${why}.`,
    old: (why: string) => `The comment was written before this. Say in it ${why}.`,
  },
} as const;

/** What the person is told to do, in the same words wherever they answer. */
export const missingCommentWords = ({ demand, why }: MissingComment, language: keyof typeof words): string =>
  words[language][why](words[language][demand]);

/** @throws PlanError `invalid` in Swedish, with the subject `Kommentar`. */
export const requireComment = (before: Commented, answer: Pick<Activity, 'status' | 'comment'>): void => {
  const missing = missingComment(before, answer);
  if (missing !== null) throw new PlanError('invalid', missingCommentWords(missing, 'sv'), { subject: 'Kommentar' });
};
