import type { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { MissingComment } from '../plan/demanded-comment.ts';
import type { Period } from '../plan/period.ts';
import type { Refusal } from '../plan/permissions.ts';
import type { Progress, Status } from '../plan/status.ts';
import type { Written } from './card-action.ts';
import type { Language } from './words.ts';

/** What a person wrote in the card that is not saved. */
export interface Draft {
  /** Null where no status is chosen. */
  readonly progress: Progress | null;
  readonly comment: string;
}

/** Where an activity on the card stands. One is open to answer in (a kilobyte), besides those with a draft in them. */
export type LineState =
  | { readonly is: 'waiting' }
  /** `asks`: it was answered without a status, or without the comment that its answer owes. */
  | { readonly is: 'open'; readonly draft: Draft | null; readonly asks?: 'status' | MissingComment }
  /**
   * It was changed after the card was drawn: the new state is shown, and the person's own text (null: there was none).
   * `writtenOn`: what their text was written on. Every button says so again, so that the sign stays until they choose.
   */
  | { readonly is: 'conflict'; readonly draft: Draft | null; readonly writtenOn?: Written['shown'] }
  /** `justNow`: by the button that was pressed, so that it is shown even where there is little room. */
  | { readonly is: 'answered'; readonly unchanged: boolean; readonly justNow?: true }
  | { readonly is: 'refused'; readonly why: Refusal | 'not-found' };

export interface CardLine {
  /** Its place among all that the card was sent with; what is written in it is known by this. */
  readonly position: number;
  readonly activity: Activity;
  /** The last day the reminder was for. */
  readonly due: Temporal.PlainDate;
  /** The municipal goal it stands under, "Likvärdiga möjligheter"; "" where none. */
  readonly goal: string;
  /** What the board saw last; null the first time. */
  readonly seen: { readonly period: string; readonly status: Status } | null;
  /** The open period of the activity's own plan. */
  readonly period: Period | null;
  readonly state: LineState;
}

export interface Reminder {
  /** The delivery's id: with it the card is redrawn from what we know, not from what it says. */
  readonly delivery: string;
  readonly lines: readonly CardLine[];
  readonly today: Temporal.PlainDate;
  readonly language: Language;
  /** Where "Öppna mina aktiviteter" leads. */
  readonly link: string;
}
