import { focusAreasOf } from '../plan/focus-areas.ts';
import type { Plan } from '../plan/plan.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../plan/planner-store.ts';
import type { Memo } from '../report/memo.ts';
import { objektplanMemo, type MemoOptions } from '../report/memo-objektplan.ts';
import { programmeMemo } from '../report/memo-programme.ts';
import { programmeTexts } from '../report/programme-texts.ts';
import { senderOf } from '../report/report-titles.ts';
import { readDocumentParts } from '../sharepoint/read-document-parts.ts';

const recordsOf = async <K extends RecordKind>(
  planner: PlannerStore,
  kind: K,
  { key }: Plan,
): Promise<readonly PlannerRecords[K][]> => (await planner.all(kind, key)).map(({ record }) => record);

const objektplan = async (plan: Plan, planner: PlannerStore, options: MemoOptions): Promise<Memo> => {
  const [parts, goals, items, keys, governing] = await Promise.all([
    readDocumentParts(planner.files, plan),
    recordsOf(planner, 'goals', plan),
    recordsOf(planner, 'budgetItems', plan),
    recordsOf(planner, 'allocationKeys', plan),
    recordsOf(planner, 'governingDocuments', plan),
  ]);
  return objektplanMemo(
    {
      title: plan.document?.title || plan.name,
      year: plan.year,
      sender: senderOf(plan.organisation),
      versions: parts.versions,
      governingDocuments: governing.toSorted((a, b) => a.order - b.order),
      goals: focusAreasOf(goals),
      items,
      keys,
      forecast: parts.forecast,
      texts: parts.texts,
    },
    options,
  );
};

const programme = async (plan: Plan, planner: PlannerStore, options: MemoOptions): Promise<Memo> => {
  const [parts, milestones] = await Promise.all([
    readDocumentParts(planner.files, plan),
    recordsOf(planner, 'milestones', plan),
  ]);
  const found = programmeTexts(parts.texts);
  const { reference: dnr, date, decisions, directives, representation } = parts;
  return programmeMemo(
    {
      ...found,
      sender: plan.organisation === '' ? found.sender : senderOf(plan.organisation),
      programme: {
        title: plan.document?.title || plan.name,
        dnr,
        date,
        decisions,
        directives,
        representation,
        milestones: milestones.toSorted((a, b) => (a.date.toString() < b.date.toString() ? -1 : 1)),
      },
    },
    options,
  );
};

/**
 * An objektplan or a programme as the lists have it, as the memo of its form.
 * @throws PlanError `invalid` where the plan is of another kind than the form.
 */
export const memoFromLists = (
  plan: Plan,
  planner: PlannerStore,
  form: 'objektplan' | 'program',
  options: MemoOptions,
): Promise<Memo> => {
  if (form === 'objektplan' && plan.kind === 'objektplan') return objektplan(plan, planner, options);
  if (form === 'program' && plan.kind === 'programme') return programme(plan, planner, options);
  throw new PlanError('invalid', `Planen kan inte skrivas i formen ${form}: den är av ett annat slag.`, {
    subject: plan.name,
  });
};
