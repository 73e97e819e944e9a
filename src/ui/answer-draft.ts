import type { Activity } from '../plan/activity.ts';
import { deviations, isSameStatus, progresses, type Status } from '../plan/status.ts';

/** What an answer may change of an activity, at one version of it. */
export interface AnswerBase {
  readonly version: string;
  readonly status: Status;
  readonly comment: string;
}

/** An answer being written: what it says now, and what the activity said when the writing began. */
export interface AnswerDraft {
  readonly base: AnswerBase;
  readonly status: Status;
  readonly comment: string;
  /** Underlag as it is being written; absent where nobody has touched it. */
  readonly evidence?: string;
}

export const baseOf = ({ version, status, comment }: Activity): AnswerBase => ({ version, status, comment });

/**
 * The draft with a change; undefined when it then says what the activity says, since there is nothing to keep. `given` is
 * the link that the period's answer has.
 */
export const revised = (
  activity: Activity,
  draft: AnswerDraft | undefined,
  change: Partial<Pick<AnswerDraft, 'status' | 'comment' | 'evidence'>>,
  given = '',
): AnswerDraft | undefined => {
  const base = draft?.base ?? baseOf(activity);
  const evidence = change.evidence ?? draft?.evidence ?? given;
  const next = {
    base,
    status: change.status ?? draft?.status ?? base.status,
    comment: change.comment ?? draft?.comment ?? base.comment,
    ...(evidence === given ? {} : { evidence }),
  };
  return saysTheSame(next, base) && next.evidence === undefined ? undefined : next;
};

export const saysTheSame = (
  a: Pick<AnswerBase, 'status' | 'comment'>,
  b: Pick<AnswerBase, 'status' | 'comment'>,
): boolean => isSameStatus(a.status, b.status) && a.comment === b.comment;

/** Reads a draft kept by an earlier page. Throws TypeError on anything else. */
export const parseAnswerDraft = (value: unknown): AnswerDraft => {
  const { base, evidence, ...answer } = record(value);
  const { version } = record(base);
  if (typeof version !== 'string') throw new TypeError('a draft without the version it began from');
  if (evidence !== undefined && typeof evidence !== 'string') throw new TypeError('a draft whose link is no text');
  const link = evidence === undefined ? {} : { evidence };
  return { base: { version, ...parseAnswer(base) }, ...parseAnswer(answer), ...link };
};

const parseAnswer = (value: unknown): { status: Status; comment: string } => {
  const { status, comment } = record(value);
  const { text, progress, deviation } = record(status);
  if (typeof comment !== 'string' || typeof text !== 'string') throw new TypeError('a draft without its text');
  return {
    comment,
    status: {
      text,
      progress: progresses.find((known) => known === progress) ?? null,
      deviation: deviations.find((known) => known === deviation) ?? null,
    },
  };
};

const record = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) throw new TypeError('not a draft');
  return value as Record<string, unknown>;
};
