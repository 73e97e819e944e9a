import { entityPropertyName, itemKey } from '../fields/field-record.ts';
import { itemColumns, type ItemColumns } from './item-columns.ts';
import { firstKeys, lastKeys, valuesOf, type ItemRow, type ItemText } from './item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';

/**
 * Where an item's values stand in its stored text. `composeItem` writes every key, in one order, so a value lies between
 * its own key's mark and the next one's; a mark cannot stand inside text, whose quotes are escaped. Only a column of
 * addresses holds keys of its own: with such a one the text is parsed.
 */
interface Layout {
  readonly marks: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
  readonly isFlat: boolean;
}

const layouts = new WeakMap<ItemColumns, Layout>();

function layoutOf(list: ListRecord): Layout {
  const columns = itemColumns(list);
  const known = layouts.get(columns);
  if (known) return known;
  const own = columns.own.flatMap((field) =>
    field.type.startsWith('User') ? [itemKey(field), `${entityPropertyName(field)}StringId`] : [itemKey(field)],
  );
  const keys = [...firstKeys, ...own, ...lastKeys(list)];
  const layout = {
    marks: keys.map((key, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`),
    positions: new Map(keys.map((key, index) => [key, index])),
    isFlat: columns.own.every((field) => field.type !== 'URL'),
  };
  layouts.set(columns, layout);
  return layout;
}

/** Reads one stored value without parsing the rest. */
export function valueReader(list: ListRecord, key: string): (row: ItemRow) => unknown {
  const { marks, positions, isFlat } = layoutOf(list);
  const position = positions.get(key);
  if (position === undefined || !isFlat) return (row) => valuesOf(row)[key];
  const mark = marks[position]!;
  const next = marks[position + 1];
  return ({ json }) => {
    const start = json.indexOf(mark) + mark.length;
    const end = next === undefined ? json.length - 1 : json.indexOf(next, start);
    return JSON.parse(json.slice(start, end)) as unknown;
  };
}

/**
 * Picks stored values out of an item's text: `"Title":"x","Sort":1`, in stored order. Undefined when a key is not stored
 * or the list must be parsed.
 */
export function textPicker(list: ListRecord, keys: readonly string[]): ((row: ItemText) => string) | undefined {
  const { marks, positions, isFlat } = layoutOf(list);
  const wanted = [...new Set(keys.map((key) => positions.get(key)))];
  if (!isFlat || wanted.length === 0 || wanted.includes(undefined)) return undefined;
  const runs = runsOf((wanted as number[]).toSorted((a, b) => a - b));
  const bounds = runs.map(([first, last]) => [marks[first]!, marks[last + 1]] as const);
  return ({ json }) => {
    let picked = '';
    let at = 0;
    for (const [mark, next] of bounds) {
      const start = json.indexOf(mark, at);
      at = next === undefined ? json.length - 1 : json.indexOf(next, start + mark.length);
      // Without the mark's brace or comma.
      picked += `${picked === '' ? '' : ','}${json.slice(start + 1, at)}`;
    }
    return picked;
  };
}

/** Neighbours together, so that they are cut out at once. */
function runsOf(positions: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run && run[1] === position - 1) run[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}
