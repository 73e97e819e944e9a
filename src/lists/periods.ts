import { keyField, planField, type ListSpec } from './field.ts';
import { periodStateWords } from './words.ts';

export const periods: ListSpec = {
  name: 'Periods',
  title: 'Uppföljningstillfällen',
  description: 'Delår och bokslut: när det frågas och när svar behövs.',
  schema: 3,
  titleColumn: 'Uppföljningstillfälle',
  fields: [
    keyField,
    planField,
    { name: 'PerDatum', title: 'Per den', kind: 'day' },
    { name: 'OpensOn', title: 'Öppnar', kind: 'day' },
    { name: 'AnswersDueOn', title: 'Svar senast', kind: 'day' },
    { name: 'PeriodState', title: 'Läge', kind: 'choice', choices: Object.values(periodStateWords) },
    { name: 'ReviewedOn', title: 'Granskad den', kind: 'day' },
    { name: 'ComparesWith', title: 'Jämförs med beslutade planer', kind: 'note' },
  ],
  view: {
    fields: ['LinkTitle', 'Plan', 'PerDatum', 'OpensOn', 'AnswersDueOn', 'PeriodState'],
    orderBy: 'AnswersDueOn',
  },
  versionLimit: 50,
  writtenBy: 'planners',
};
