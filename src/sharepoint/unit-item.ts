import type { Unit } from '../plan/unit.ts';
import { ownKey, text, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const unitIn = (item: ListItem, references: References): Unit => ({
  key: ownKey(item),
  name: text(item, 'Title'),
  manager: references.personOrNull(item, 'UnitManager'),
});

export const unitColumns = (unit: Unit): Columns => ({
  Key: unit.key,
  Title: unit.name,
  UnitManagerId: unit.manager?.id ?? null,
});
