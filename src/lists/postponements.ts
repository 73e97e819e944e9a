import { activityField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields, deadlineFields } from './shared-fields.ts';
import { postponementCauseWords, postponementStateWords } from './words.ts';

export const postponements: ListSpec = {
  name: 'Postponements',
  title: 'Senareläggningar',
  description: 'Slutdatum som flyttats eller begärts flyttade, med orsak och beslut.',
  schema: 2,
  titleColumn: 'Till',
  fields: [
    keyField,
    planField,
    activityField,
    ...deadlineFields('From', 'Från: '),
    ...deadlineFields('To', 'Till: '),
    { name: 'Cause', title: 'Orsak', kind: 'choice', choices: Object.values(postponementCauseWords) },
    { name: 'Reason', title: 'Motivering', kind: 'note' },
    {
      name: 'PostponementState',
      title: 'Läge',
      kind: 'choice',
      choices: Object.values(postponementStateWords),
      indexed: true,
    },
    ...actedFields('Begärd eller beslutad av', 'Begärd eller beslutad den'),
  ],
  view: {
    fields: ['Activity', 'FromDeadlineText', 'LinkTitle', 'Cause', 'Reason', 'PostponementState', 'ActedBy', 'ActedAt'],
    orderBy: 'ActedAt',
  },
  versionLimit: 50,
  writtenBy: 'owners',
};
