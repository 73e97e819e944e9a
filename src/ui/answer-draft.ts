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
}

export const baseOf = ({ version, status, comment }: Activity): AnswerBase => ({ version, status, comment });

/** The draft with a change; undefined when it then says what the activity says, since there is nothing to keep. */
export const revised = (
  activity: Activity,
  draft: AnswerDraft | undefined,
  change: Partial<Pick<AnswerDraft, 'status' | 'comment'>>,
): AnswerDraft | undefined => {
  const base = draft?.base ?? baseOf(activity);
  const next = { base, status: draft?.status ?? base.status, comment: draft?.comment ?? base.comment, ...change };
  return saysTheSame(next, base) ? undefined : next;
};

export const saysTheSame = (
  a: Pick<AnswerBase, 'status' | 'comment'>,
  b: Pick<AnswerBase, 'status' | 'comment'>,
): boolean => isSameStatus(a.status, b.status) && a.comment === b.comment;

/** Reads a draft kept by an earlier page. Throws TypeError on anything else. */
export const parseAnswerDraft = (value: unknown): AnswerDraft => {
  const { base, ...answer } = record(value);
  const { version } = record(base);
  if (typeof version !== 'string') throw new TypeError('a draft without the version it began from');
  return { base: { version, ...parseAnswer(base) }, ...parseAnswer(answer) };
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
