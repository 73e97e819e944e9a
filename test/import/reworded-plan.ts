import { readFileSync } from 'node:fs';
import type { StandingPlan } from '../../src/plan/import-again.ts';
import { importAgain, type ImportAgain } from '../../src/plan/import-again.ts';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { Verdict } from '../../src/plan/find-again.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';

const folder = new URL('../fixtures/documents/', import.meta.url);

/** A document of the fixtures as a plan, each line first put through `edit`. */
export const planOf = async (name: string, edit: (text: string) => string = (text) => text): Promise<NewPlan> => {
  const text = edit(readFileSync(new URL(name, folder), 'utf8'));
  return planFromDraft(await readDocument(name, Buffer.from(text)), { planKey: 'p', name: 'P' });
};

export const linkoping = '000-linkoping-uppfoljning-2022.txt';

/** A plan as it stands on the site when it has just been imported. */
export const standingAs = (plan: NewPlan, rest: Partial<StandingPlan> = {}): StandingPlan => ({
  ...plan,
  followUps: [],
  continuations: [],
  ...rest,
});

/** Imported again where nobody has answered since the import. */
export const again = (
  document: NewPlan,
  standing: StandingPlan,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): ImportAgain =>
  importAgain(document, standing, { verdicts, saidOf: () => ({ byImport: true, on: null }), asOf: null });
