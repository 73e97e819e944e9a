import type { Activity } from '../plan/activity.ts';
import type { Act } from '../plan/person.ts';
import type { ActivityChange } from '../plan/plan-store.ts';
import { actedColumns, actedOrNull } from './acted-columns.ts';
import {
  dayOrNull,
  ids,
  lines,
  names,
  numberOrNull,
  ownKey,
  shortTitle,
  text,
  textOrNull,
  wholeTitle,
  writtenDay,
  type Columns,
  type ListItem,
} from './columns.ts';
import { activityDeadlineColumns, activityDeadlineIn } from './deadline-columns.ts';
import type { References } from './references.ts';
import { statusColumns, statusIn } from './status-columns.ts';

const asWrittenIn = (item: ListItem): Pick<Activity, 'responsible' | 'priority'> => {
  const responsible = textOrNull(item, 'Responsible');
  const priority = textOrNull(item, 'Priority');
  return { ...(responsible === null ? {} : { responsible }), ...(priority === null ? {} : { priority }) };
};

export const activityIn = (item: ListItem, references: References): Activity => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  title: wholeTitle(item),
  parts: lines(item, 'Parts'),
  boards: names(item, 'BoardKeys'),
  unitKey: references.keyOrNull(item, 'Unit', 'Units'),
  owner: references.personOrNull(item, 'PrimaryOwner'),
  coOwners: ids(item, 'CoOwners').map((id) => references.personById(id)),
  ...asWrittenIn(item),
  deadline: activityDeadlineIn(item, references.planYearOf(item)),
  status: statusIn(item),
  comment: text(item, 'Comment'),
  completedOn: dayOrNull(item, 'CompletedOn'),
  carriedOverFrom: numberOrNull(item, 'CarriedOverFrom'),
  version: item.version,
  acted: actedOrNull(item, references),
});

const unitId = (unitKey: string | null, references: References): number | null =>
  unitKey === null ? null : references.idOf('Units', unitKey);

/** What a document says of an activity; who owns it, which unit has it and who acted are told elsewhere. */
export const activityContentColumns = (
  activity: Omit<Activity, 'version' | 'acted'>,
  references: References,
): Columns => ({
  Key: activity.key,
  PlanId: references.idOf('Plans', activity.planKey),
  Title: shortTitle(activity.title),
  FullText: activity.title,
  Parts: activity.parts.join('\n') || null,
  BoardKeys: activity.boards.join(', ') || null,
  ...activityDeadlineColumns(activity.deadline),
  ...statusColumns(activity.status),
  Comment: activity.comment || null,
  CompletedOn: writtenDay(activity.completedOn),
  CarriedOverFrom: activity.carriedOverFrom,
  Responsible: activity.responsible || null,
  Priority: activity.priority || null,
});

/** All of it but who acted. */
export const activityColumns = (activity: Omit<Activity, 'version' | 'acted'>, references: References): Columns => ({
  ...activityContentColumns(activity, references),
  UnitId: unitId(activity.unitKey, references),
  PrimaryOwnerId: activity.owner?.id ?? null,
  CoOwnersId: activity.coOwners.map(({ id }) => id),
});

/** Only what changes, and who acted, for one request. */
export const activityChangeColumns = (change: ActivityChange, act: Act, references: References): Columns => ({
  ...(change.status === undefined ? {} : statusColumns(change.status)),
  ...(change.comment === undefined ? {} : { Comment: change.comment || null }),
  ...(change.deadline === undefined ? {} : activityDeadlineColumns(change.deadline)),
  ...(change.completedOn === undefined ? {} : { CompletedOn: writtenDay(change.completedOn) }),
  ...(change.owner === undefined ? {} : { PrimaryOwnerId: change.owner?.id ?? null }),
  ...(change.unitKey === undefined ? {} : { UnitId: unitId(change.unitKey, references) }),
  ...actedColumns(act),
});
