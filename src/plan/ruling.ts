import type { Act } from './person.ts';

/** Stämmer · Välj en · Två åtaganden · Samma åtagande. */
export const rulingKinds = ['holds', 'pick', 'two-commitments', 'merge'] as const;
export type RulingKind = (typeof rulingKinds)[number];

/** What a person decided under Att stämma av. It lapses when the values it judged change, and is not asked again before. */
export interface Ruling {
  readonly key: string;
  readonly planKey: string;
  /** What was asked: the kind of difference ("status", "deadline", …) or the question's id. */
  readonly rule: string;
  /** Keys of activities or placements, sorted. */
  readonly subjects: readonly string[];
  readonly kind: RulingKind;
  /** The value or key picked; "" unless `pick`. */
  readonly picked: string;
  /** Of the values judged. */
  readonly fingerprint: string;
  readonly acted: Act;
}
