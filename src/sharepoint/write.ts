import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import { settleTogether } from './batch.ts';
import { differingVersions } from './column-sides.ts';
import { toListItem, type Columns, type ListItem } from './columns.ts';
import { stoodOnce } from './earlier-version.ts';
import { listOf } from './list-of.ts';
import { itemById, itemByKey } from './read-windows.ts';
import { isSameItem } from './same-columns.ts';
import { asked, isDuplicate, isLost, isPutOff, isStale, toPlanError } from './sharepoint-error.ts';

export interface Merged {
  /** False when the version was no longer the newest: nothing was written, and `item` is what stands instead. */
  readonly written: boolean;
  /** As it stands after the attempt, with its newest version. */
  readonly item: ListItem;
}

/** How often a write that was refused for load, or whose answer was lost, is sent again; the connection paces them. */
export const writeAttempts = 8;

interface Sent {
  readonly write: 'done' | 'stale' | 'lost' | 'put-off';
  readonly reason: unknown;
  /** What was read after the write in the same request; undefined where the reading came to nothing. */
  readonly item: ListItem | undefined;
}

const sendOnce = async (sp: SPFI, list: ListName, id: number, version: string, columns: Columns): Promise<Sent> => {
  try {
    const [merged, read] = await settleTogether(sp, [
      (client) => listOf(client, list).items.getById(id).update(columns, version),
      (client) => itemById(client, list, id),
    ]);
    if (read.status === 'rejected' && !isPutOff(read.reason) && !isLost(read.reason)) {
      throw toPlanError(merged.status === 'rejected' ? merged.reason : read.reason, list);
    }
    const item = read.status === 'fulfilled' ? read.value : undefined;
    if (merged.status === 'fulfilled') return { write: 'done', reason: undefined, item };
    const { reason } = merged as { reason: unknown };
    if (isStale(reason)) return { write: 'stale', reason, item };
    if (isPutOff(reason)) return { write: 'put-off', reason, item };
    if (isLost(reason)) return { write: 'lost', reason, item };
    throw toPlanError(reason, list);
  } catch (error) {
    if (!isLost(error)) throw error;
    return { write: 'lost', reason: error, item: undefined };
  }
};

/**
 * Writes columns guarded by a version, and reads the item again in the same request: SharePoint's answer to a MERGE has
 * no body, and its ETag header may not be readable across origins. Where the answer is lost the item is read back: it is
 * sent again only while it has the version it was based on. Dying between the two leaves a written item that the same
 * call, repeated, finds stale and the same (see `writtenBefore`).
 */
export const merge = async (
  sp: SPFI,
  list: ListName,
  id: number,
  version: string,
  columns: Columns,
): Promise<Merged> => {
  let wasLost = false;
  for (let attempt = 1; ; attempt += 1) {
    const sent = await sendOnce(sp, list, id, version, columns);
    const item = sent.item ?? (await asked(itemById(sp, list, id), list));
    if (sent.write === 'done') return { written: true, item };
    wasLost ||= sent.write === 'lost';
    if (item.version !== version) {
      // Ours, unless it is somebody else's: then ours may be under it.
      const isOurs = wasLost && (isSameItem(item, columns) || (await stoodOnce(sp, item, columns)));
      return { written: isOurs, item };
    }
    if (attempt >= writeAttempts) throw toPlanError(sent.reason, list);
  }
};

/**
 * Whether a refused write is there already, from the same person and with the same values: an answer that was lost on
 * the way and is given again. The time may differ, since a card's second click is a new act.
 */
export const writtenBefore = (item: ListItem, columns: Columns): boolean => {
  const { ActedAt: _, ...values } = columns;
  return isSameItem(item, values);
};

/** Makes an item; throws what SharePoint answered, so that a duplicate can be told (`isDuplicate`). */
export const add = async (sp: SPFI, list: ListName, columns: Columns): Promise<ListItem> =>
  toListItem(list, (await listOf(sp, list).items.add({ ...columns })) as Record<string, unknown>);

/** What has this key: made just now, or found there. Undefined where it was found and has been deleted since. */
const addOrFind = async (
  sp: SPFI,
  list: ListName,
  key: string,
  columns: Columns,
): Promise<{ readonly made: boolean; readonly item: ListItem | undefined }> => {
  let wasLost = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { made: true, item: await add(sp, list, columns) };
    } catch (error) {
      const lost = isLost(error);
      if (!lost && !isDuplicate(error)) throw toPlanError(error, key);
      wasLost ||= lost;
      const item = await asked(itemByKey(sp, list, key), key);
      const made = wasLost && item !== undefined && (isSameItem(item, columns) || (await stoodOnce(sp, item, columns)));
      if (item !== undefined || !lost) return { made, item };
      if (attempt >= writeAttempts) throw toPlanError(error, key);
    }
  }
};

export interface Upsert {
  /** Asked of what stands before it is written over; throws where it may not be. */
  readonly mayReplace?: (standing: ListItem) => Promise<void>;
  /** What the caller has read: only what differs from it is written, and only where nobody else has changed that. */
  readonly before?: Columns | undefined;
}

/**
 * Makes the item with this key, or brings the one that has it to these values. Safe to repeat: a second run finds the
 * key taken and the values the same, and writes nothing. Throws PlanError `conflict` when somebody else writes the same
 * item at the same moment, twice in a row, or has changed a column that is changed here (`before`).
 */
export const upsert = async (
  sp: SPFI,
  list: ListName,
  key: string,
  columns: Columns,
  { mayReplace = async () => undefined, before }: Upsert = {},
): Promise<ListItem> => {
  // What the caller has read is there already, most likely.
  const known = before === undefined ? undefined : await asked(itemByKey(sp, list, key), key);
  const { made, item } = known === undefined ? await addOrFind(sp, list, key, columns) : { made: false, item: known };
  if (made && item !== undefined) return item;
  let standing = item;
  for (let attempt = 0; attempt < 3 && standing !== undefined; attempt += 1) {
    const change = before === undefined ? columns : changedColumns(before, columns);
    if (isSameItem(standing, change)) return standing;
    await mayReplace(standing);
    if (before !== undefined) requireUncontested(standing, key, before, change);
    const { written, item: now } = await merge(sp, list, standing.id, standing.version, change);
    if (written) return now;
    standing = now;
  }
  throw new PlanError('conflict', 'Någon annan skriver samma post just nu. Läs om och försök igen.', { subject: key });
};

const changedColumns = (before: Columns, after: Columns): Columns =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value));

const requireUncontested = (standing: ListItem, key: string, before: Columns, change: Columns): void => {
  const versions = differingVersions(standing, before, change);
  if (!versions.fields.some(({ changed }) => changed === 'both')) return;
  throw new PlanError('conflict', 'Någon annan har ändrat samma sak sedan du läste. Läs om och jämför.', {
    subject: key,
    versions,
  });
};
