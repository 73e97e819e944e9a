import type { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { Period } from '../plan/period.ts';
import type { Refusal } from '../plan/permissions.ts';
import type { Progress, Status } from '../plan/status.ts';
import type { Language } from './words.ts';

/** What a person wrote in the card that is not saved. */
export interface Draft {
  readonly progress: Progress;
  readonly comment: string;
}

/** Where an activity on the card stands. One at most is open, or in conflict: a block to answer in takes a kilobyte. */
export type LineState =
  | { readonly is: 'waiting' }
  | { readonly is: 'open' }
  /** It was changed after the card was drawn: the new state is shown, and the person's own text (null: there was none). */
  | { readonly is: 'conflict'; readonly draft: Draft | null }
  | { readonly is: 'answered'; readonly unchanged: boolean }
  | { readonly is: 'refused'; readonly why: Refusal | 'not-found' };

export interface CardLine {
  readonly activity: Activity;
  /** The last day the reminder was for. */
  readonly due: Temporal.PlainDate;
  /** The area it belongs to, "Likvärdiga möjligheter"; "" where none. */
  readonly area: string;
  /** What the board saw last; null the first time. */
  readonly seen: { readonly period: string; readonly status: Status } | null;
  readonly state: LineState;
}

export interface Reminder {
  /** The delivery's id: with it the card is redrawn from what we know, not from what it says. */
  readonly delivery: string;
  readonly lines: readonly CardLine[];
  readonly period: Period | null;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
  /** Where "Öppna mina aktiviteter" leads. */
  readonly link: string;
}
