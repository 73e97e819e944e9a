import { pageLists } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { selectOf, type ListItem } from './columns.ts';
import { pause } from './plan-content.ts';
import type { PlanCopy } from './plan-copy.ts';

/** Items of one list whose ids lie together, so that a change rewrites some hundred and not all. */
export interface Part {
  /** "Activities/3". */
  readonly name: string;
  /** JSON, a row an item: id, version, then its columns in the order they are asked for. */
  readonly rows: string;
}

/** Ids of one part. */
const partSize = 500;

/** Raised when what is kept is written otherwise. */
const ownFormat = 1;

/** Of our own making, of the lists' schemas and of the columns that are read: with another, nothing is understood. */
export const keptFormat = (): string =>
  [ownFormat, ...pageLists.map(({ name, schema }) => `${name} ${schema} ${selectOf(name).join(' ')}`)].join('\n');

type Row = readonly [id: number, version: string, ...values: unknown[]];

const rowOf = ({ list, id, version, values }: ListItem): Row => [
  id,
  version,
  ...selectOf(list).map((column) => values[column] ?? null),
];

const itemOf = (list: ListName, [id, version, ...row]: Row): ListItem => {
  const values: Record<string, unknown> = {};
  for (const [index, column] of selectOf(list).entries()) values[column] = row[index];
  return { list, id, version, values };
};

const grouped = (items: ReadonlyMap<number, ListItem>): ReadonlyMap<number, readonly ListItem[]> => {
  const groups = new Map<number, ListItem[]>();
  for (const item of items.values()) {
    const number = Math.floor(item.id / partSize);
    const group = groups.get(number) ?? [];
    groups.set(number, group);
    group.push(item);
  }
  return groups;
};

type Sizes = readonly (readonly [string, number])[];

/** The parts that differ from those written before, and the sizes of all. A turn at a time, so that a page stays answering. */
export const partsOf = async (
  copy: PlanCopy,
  before: { readonly copy: PlanCopy; readonly sizes: Sizes } | null,
): Promise<{ readonly parts: readonly Part[]; readonly sizes: Sizes }> => {
  const known = new Map(before?.sizes ?? []);
  const parts: Part[] = [];
  const sizes: (readonly [string, number])[] = [];
  for (const [list, items] of copy.items) {
    const earlier = before?.copy.items.get(list);
    const groups = grouped(items);
    const earlierGroups = earlier === undefined || earlier === items ? undefined : grouped(earlier);
    for (const [number, group] of groups) {
      const name = `${list}/${number}`;
      const old = earlier === items ? group : earlierGroups?.get(number);
      const size = known.get(name);
      if (size !== undefined && old?.length === group.length && group.every((item, at) => item === old[at])) {
        sizes.push([name, size]);
        continue;
      }
      await pause();
      const rows = JSON.stringify(group.map(rowOf));
      parts.push({ name, rows });
      sizes.push([name, rows.length]);
    }
  }
  return { parts, sizes };
};

/** The items again, in the order of their ids. Throws where a part is missing, or is not what was written. */
export const itemsIn = async (parts: readonly Part[], sizes: Sizes): Promise<PlanCopy['items']> => {
  const rowsOf = new Map(parts.map(({ name, rows }) => [name, rows]));
  const items = new Map<ListName, Map<number, ListItem>>(pageLists.map(({ name }) => [name, new Map()]));
  for (const [name, size] of sizes) {
    const rows = rowsOf.get(name);
    const listName = name.split('/')[0] as ListName;
    const list = items.get(listName);
    if (rows?.length !== size || list === undefined) throw new Error(`The part ${name} is not whole.`);
    await pause();
    for (const row of JSON.parse(rows) as readonly Row[]) list.set(row[0], itemOf(listName, row));
  }
  return items;
};
