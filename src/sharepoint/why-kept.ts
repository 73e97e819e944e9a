import { isGiven } from '../plan/follow-up.ts';
import type { AdoptedActivity } from '../plan/plan-version.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../plan/planner-store.ts';

/** What any board of the plan has adopted. */
const adoptedIn = async (
  store: PlannerStore,
  planKey: string,
): Promise<readonly Pick<AdoptedActivity, 'key' | 'goalKeys'>[]> => {
  const versions = await store.all('planVersions', planKey);
  const paths = new Set(versions.map(({ record }) => record.contentPath).filter((path) => path !== ''));
  const adopted: Pick<AdoptedActivity, 'key' | 'goalKeys'>[] = [];
  for (const path of paths) {
    const content: unknown = JSON.parse(new TextDecoder().decode(await store.files.read(path)));
    adopted.push(...(content as readonly Pick<AdoptedActivity, 'key' | 'goalKeys'>[]));
  }
  return adopted;
};

const given = async (store: PlannerStore, planKey: string) =>
  (await store.all('followUps', planKey)).map(({ record }) => ({ ...record, version: '' })).filter(isGiven);

type Rule<T> = (record: T, store: PlannerStore, planKey: string) => Promise<string | null> | string | null;

const isAdopted = 'Den finns i en plan som en nämnd har beslutat. Sätt den till Utgår i stället.';

const free = (): null => null;

/** Only what was never adopted, answered, locked or granted goes away (DESIGN, "Beslutad plan"); null: it may. */
const rules: { readonly [K in RecordKind]: Rule<PlannerRecords[K]> } = {
  plans: async (_, store, planKey) =>
    (await store.all('activities', planKey)).length + (await store.all('goals', planKey)).length > 0
      ? 'Planen har mål eller aktiviteter. Avsluta den i stället.'
      : null,
  boards: () => 'En nämnd tas inte bort: äldre planer och rapporter nämner den.',
  units: () => 'En enhet tas inte bort: äldre aktiviteter hör till den.',
  periods: async (period, store, planKey) =>
    (await given(store, planKey)).some(({ periodKey }) => periodKey === period.key)
      ? 'Det finns svar vid uppföljningstillfället.'
      : null,
  goals: async (goal, store, planKey) => {
    if ((await adoptedIn(store, planKey)).some(({ goalKeys }) => goalKeys.includes(goal.key))) return isAdopted;
    const under = (await store.all('goals', planKey)).some(({ record }) => record.parentKey === goal.key);
    const rows = (await store.all('placements', planKey)).some(({ record }) => record.goalKey === goal.key);
    return under || rows ? 'Målet har mål eller rader under sig.' : null;
  },
  activities: async (activity, store, planKey) => {
    if ((await adoptedIn(store, planKey)).some(({ key }) => key === activity.key)) return isAdopted;
    const isAnswered = (await given(store, planKey)).some(({ activityKey }) => activityKey === activity.key);
    return isAnswered ? 'Aktiviteten har svar. Sätt den till Utgår i stället.' : null;
  },
  placements: async (placement, store, planKey) =>
    (await adoptedIn(store, planKey)).some(
      ({ key, goalKeys }) => key === placement.activityKey && goalKeys.includes(placement.goalKey),
    )
      ? isAdopted
      : null,
  followUps: (followUp) => (followUp.answered === null ? null : 'Ett svar tas inte bort.'),
  postponements: (postponement) => (postponement.state === 'granted' ? 'Ett beviljat datum tas inte bort.' : null),
  planVersions: () => 'En beslutad plan tas inte bort.',
  reports: (report) =>
    report.state === 'draft' || report.state === 'reviewed' ? null : 'Rapporten är låst. Rätta den i stället.',
  continuations: free,
  rulings: free,
  milestones: free,
  promises: (promise) => (promise.kept === null ? null : 'Återrapporteringen är lämnad.'),
  assessments: async (assessment, store, planKey) =>
    (await store.all('periods', planKey)).some(
      ({ record }) => record.key === assessment.periodKey && record.state === 'closed',
    )
      ? 'Uppföljningstillfället är stängt.'
      : null,
  budgetItems: free,
  allocationKeys: free,
  governingDocuments: free,
};

/** Why this record may not be removed, in Swedish; null where it may. */
export const whyKept = async <K extends RecordKind>(
  store: PlannerStore,
  kind: K,
  record: PlannerRecords[K],
  planKey: string,
): Promise<string | null> => rules[kind](record, store, planKey);
