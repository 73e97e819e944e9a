/**
 * Målområde · Kommunövergripande mål · Nämndmål · Strategiskt utvecklingsuppdrag; an objektplan's Fokusområde and its
 * Delmål; Huddinge's Mål and the Delmål under it.
 */
export const goalKinds = [
  'area',
  'municipal-goal',
  'board-goal',
  'assignment',
  'focus-area',
  'sub-goal',
  'objective',
  'sub-objective',
] as const;
export type GoalKind = (typeof goalKinds)[number];

/** A node of the plan's tree. An assignment stands under a board's goal, or directly under a municipal one. */
export interface Goal {
  readonly key: string;
  readonly planKey: string;
  readonly parentKey: string | null;
  readonly kind: GoalKind;
  /** Without its label, closing full stop or carry marker. May be 420 characters. */
  readonly title: string;
  readonly description: string;
  /** The label as written, "Strategiska utvecklingsuppdrag"; "" where it has none. */
  readonly label: string;
  /** The boards written on its heading row; "" where there are none. */
  readonly boardsText: string;
  /** "Budget 2021 med plan för 2022-2024"; null where it is not carried over. */
  readonly carriedOverFrom: string | null;
  /** Place among all goals of the plan, in the document's order. */
  readonly order: number;
  /** Keys of the activities, of any plan, that a long-term goal has led to; absent: none is tied. */
  readonly activityKeys?: readonly string[];
}
