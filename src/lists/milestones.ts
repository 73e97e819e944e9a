import { fullTextField, keyField, planField, type ListSpec } from './field.ts';
import { milestoneKindWords } from './words.ts';

export const milestones: ListSpec = {
  name: 'Milestones',
  title: 'Milstolpar',
  description: 'Programmets dagar och vem de är till för.',
  schema: 1,
  titleColumn: 'Milstolpe',
  fields: [
    keyField,
    planField,
    { name: 'MilestoneDay', title: 'Dag', kind: 'day', indexed: true },
    { name: 'DayText', title: 'Dag som skrivet', kind: 'text' },
    { name: 'YearInferred', title: 'Året är slutet sig till', kind: 'flag' },
    { name: 'MilestoneKind', title: 'Slag', kind: 'choice', choices: Object.values(milestoneKindWords) },
    fullTextField,
    { name: 'Audience', title: 'Till', kind: 'note' },
  ],
  view: { fields: ['MilestoneDay', 'LinkTitle', 'MilestoneKind', 'Audience', 'Plan'], orderBy: 'MilestoneDay' },
  versionLimit: 50,
  writtenBy: 'planners',
};
