import { periodStateWords } from '../lists/words.ts';
import type { Period } from '../plan/period.ts';
import { day, dayOrNull, lines, ownKey, text, word, writtenDay, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

const reviewIn = (item: ListItem): Pick<Period, 'reviewedOn' | 'comparesWith'> => {
  const reviewedOn = dayOrNull(item, 'ReviewedOn');
  const comparesWith = lines(item, 'ComparesWith');
  return {
    ...(reviewedOn === null ? {} : { reviewedOn }),
    ...(comparesWith.length === 0 ? {} : { comparesWith }),
  };
};

export const periodIn = (item: ListItem, references: References): Period => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  name: text(item, 'Title'),
  perDatum: day(item, 'PerDatum'),
  opensOn: day(item, 'OpensOn'),
  answersDueOn: day(item, 'AnswersDueOn'),
  state: word(item, 'PeriodState', periodStateWords),
  ...reviewIn(item),
});

export const periodColumns = (period: Period, references: References): Columns => ({
  Key: period.key,
  PlanId: references.idOf('Plans', period.planKey),
  Title: period.name,
  PerDatum: writtenDay(period.perDatum),
  OpensOn: writtenDay(period.opensOn),
  AnswersDueOn: writtenDay(period.answersDueOn),
  PeriodState: periodStateWords[period.state],
  ReviewedOn: writtenDay(period.reviewedOn ?? null),
  ComparesWith: period.comparesWith?.join('\n') || null,
});
