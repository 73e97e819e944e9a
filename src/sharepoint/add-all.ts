import { delay } from '@pnp/core';
import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import { batchLimit, settleTogether } from './batch.ts';
import type { Columns, ListItem } from './columns.ts';
import { itemByKey } from './read-windows.ts';
import { asked, isDuplicate, toPlanError } from './sharepoint-error.ts';
import { add } from './write.ts';

export interface NewItem {
  readonly key: string;
  readonly columns: Columns;
}

/** How often a request that SharePoint put off for load is sent again before it is given up. */
const patience = 6;

/** Two seconds where SharePoint named no time, or CORS hid it. */
const waitFor = (error: PlanError): Promise<void> => delay(error.retryAfter?.total('milliseconds') ?? 2000);

const throttled = (error: unknown): PlanError | undefined => {
  const meaning = toPlanError(error);
  return isPlanError(meaning, 'throttled') ? meaning : undefined;
};

/** The item that has this key already: written by an earlier run whose answer was lost, or by somebody else just now. */
const standing = async (sp: SPFI, list: ListName, key: string): Promise<ListItem> => {
  const item = await asked(itemByKey(sp, list, key), key);
  if (item === undefined)
    throw new PlanError('conflict', 'Nyckeln är upptagen men posten kan inte läsas.', { subject: key });
  return item;
};

/** One request's worth of items; what was put off for load is sent again, the rest never twice. */
const addSome = async (sp: SPFI, list: ListName, items: readonly NewItem[]): Promise<readonly ListItem[]> => {
  const made = new Map<string, ListItem>();
  for (let attempt = 1; made.size < items.length; attempt += 1) {
    const waiting = items.filter((item) => !made.has(item.key));
    let putOff: PlanError | undefined;
    try {
      const outcomes: readonly PromiseSettledResult<ListItem>[] = await settleTogether(
        sp,
        waiting.map(
          ({ columns }) =>
            (client: SPFI) =>
              add(client, list, columns),
        ),
      );
      for (const [index, outcome] of outcomes.entries()) {
        const { key } = waiting[index]!;
        if (outcome.status === 'fulfilled') made.set(key, outcome.value);
        else if (isDuplicate(outcome.reason)) made.set(key, await standing(sp, list, key));
        else {
          putOff = throttled(outcome.reason);
          if (putOff === undefined) throw toPlanError(outcome.reason, `${list}/${key}`);
        }
      }
    } catch (error) {
      putOff = throttled(error);
      if (putOff === undefined) throw error;
    }
    if (putOff !== undefined) {
      if (attempt >= patience) throw putOff;
      await waitFor(putOff);
    }
  }
  return items.map((item) => made.get(item.key)!);
};

/**
 * Makes many items, 100 a request. May be cut off anywhere and run again: a key that is taken is not made twice, the
 * item that has it is given back instead. Throws PlanError naming list and key for what SharePoint will not take.
 */
export const addAll = async (
  sp: SPFI,
  list: ListName,
  items: readonly NewItem[],
  progress: (made: number) => void,
): Promise<readonly ListItem[]> => {
  const all: ListItem[] = [];
  for (let start = 0; start < items.length; start += batchLimit) {
    all.push(...(await addSome(sp, list, items.slice(start, start + batchLimit))));
    progress(all.length);
  }
  return all;
};
