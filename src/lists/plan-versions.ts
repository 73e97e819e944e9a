import { keyField, planField, type ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';

export const planVersions: ListSpec = {
  name: 'PlanVersions',
  title: 'Beslutade planer',
  description: 'Vad varje nämnd har beslutat, och när.',
  schema: 1,
  titleColumn: 'Beslut',
  fields: [
    keyField,
    planField,
    { name: 'Board', title: 'Nämnd', kind: 'lookup', list: 'Boards', indexed: true },
    { name: 'VersionNumber', title: 'Nummer', kind: 'number' },
    { name: 'AdoptedOn', title: 'Beslutad den', kind: 'day', indexed: true },
    { name: 'Paragraph', title: 'Paragraf', kind: 'text' },
    { name: 'Reference', title: 'Diarienummer', kind: 'text' },
    { name: 'ContentPath', title: 'Innehåll', kind: 'text' },
    { name: 'Fingerprint', title: 'Fingeravtryck', kind: 'text' },
    ...actedFields('Införd av', 'Införd den'),
  ],
  view: {
    fields: ['LinkTitle', 'Plan', 'Board', 'VersionNumber', 'AdoptedOn', 'Paragraph', 'Reference'],
    orderBy: 'AdoptedOn',
  },
  versionLimit: 50,
  writtenBy: 'planners',
};
