import { Temporal } from 'temporal-polyfill';
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
const writtenOrNull = (item: ListItem, references: References): Act | null => {
  const by = references.personOrNull(item, 'ActedBy');
  if (by === null) return null;
  const via = wordOrNull(item, 'ActedVia', viaWords);
  const at = text(item, 'ActedAt');
  if (via === null) throw unreadable(item, 'ActedVia');
  if (at === '') throw unreadable(item, 'ActedAt');
  const onBehalfOf = references.personOrNull(item, 'ActedFor');
  return { by, at, via, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
};

/**
 * Minutes from the act to its write: a whole assignment bears one time, and a page's clock may be slow. Within them a
 * person's own edit in the list still counts as their act through us.
 */
const longestWrite = 10;

/** Of what an import made, whatever was changed since is not the import's, however soon. A second import writes over. */
const isMadeBy = (written: Act, created: string): boolean =>
  written.via === 'import' && (created === '' || Temporal.Instant.compare(written.at, created) <= 0);

/** Seconds after an import made an item within which nobody has opened and edited it: what changes it is an import again. */
const tooSoon = 2;

const isAsMade = (created: string, modified: string): boolean =>
  modified === created ||
  (created !== '' && Temporal.Instant.compare(modified, Temporal.Instant.from(created).add({ seconds: tooSoon })) <= 0);

const isOfThisWrite = (written: Act, item: ListItem, modified: string): boolean =>
  isMadeBy(written, text(item, 'Created'))
    ? isAsMade(text(item, 'Created'), modified)
    : Temporal.Instant.compare(modified, Temporal.Instant.from(written.at).add({ minutes: longestWrite })) <= 0;

/**
 * The actor is ActedBy where the editor is our app (whose login has no principal name) or that person; somebody else,
 * or a later edit, acted in the list itself, past us (DESIGN, "Who did it"). Null where nobody is known.
 */
export const actedOrNull = (item: ListItem, references: References): Act | null =>
  actedBy(item, references, writtenOrNull(item, references));

/**
 * Who answered, also where a planner has since put a text for the board beside it: that edit is written down as one
 * (EditedBy), and the answer stays theirs who gave it.
 */
export const answeredOrNull = (item: ListItem, references: References): Act | null => {
  const by = references.personOrNull(item, 'EditedBy');
  return actedBeside(item, references, by && { by, at: text(item, 'EditedAt'), via: 'command-line' });
};

/** Who acted first, where the last edit is the other act that the item has written down beside it. */
const actedBeside = (item: ListItem, references: References, beside: Act | null): Act | null => {
  const written = writtenOrNull(item, references);
  const isBeside = beside !== null && beside.at !== '' && actedBy(item, references, beside) === beside;
  return written !== null && isBeside ? written : actedBy(item, references, written);
};

/** What a planner said to a request; null where nobody has. A half-written one cannot be read. */
export const decidedOrNull = (item: ListItem, references: References): Act | null => {
  const by = references.personOrNull(item, 'DecidedBy');
  if (by === null) return null;
  const via = wordOrNull(item, 'DecidedVia', viaWords);
  const at = text(item, 'DecidedAt');
  if (via === null) throw unreadable(item, 'DecidedVia');
  if (at === '') throw unreadable(item, 'DecidedAt');
  return { by, at, via };
};

/** Who asked, also where a planner has since decided: the request stays theirs who made it. */
export const askedBy = (item: ListItem, references: References, decided: Act | null): Act => {
  const act = actedBeside(item, references, decided);
  if (act === null) throw unreadable(item, 'ActedBy');
  return act;
};

export const decidedColumns = (act: Act | null): Columns => ({
  DecidedById: act?.by.id ?? null,
  DecidedAt: act === null ? null : writtenInstant(act.at),
  DecidedVia: act === null ? null : viaWords[act.via],
});

export const editedColumns = (act: Act): Columns => ({ EditedById: act.by.id, EditedAt: writtenInstant(act.at) });

const actedBy = (item: ListItem, references: References, written: Act | null): Act | null => {
  const editor = references.personOrNull(item, 'Editor');
  const modified = text(item, 'Modified');
  if (editor === null || editor.upn === '' || modified === '') return written;
  if (written !== null && written.by.id === editor.id && isOfThisWrite(written, item, modified)) return written;
  return { by: editor, at: modified, via: 'list' };
};

export const acted = (item: ListItem, references: References): Act => {
  const act = actedOrNull(item, references);
  if (act === null) throw unreadable(item, 'ActedBy');
  return act;
};
