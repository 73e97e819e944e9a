import { activityField, keyField, planField, sortOrderField, type ListSpec } from './field.ts';
import { deadlineFields, statusFields } from './shared-fields.ts';

export const placements: ListSpec = {
  name: 'Placements',
  title: 'Rader',
  description: 'Planens rader: en aktivitet under ett mål. Egna värden bara där raden avviker från aktiviteten.',
  // 3 takes from who made the list the right of their own that they were left with (schemas 1 and 2).
  schema: 4,
  titleColumn: 'Rad',
  fields: [
    keyField,
    planField,
    activityField,
    { name: 'Goal', title: 'Mål', kind: 'lookup', list: 'Goals', indexed: true },
    sortOrderField,
    { name: 'BoardsText', title: 'Nämnder som skrivet', kind: 'text' },
    { name: 'Source', title: 'Plats i dokumentet', kind: 'text' },
    { name: 'OtherColumns', title: 'Övriga kolumner', kind: 'note' },
    { name: 'OwnValues', title: 'Egna värden', kind: 'text' },
    { name: 'OwnTitle', title: 'Egen text', kind: 'note' },
    { name: 'OwnBoardKeys', title: 'Egna nämnder', kind: 'text' },
    ...deadlineFields('Own', 'Eget: '),
    ...statusFields('Own', 'Egen: '),
    { name: 'OwnComment', title: 'Egen kommentar', kind: 'note' },
    { name: 'OwnCarriedOverFrom', title: 'Eget: kvarstår från', kind: 'number' },
  ],
  view: { fields: ['SortOrder', 'Goal', 'LinkTitle', 'BoardsText', 'OwnValues', 'Plan'], orderBy: 'SortOrder' },
  versionLimit: 50,
  writtenBy: 'planners',
};
