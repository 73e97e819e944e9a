import { followUpKey } from './follow-up.ts';
import type { Goal } from './goal.ts';
import type { Assessment, GoalAssessment } from './goal-assessment.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlannerStore, Versioned } from './planner-store.ts';
import { requireUnlocked } from './require-unlocked.ts';
import { plainWording } from './wording.ts';

/** As a report writes them. */
export const assessmentWords: Readonly<Record<Assessment, string>> = {
  met: 'Uppfyllt',
  'partly-met': 'Delvis uppfyllt',
  'not-met': 'Ej uppfyllt',
  'cannot-be-judged': 'Kan inte bedömas',
};

/** Other ways to write it: "Inte uppfyllt", "Uppnått" (documents 002 and 004 say both). */
const spellings: readonly (readonly [RegExp, Assessment])[] = [
  [/^(?:helt )?upp(?:fyllt|fylld|nått|nådd)$/, 'met'],
  [/^delvis upp(?:fyllt|fylld|nått|nådd)$/, 'partly-met'],
  [/^(?:ej|inte) upp(?:fyllt|fylld|nått|nådd)$/, 'not-met'],
  [/^(?:kan )?(?:ej|inte) (?:bedömas|bedömt|bedömd|möjligt att bedöma)$/, 'cannot-be-judged'],
];

/** @throws PlanError `invalid` that names the four there are. */
export const readAssessment = (text: string): Assessment => {
  const plain = plainWording(text);
  const found = spellings.find(([pattern]) => pattern.test(plain))?.[1];
  if (found !== undefined) return found;
  const words = Object.values(assessmentWords).join(', ');
  throw new PlanError('invalid', `En bedömning är en av: ${words}.`, { subject: text.trim() });
};

/**
 * A planner's assessment of a goal in a period; a later one replaces it.
 *
 * @throws PlanError `invalid` for a period that is not opened, or whose reports are all locked, and as `PlannerStore`.
 */
export const assessGoal = async (
  store: PlannerStore,
  goal: Goal,
  period: Period,
  { assessment, analysis }: Pick<GoalAssessment, 'assessment' | 'analysis'>,
  act: Act,
): Promise<Versioned<GoalAssessment>> => {
  if (period.state === 'planned') throw new PlanError('invalid', 'Det är inte öppnat.', { subject: period.name });
  const boards = await store.all('boards', goal.planKey);
  await requireUnlocked(
    store,
    period,
    boards.map(({ record }) => record.key),
  );
  const key = followUpKey(period.key, goal.key);
  const found = (await store.all('assessments', goal.planKey)).find(({ record }) => record.key === key);
  const next: GoalAssessment = {
    key,
    planKey: goal.planKey,
    periodKey: period.key,
    goalKey: goal.key,
    assessment,
    analysis: analysis.trim(),
    acted: act,
  };
  if (found !== undefined) return await store.change('assessments', found, next, act);
  const [made] = await store.add('assessments', [next], act);
  if (made === undefined) throw new PlanError('unavailable', 'Bedömningen sparades inte.', { subject: goal.title });
  return made;
};
