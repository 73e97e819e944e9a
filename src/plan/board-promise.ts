import type { Temporal } from 'temporal-polyfill';
import type { Act } from './person.ts';

/** Återrapportering: a day owed to boards. It may be kept later than that, or elsewhere. */
export interface BoardPromise {
  readonly key: string;
  readonly planKey: string;
  readonly owedOn: Temporal.PlainDate;
  /** The day as written, "april 2022". */
  readonly owedText: string;
  /** Keys of boards; none: to all of the plan's. */
  readonly to: readonly string[];
  readonly text: string;
  /** When it was given, and in what ("Bokslut 2021, BiN § 14"); null: not yet. */
  readonly kept: { readonly on: Temporal.PlainDate; readonly where: string } | null;
  readonly acted: Act;
}
