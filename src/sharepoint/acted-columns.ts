import { viaWords } from '../lists/words.ts';
import type { Act } from '../plan/person.ts';
import { text, unreadable, wordOrNull, writtenInstant, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

export const actedColumns = (act: Act): Columns => ({
  ActedById: act.by.id,
  ActedAt: writtenInstant(act.at),
  ActedVia: viaWords[act.via],
  ActedForId: act.onBehalfOf?.id ?? null,
});

/** Null where nobody has acted through us; a half-written one cannot be read. */
export const actedOrNull = (item: ListItem, references: References): Act | null => {
  const by = references.personOrNull(item, 'ActedBy');
  if (by === null) return null;
  const via = wordOrNull(item, 'ActedVia', viaWords);
  const at = text(item, 'ActedAt');
  if (via === null) throw unreadable(item, 'ActedVia');
  if (at === '') throw unreadable(item, 'ActedAt');
  const onBehalfOf = references.personOrNull(item, 'ActedFor');
  return { by, at, via, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
};

export const acted = (item: ListItem, references: References): Act => {
  const act = actedOrNull(item, references);
  if (act === null) throw unreadable(item, 'ActedBy');
  return act;
};
