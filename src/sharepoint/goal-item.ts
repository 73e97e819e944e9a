import { goalKindWords } from '../lists/words.ts';
import type { Goal } from '../plan/goal.ts';
import {
  lines,
  number,
  ownKey,
  shortTitle,
  text,
  textOrNull,
  wholeTitle,
  word,
  type Columns,
  type ListItem,
} from './columns.ts';
import type { References } from './references.ts';

export const goalIn = (item: ListItem, references: References): Goal => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  parentKey: references.keyOrNull(item, 'ParentGoal', 'Goals'),
  kind: word(item, 'GoalKind', goalKindWords),
  title: wholeTitle(item),
  description: text(item, 'GoalDescription'),
  label: text(item, 'GoalLabel'),
  boardsText: text(item, 'BoardsText'),
  carriedOverFrom: textOrNull(item, 'CarriedOverText'),
  order: number(item, 'SortOrder'),
  ...tied(lines(item, 'ActivityKeys')),
});

const tied = (activityKeys: readonly string[]) => (activityKeys.length === 0 ? {} : { activityKeys });

export const goalColumns = (goal: Goal, references: References): Columns => ({
  Key: goal.key,
  PlanId: references.idOf('Plans', goal.planKey),
  ParentGoalId: goal.parentKey === null ? null : references.idOf('Goals', goal.parentKey),
  GoalKind: goalKindWords[goal.kind],
  Title: shortTitle(goal.title),
  FullText: goal.title,
  GoalDescription: goal.description || null,
  GoalLabel: goal.label || null,
  BoardsText: goal.boardsText || null,
  CarriedOverText: goal.carriedOverFrom,
  SortOrder: goal.order,
  // A document knows of none, and leaves what a planner has tied.
  ...(goal.activityKeys === undefined ? {} : { ActivityKeys: goal.activityKeys.join('\n') || null }),
});
