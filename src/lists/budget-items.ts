import { keyField, planField, type ListSpec } from './field.ts';
import { budgetTypeWords } from './words.ts';

export const budgetItems: ListSpec = {
  name: 'BudgetItems',
  title: 'Budgetposter',
  description: 'Objektplanens budget per nämnd, VM och VU.',
  schema: 1,
  titleColumn: 'Post',
  fields: [
    keyField,
    planField,
    { name: 'Payer', title: 'Nämnd eller enhet', kind: 'text' },
    { name: 'IsBoard', title: 'Är en nämnd', kind: 'flag' },
    { name: 'BudgetType', title: 'VM/VU', kind: 'choice', choices: Object.values(budgetTypeWords), indexed: true },
    { name: 'Amount', title: 'Belopp, kr', kind: 'amount' },
  ],
  view: { fields: ['LinkTitle', 'Payer', 'BudgetType', 'Amount', 'Plan'], orderBy: 'BudgetType' },
  versionLimit: 50,
  writtenBy: 'planners',
};
