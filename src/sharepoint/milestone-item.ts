import { milestoneKindWords } from '../lists/words.ts';
import type { PlanMilestone } from '../plan/plan-milestone.ts';
import {
  day,
  flag,
  ownKey,
  shortTitle,
  text,
  wholeTitle,
  word,
  writtenDay,
  type Columns,
  type ListItem,
} from './columns.ts';
import type { References } from './references.ts';

export const milestoneIn = (item: ListItem, references: References): PlanMilestone => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  date: day(item, 'MilestoneDay'),
  dateText: text(item, 'DayText'),
  isYearInferred: flag(item, 'YearInferred'),
  text: wholeTitle(item),
  kind: word(item, 'MilestoneKind', milestoneKindWords),
  audience: text(item, 'Audience'),
});

export const milestoneColumns = (milestone: PlanMilestone, references: References): Columns => ({
  Key: milestone.key,
  PlanId: references.idOf('Plans', milestone.planKey),
  Title: shortTitle(milestone.text),
  FullText: milestone.text || null,
  MilestoneDay: writtenDay(milestone.date),
  DayText: milestone.dateText || null,
  YearInferred: milestone.isYearInferred,
  MilestoneKind: milestoneKindWords[milestone.kind],
  Audience: milestone.audience || null,
});
