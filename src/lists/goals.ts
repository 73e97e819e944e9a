import { fullTextField, keyField, planField, sortOrderField, type ListSpec } from './field.ts';
import { goalKindWords } from './words.ts';

export const goals: ListSpec = {
  name: 'Goals',
  title: 'Mål',
  description: 'Målområden, mål och uppdrag i planens ordning.',
  schema: 4,
  titleColumn: 'Mål',
  fields: [
    keyField,
    planField,
    { name: 'ParentGoal', title: 'Under', kind: 'lookup', list: 'Goals', indexed: true },
    { name: 'GoalKind', title: 'Slag', kind: 'choice', choices: Object.values(goalKindWords) },
    fullTextField,
    { name: 'GoalDescription', title: 'Beskrivning', kind: 'note' },
    { name: 'GoalLabel', title: 'Etikett', kind: 'text' },
    { name: 'BoardsText', title: 'Nämnder som skrivet', kind: 'text' },
    { name: 'CarriedOverText', title: 'Kvarstår från', kind: 'text' },
    sortOrderField,
    { name: 'ActivityKeys', title: 'Aktiviteter', kind: 'note' },
  ],
  view: { fields: ['SortOrder', 'GoalKind', 'LinkTitle', 'ParentGoal', 'BoardsText', 'Plan'], orderBy: 'SortOrder' },
  versionLimit: 50,
  writtenBy: 'planners',
};
