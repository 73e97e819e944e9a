import type { BoardPromise } from '../plan/board-promise.ts';
import { acted } from './acted-columns.ts';
import {
  day,
  dayOrNull,
  names,
  ownKey,
  shortTitle,
  text,
  wholeTitle,
  writtenDay,
  type Columns,
  type ListItem,
} from './columns.ts';
import type { References } from './references.ts';

export const promiseIn = (item: ListItem, references: References): BoardPromise => {
  const keptOn = dayOrNull(item, 'KeptOn');
  return {
    key: ownKey(item),
    planKey: references.key(item, 'Plan', 'Plans'),
    owedOn: day(item, 'OwedOn'),
    owedText: text(item, 'OwedText'),
    to: names(item, 'BoardKeys'),
    text: wholeTitle(item),
    kept: keptOn === null ? null : { on: keptOn, where: text(item, 'KeptWhere') },
    acted: acted(item, references),
  };
};

export const promiseColumns = (promise: BoardPromise, references: References): Columns => ({
  Key: promise.key,
  PlanId: references.idOf('Plans', promise.planKey),
  Title: shortTitle(promise.text),
  FullText: promise.text || null,
  OwedOn: writtenDay(promise.owedOn),
  OwedText: promise.owedText || null,
  BoardKeys: promise.to.join(', ') || null,
  KeptOn: writtenDay(promise.kept?.on ?? null),
  KeptWhere: promise.kept?.where || null,
});
