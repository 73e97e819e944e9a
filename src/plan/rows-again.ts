import type { NewPlan } from './new-plan.ts';

type Row = Pick<NewPlan['placements'][number], 'key' | 'activityKey' | 'goalKey' | 'order'>;

/** A row that is printed under another goal than before. */
export interface MovedRow {
  readonly key: string;
  readonly fromGoalKey: string;
  readonly toGoalKey: string;
}

/** What has become of the rows. Keys of placements as they stand on the site. */
export interface RowsAgain {
  /** The rows' keys in the document, and the keys they have on the site, where those are others. */
  readonly keys: ReadonlyMap<string, string>;
  readonly moved: readonly MovedRow[];
  /** Under the same goal, and no longer in the same order among the rows that were there before. */
  readonly reordered: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** The rows that need not move for the others to be in order: a longest ascending run, by patience sorting. */
const inOrder = (orders: readonly number[]): ReadonlySet<number> => {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, order] of orders.entries()) {
    let [pile, past] = [0, ends.length];
    while (pile < past) {
      const middle = (pile + past) >> 1;
      if (orders[ends[middle]!]! >= order) past = middle;
      else pile = middle + 1;
    }
    before[at] = pile === 0 ? -1 : ends[pile - 1]!;
    ends[pile] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at);
  return kept;
};

/**
 * Which rows of a document are which on the site: by key, then within their activity by goal, then in their order (a row
 * that stands under another goal has moved). `activityOf` gives the activity that a standing row belongs to now, where
 * its own has been merged into another.
 */
export const rowsAgain = (
  given: readonly Row[],
  standing: readonly Row[],
  activityOf: (row: Row) => string = ({ activityKey }) => activityKey,
): RowsAgain => {
  const known = new Map(standing.map((row) => [row.key, row]));
  const taken = new Set(given.filter(({ key }) => known.has(key)).map(({ key }) => key));
  const left = Map.groupBy(
    standing.filter(({ key }) => !taken.has(key)),
    activityOf,
  );
  const keys = new Map<string, string>();
  const take = (row: Row, isSame: (other: Row) => boolean): void => {
    const others = left.get(row.activityKey) ?? [];
    const at = others.findIndex(isSame);
    const [other] = at < 0 ? [] : others.splice(at, 1);
    if (other !== undefined) keys.set(row.key, other.key);
  };
  const open = given.filter(({ key }) => !known.has(key));
  for (const row of open) take(row, ({ goalKey }) => goalKey === row.goalKey);
  for (const row of open) if (!keys.has(row.key)) take(row, () => true);

  const before = (row: Row): Row | undefined => known.get(keys.get(row.key) ?? row.key);
  const both = given.flatMap((row) => {
    const was = before(row);
    return was === undefined ? [] : [{ row, was }];
  });
  const stay = both.filter(({ row, was }) => row.goalKey === was.goalKey);
  const ordered = inOrder(stay.map(({ was }) => was.order));
  return {
    keys,
    moved: both
      .filter(({ row, was }) => row.goalKey !== was.goalKey)
      .map(({ row, was }) => ({ key: was.key, fromGoalKey: was.goalKey, toGoalKey: row.goalKey })),
    reordered: stay.filter((_, at) => !ordered.has(at)).map(({ was }) => was.key),
    added: given.filter((row) => before(row) === undefined).map(({ key }) => key),
    gone: [...left.values()].flat().map(({ key }) => key),
  };
};
