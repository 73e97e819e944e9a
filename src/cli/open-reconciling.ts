import { differencesInPlan, judgedDifference, type PlanDifference } from '../plan/differences.ts';
import type { Act } from '../plan/person.ts';
import { openedPeriods, openPeriod, type Period } from '../plan/period.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import { openQuestions, type Question } from '../plan/questions.ts';
import { rulingCode } from '../plan/rulings.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { plainWording } from '../plan/wording.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { openSite, planNamed } from './open-site.ts';

/** What is to be reconciled in a plan, each with the code it is ruled on by. */
export interface Reconciling {
  readonly content: PlanContent;
  readonly planner: PlannerStore;
  /** The period that the questions are about; null where the plan has none open, and none has been. */
  readonly period: Period | null;
  readonly differences: readonly (PlanDifference & { readonly code: string })[];
  readonly questions: readonly (Question & { readonly code: string })[];
  /** @throws PlanError `forbidden` for one who may not rule. */
  readonly act: () => Promise<Act>;
}

/** @throws PlanError `not-found` that names the periods there are. */
const periodNamed = (periods: readonly Period[], name: string): Period => {
  const found = periods.find((period) => period.key === name || plainWording(period.name) === plainWording(name));
  if (found) return found;
  const names = periods.map((period) => period.name).join(', ');
  throw new PlanError(
    'not-found',
    names === '' ? 'Planen har inga uppföljningstillfällen.' : `Uppföljningstillfällena heter: ${names}.`,
    { subject: name },
  );
};

/**
 * A plan with what is to be reconciled. Questions are judged on the period's per-datum (named, else the open one, else the
 * last that was), else on the day that the plan's document describes, else today.
 */
export async function openReconciling(
  site: string,
  planName: string,
  { as, period: periodName }: { readonly as?: string | undefined; readonly period?: string | undefined },
): Promise<Reconciling> {
  const { sp, store, now } = openSite(site, as);
  const planner = openPlannerStore(sp);
  const { key } = await planNamed(store, planName);
  const [content, rulings, promises] = await Promise.all([
    store.read(key),
    planner.all('rulings', key),
    planner.all('promises', key),
  ]);
  const { periods, plan } = content;
  const period =
    periodName === undefined
      ? (openPeriod(periods) ?? openedPeriods(periods)[0] ?? null)
      : periodNamed(periods, periodName);
  const ruled = rulings.map(({ record }) => record);
  return {
    content,
    planner,
    period,
    differences: differencesInPlan(content, ruled).map((difference) => ({
      ...difference,
      code: rulingCode(judgedDifference(difference)),
    })),
    questions: openQuestions({
      content,
      period,
      day: plan.document?.asOf ?? dayOf(await now()),
      promises: promises.map(({ record }) => record),
      rulings: ruled,
    }).map((question) => ({ ...question, code: rulingCode(question) })),
    act: async () => {
      const { person, isPlanner } = await store.viewer();
      if (!isPlanner) throw new PlanError('forbidden', 'Bara en planerare får avgöra det.', { subject: person.name });
      return { by: person, at: await now(), via: 'command-line' };
    },
  };
}
