import { continuationKindWords } from '../lists/words.ts';
import type { Continuation } from '../plan/continuation.ts';
import { acted } from './acted-columns.ts';
import { dayOrNull, names, ownKey, text, word, writtenDay, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const continuationIn = (item: ListItem, references: References): Continuation => {
  const toUnitKey = references.keyOrNull(item, 'ToUnit', 'Units');
  const toBoards = names(item, 'ToBoardKeys');
  return {
    key: ownKey(item),
    planKey: references.key(item, 'Plan', 'Plans'),
    fromKey: references.key(item, 'FromActivity', 'Activities'),
    toKey: references.keyOrNull(item, 'ToActivity', 'Activities'),
    kind: word(item, 'ContinuationKind', continuationKindWords),
    on: dayOrNull(item, 'HoldsFrom'),
    reason: text(item, 'Reason'),
    ...(toUnitKey === null ? {} : { toUnitKey }),
    ...(toBoards.length === 0 ? {} : { toBoards }),
    acted: acted(item, references),
  };
};

export const continuationColumns = (continuation: Continuation, references: References): Columns => ({
  Key: continuation.key,
  PlanId: references.idOf('Plans', continuation.planKey),
  Title: continuationKindWords[continuation.kind],
  FromActivityId: references.idOf('Activities', continuation.fromKey),
  ToActivityId: continuation.toKey === null ? null : references.idOf('Activities', continuation.toKey),
  ContinuationKind: continuationKindWords[continuation.kind],
  HoldsFrom: writtenDay(continuation.on),
  Reason: continuation.reason || null,
  ToUnitId: continuation.toUnitKey === undefined ? null : references.idOf('Units', continuation.toUnitKey),
  ToBoardKeys: continuation.toBoards?.join(', ') || null,
});
