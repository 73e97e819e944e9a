import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import { allTogether, batchLimit, settleAll } from './batch.ts';
import { idOrNull, text, type ListItem } from './columns.ts';
import { itemById, itemByKey, newestId, readPlanItems } from './read-windows.ts';
import { References } from './references.ts';
import { asked, toPlanError } from './sharepoint-error.ts';

/** What a record points at: lists of which one must have an item with this key. */
export interface Pointer {
  readonly lists: readonly ListName[];
  readonly key: string;
}

/** Also knows activities' titles, which their rows bear in the bare list. */
export class PlannerReferences extends References {
  private readonly titles = new Map<string, string>();

  override learn(items: readonly ListItem[]): void {
    super.learn(items);
    for (const item of items) {
      if (item.list === 'Activities') this.titles.set(text(item, 'Key'), text(item, 'Title'));
    }
  }

  titleOf(activityKey: string): string {
    return this.titles.get(activityKey) ?? '';
  }

  isKnown({ lists, key }: Pointer): boolean {
    return lists.some((list) => this.idIfKnown(list, key) !== undefined);
  }
}

/** Reads what these point at where it has not been met. What is not there stays unknown. */
export const learnKeys = async (
  sp: SPFI,
  references: PlannerReferences,
  pointers: readonly Pointer[],
): Promise<void> => {
  const unknown = new Map(
    pointers
      .filter((pointer) => !references.isKnown(pointer))
      .flatMap(({ lists, key }) => lists.map((list) => [`${list}|${key}`, { list, key }] as const)),
  );
  const all = [...unknown.values()];
  for (let start = 0; start < all.length; start += batchLimit) {
    const found: readonly (ListItem | undefined)[] = await allTogether(
      sp,
      all.slice(start, start + batchLimit).map(
        ({ list, key }) =>
          (client: SPFI) =>
            itemByKey(client, list, key),
      ),
    );
    references.learn(found.filter((item) => item !== undefined));
  }
};

/** The error for records that point at what is not there; undefined where all of it is. Nothing has been written. */
export const brokenPointers = (
  list: ListName,
  records: readonly { readonly key: string; readonly pointers: readonly Pointer[] }[],
  references: PlannerReferences,
): PlanError | undefined => {
  const refused = records.flatMap(({ key, pointers }) =>
    pointers
      .filter((pointer) => !references.isKnown(pointer))
      .map((pointer) => {
        const where = pointer.lists.map((name) => listNamed(name).title).join(' eller ');
        return { subject: key, kind: 'invalid' as const, message: `${pointer.key} finns inte i listan ${where}.` };
      }),
  );
  const [first] = refused;
  if (first === undefined) return undefined;
  const more = refused.length === 1 ? '' : ` (och ${refused.length - 1} till)`;
  return new PlanError(
    'invalid',
    `${listNamed(list).title}, ${first.subject}: ${first.message}${more} Inget är skrivet.`,
    { subject: first.subject, refused },
  );
};

/** With more than so many of one list unknown, the plan's part of the list is read instead of each. */
const oneByOne = 100;

const readIds = async (
  sp: SPFI,
  list: ListName,
  ids: readonly number[],
  planId: number | null,
): Promise<readonly ListItem[]> => {
  if (planId !== null && ids.length > oneByOne && listNamed(list).fields.some(({ name }) => name === 'Plan')) {
    const newest = await asked(newestId(sp, list), list);
    return (await readPlanItems(sp, planId, [{ list, newest }])).get(list) ?? [];
  }
  const outcomes = await settleAll(
    sp,
    ids.map(
      (id) =>
        (client: SPFI): Promise<ListItem> =>
          itemById(client, list, id),
    ),
  );
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [outcome.value];
    const error = toPlanError(outcome.reason, list);
    // Deleted from under it: whoever reads the item that points at it is told (`unreadable`).
    if (error.kind === 'not-found') return [];
    throw error;
  });
};

/** Reads what these items' lookups point at, where it has not been met; of other plans too. */
export const learnIds = async (
  sp: SPFI,
  references: PlannerReferences,
  items: readonly ListItem[],
  planId: number | null,
): Promise<void> => {
  const unknown = new Map<ListName, Set<number>>();
  for (const item of items) {
    for (const field of listNamed(item.list).fields) {
      if (field.kind !== 'lookup') continue;
      const id = idOrNull(item, field.name);
      if (id === null || references.keyIfKnown(field.list, id) !== undefined) continue;
      const ids = unknown.get(field.list) ?? new Set();
      unknown.set(field.list, ids.add(id));
    }
  }
  for (const [list, ids] of unknown) {
    references.learn(await readIds(sp, list, [...ids], planId));
    const left = [...ids].filter((id) => references.keyIfKnown(list, id) === undefined);
    // Of another plan than the one whose part was read.
    if (left.length > 0 && left.length < ids.size) references.learn(await readIds(sp, list, left, null));
  }
};
