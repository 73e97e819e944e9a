import { activityField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields, statusFields } from './shared-fields.ts';
import { assessmentWords } from './words.ts';

export const followUps: ListSpec = {
  name: 'FollowUps',
  title: 'Rapporterat läge',
  description: 'Vad som svarats för en aktivitet, eller bedömts om ett mål, vid ett uppföljningstillfälle.',
  schema: 3,
  titleColumn: 'Svar',
  fields: [
    keyField,
    planField,
    { name: 'Period', title: 'Uppföljningstillfälle', kind: 'lookup', list: 'Periods', indexed: true },
    activityField,
    { name: 'Goal', title: 'Mål', kind: 'lookup', list: 'Goals', indexed: true },
    { name: 'Assessment', title: 'Måluppfyllelse', kind: 'choice', choices: Object.values(assessmentWords) },
    ...statusFields(''),
    { name: 'Comment', title: 'Kommentar', kind: 'note' },
    { name: 'DeadlineText', title: 'Slutdatum då', kind: 'text' },
    { name: 'Unchanged', title: 'Oförändrat', kind: 'flag' },
    { name: 'Unanswered', title: 'Obesvarad', kind: 'flag' },
    { name: 'BoardText', title: 'Text till nämnden', kind: 'note' },
    { name: 'Evidence', title: 'Underlag', kind: 'note' },
    { name: 'CommentFrom', title: 'Kommentar från', kind: 'text' },
    ...actedFields('Besvarad av', 'Besvarad den'),
    { name: 'EditedBy', title: 'Bearbetad av', kind: 'person' },
    { name: 'EditedAt', title: 'Bearbetad den', kind: 'instant' },
  ],
  view: {
    fields: [
      'Period',
      'Activity',
      'Goal',
      'LinkTitle',
      'Comment',
      'BoardText',
      'Unchanged',
      'Unanswered',
      'ActedBy',
      'ActedAt',
      'ActedVia',
    ],
    orderBy: 'ActedAt',
  },
  versionLimit: 100,
  writtenBy: 'owners',
};
