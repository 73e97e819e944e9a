import { differencesInPlan, judgedDifference, type PlanDifference } from '../plan/differences.ts';
import type { Period } from '../plan/period.ts';
import { openQuestions, type Question } from '../plan/questions.ts';
import { rulingCode } from '../plan/rulings.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { periodNamed } from '../report/report-period.ts';
import { openPlan, type OpenPlan } from './open-plan.ts';

/** A plan with what is to be reconciled in it, each with the code it is ruled on by. */
export interface Reconciling extends OpenPlan {
  /** The period that the questions are about; null where the plan has none open, and none has been. */
  readonly period: Period | null;
  readonly differences: readonly (PlanDifference & { readonly code: string })[];
  readonly questions: readonly (Question & { readonly code: string })[];
}

type Given = Parameters<typeof openPlan>[0] & { readonly period?: string | undefined };

/**
 * Questions are judged on the period's per-datum (the one named, else the newest that was opened), else on the day that the
 * plan's document describes, else today.
 *
 * @throws WrongUsage where site or plan is not said; PlanError `not-found` that names the plans or periods there are.
 */
export async function openReconciling(given: Given): Promise<Reconciling> {
  const open = await openPlan(given);
  const { content, planner, act } = open;
  const { key, document } = content.plan;
  const period = periodNamed(content.periods, given.period);
  const [rulings, promises] = await Promise.all([planner.all('rulings', key), planner.all('promises', key)]);
  const ruled = rulings.map(({ record }) => record);
  return {
    ...open,
    period,
    differences: differencesInPlan(content, ruled).map((difference) => ({
      ...difference,
      code: rulingCode(judgedDifference(difference)),
    })),
    questions: openQuestions({
      content,
      period,
      day: document?.asOf ?? dayOf((await act()).at),
      promises: promises.map(({ record }) => record),
      rulings: ruled,
    }).map((question) => ({ ...question, code: rulingCode(question) })),
  };
}
