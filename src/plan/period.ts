import { Temporal } from 'temporal-polyfill';

/** Uppföljningstillfälle: Delår 1, Delår 2, Bokslut. */
export interface Period {
  readonly key: string;
  readonly planKey: string;
  /** "Bokslut". */
  readonly name: string;
  /** "per 31 december": the day the answers describe. */
  readonly perDatum: Temporal.PlainDate;
  readonly opensOn: Temporal.PlainDate;
  /** Svar senast. */
  readonly answersDueOn: Temporal.PlainDate;
  /** A planner opens and closes it; the days above only say when it was meant. */
  readonly state: 'planned' | 'open' | 'closed';
  /** The day the planner's review (granskning) was done; absent: not yet. */
  readonly reviewedOn?: Temporal.PlainDate;
  /** Keys of the PlanVersions (one a board) that its report compares with; absent: none is adopted. */
  readonly comparesWith?: readonly string[];
}

/** The open period whose answers are due first; null when none is open. */
export const openPeriod = (periods: readonly Period[]): Period | null =>
  periods
    .filter((period) => period.state === 'open')
    .toSorted((a, b) => Temporal.PlainDate.compare(a.answersDueOn, b.answersDueOn))[0] ?? null;

/** The periods that answers are or have been given in, the newest per-datum first. */
export const openedPeriods = (periods: readonly Period[]): readonly Period[] =>
  periods
    .filter(({ state }) => state !== 'planned')
    .toSorted((a, b) => Temporal.PlainDate.compare(b.perDatum, a.perDatum));
