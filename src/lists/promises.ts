import { fullTextField, keyField, planField, type ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';

export const promises: ListSpec = {
  name: 'Promises',
  title: 'Återrapporteringar',
  description: 'Vad nämnder ska få veta, när, och om de har fått det.',
  schema: 1,
  titleColumn: 'Återrapportering',
  fields: [
    keyField,
    planField,
    { name: 'OwedOn', title: 'Senast', kind: 'day', indexed: true },
    { name: 'OwedText', title: 'Senast som skrivet', kind: 'text' },
    { name: 'BoardKeys', title: 'Till nämnder', kind: 'text' },
    fullTextField,
    { name: 'KeptOn', title: 'Lämnad den', kind: 'day' },
    { name: 'KeptWhere', title: 'Lämnad i', kind: 'note' },
    ...actedFields(),
  ],
  view: { fields: ['OwedOn', 'LinkTitle', 'BoardKeys', 'KeptOn', 'KeptWhere', 'Plan'], orderBy: 'OwedOn' },
  versionLimit: 50,
  writtenBy: 'planners',
};
