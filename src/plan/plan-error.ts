import type { Temporal } from 'temporal-polyfill';

/** What went wrong, in the terms every layer shares; texts for people are made from it in one place (ui/describe-error). */
export type PlanErrorKind = 'not-found' | 'conflict' | 'forbidden' | 'throttled' | 'invalid' | 'unavailable';

export interface PlanErrorDetails {
  /** When it is worth trying again, where the server said so. */
  readonly retryAfter?: Temporal.Duration;
  /** List, item, column, row or key that it concerns, as a person would name it. */
  readonly subject?: string;
  readonly cause?: unknown;
}

/** The one error that crosses layers. The message says what happened and what to do, without names of persons. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly kind: PlanErrorKind;
  readonly retryAfter: Temporal.Duration | undefined;
  readonly subject: string | undefined;

  constructor(kind: PlanErrorKind, message: string, details: PlanErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryAfter = details.retryAfter;
    this.subject = details.subject;
  }
}

export const isPlanError = (error: unknown, kind?: PlanErrorKind): error is PlanError =>
  error instanceof PlanError && (kind === undefined || error.kind === kind);
