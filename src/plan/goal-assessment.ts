import type { Act } from './person.ts';

/** Uppfyllt · Delvis uppfyllt · Ej uppfyllt · Kan inte bedömas. */
export const assessments = ['met', 'partly-met', 'not-met', 'cannot-be-judged'] as const;
export type Assessment = (typeof assessments)[number];

/** One goal as judged in one period. Kept among the FollowUps, with a goal instead of an activity. */
export interface GoalAssessment {
  /** `followUpKey` of period and goal. */
  readonly key: string;
  readonly planKey: string;
  readonly periodKey: string;
  readonly goalKey: string;
  readonly assessment: Assessment;
  /** Why; "" where nothing is said. */
  readonly analysis: string;
  readonly acted: Act;
}
