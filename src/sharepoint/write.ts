import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import { settleTogether } from './batch.ts';
import { toListItem, type Columns, type ListItem } from './columns.ts';
import { listOf } from './list-of.ts';
import { itemById, itemByKey } from './read-windows.ts';
import { isSameItem } from './same-columns.ts';
import { asked, isDuplicate, isStale, toPlanError } from './sharepoint-error.ts';

export interface Merged {
  /** False when the version was no longer the newest: nothing was written, and `item` is what stands instead. */
  readonly written: boolean;
  /** As it stands after the attempt, with its newest version. */
  readonly item: ListItem;
}

/**
 * Writes columns guarded by a version, and reads the item again in the same request: SharePoint's answer to a MERGE has
 * no body, and its ETag header may not be readable across origins. Dying between the two leaves a written item that the
 * same call, repeated, finds stale and the same (see `writtenBefore`).
 */
export const merge = async (
  sp: SPFI,
  list: ListName,
  id: number,
  version: string,
  columns: Columns,
): Promise<Merged> => {
  const [merged, read] = await settleTogether(sp, [
    (client) => listOf(client, list).items.getById(id).update(columns, version),
    (client) => itemById(client, list, id),
  ]);
  if (merged.status === 'rejected' && !isStale(merged.reason)) throw toPlanError(merged.reason, list);
  if (read.status === 'rejected') throw toPlanError(read.reason, list);
  return { written: merged.status === 'fulfilled', item: read.value };
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

/**
 * Makes the item with this key, or brings the one that has it to these values. Safe to repeat: a second run finds the
 * key taken and the values the same, and writes nothing. Throws PlanError `conflict` when somebody else writes the same
 * item at the same moment, twice in a row. `mayReplace` is asked of what stands before it is written over, and throws.
 */
export const upsert = async (
  sp: SPFI,
  list: ListName,
  key: string,
  columns: Columns,
  mayReplace: (standing: ListItem) => void = () => undefined,
): Promise<ListItem> => {
  try {
    return await add(sp, list, columns);
  } catch (error) {
    if (!isDuplicate(error)) throw toPlanError(error, key);
  }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const standing = await asked(itemByKey(sp, list, key), key);
    if (standing === undefined) break;
    if (isSameItem(standing, columns)) return standing;
    mayReplace(standing);
    const { written, item } = await merge(sp, list, standing.id, standing.version, columns);
    if (written) return item;
  }
  throw new PlanError('conflict', 'Någon annan skriver samma post just nu. Läs om och försök igen.', { subject: key });
};
