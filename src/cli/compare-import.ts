import type { SPFI } from '@pnp/sp';
import type { Temporal } from 'temporal-polyfill';
import type { Verdict } from '../plan/find-again.ts';
import { importAgain, type ImportAgain } from '../plan/import-again.ts';
import type { SaidOf } from '../plan/import-difference.ts';
import { keepApart } from '../plan/keep-apart.ts';
import type { NewPlan } from '../plan/new-plan.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { lastSaid } from '../sharepoint/last-said.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';

export interface ComparedImport {
  readonly content: PlanContent;
  readonly again: ImportAgain;
}

/** The day that the document describes; null where it names none. */
const asOfIn = ({ plan: { document } }: NewPlan): Temporal.PlainDate | null => document?.asOf ?? null;

/**
 * A document against the plan as it stands on the site: reads only. Who said what stands is read from the history of the
 * activities that the document says otherwise of: the last import, or a person since.
 */
export async function compareImport(
  { sp, store }: { readonly sp: SPFI; readonly store: PlanStore },
  document: NewPlan,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<ComparedImport> {
  const planKey = document.plan.key;
  const planner = openPlannerStore(sp);
  const [content, continuations, rulings] = await Promise.all([
    store.read(planKey),
    planner.all('continuations', planKey),
    planner.all('rulings', planKey),
  ]);
  const standing = { ...content, continuations: continuations.map(({ record }) => record) };
  const ruled = { placements: content.placements, rulings: rulings.map(({ record }) => record) };
  const read = keepApart(document, ruled);
  const asOf = asOfIn(document);
  const compare = (saidOf: SaidOf): ImportAgain => importAgain(read, standing, { verdicts, saidOf, asOf });
  const byImport = { byImport: true, on: null };
  const first = compare(() => byImport);
  const keys = first.difference.changed.map(({ key }) => key);
  if (keys.length === 0) return { content, again: first };
  const said = await lastSaid(sp, keys);
  return { content, again: compare((key, field) => said.get(key)?.[field] ?? byImport) };
}
