import type { PlanVersion } from '../plan/plan-version.ts';
import { acted } from './acted-columns.ts';
import { day, number, ownKey, text, writtenDay, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const planVersionIn = (item: ListItem, references: References): PlanVersion => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  boardKey: references.key(item, 'Board', 'Boards'),
  number: number(item, 'VersionNumber'),
  adoptedOn: day(item, 'AdoptedOn'),
  paragraph: text(item, 'Paragraph'),
  reference: text(item, 'Reference'),
  contentPath: text(item, 'ContentPath'),
  fingerprint: text(item, 'Fingerprint'),
  acted: acted(item, references),
});

export const planVersionColumns = (version: PlanVersion, references: References): Columns => ({
  Key: version.key,
  PlanId: references.idOf('Plans', version.planKey),
  Title: [`${version.boardKey} ${version.number}`, version.adoptedOn.toString(), version.paragraph]
    .filter((part) => part !== '')
    .join(', '),
  BoardId: references.idOf('Boards', version.boardKey),
  VersionNumber: version.number,
  AdoptedOn: writtenDay(version.adoptedOn),
  Paragraph: version.paragraph || null,
  Reference: version.reference || null,
  ContentPath: version.contentPath || null,
  Fingerprint: version.fingerprint || null,
});
