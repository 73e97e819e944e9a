import type { Temporal } from 'temporal-polyfill';
import type { PrintedRow } from './placement.ts';
import type { BoardPromise } from './board-promise.ts';
import type { Saying } from './said-in-comments.ts';
import type { PlanWords } from './status.ts';
import { wordedStatus } from './worded-status.ts';

/** What the rules know besides the row. */
export interface QuestionContext {
  /** The day that answers describe. */
  readonly perDatum: Temporal.PlainDate;
  /** What months without a year mean. */
  readonly planYear: number;
  /** The plan's words for a status whose own words do not stand any more. */
  readonly plan: PlanWords;
  /** Reports already owed to boards: what is followed there is not asked about. */
  readonly promises: readonly BoardPromise[];
}

/** What a rule is asked about: a row as it is printed. */
export type AskedRow = Pick<PrintedRow, 'title' | 'status' | 'comment' | 'deadline'>;

/** Why a rule asks, in both languages of the screen. */
export interface Asking {
  /** The words that made it ask, exactly as they stand in the comment, or the deadline where that alone did. */
  readonly words: string;
  readonly sv: string;
  readonly en: string;
}

export interface QuestionRule {
  readonly id: string;
  /** Null: nothing to ask. */
  asks(row: AskedRow, context: QuestionContext): Asking | null;
}

/** The status as a report prints it. */
export const statusWord = ({ status }: AskedRow, { plan }: QuestionContext): string => wordedStatus(status, plan);

const sentenceEnd = /(?<=[.!?]["”)]?)\s+(?=\p{Lu})|\n+/u;

/** A comment's sentences, as written. */
export const sentencesIn = (comment: string): readonly string[] =>
  comment
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** The first sentence that says it, and does not at the same time say why it means something else. */
export const saying = (comment: string, { said, unless }: Saying): string | null =>
  sentencesIn(comment).find((sentence) => said.test(sentence) && !unless.test(sentence)) ?? null;

const ended = (text: string): string => (/[.!?]$/.test(text) ? '' : '.');

export const quotedIn = {
  sv: (text: string): string => `”${text}”`,
  en: (text: string): string => `“${text}”`,
  /** With the full stop that a new sentence needs before it, where the words have none. */
  svEnded: (text: string): string => `”${text}”${ended(text)}`,
  enEnded: (text: string): string => `“${text}”${ended(text)}`,
} as const;
