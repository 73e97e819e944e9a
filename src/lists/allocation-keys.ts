import { keyField, planField, type ListSpec } from './field.ts';

export const allocationKeys: ListSpec = {
  name: 'AllocationKeys',
  title: 'Fördelningsnycklar',
  description: 'Hur det som flera nämnder delar fördelas.',
  schema: 1,
  titleColumn: 'Fördelning',
  fields: [
    keyField,
    planField,
    { name: 'Payers', title: 'Nämnder', kind: 'text' },
    { name: 'Shares', title: 'Andelar', kind: 'text' },
  ],
  view: { fields: ['LinkTitle', 'Payers', 'Shares', 'Plan'], orderBy: 'Key' },
  versionLimit: 50,
  writtenBy: 'planners',
};
