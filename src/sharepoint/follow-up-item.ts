import { progressWords } from '../lists/words.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import { actedColumns, answeredOrNull } from './acted-columns.ts';
import {
  flag,
  idOrNull,
  ownKey,
  shortTitle,
  text,
  textOrNull,
  unreadable,
  type Columns,
  type ListItem,
} from './columns.ts';
import type { References } from './references.ts';
import { statusColumns, statusIn } from './status-columns.ts';

/** The list also keeps what is judged of goals: see assessment-item.ts. */
export const isOfActivity = (item: ListItem): boolean => idOrNull(item, 'Goal') === null;

const answeredIn = (item: ListItem, references: References): FollowUp['answered'] => {
  if (flag(item, 'Unanswered')) return null;
  const answered = answeredOrNull(item, references);
  if (answered === null) throw unreadable(item, 'ActedBy');
  return answered;
};

const besideIn = (item: ListItem): Pick<FollowUp, 'boardText' | 'evidence' | 'commentFrom'> => {
  const boardText = textOrNull(item, 'BoardText');
  const evidence = textOrNull(item, 'Evidence');
  const commentFrom = textOrNull(item, 'CommentFrom');
  return {
    ...(boardText === null ? {} : { boardText }),
    ...(evidence === null ? {} : { evidence }),
    ...(commentFrom === null ? {} : { commentFrom }),
  };
};

export const followUpIn = (item: ListItem, references: References): FollowUp => ({
  key: ownKey(item),
  periodKey: references.key(item, 'Period', 'Periods'),
  activityKey: references.key(item, 'Activity', 'Activities'),
  status: statusIn(item),
  comment: text(item, 'Comment'),
  deadlineText: text(item, 'DeadlineText'),
  unchanged: flag(item, 'Unchanged'),
  answered: answeredIn(item, references),
  ...besideIn(item),
  version: item.version,
});

/** A text for the board and a link are written only where they are given: another answer leaves them. */
export const followUpColumns = (followUp: Omit<FollowUp, 'version'>, references: References): Columns => ({
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
  Unanswered: followUp.answered === null,
  CommentFrom: followUp.commentFrom || null,
  ...(followUp.boardText === undefined ? {} : { BoardText: followUp.boardText || null }),
  ...(followUp.evidence === undefined ? {} : { Evidence: followUp.evidence || null }),
  ...(followUp.answered === null ? {} : actedColumns(followUp.answered)),
});
