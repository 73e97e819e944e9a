import { keyField, type ListSpec } from './field.ts';

export const units: ListSpec = {
  name: 'Units',
  title: 'Enheter',
  description: 'Avdelningar och enheter, och vem som är chef.',
  schema: 2,
  titleColumn: 'Enhet',
  fields: [keyField, { name: 'UnitManager', title: 'Chef', kind: 'person' }],
  view: { fields: ['LinkTitle', 'UnitManager'], orderBy: 'Title' },
  versionLimit: 50,
  writtenBy: 'planners',
};
