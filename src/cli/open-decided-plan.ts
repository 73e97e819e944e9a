import { readAdopted } from '../plan/adopted-plan.ts';
import type { ReadForDecision } from '../plan/carry-out.ts';
import type { Goal } from '../plan/goal.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { AdoptedActivity, PlanVersion } from '../plan/plan-version.ts';
import type { YearOfPlan } from '../plan/next-year.ts';
import type { Plan } from '../plan/plan.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import type { OpenSite } from './open-site.ts';

/** A plan with all that decisions about it go by, as it stands. */
export interface OpenDecidedPlan {
  readonly decided: YearOfPlan;
  readonly versions: readonly PlanVersion[];
  readonly read: ReadForDecision;
  readonly planner: PlannerStore;
}

const contentOf = async (planner: PlannerStore, version: PlanVersion): Promise<readonly AdoptedActivity[] | null> =>
  version.contentPath === ''
    ? null
    : readAdopted(new TextDecoder().decode(await planner.files.read(version.contentPath)), version);

/** @throws PlanError */
export async function openDecidedPlan({ sp }: Pick<OpenSite, 'sp'>, planKey: string): Promise<OpenDecidedPlan> {
  const planner = openPlannerStore(sp);
  const [plan] = await planner.all('plans', planKey);
  const activities = await planner.all('activities', planKey);
  const placements = await planner.all('placements', planKey);
  const recordsOf = async <K extends 'goals' | 'continuations' | 'planVersions' | 'postponements'>(kind: K) =>
    (await planner.all(kind, planKey)).map(({ record }) => record);
  const versions = await recordsOf('planVersions');
  const adopted: (readonly AdoptedActivity[] | null)[] = [];
  for (const version of versions) adopted.push(await contentOf(planner, version));
  return {
    planner,
    versions,
    read: { activities, placements },
    decided: {
      plan: plan!.record satisfies Plan,
      goals: (await recordsOf('goals')) satisfies readonly Goal[],
      activities: activities.map(({ record }) => record),
      placements: placements.map(({ record }) => record).toSorted((a, b) => a.order - b.order),
      followUps: (await planner.all('followUps', planKey)).map(({ record, version }) => ({ ...record, version })),
      continuations: await recordsOf('continuations'),
      postponements: await recordsOf('postponements'),
      adopted,
    },
  };
}
