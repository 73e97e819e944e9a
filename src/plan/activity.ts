import type { Temporal } from 'temporal-polyfill';
import { hasPassed, type Deadline } from './deadline.ts';
import type { Act, Person } from './person.ts';
import { isFinished, type Status } from './status.ts';

/** The commitment (aktivitet, åtagande): one thing somebody does, however many rows print it. */
export interface Activity {
  readonly key: string;
  readonly planKey: string;
  /** The whole name, up to 235 characters in the documents seen. */
  readonly title: string;
  /** Sub-activities, in order. */
  readonly parts: readonly string[];
  /** Keys of boards, sorted as the plan lists them. */
  readonly boards: readonly string[];
  readonly unitKey: string | null;
  /** Ansvarig. Null: nobody yet, which is listed and never silent. */
  readonly owner: Person | null;
  readonly coOwners: readonly Person[];
  /** Who is responsible as the document writes it, a role or a name; stands in while nobody is the owner. */
  readonly responsible?: string;
  /** What the document marks as more urgent than the rest, as written: "Särskilt prioriterat". */
  readonly priority?: string;
  readonly deadline: Deadline;
  readonly status: Status;
  readonly comment: string;
  readonly completedOn: Temporal.PlainDate | null;
  /** The year it was carried over from ("Kvarstår från 2021"), or null. */
  readonly carriedOverFrom: number | null;
  /** The record's version (ETag), opaque; given back with every write. */
  readonly version: string;
  /** Who changed it last, through us or in the list itself; null where nobody has. */
  readonly acted: Act | null;
}

/** Försenad is derived, never a status: past its last day, neither finished nor paused. */
export const isLate = (activity: Pick<Activity, 'deadline' | 'status'>, today: Temporal.PlainDate): boolean =>
  !isFinished(activity.status) && activity.status.progress !== 'paused' && hasPassed(activity.deadline, today);

export const isOwnedBy = (activity: Pick<Activity, 'owner' | 'coOwners'>, person: Person): boolean =>
  activity.owner?.id === person.id || activity.coOwners.some((owner) => owner.id === person.id);
