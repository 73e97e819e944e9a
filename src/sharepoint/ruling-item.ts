import { rulingKindWords } from '../lists/words.ts';
import type { Ruling } from '../plan/ruling.ts';
import { acted } from './acted-columns.ts';
import { lines, ownKey, text, word, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const rulingIn = (item: ListItem, references: References): Ruling => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  rule: text(item, 'Rule'),
  subjects: lines(item, 'Subjects'),
  kind: word(item, 'RulingKind', rulingKindWords),
  picked: text(item, 'Picked'),
  fingerprint: text(item, 'Fingerprint'),
  acted: acted(item, references),
});

export const rulingColumns = (ruling: Ruling, references: References): Columns => ({
  Key: ruling.key,
  PlanId: references.idOf('Plans', ruling.planKey),
  Title: `${ruling.rule}: ${rulingKindWords[ruling.kind]}`,
  Rule: ruling.rule || null,
  Subjects: ruling.subjects.join('\n') || null,
  RulingKind: rulingKindWords[ruling.kind],
  Picked: ruling.picked || null,
  Fingerprint: ruling.fingerprint || null,
});
