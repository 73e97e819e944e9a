import type { Temporal } from 'temporal-polyfill';
import type { Deadline } from './deadline.ts';
import type { Act } from './person.ts';

/** Beslutad plan: what one board adopted on its day. A revision is a version more; none is ever changed. */
export interface PlanVersion {
  readonly key: string;
  readonly planKey: string;
  readonly boardKey: string;
  /** 1 is the first the board adopted, then revisions. */
  readonly number: number;
  readonly adoptedOn: Temporal.PlainDate;
  /** "§ 112"; "" where it is not known. */
  readonly paragraph: string;
  /** Diary number, "UBN 2021-412"; "" where it is not known. */
  readonly reference: string;
  /** Path in the library Rapporter of its activities (`AdoptedActivity[]` as JSON); "" where only the decision is known. */
  readonly contentPath: string;
  /** Of the activities adopted (`fingerprint`); "" where they are not known. */
  readonly fingerprint: string;
  readonly acted: Act;
}

/** An activity as a board adopted it. */
export interface AdoptedActivity {
  readonly key: string;
  readonly title: string;
  /** Keys of boards. */
  readonly boards: readonly string[];
  readonly goalKeys: readonly string[];
  readonly deadline: Deadline;
}
