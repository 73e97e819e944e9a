import type { PlanAllocationKey } from '../plan/plan-objektplan.ts';
import { names, ownKey, text, unreadable, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

/** "70/30". */
const sharesIn = (item: ListItem): readonly number[] => {
  const parts = text(item, 'Shares').split('/');
  if (!parts.every((part) => /^\s*\d+\s*$/.test(part))) throw unreadable(item, 'Shares');
  return parts.map(Number);
};

export const allocationKeyIn = (item: ListItem, references: References): PlanAllocationKey => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  boards: names(item, 'Payers'),
  shares: sharesIn(item),
});

export const allocationKeyColumns = (key: PlanAllocationKey, references: References): Columns => ({
  Key: key.key,
  PlanId: references.idOf('Plans', key.planKey),
  Title: `${key.boards.join('/')} ${key.shares.join('/')}`,
  Payers: key.boards.join(', '),
  Shares: key.shares.join('/'),
});
