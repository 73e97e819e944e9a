import { activityField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields, statusFields } from './shared-fields.ts';

export const followUps: ListSpec = {
  name: 'FollowUps',
  title: 'Rapporterat läge',
  description: 'Vad som svarats för en aktivitet vid ett uppföljningstillfälle.',
  schema: 2,
  titleColumn: 'Svar',
  fields: [
    keyField,
    planField,
    { name: 'Period', title: 'Uppföljningstillfälle', kind: 'lookup', list: 'Periods', indexed: true },
    activityField,
    ...statusFields(''),
    { name: 'Comment', title: 'Kommentar', kind: 'note' },
    { name: 'DeadlineText', title: 'Slutdatum då', kind: 'text' },
    { name: 'Unchanged', title: 'Oförändrat', kind: 'flag' },
    ...actedFields('Besvarad av', 'Besvarad den'),
  ],
  view: {
    fields: ['Period', 'Activity', 'LinkTitle', 'Comment', 'Unchanged', 'ActedBy', 'ActedAt', 'ActedVia'],
    orderBy: 'ActedAt',
  },
  versionLimit: 100,
  writtenBy: 'owners',
};
