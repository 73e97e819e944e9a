import type { Act } from './person.ts';
import type { Ruling, RulingKind } from './ruling.ts';
import { fingerprint, keyOfWording } from './wording.ts';

/** What can be ruled on: a question about an activity, or a difference between two rows. */
export interface Judged {
  readonly rule: string;
  /** Keys of activities or placements. */
  readonly subjects: readonly string[];
  /** Of the values that are judged. */
  readonly fingerprint: string;
}

const isOn = ({ subjects }: Ruling, judged: Judged): boolean =>
  subjects.join('\n') === judged.subjects.toSorted().join('\n');

/**
 * Whether somebody has ruled on it, and the ruling still holds. Two commitments are two whatever they come to say, also
 * when an import has made one of them again; every other ruling lapses when the values it judged change.
 */
export const isRuled = (judged: Judged, rulings: readonly Ruling[]): boolean =>
  rulings.some(
    (ruling) =>
      isOn(ruling, judged) &&
      (ruling.kind === 'two-commitments' || (ruling.rule === judged.rule && ruling.fingerprint === judged.fingerprint)),
  );

/** What it is ruled by on the command line: short, and the same as long as what is judged is the same. */
export const rulingCode = ({ rule, subjects, fingerprint: judged }: Judged): string =>
  fingerprint([rule, ...subjects.toSorted(), judged].join('\n')).slice(0, 6);

/** A ruling, keyed by what it judged: given twice it is one. */
export const rulingOf = (
  { rule, subjects, fingerprint: judged }: Judged,
  planKey: string,
  kind: RulingKind,
  picked: string,
  acted: Act,
): Ruling => ({
  key: `${planKey}|${keyOfWording(rule, [...subjects.toSorted(), judged, kind])}`,
  planKey,
  rule,
  subjects: subjects.toSorted(),
  kind,
  picked,
  fingerprint: judged,
  acted,
});
