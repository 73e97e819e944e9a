import { keyField, type ListSpec } from './field.ts';
import { planKindWords, planStateWords } from './words.ts';

/** The edit right on this list is what makes somebody a planner. */
export const plans: ListSpec = {
  name: 'Plans',
  title: 'Planer',
  description: 'Planer som följs upp.',
  schema: 3,
  titleColumn: 'Plan',
  fields: [
    keyField,
    { name: 'Organisation', title: 'Organisation', kind: 'text' },
    { name: 'PlanYear', title: 'År', kind: 'number' },
    { name: 'PlanKind', title: 'Slag', kind: 'choice', choices: Object.values(planKindWords) },
    { name: 'ValidFrom', title: 'Gäller från', kind: 'day' },
    { name: 'ValidTo', title: 'Gäller till', kind: 'day' },
    { name: 'Predecessor', title: 'Föregående plan', kind: 'text' },
    { name: 'DocumentForm', title: 'Dokumentets form', kind: 'text' },
    { name: 'DocumentTitle', title: 'Dokumentets rubrik', kind: 'note' },
    { name: 'DocumentAsOf', title: 'Dokumentets per-datum', kind: 'day' },
    { name: 'DocumentIntroduction', title: 'Rapportens inledning', kind: 'note' },
    { name: 'DocumentParts', title: 'Dokumentets övriga delar', kind: 'text' },
    { name: 'StatusWords', title: 'Planens ord för status', kind: 'note' },
    { name: 'RemindFrom', title: 'Påminn från', kind: 'day' },
    { name: 'PlanState', title: 'Läge', kind: 'choice', choices: Object.values(planStateWords) },
  ],
  view: { fields: ['LinkTitle', 'Organisation', 'PlanYear', 'PlanState', 'RemindFrom'], orderBy: 'PlanYear' },
  versionLimit: 50,
  writtenBy: 'planners',
};
