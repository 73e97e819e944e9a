import { periodStateWords } from '../lists/words.ts';
import type { Period } from '../plan/period.ts';
import { day, ownKey, text, word, writtenDay, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const periodIn = (item: ListItem, references: References): Period => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  name: text(item, 'Title'),
  perDatum: day(item, 'PerDatum'),
  opensOn: day(item, 'OpensOn'),
  answersDueOn: day(item, 'AnswersDueOn'),
  state: word(item, 'PeriodState', periodStateWords),
});

export const periodColumns = (period: Period, references: References): Columns => ({
  Key: period.key,
  PlanId: references.idOf('Plans', period.planKey),
  Title: period.name,
  PerDatum: writtenDay(period.perDatum),
  OpensOn: writtenDay(period.opensOn),
  AnswersDueOn: writtenDay(period.answersDueOn),
  PeriodState: periodStateWords[period.state],
});
