import type { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import type { Board } from './board.ts';
import type { FollowUp } from './follow-up.ts';
import type { Goal } from './goal.ts';
import type { Period } from './period.ts';
import type { Person } from './person.ts';
import type { Placement } from './placement.ts';
import type { Postponement } from './postponement.ts';
import type { PlanWords } from './status.ts';
import type { Unit } from './unit.ts';

/** What the document that a plan came from says of itself, and a report of the plan says again. */
export interface PlanDocument {
  /** "Uppföljning av Utbildningsförvaltningens verksamhetsplan 2022". */
  readonly title: string;
  /** The day its answers describe (per-datum); null where it names none. */
  readonly asOf: Temporal.PlainDate | null;
  /** The sentences before its first table, a paragraph each, as written. */
  readonly introduction: readonly string[];
  /** Path in the library Rapporter of what else it says (`DocumentParts` as JSON); absent: nothing more is kept. */
  readonly parts?: string;
}

export const planKinds = ['plan', 'objektplan', 'programme'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Verksamhetsplan, objektplan or programme. */
export interface Plan extends PlanWords {
  readonly key: string;
  /** "Verksamhetsplan 2022". */
  readonly name: string;
  readonly organisation: string;
  /** The year that months without a year mean. */
  readonly year: number;
  /** The form the document came in ("linkoping"); "" where it came from none. */
  readonly form: string;
  /** Absent where the plan came from no document. */
  readonly document?: PlanDocument;
  /** Verksamhetsplan, objektplan (pm3) or program; absent: a plan of activities. */
  readonly kind?: PlanKind;
  /** Its first and last day, both included; absent: those of its year. A programme crosses years. */
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
  /** Key of the year's plan before it, which it was drafted from. */
  readonly predecessor?: string;
  /** Nothing is reminded before this day, so that going live does not send the backlog; null: no reminders at all. */
  readonly remindFrom: Temporal.PlainDate | null;
  readonly state: 'open' | 'closed';
}

/** An item of the record that cannot be read, or that points at what is not there: set aside, so that the rest can be used. */
export interface Unreadable {
  /** The list as people see it, "Rader". */
  readonly list: string;
  /** The item's number in the list. */
  readonly id: number;
  /** Internal name of the column to put right. */
  readonly column: string;
  readonly message: string;
}

/** Everything the pages show of one plan, read together. */
export interface PlanContent {
  readonly plan: Plan;
  readonly boards: readonly Board[];
  readonly units: readonly Unit[];
  readonly periods: readonly Period[];
  readonly goals: readonly Goal[];
  readonly activities: readonly Activity[];
  readonly placements: readonly Placement[];
  /** Of all the plan's periods. */
  readonly followUps: readonly FollowUp[];
  readonly postponements: readonly Postponement[];
  readonly unreadable: readonly Unreadable[];
}

/** Who is asking, and what the record lets them do. */
export interface Viewer {
  readonly person: Person;
  /** Planner means edit right on the list Plans, asked the same way by tab, card and web part. */
  readonly isPlanner: boolean;
}
