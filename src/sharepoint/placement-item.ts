import { ownValueWords } from '../lists/words.ts';
import type { Placement } from '../plan/placement.ts';
import {
  names,
  number,
  numberOrNull,
  ownKey,
  shortTitle,
  text,
  unreadable,
  type Columns,
  type ListItem,
} from './columns.ts';
import { deadlineColumns, deadlineIn } from './deadline-columns.ts';
import type { References } from './references.ts';
import { statusColumns, statusIn } from './status-columns.ts';

type Own = Placement['own'];
const ownKinds = Object.keys(ownValueWords) as (keyof Own)[];

const isOwn = (own: Own, kind: keyof Own): boolean =>
  kind === 'carriedOverFrom' ? own.carriedOverFrom !== undefined : own[kind] !== null;

const ownIn = (item: ListItem): Own => {
  const given = new Set(names(item, 'OwnValues'));
  const has = (kind: keyof Own): boolean => given.has(ownValueWords[kind]);
  if (ownKinds.filter(has).length !== given.size) throw unreadable(item, 'OwnValues');
  return {
    title: has('title') ? text(item, 'OwnTitle') : null,
    boards: has('boards') ? names(item, 'OwnBoardKeys') : null,
    deadline: has('deadline') ? deadlineIn(item, 'Own') : null,
    status: has('status') ? statusIn(item, 'Own') : null,
    comment: has('comment') ? text(item, 'OwnComment') : null,
    ...(has('carriedOverFrom') ? { carriedOverFrom: numberOrNull(item, 'OwnCarriedOverFrom') } : {}),
  };
};

export const placementIn = (item: ListItem, references: References): Placement => ({
  key: ownKey(item),
  activityKey: references.key(item, 'Activity', 'Activities'),
  goalKey: references.key(item, 'Goal', 'Goals'),
  order: number(item, 'SortOrder'),
  boardsText: text(item, 'BoardsText'),
  source: text(item, 'Source'),
  own: ownIn(item),
  version: item.version,
});

/** `title` is the activity's, for who reads the bare list; the row's own, where it has one, goes before it. */
export const placementColumns = (
  placement: Omit<Placement, 'version'>,
  title: string,
  planKey: string,
  references: References,
): Columns => ({
  Key: placement.key,
  PlanId: references.idOf('Plans', planKey),
  Title: shortTitle(placement.own.title ?? title),
  ActivityId: references.idOf('Activities', placement.activityKey),
  GoalId: references.idOf('Goals', placement.goalKey),
  SortOrder: placement.order,
  BoardsText: placement.boardsText || null,
  Source: placement.source || null,
  OwnValues:
    ownKinds
      .filter((kind) => isOwn(placement.own, kind))
      .map((kind) => ownValueWords[kind])
      .join(', ') || null,
  OwnTitle: placement.own.title || null,
  OwnBoardKeys: placement.own.boards?.join(', ') || null,
  ...deadlineColumns(placement.own.deadline, 'Own'),
  ...statusColumns(placement.own.status, 'Own'),
  OwnComment: placement.own.comment || null,
  OwnCarriedOverFrom: placement.own.carriedOverFrom ?? null,
});
