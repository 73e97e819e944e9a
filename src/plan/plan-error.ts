import type { Temporal } from 'temporal-polyfill';
import type { TwoVersions } from './two-versions.ts';

/** What went wrong, in the terms every layer shares; texts for people are made from it in one place (ui/describe-error). */
export type PlanErrorKind = 'not-found' | 'conflict' | 'forbidden' | 'throttled' | 'invalid' | 'unavailable';

export interface PlanErrorDetails {
  /** When it is worth trying again, where the server said so. */
  readonly retryAfter?: Temporal.Duration;
  /** List, item, column, row or key that it concerns, as a person would name it. */
  readonly subject?: string;
  readonly cause?: unknown;
  /** With `conflict`: what was to be written and what stands instead, where both are known. */
  readonly versions?: TwoVersions;
  /** Of many written together: which were refused, each with its reason; the others are written. */
  readonly refused?: readonly Refused[];
}

/** One of many that were written together. */
export interface Refused {
  /** Key of the item, or what a person calls it. */
  readonly subject: string;
  readonly kind: PlanErrorKind;
  readonly message: string;
}

/** The one error that crosses layers. The message says what happened and what to do, without names of persons. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly kind: PlanErrorKind;
  readonly retryAfter: Temporal.Duration | undefined;
  readonly subject: string | undefined;
  readonly versions: TwoVersions | undefined;
  /** Empty where not many were written together. */
  readonly refused: readonly Refused[];

  constructor(kind: PlanErrorKind, message: string, details: PlanErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryAfter = details.retryAfter;
    this.subject = details.subject;
    this.versions = details.versions;
    this.refused = details.refused ?? [];
  }
}

export const isPlanError = (error: unknown, kind?: PlanErrorKind): error is PlanError =>
  error instanceof PlanError && (kind === undefined || error.kind === kind);
