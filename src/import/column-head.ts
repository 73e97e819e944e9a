import { cellText, spread, type TableRow } from './table.ts';
import {
  columnNames,
  isAreaHead,
  periodOf,
  plainHead,
  understoodHead,
  type Meaning,
  type NamedKind,
} from './column-words.ts';
import { quote } from './place.ts';

/** What a column holds: a period's status, or text that is kept under its head, beside what has a kind of its own. */
export type Held = Exclude<NamedKind, 'other'> | `period ${string}` | `other ${string}`;

/** By place; null has no head. */
export type Layout = readonly (Held | null)[];

/** A head's text and what it was taken for; `isSure` is false where its words could mean something else. */
export interface MappedColumn {
  readonly head: string;
  readonly kind: NamedKind | 'periodStatus';
  readonly isSure: boolean;
}

/** A table's head. */
export interface Columns {
  readonly kinds: Layout;
  readonly mapping: readonly MappedColumn[];
  /** What a person is to look at, in Swedish. */
  readonly doubts: readonly string[];
}

/** A person's own reading: what each head means, by its text. */
export type ColumnMap = ReadonlyMap<string, NamedKind>;

export const noMap: ColumnMap = new Map();

interface Column {
  readonly head: string;
  readonly place: number;
  readonly isSure: boolean;
  readonly meaning: Meaning | null;
  /** What a person has said that it is. */
  readonly said: NamedKind | null;
}

const columnsOf = (texts: readonly string[], map: ColumnMap): readonly Column[] =>
  texts.map((head, place) => {
    const said = map.get(head) ?? map.get(plainHead(head)) ?? null;
    const understood = said === null ? understoodHead(head) : null;
    return { head, place, said, meaning: understood?.meaning ?? null, isSure: understood?.isSure ?? said !== null };
  });

/** Levels have their place: from the widest on the left to the narrowest. */
const levelsOf = (columns: readonly Column[]): ReadonlyMap<Column, 'area' | 'goal' | 'subgoal'> => {
  const [first, second, third] = columns;
  const levels = new Map<Column, 'area' | 'goal' | 'subgoal'>();
  if (!first) return levels;
  if (!second) return levels.set(first, 'goal');
  if (third) return levels.set(first, 'area').set(second, 'goal').set(third, 'subgoal');
  return isAreaHead(first.head)
    ? levels.set(first, 'area').set(second, 'goal')
    : levels.set(first, 'goal').set(second, 'subgoal');
};

/** Of several that could be it: one that is sure, else the first. */
const chosenOf = (columns: readonly Column[]): Column | undefined => columns.find(({ isSure }) => isSure) ?? columns[0];

const singles = ['activity', 'boards', 'deadline', 'comment', 'responsible', 'priority'] as const;

const isLikeDeviation = ({ head }: Column): boolean => /^(?:status|läge)/iu.test(head);

interface Placed {
  readonly held: ReadonlyMap<Column, Held>;
  readonly doubts: readonly string[];
}

const place = (columns: readonly Column[]): Placed => {
  const held = new Map<Column, Held>();
  const doubts: string[] = [];
  const said = columns.filter((column) => column.said !== null);
  for (const column of said) {
    if (column.said !== null && column.said !== 'other' && column.said !== 'status') held.set(column, column.said);
  }
  const taken = new Set<Held>(held.values());
  for (const kind of singles) {
    if (taken.has(kind)) continue;
    const candidates = columns.filter(({ meaning }) => meaning === kind);
    const chosen = chosenOf(candidates);
    if (chosen) held.set(chosen, kind);
    if (chosen && candidates.length > 1) {
      const names = candidates.map(({ head }) => quote(head)).join(' och ');
      doubts.push(`Flera kolumner kan vara ${columnNames[kind]}: ${names}; ${quote(chosen.head)} är läst.`);
    }
  }
  const statuses = columns.filter((column) => column.said === 'status' || column.meaning === 'status');
  const sure = statuses.filter((column) => isLikeDeviation(column) || column.said === 'status');
  const periods = sure.length > 0 ? sure : statuses;
  const names = new Set<string>();
  for (const column of periods) {
    const name = periodOf(column.head) || column.head;
    if (periods.length > 1 && !names.has(name)) held.set(column, `period ${name}`);
    else if (periods.length === 1) held.set(column, 'status');
    names.add(name);
  }
  const activity = columns.find((column) => held.get(column) === 'activity');
  const levels = columns.filter(
    ({ meaning, place: at }) => meaning === 'level' && (activity === undefined || at < activity.place),
  );
  const free = levels.filter((column) => !held.has(column));
  for (const [column, level] of levelsOf(free)) if (!taken.has(level)) held.set(column, level);
  return { held, doubts };
};

/** Two heads of the same words are two columns. */
const keptUnder = ({ head, place: at }: Column, columns: readonly Column[]): Held | null => {
  if (head === '') return null;
  const before = columns.filter((other) => other.place < at && other.head === head).length;
  return before === 0 ? `other ${head}` : `other ${head} (${before + 1})`;
};

const needed = new Set<string>(['boards', 'deadline', 'status', 'responsible', 'comment']);

const mappedKind = (kind: Held): MappedColumn['kind'] => {
  if (kind.startsWith('period ')) return 'periodStatus';
  return kind.startsWith('other ') ? 'other' : (kind as NamedKind);
};

/**
 * The head, where the row is one: an activity, and a status or two other columns of a plan. Several heads for status
 * (one a period) are a period's each. What no word tells is kept under its head.
 */
export const headOf = (row: TableRow, map: ColumnMap = noMap): Columns | null => {
  // Nearly every row is no head: one look is enough to tell.
  if (!row.cells.some((cell) => isActivityHead(cellText(cell), map))) return null;
  const columns = columnsOf(spread(row.cells).map(cellText), map);
  const { held, doubts } = place(columns);
  const kinds = new Set(held.values());
  if (!kinds.has('activity')) return null;
  const others = [...kinds].filter((kind) => needed.has(kind));
  const hasStatus = [...kinds].some((kind) => kind === 'status' || kind.startsWith('period '));
  if (!hasStatus && others.length < 2 && !columns.some(({ said }) => said !== null)) return null;
  const layout = columns.map((column) => held.get(column) ?? keptUnder(column, columns));
  const mapping = columns.flatMap((column, at): readonly MappedColumn[] => {
    const kind = layout[at];
    return kind
      ? [{ head: column.head, kind: mappedKind(kind), isSure: column.isSure || kind.startsWith('other ') }]
      : [];
  });
  const unsure = mapping.filter(({ isSure, kind }) => !isSure && kind !== 'other' && kind !== 'periodStatus');
  return {
    kinds: layout,
    mapping,
    doubts: [
      ...doubts,
      ...unsure.map(
        ({ head, kind }) =>
          `Kolumnen ${quote(head)} är läst som ${columnNames[kind as NamedKind]}; rätta med --map om det är fel.`,
      ),
    ],
  };
};

/** Asked of every cell of a document, before its words are. */
const couldBeActivity = /aktivitet|åtagande|insats|åtgärd|uppdrag|handling|vad/iu;

const isActivityHead = (text: string, map: ColumnMap): boolean => {
  if (text === '' || text.length > 80) return false;
  const said = map.size === 0 ? undefined : (map.get(text) ?? map.get(plainHead(text)));
  if (said !== undefined) return said === 'activity';
  return couldBeActivity.test(text) && understoodHead(text)?.meaning === 'activity';
};
