import { postponementCauseWords, postponementStateWords } from '../lists/words.ts';
import type { Deadline } from '../plan/deadline.ts';
import type { Postponement } from '../plan/postponement.ts';
import { actedColumns, askedBy, decidedColumns, decidedOrNull } from './acted-columns.ts';
import { ownKey, shortTitle, text, word, wordOrNull, type Columns, type ListItem } from './columns.ts';
import { deadlineColumns, deadlineIn } from './deadline-columns.ts';
import type { References } from './references.ts';

/** An empty old deadline says as much as none: Uppgift saknas. */
const fromIn = (item: ListItem): Deadline | null => {
  const from = deadlineIn(item, 'From');
  return from.text === '' && from.occurrences.length === 0 ? null : from;
};

export const postponementIn = (item: ListItem, references: References): Postponement => {
  const decided = decidedOrNull(item, references);
  return {
    key: ownKey(item),
    activityKey: references.key(item, 'Activity', 'Activities'),
    from: fromIn(item),
    to: deadlineIn(item, 'To'),
    cause: wordOrNull(item, 'Cause', postponementCauseWords),
    reason: text(item, 'Reason'),
    state: word(item, 'PostponementState', postponementStateWords),
    acted: askedBy(item, references, decided),
    ...(decided === null ? {} : { decision: { acted: decided, reason: text(item, 'DecisionReason') } }),
    version: item.version,
  };
};

/** Asked before anything else of the item is known to be readable. */
export const isGranted = (item: ListItem): boolean =>
  word(item, 'PostponementState', postponementStateWords) === 'granted';

export const postponementColumns = (postponement: Omit<Postponement, 'version'>, references: References): Columns => ({
  Key: postponement.key,
  PlanId: references.planIdOf('Activities', postponement.activityKey),
  ActivityId: references.idOf('Activities', postponement.activityKey),
  Title: shortTitle(postponement.to.text) || null,
  ...deadlineColumns(postponement.from, 'From'),
  ...deadlineColumns(postponement.to, 'To'),
  Cause: postponement.cause === null ? null : postponementCauseWords[postponement.cause],
  Reason: postponement.reason || null,
  PostponementState: postponementStateWords[postponement.state],
  ...actedColumns(postponement.acted),
  ...decidedColumns(postponement.decision?.acted ?? null),
  DecisionReason: postponement.decision?.reason || null,
});
