import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import { allTogether } from './batch.ts';
import type { ListItem } from './columns.ts';
import { comesWhole, firstInWindow, idsIn, windowSize, windowsOf, type Wanted } from './read-windows.ts';

/** Rows and activities of a beginning: some screens, and a fortieth of what one answer may hold. */
const beginningSize = 120;

/** The rows are drawn under all goals, and answered for in the periods. */
const inWhole: readonly ListName[] = ['Periods', 'Goals'];
const inPart: readonly ListName[] = ['Activities', 'Placements'];

const newestOf = (wanted: readonly Wanted[], list: ListName): number =>
  wanted.find((one) => one.list === list)?.newest ?? 0;

/** Not where the plan comes as soon whole. */
export const hasBeginning = (wanted: readonly Wanted[]): boolean => idsIn(wanted) > comesWhole;

export interface Beginning {
  readonly items: ReadonlyMap<ListName, readonly ListItem[]>;
  /** Of which nothing is left to read. */
  readonly whole: ReadonlySet<ListName>;
}

/**
 * In one request the goals and periods of a plan, and its first rows and activities by id, which is the order of the
 * document that was imported. Where a list is past the threshold goals and periods are taken from each window, the first
 * rows looked for in its first window if the plan is `alone` on the site, else in each.
 */
export const readBeginning = async (
  sp: SPFI,
  planId: number,
  wanted: readonly Wanted[],
  alone: boolean,
): Promise<Beginning> => {
  const reads = [...inWhole, ...inPart].flatMap((list) => {
    const whole = inWhole.includes(list);
    const most = whole ? windowSize : beginningSize;
    const windows = windowsOf(newestOf(wanted, list));
    return (alone && !whole ? windows.slice(0, 1) : windows).map((window) => ({
      list,
      read: (client: SPFI) => firstInWindow(client, list, planId, window, { most, alone }),
    }));
  });
  const answers = await allTogether(
    sp,
    reads.map(({ read }) => read),
  );
  const items = new Map<ListName, readonly ListItem[]>([...inWhole, ...inPart].map((list) => [list, []]));
  for (const [index, { list }] of reads.entries()) {
    const found = answers[index] ?? [];
    const before = items.get(list) ?? [];
    if (inWhole.includes(list) || before.length === 0) items.set(list, [...before, ...found]);
  }
  return { items, whole: new Set(inWhole) };
};
