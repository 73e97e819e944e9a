import { addsUp } from '../plan/objektplan.ts';
import type { DraftObjektplan } from './draft-objektplan.ts';

/**
 * An objektplan as `uppfoljning import --json` prints it: amounts in öre as whole numbers, days as "2022-12-31". `board`
 * is the short name in the column Nämnd, where a unit may stand too (`isBoard`, `units`).
 */
export const printObjektplan = (draft: DraftObjektplan) => ({
  document: { ...draft.document, form: 'objektplan' },
  versions: draft.versions.map((entry) => ({ ...entry, date: entry.date?.toString() ?? null })),
  governingDocuments: draft.governingDocuments,
  goals: draft.goals,
  budget: {
    items: draft.budget.items.map(({ board, type, amount, isBoard, source }) => ({
      board,
      type,
      amount,
      isBoard,
      source,
    })),
    keys: draft.budget.keys,
    totals: { ...draft.budget.totals, forecast: draft.budget.forecast },
    sums: draft.budget.sums.map((sum) => ({ ...sum, addsUp: addsUp(sum) })),
    mentioned: draft.budget.mentioned,
  },
  boards: draft.boards,
  units: draft.units,
  texts: draft.texts,
  problems: draft.problems,
});
