import { budgetTypeWords } from '../lists/words.ts';
import type { Ore } from '../plan/amount.ts';
import type { PlanBudgetItem } from '../plan/plan-objektplan.ts';
import { flag, number, ownKey, text, unreadable, word, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

/** A Number column is a double, which holds every whole öre of less than 90 billion kronor once it is rounded. */
const oreIn = (item: ListItem, column: string): Ore => {
  const kronor = number(item, column);
  const ore = Math.round(kronor * 100);
  if (!Number.isSafeInteger(ore) || Math.abs(kronor * 100 - ore) > 1e-3) throw unreadable(item, column);
  return ore;
};

export const budgetItemIn = (item: ListItem, references: References): PlanBudgetItem => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  board: text(item, 'Payer'),
  isBoard: flag(item, 'IsBoard'),
  type: word(item, 'BudgetType', budgetTypeWords),
  amount: oreIn(item, 'Amount'),
});

export const budgetItemColumns = (budget: PlanBudgetItem, references: References): Columns => ({
  Key: budget.key,
  PlanId: references.idOf('Plans', budget.planKey),
  Title: `${budget.board} ${budget.type}`,
  Payer: budget.board,
  IsBoard: budget.isBoard,
  BudgetType: budgetTypeWords[budget.type],
  Amount: budget.amount / 100,
});
