import { keyField, type ListSpec } from './field.ts';

export const boards: ListSpec = {
  name: 'Boards',
  title: 'Nämnder',
  description: 'Nämnder, hur de skrivs och vilken kanal de har.',
  schema: 2,
  titleColumn: 'Nämnd',
  fields: [
    { ...keyField, title: 'Kortnamn' },
    { name: 'Spellings', title: 'Andra stavningar', kind: 'note' },
    { name: 'ChannelId', title: 'Kanal i Teams', kind: 'text' },
  ],
  view: { fields: ['Key', 'LinkTitle', 'Spellings', 'ChannelId'], orderBy: 'Key' },
  versionLimit: 50,
  writtenBy: 'planners',
};
