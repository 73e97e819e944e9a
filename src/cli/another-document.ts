import type { ImportDifference } from '../plan/import-again.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan, PlanKind } from '../plan/plan.ts';

/** Why a document is hardly the standing plan's own. */
export interface Doubt {
  readonly message: string;
  /** Whether `--another` answers it: nothing makes a plan one of another kind. */
  readonly canBeMeant: boolean;
}

const kindNames: Readonly<Record<PlanKind, string>> = {
  plan: 'en verksamhetsplan',
  objektplan: 'en objektplan',
  programme: 'ett program',
};

const wayOn = 'Är det ändå samma plan: kör igen med --another. Annars ge --plan ett annat namn.';

/** The document is of another kind, or another year's; null where neither. A programme crosses years. */
export function doubtOfPlan(
  standing: Plan,
  given: { readonly kind: PlanKind; readonly year: number | null },
): Doubt | null {
  const kind = standing.kind ?? 'plan';
  if (kind !== given.kind) {
    const message = `Planen är ${kindNames[kind]} och dokumentet är ${kindNames[given.kind]}. Ge --plan ett annat namn.`;
    return { message, canBeMeant: false };
  }
  if (kind === 'programme' || given.year === null || given.year === standing.year) return null;
  return { message: `Planen är för ${standing.year} och dokumentet för ${given.year}. ${wayOn}`, canBeMeant: true };
}

/** With fewer the share says nothing. */
const fewestStanding = 5;
/** A year's later follow-up has nearly all of its plan's activities (document 000 and its own, all 93). */
const leastFound = 1 / 5;

/** Hardly any of the plan's activities is in the document; null where enough are. What is asked of may be one. */
export function doubtOfActivities(standing: number, difference: ImportDifference): Doubt | null {
  const { unchanged, changed, decided, merged, questions } = difference;
  const asked = new Set(questions.map(({ standingKey }) => standingKey));
  const found = Math.min(standing, unchanged + changed.length + decided.length + merged.length + asked.size);
  if (standing < fewestStanding || found >= standing * leastFound) return null;
  const message = `Bara ${found} av planens ${standing} aktiviteter finns i dokumentet. ${wayOn}`;
  return { message, canBeMeant: true };
}

/** @throws PlanError `invalid` where a document is hardly the plan's own, and nobody has said that it is. */
export function refuseDoubted(doubt: Doubt | null, planName: string, isMeant: boolean): void {
  if (doubt === null || (doubt.canBeMeant && isMeant)) return;
  throw new PlanError('invalid', `${doubt.message} Inget är skrivet.`, { subject: planName });
}

/** What a dry run says of it, in the refusal's words. */
export const doubtInWords = (doubt: Doubt | null): readonly string[] =>
  doubt === null ? [] : [`Varning: ${doubt.message}`];
