import { listNamed } from '../lists/all-lists.ts';
import type { FieldSides, TwoVersions } from '../plan/two-versions.ts';
import { restName, type Columns, type ListItem } from './columns.ts';
import { differingColumns } from './same-columns.ts';

/** The internal name of a column as REST spells it when written. */
const restNames = (item: ListItem): ReadonlyMap<string, string> =>
  new Map([
    ['Title', 'Title'],
    ...listNamed(item.list).fields.map((field): [string, string] => [field.name, restName(field)]),
  ]);

/**
 * What each side has changed of an item since `before`, column by column (internal names). Only columns that `before`
 * has are compared; who acted, of those, is nobody's change.
 */
export const differingVersions = (standing: ListItem, before: Columns, mine: Columns): TwoVersions => {
  const names = restNames(standing);
  const theirs = new Set(differingColumns(standing, before));
  const fields = [...names].flatMap(([field, name]): readonly FieldSides[] => {
    const byMe = name in mine;
    const byThem = theirs.has(field);
    if (!byMe && !byThem) return [];
    const sides = { field, base: before[name] ?? null, theirs: standing.values[name] ?? null };
    const own = byMe ? (mine[name] ?? null) : sides.base;
    return [{ ...sides, mine: own, changed: byMe && byThem ? 'both' : byMe ? 'mine' : 'theirs' }];
  });
  return { baseVersion: null, theirVersion: standing.version, theirAct: null, fields };
};
