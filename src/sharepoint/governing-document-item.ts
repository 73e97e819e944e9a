import type { PlanGoverningDocument } from '../plan/plan-objektplan.ts';
import { lines, number, ownKey, shortTitle, text, wholeTitle, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const governingDocumentIn = (item: ListItem, references: References): PlanGoverningDocument => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  id: text(item, 'DocumentId'),
  name: wholeTitle(item),
  direction: text(item, 'Direction'),
  influence: text(item, 'Influence'),
  order: number(item, 'SortOrder'),
  activityKeys: lines(item, 'ActivityKeys'),
});

export const governingDocumentColumns = (document: PlanGoverningDocument, references: References): Columns => ({
  Key: document.key,
  PlanId: references.idOf('Plans', document.planKey),
  DocumentId: document.id || null,
  Title: shortTitle(document.name),
  FullText: document.name || null,
  Direction: document.direction || null,
  Influence: document.influence || null,
  ActivityKeys: document.activityKeys.join('\n') || null,
  SortOrder: document.order,
});
