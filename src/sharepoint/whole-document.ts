import { Temporal } from 'temporal-polyfill';
import type { AllocationKey } from '../plan/allocation.ts';
import type { DocumentParts } from '../plan/document-parts.ts';
import { focusAreasOf } from '../plan/focus-areas.ts';
import type { BudgetItem, FocusArea, GoverningDocument } from '../plan/objektplan.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../plan/planner-store.ts';
import type { Programme } from '../plan/programme.ts';
import { readDocumentParts } from './read-document-parts.ts';

const recordsOf = async <K extends RecordKind>(
  store: PlannerStore,
  kind: K,
  planKey: string,
): Promise<readonly PlannerRecords[K][]> => (await store.all(kind, planKey)).map(({ record }) => record);

const planOf = async (store: PlannerStore, planKey: string, kind: 'objektplan' | 'programme'): Promise<Plan> => {
  const [plan] = await recordsOf(store, 'plans', planKey);
  if (plan?.kind === kind) return plan;
  const what = kind === 'objektplan' ? 'ingen objektplan' : 'inget program';
  throw new PlanError('invalid', `Planen är ${what} och kan inte skrivas i den formen.`, { subject: planKey });
};

/** A programme as the lists have it, with what else its memo said. Throws PlanError, `invalid` for another kind of plan. */
export const programmeIn = async (
  store: PlannerStore,
  planKey: string,
): Promise<{ readonly programme: Programme; readonly parts: DocumentParts }> => {
  const plan = await planOf(store, planKey, 'programme');
  const parts = await readDocumentParts(store.files, plan);
  const milestones = await recordsOf(store, 'milestones', planKey);
  const { reference: dnr, date, decisions, directives, representation } = parts;
  const title = plan.document?.title || plan.name;
  return {
    programme: {
      title,
      dnr,
      date,
      decisions,
      directives,
      representation,
      milestones: milestones.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date)),
    },
    parts,
  };
};

export interface ObjektplanInLists {
  readonly plan: Plan;
  readonly goals: readonly FocusArea[];
  readonly governingDocuments: readonly GoverningDocument[];
  readonly items: readonly BudgetItem[];
  readonly keys: readonly AllocationKey[];
  readonly parts: DocumentParts;
}

/** An objektplan as the lists have it, likewise. */
export const objektplanIn = async (store: PlannerStore, planKey: string): Promise<ObjektplanInLists> => {
  const plan = await planOf(store, planKey, 'objektplan');
  const documents = await recordsOf(store, 'governingDocuments', planKey);
  return {
    plan,
    goals: focusAreasOf(await recordsOf(store, 'goals', planKey)),
    governingDocuments: documents.toSorted((a, b) => a.order - b.order),
    items: await recordsOf(store, 'budgetItems', planKey),
    keys: await recordsOf(store, 'allocationKeys', planKey),
    parts: await readDocumentParts(store.files, plan),
  };
};
