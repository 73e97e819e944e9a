import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import { allTogether, batchLimit, settleEach } from './batch.ts';
import type { Columns, ListItem } from './columns.ts';
import { itemByKey } from './read-windows.ts';
import { refusedParts } from './refused-parts.ts';
import { isDuplicate, isLost, toPlanError } from './sharepoint-error.ts';
import { add, writeAttempts } from './write.ts';

export interface NewItem {
  readonly key: string;
  readonly columns: Columns;
}

type Added =
  | { readonly is: 'made'; readonly item: ListItem }
  /** The key is taken, or nobody knows: what stands decides. */
  | { readonly is: 'to-read' }
  | { readonly is: 'refused'; readonly reason: unknown };

/** One request's worth. A batch whose answer was lost may have made all, some or none. */
const send = async (sp: SPFI, list: ListName, items: readonly NewItem[]): Promise<readonly Added[]> => {
  try {
    const outcomes: readonly PromiseSettledResult<ListItem>[] = await settleEach(
      sp,
      items.map(
        ({ columns }) =>
          (client: SPFI) =>
            add(client, list, columns),
      ),
    );
    return outcomes.map((outcome): Added => {
      if (outcome.status === 'fulfilled') return { is: 'made', item: outcome.value };
      const { reason } = outcome as { reason: unknown };
      return isDuplicate(reason) || isLost(reason) ? { is: 'to-read' } : { is: 'refused', reason };
    });
  } catch (error) {
    if (!isLost(error)) throw error;
    return items.map(() => ({ is: 'to-read' }));
  }
};

/** At most 100 items; one whose making nobody knows of is looked for by its key before it is sent again. */
const addSome = async (sp: SPFI, list: ListName, items: readonly NewItem[]): Promise<readonly ListItem[]> => {
  const made = new Map<string, ListItem>();
  const refused: { readonly subject: string; readonly reason: unknown }[] = [];
  let waiting = items;
  // Rounds that came to nothing: one that made some is no reason to give up.
  for (let inVain = 0; waiting.length > 0;) {
    const before = waiting.length;
    const added = await send(sp, list, waiting);
    const unknown = waiting.filter((_, index) => added[index]?.is === 'to-read');
    for (const [index, outcome] of added.entries()) {
      const { key } = waiting[index]!;
      if (outcome.is === 'made') made.set(key, outcome.item);
      if (outcome.is === 'refused') refused.push({ subject: `${list}/${key}`, reason: outcome.reason });
    }
    const found: readonly (ListItem | undefined)[] =
      unknown.length === 0
        ? []
        : await allTogether(
            sp,
            unknown.map(
              ({ key }) =>
                (client: SPFI) =>
                  itemByKey(client, list, key),
            ),
          );
    for (const [index, item] of found.entries()) if (item !== undefined) made.set(unknown[index]!.key, item);
    waiting = unknown.filter((_, index) => found[index] === undefined);
    inVain = waiting.length < before ? 0 : inVain + 1;
    if (inVain >= writeAttempts) {
      const reason = new PlanError('unavailable', 'SharePoint gav inget svar, och posten finns inte i listan.');
      refused.push(...waiting.map(({ key }) => ({ subject: `${list}/${key}`, reason })));
      break;
    }
  }
  if (refused.length > 0) throw refusedParts(refused, items.length);
  return items.map(({ key }) => made.get(key)!);
};

/**
 * Makes many items, 100 a request. May be cut off anywhere and run again: a key that is taken is not made twice, the
 * item that has it is given back instead. What SharePoint will not take stops it after the hundred that it stands in;
 * PlanError then names each by list and key in `refused`, and the others of the hundred are made.
 */
export const addAll = async (
  sp: SPFI,
  list: ListName,
  items: readonly NewItem[],
  progress: (made: number) => void,
): Promise<readonly ListItem[]> => {
  const all: ListItem[] = [];
  for (let start = 0; start < items.length; start += batchLimit) {
    const part = items.slice(start, start + batchLimit);
    all.push(
      ...(await addSome(sp, list, part).catch((error: unknown) => {
        throw toPlanError(error, list);
      })),
    );
    progress(all.length);
  }
  return all;
};
