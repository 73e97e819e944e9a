import { fullTextField, keyField, planField, sortOrderField, type ListSpec } from './field.ts';

export const governingDocuments: ListSpec = {
  name: 'GoverningDocuments',
  title: 'Styrande dokument',
  description: 'Vad planen följer, och vad det begär av den.',
  schema: 1,
  titleColumn: 'Dokument',
  fields: [
    keyField,
    planField,
    { name: 'DocumentId', title: 'Id', kind: 'text' },
    fullTextField,
    { name: 'Direction', title: 'Mål och inriktning', kind: 'note' },
    { name: 'Influence', title: 'Påverkan', kind: 'note' },
    { name: 'ActivityKeys', title: 'Aktiviteter', kind: 'note' },
    sortOrderField,
  ],
  view: { fields: ['SortOrder', 'DocumentId', 'LinkTitle', 'Direction', 'Influence', 'Plan'], orderBy: 'SortOrder' },
  versionLimit: 50,
  writtenBy: 'planners',
};
