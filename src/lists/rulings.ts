import { keyField, planField, type ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';
import { rulingKindWords } from './words.ts';

export const rulings: ListSpec = {
  name: 'Rulings',
  title: 'Avgöranden',
  description: 'Vad någon avgjort under Att stämma av.',
  schema: 1,
  titleColumn: 'Avgörande',
  fields: [
    keyField,
    planField,
    { name: 'Rule', title: 'Fråga', kind: 'text' },
    { name: 'Subjects', title: 'Om', kind: 'note' },
    { name: 'RulingKind', title: 'Svar', kind: 'choice', choices: Object.values(rulingKindWords) },
    { name: 'Picked', title: 'Valt', kind: 'note' },
    { name: 'Fingerprint', title: 'Fingeravtryck', kind: 'text' },
    ...actedFields('Avgjord av', 'Avgjord den'),
  ],
  view: { fields: ['LinkTitle', 'Plan', 'RulingKind', 'Picked', 'ActedBy', 'ActedAt'], orderBy: 'ActedAt' },
  versionLimit: 50,
  writtenBy: 'planners',
};
