import type { Unit } from '../plan/unit.ts';
import { text, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const unitIn = (item: ListItem, references: References): Unit => ({
  key: text(item, 'Key'),
  name: text(item, 'Title'),
  manager: references.personOrNull(item, 'UnitManager'),
});

export const unitColumns = (unit: Unit): Columns => ({
  Key: unit.key,
  Title: unit.name,
  UnitManagerId: unit.manager?.id ?? null,
});
