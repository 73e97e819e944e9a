import type { Activity } from '../plan/activity.ts';
import type { Progress } from '../plan/status.ts';
import { statedIn, type Statement } from '../plan/two-versions.ts';
import { fingerprint } from '../plan/wording.ts';

/** What the card showed of an activity that can be written in: which version, and what it said. */
export interface Shown {
  readonly line: number;
  readonly version: string;
  /** What is answered, as it was then (`statedFor`); cards sent by earlier versions do not say. */
  readonly stated?: string;
  /** Status and comment as a fingerprint: what stood in the inputs before anybody wrote there, in eleven letters. */
  readonly says: string;
}

/** A comment as it is compared and kept: clients end lines with CR LF, or leave blanks behind; the lists do neither. */
export const plainComment = (comment: string): string => comment.replace(/\r\n?/g, '\n').trim();

interface Said {
  readonly progress: Progress | null;
  readonly comment: string;
}

export const fingerprintOf = ({ progress, comment }: Said): string =>
  fingerprint(`${progress ?? ''}\n${plainComment(comment)}`);

export const saidBy = ({ status, comment }: Pick<Activity, 'status' | 'comment'>): Said => ({
  progress: status.progress,
  comment,
});

/** What each button answers: how it goes, and "Oförändrat" also by when it is to be done. */
const answers = {
  answer: ['answer'],
  unchanged: ['answer', 'deadline'],
} as const satisfies Record<string, readonly Statement[]>;

export const statedFor = (button: keyof typeof answers, activity: Activity): string =>
  statedIn(activity, answers[button]);

/** Whether what a button answers is as the card showed it, whatever else of the activity has been changed since. */
export const isAsShown = (
  button: keyof typeof answers,
  activity: Activity,
  shown: Pick<Shown, 'version' | 'stated'>,
): boolean => shown.version === activity.version || shown.stated === statedFor(button, activity);

export const shownOf = (line: number, activity: Activity): Shown => ({
  line,
  version: activity.version,
  stated: statedFor('answer', activity),
  says: fingerprintOf(saidBy(activity)),
});
