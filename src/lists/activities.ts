import { fullTextField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields, deadlineFields, statusFields } from './shared-fields.ts';

/**
 * Owners write here, also each other's: SharePoint cannot hold rights a column or by a person column. Our surfaces do
 * not offer it, and the versions show it.
 */
export const activities: ListSpec = {
  name: 'Activities',
  title: 'Aktiviteter',
  description: 'Åtagandena: vem, när och hur det går.',
  schema: 3,
  titleColumn: 'Aktivitet',
  fields: [
    keyField,
    planField,
    fullTextField,
    { name: 'Parts', title: 'Delar', kind: 'note' },
    { name: 'BoardKeys', title: 'Nämnder', kind: 'text' },
    { name: 'Unit', title: 'Enhet', kind: 'lookup', list: 'Units', indexed: true },
    { name: 'PrimaryOwner', title: 'Ansvarig', kind: 'person', indexed: true },
    { name: 'CoOwners', title: 'Medansvariga', kind: 'people' },
    { name: 'Responsible', title: 'Ansvarig som skrivet', kind: 'note' },
    { name: 'Priority', title: 'Prioritering', kind: 'note' },
    ...deadlineFields(''),
    { name: 'DeadlineFirst', title: 'Tidigast', kind: 'day' },
    { name: 'DeadlineLast', title: 'Slutdatum', kind: 'day', indexed: true },
    ...statusFields(''),
    { name: 'Comment', title: 'Kommentar', kind: 'note' },
    { name: 'CompletedOn', title: 'Genomförd den', kind: 'day' },
    { name: 'CarriedOverFrom', title: 'Kvarstår från', kind: 'number' },
    ...actedFields(),
  ],
  view: {
    fields: [
      'LinkTitle',
      'BoardKeys',
      'PrimaryOwner',
      'Unit',
      'DeadlineText',
      'DeadlineLast',
      'Progress',
      'Deviation',
      'Comment',
    ],
    orderBy: 'DeadlineLast',
  },
  versionLimit: 100,
  writtenBy: 'owners',
};
