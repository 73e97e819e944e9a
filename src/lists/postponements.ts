import { activityField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields, deadlineFields } from './shared-fields.ts';
import { postponementCauseWords, postponementStateWords, viaWords } from './words.ts';

export const postponements: ListSpec = {
  name: 'Postponements',
  title: 'Senareläggningar',
  description: 'Slutdatum som flyttats eller begärts flyttade, med orsak och beslut.',
  schema: 3,
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
    { name: 'DecidedBy', title: 'Avgjord av', kind: 'person' },
    { name: 'DecidedAt', title: 'Avgjord den', kind: 'instant' },
    { name: 'DecidedVia', title: 'Avgjord genom', kind: 'choice', choices: Object.values(viaWords) },
    { name: 'DecisionReason', title: 'Svar på begäran', kind: 'note' },
  ],
  view: {
    fields: ['Activity', 'FromDeadlineText', 'LinkTitle', 'Cause', 'Reason', 'PostponementState', 'ActedBy', 'ActedAt'],
    orderBy: 'ActedAt',
  },
  versionLimit: 50,
  writtenBy: 'owners',
};
