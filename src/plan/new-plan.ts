import type { Activity } from './activity.ts';
import type { Board } from './board.ts';
import type { FollowUp } from './follow-up.ts';
import type { Goal } from './goal.ts';
import type { Period } from './period.ts';
import type { Placement } from './placement.ts';
import type { Plan } from './plan.ts';
import type { Postponement } from './postponement.ts';

/**
 * A plan ready to be written, all keys given: they follow from the document alone, so that writing it again finds
 * what is there instead of making it twice. Parents come before their children; every reference is to a key in here.
 */
export interface NewPlan {
  readonly plan: Plan;
  /** `channelId` is null: a document knows no channels, and what is there already is left alone. */
  readonly boards: readonly Board[];
  readonly goals: readonly Goal[];
  /** Nobody owns them yet, no unit has them, nobody has acted. */
  readonly activities: readonly Omit<Activity, 'version'>[];
  /** In the document's order. */
  readonly placements: readonly Omit<Placement, 'version'>[];
  /** What the document says was moved: state granted, `from` null (the old date is not in the document). Who acted is whoever imports. */
  readonly postponements: readonly Omit<Postponement, 'version' | 'acted'>[];
  /** Those that the document has a status for; absent: none. */
  readonly periods?: readonly Period[];
  /** What the document says of each activity in those; absent: nothing. */
  readonly followUps?: readonly NewFollowUp[];
}

/** What a document says was answered: by whoever imports, where it is not null (nobody has). */
export type NewFollowUp = Omit<FollowUp, 'version' | 'answered'> & { readonly answered?: null };
