import type { Activity } from '../plan/activity.ts';
import type { Progress } from '../plan/status.ts';
import { fingerprint } from '../plan/wording.ts';

/** What the card showed of an activity that can be written in: which version, and what it said. */
export interface Shown {
  readonly line: number;
  readonly version: string;
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

export const shownOf = (line: number, activity: Activity): Shown => ({
  line,
  version: activity.version,
  says: fingerprintOf(saidBy(activity)),
});
