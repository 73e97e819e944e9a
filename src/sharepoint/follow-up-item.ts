import { progressWords } from '../lists/words.ts';
import type { GivenFollowUp } from '../plan/follow-up.ts';
import { acted, actedColumns } from './acted-columns.ts';
import { flag, ownKey, shortTitle, text, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';
import { statusColumns, statusIn } from './status-columns.ts';

export const followUpIn = (item: ListItem, references: References): GivenFollowUp => ({
  key: ownKey(item),
  periodKey: references.key(item, 'Period', 'Periods'),
  activityKey: references.key(item, 'Activity', 'Activities'),
  status: statusIn(item),
  comment: text(item, 'Comment'),
  deadlineText: text(item, 'DeadlineText'),
  unchanged: flag(item, 'Unchanged'),
  answered: acted(item, references),
  version: item.version,
});

export const followUpColumns = (followUp: Omit<GivenFollowUp, 'version'>, references: References): Columns => ({
  Key: followUp.key,
  PlanId: references.planIdOf('Activities', followUp.activityKey),
  PeriodId: references.idOf('Periods', followUp.periodKey),
  ActivityId: references.idOf('Activities', followUp.activityKey),
  Title: shortTitle(
    followUp.status.text ||
      (followUp.status.progress === null ? 'Status saknas' : progressWords[followUp.status.progress]),
  ),
  ...statusColumns(followUp.status),
  Comment: followUp.comment || null,
  DeadlineText: followUp.deadlineText || null,
  Unchanged: followUp.unchanged,
  ...actedColumns(followUp.answered),
});
