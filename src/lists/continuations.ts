import { keyField, planField, type ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';
import { continuationKindWords } from './words.ts';

export const continuations: ListSpec = {
  name: 'Continuations',
  title: 'Fortsättningar',
  description: 'Vad som blev av en aktivitet: kvarstår, ersätter, uppgår i, delad, överförd eller kommer inte med.',
  schema: 1,
  titleColumn: 'Fortsättning',
  fields: [
    keyField,
    planField,
    { name: 'FromActivity', title: 'Från', kind: 'lookup', list: 'Activities', indexed: true, restrict: true },
    { name: 'ToActivity', title: 'Till', kind: 'lookup', list: 'Activities', indexed: true, restrict: true },
    { name: 'ContinuationKind', title: 'Slag', kind: 'choice', choices: Object.values(continuationKindWords) },
    { name: 'HoldsFrom', title: 'Gäller från', kind: 'day' },
    { name: 'Reason', title: 'Skäl', kind: 'note' },
    { name: 'ToUnit', title: 'Till enhet', kind: 'lookup', list: 'Units', indexed: true },
    { name: 'ToBoardKeys', title: 'Till nämnder', kind: 'text' },
    ...actedFields(),
  ],
  view: {
    fields: ['LinkTitle', 'FromActivity', 'ToActivity', 'ContinuationKind', 'HoldsFrom', 'Reason', 'ActedBy'],
    orderBy: 'ActedAt',
  },
  versionLimit: 50,
  writtenBy: 'planners',
};
