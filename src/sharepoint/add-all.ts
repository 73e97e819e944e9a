import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import { batchLimit } from './batch.ts';
import type { Columns, ListItem } from './columns.ts';
import { settlePatiently } from './patience.ts';
import { itemByKey } from './read-windows.ts';
import { asked, isDuplicate, toPlanError } from './sharepoint-error.ts';
import { add } from './write.ts';

export interface NewItem {
  readonly key: string;
  readonly columns: Columns;
}

/** The item that has this key already: written by an earlier run whose answer was lost, or by somebody else just now. */
const standing = async (sp: SPFI, list: ListName, key: string): Promise<ListItem> => {
  const item = await asked(itemByKey(sp, list, key), key);
  if (item === undefined)
    throw new PlanError('conflict', 'Nyckeln är upptagen men posten kan inte läsas.', { subject: key });
  return item;
};

/** One request's worth of items; what was put off for load is sent again, the rest never twice. */
const addSome = async (sp: SPFI, list: ListName, items: readonly NewItem[]): Promise<readonly ListItem[]> => {
  const outcomes = await settlePatiently(
    sp,
    items.map(
      ({ columns }) =>
        (client: SPFI) =>
          add(client, list, columns),
    ),
  );
  const made: ListItem[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const { key } = items[index]!;
    if (outcome.status === 'fulfilled') made.push(outcome.value);
    else if (isDuplicate(outcome.reason)) made.push(await standing(sp, list, key));
    else throw toPlanError(outcome.reason, `${list}/${key}`);
  }
  return made;
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
