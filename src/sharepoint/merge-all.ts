import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { allTogether, settleEach } from './batch.ts';
import type { Columns, ListItem } from './columns.ts';
import { stoodOnce } from './earlier-version.ts';
import { listOf } from './list-of.ts';
import { itemById } from './read-windows.ts';
import { isSameItem } from './same-columns.ts';
import { isLost, isStale } from './sharepoint-error.ts';
import { writeAttempts } from './write.ts';

/** Columns to write over an item as it was read. */
export interface ItemWrite {
  readonly item: ListItem;
  /** Those that say something, and who acted. */
  readonly columns: Columns;
  /** Of those, the ones that say something: nobody else may have changed them since. */
  readonly said: readonly string[];
}

export type MergedPart =
  | { readonly is: 'written' }
  /** Somebody else has changed the same meanwhile; nothing was written. */
  | { readonly is: 'contested'; readonly standing: ListItem }
  | { readonly is: 'refused'; readonly reason: unknown };

interface Open {
  readonly is: 'stale' | 'unknown';
  readonly reason: unknown;
}

type Sent = MergedPart | Open;

const isOpen = (part: Sent): part is Open => part.is === 'stale' || part.is === 'unknown';

const send = async (sp: SPFI, list: ListName, writes: readonly ItemWrite[]): Promise<readonly Sent[]> => {
  try {
    const outcomes: readonly PromiseSettledResult<unknown>[] = await settleEach(
      sp,
      writes.map(
        ({ item, columns }) =>
          (client: SPFI) =>
            listOf(client, list).items.getById(item.id).update(columns, item.version),
      ),
    );
    return outcomes.map((outcome): Sent => {
      if (outcome.status === 'fulfilled') return { is: 'written' };
      const { reason } = outcome as { reason: unknown };
      if (isStale(reason)) return { is: 'stale', reason };
      return isLost(reason) ? { is: 'unknown', reason } : { is: 'refused', reason };
    });
  } catch (error) {
    if (!isLost(error)) throw error;
    return writes.map(() => ({ is: 'unknown', reason: error }));
  }
};

const as = (item: ListItem, names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, (item.values[name] ?? null) as Columns[string]]));

/**
 * Writes over at most 100 items of one list in one request, each guarded by its version; outcomes in the order given.
 * What somebody else wrote on meanwhile is written over theirs if they left alone what is said here; what nobody knows
 * of is read back before it is sent again.
 */
export const mergeAll = async (
  sp: SPFI,
  list: ListName,
  writes: readonly ItemWrite[],
): Promise<readonly MergedPart[]> => {
  const settled: MergedPart[] = [];
  const wereLost = new Set<number>();
  let waiting = writes.map((write, index) => ({ ...write, index }));
  // Rounds that came to nothing: one that wrote some is no reason to give up.
  for (let inVain = 0; waiting.length > 0;) {
    const before = waiting.length;
    const sent = await send(sp, list, waiting);
    const open = waiting.flatMap((write, at) => {
      const part = sent[at]!;
      if (!isOpen(part)) {
        settled[write.index] = part;
        return [];
      }
      if (part.is === 'unknown') wereLost.add(write.index);
      return [{ ...write, reason: part.reason }];
    });
    if (open.length === 0) break;
    const standing = await allTogether(
      sp,
      open.map(
        ({ item }) =>
          (client: SPFI) =>
            itemById(client, list, item.id),
      ),
    );
    waiting = [];
    inVain = open.length < before ? 0 : inVain + 1;
    for (const [at, write] of open.entries()) {
      const now = standing[at]!;
      const read = writes[write.index]!.item;
      const isOurs =
        wereLost.has(write.index) && (isSameItem(now, write.columns) || (await stoodOnce(sp, now, write.columns)));
      if (isOurs) settled[write.index] = { is: 'written' };
      else if (!isSameItem(now, as(read, write.said))) settled[write.index] = { is: 'contested', standing: now };
      else if (inVain >= writeAttempts) settled[write.index] = { is: 'refused', reason: write.reason };
      else waiting.push({ ...write, item: now });
    }
  }
  return settled;
};
