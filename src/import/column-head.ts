import { readStatus } from '../plan/read-status.ts';
import { columnNames, periodOf, plainHead, understoodHead, type Meaning, type NamedKind } from './column-words.ts';
import { headTexts, headTextsOfTwo, type HeadText } from './head-texts.ts';
import { levelsOf, type Level } from './level-columns.ts';
import { quote } from './place.ts';
import { cellText, type TableRow } from './table.ts';

/** What a column holds: a period's status, a cross for one, or text that is kept under its head. */
export type Held = Exclude<NamedKind, 'other' | 'mark'> | `period ${string}` | `mark ${string}` | `other ${string}`;

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
  /** By place. */
  readonly heads: readonly string[];
  /** What several columns could be, in Swedish. */
  readonly clashes: readonly string[];
  /** Rows that the head covers. */
  readonly height: 1 | 2;
}

/** A person's own reading: what each head means, by its text. */
export type ColumnMap = ReadonlyMap<string, NamedKind>;

export const noMap: ColumnMap = new Map();

interface Column {
  readonly head: string;
  readonly place: number;
  readonly isSure: boolean;
  readonly meaning: Meaning | null;
  /** A status that its cells give a cross. */
  readonly mark: string | null;
  /** What a person has said that it is. */
  readonly said: NamedKind | null;
}

const colours = /^(?:grön|gul|orange|röd|vit|grå)(?:t|a)?$/iu;

/** "Pågår", "Ej påbörjad": words of a status and nothing else. */
const isStatusWord = (text: string): boolean =>
  text !== '' && text.length <= 30 && (colours.test(text) || readStatus(text).understood);

/** Words that are heads of other columns too. */
const isMistakable = /^(?:klart?|färdigt?|avvikelser?|slutförd?t?|genomförda?)$/iu;

/** Statuses beside one another are crossed: at least two, or else "Klar" is a deadline's head. */
const marksIn = (texts: readonly HeadText[]): ReadonlyMap<number, string> => {
  const own = texts.map(({ readings }) => readings.find(isStatusWord) ?? null);
  const marks = new Map<number, string>();
  if (!own.some((word) => word !== null && !isMistakable.test(word))) return marks;
  for (const [at, word] of own.entries()) {
    const isBeside = (own[at - 1] ?? null) !== null || (own[at + 1] ?? null) !== null;
    if (word !== null && isBeside) marks.set(at, word);
  }
  return marks;
};

const saidOf = ({ head, readings }: HeadText, map: ColumnMap): NamedKind | null => {
  for (const text of [head, ...readings]) {
    const said = map.get(text) ?? map.get(plainHead(text));
    if (said !== undefined) return said;
  }
  return null;
};

const columnsOf = (texts: readonly HeadText[], map: ColumnMap): readonly Column[] => {
  const marks = marksIn(texts);
  return texts.map((text, place) => {
    const { head, readings } = text;
    const said = saidOf(text, map);
    const mark = said === null ? (marks.get(place) ?? null) : said === 'mark' ? (readings[1] ?? head) : null;
    const found = said === null && mark === null ? readings.map(understoodHead).filter((read) => read !== null) : [];
    const understood = found.find(({ isSure }) => isSure) ?? found[0] ?? null;
    const isSure = understood?.isSure ?? (said !== null || mark !== null);
    return { head, place, said, mark, meaning: understood?.meaning ?? null, isSure };
  });
};

/** Of several that could be it: one that is sure, else the first. */
const chosenOf = (columns: readonly Column[]): Column | undefined => columns.find(({ isSure }) => isSure) ?? columns[0];

const singles = ['activity', 'boards', 'deadline', 'comment', 'responsible', 'priority'] as const;

const assignmentWord = /uppdrag|projekt/iu;

const isLikeDeviation = ({ head }: Column): boolean => /^(?:status|läge)/iu.test(head);

interface Placed {
  readonly held: ReadonlyMap<Column, Held>;
  readonly doubts: readonly string[];
}

/** "Slut" is nearer to a deadline than "Start"; the last of a plan's comments is the newest. */
const chosenFor = (kind: (typeof singles)[number], candidates: readonly Column[]): Column | undefined => {
  if (kind === 'comment') return chosenOf(candidates.toReversed());
  const own = kind === 'activity' ? candidates.filter(({ head }) => !assignmentWord.test(head)) : [];
  return chosenOf(own.length > 0 && !candidates.some(({ isSure }) => isSure) ? own : candidates);
};

const place = (columns: readonly Column[]): Placed => {
  const held = new Map<Column, Held>();
  const doubts: string[] = [];
  for (const column of columns) {
    const { said, mark } = column;
    if (mark !== null) held.set(column, `mark ${mark}`);
    else if (said !== null && said !== 'other' && said !== 'mark' && said !== 'status') held.set(column, said);
  }
  const taken = new Set<Held>(held.values());
  for (const kind of singles) {
    if (taken.has(kind)) continue;
    const candidates = columns.filter(({ meaning }) => meaning === kind);
    const chosen = chosenFor(kind, candidates);
    if (chosen) held.set(chosen, kind);
    const others = candidates.filter((column) => column !== chosen && !isLevelBeside(column, chosen));
    if (chosen && others.length > 0) {
      const names = candidates.map(({ head }) => quote(head)).join(' och ');
      doubts.push(`Flera kolumner kan vara ${columnNames[kind]}: ${names}; ${quote(chosen.head)} är läst.`);
    }
  }
  const statuses = columns.filter(
    (column) => column.said === 'status' || (column.meaning === 'status' && !held.has(column)),
  );
  const sure = statuses.filter((column) => isLikeDeviation(column) || column.said === 'status');
  const hasMarks = columns.some(({ mark }) => mark !== null);
  const periods = hasMarks || sure.length > 0 ? sure : statuses;
  const names = new Set<string>();
  for (const column of periods) {
    const name = periodOf(column.head) || column.head;
    if (periods.length > 1 && !names.has(name)) held.set(column, `period ${name}`);
    else if (periods.length === 1) held.set(column, 'status');
    names.add(name);
  }
  const activity = columns.find((column) => held.get(column) === 'activity');
  const free = columns.filter(
    (column) =>
      !held.has(column) &&
      (activity === undefined || column.place < activity.place) &&
      (column.meaning === 'level' || isLevelBeside(column, activity)),
  );
  const levels = levelsOf(free.map(({ head }) => head));
  for (const [at, column] of free.entries()) {
    const level: Level | null = levels[at] ?? null;
    if (level !== null && !taken.has(level)) held.set(column, level);
  }
  return { held, doubts };
};

/** "KF-uppdrag" to the left of "Aktivitet" is what the activities stand under. */
const isLevelBeside = (column: Column, activity: Column | undefined): boolean =>
  column.meaning === 'activity' &&
  !column.isSure &&
  activity !== undefined &&
  activity.meaning === 'activity' &&
  column.place < activity.place &&
  assignmentWord.test(column.head);

/** Two heads of the same words are two columns. */
const keptUnder = ({ head, place: at }: Column, columns: readonly Column[]): Held | null => {
  if (head === '') return null;
  const before = columns.filter((other) => other.place < at && other.head === head).length;
  return before === 0 ? `other ${head}` : `other ${head} (${before + 1})`;
};

const needed = new Set<string>(['boards', 'deadline', 'status', 'responsible', 'comment']);

const mappedKind = (kind: Held): MappedColumn['kind'] => {
  if (kind.startsWith('period ')) return 'periodStatus';
  if (kind.startsWith('mark ')) return 'mark';
  return kind.startsWith('other ') ? 'other' : (kind as NamedKind);
};

const doubtOf = ({ head, kind }: MappedColumn): string =>
  `Kolumnen ${quote(head)} är läst som ${columnNames[kind as NamedKind]}; rätta med --map om det är fel.`;

/** What a person is to look at, in Swedish. */
export const doubtsIn = ({ clashes, mapping }: Columns): readonly string[] => [
  ...clashes,
  ...mapping.filter(({ isSure, kind }) => !isSure && kind !== 'other' && kind !== 'periodStatus').map(doubtOf),
];

/** What each column was taken for; a column without a head is none. */
export const mappingOf = (
  layout: Layout,
  heads: readonly string[],
  isSure: (at: number) => boolean,
): readonly MappedColumn[] =>
  layout.flatMap((kind, at): readonly MappedColumn[] =>
    kind ? [{ head: heads[at] ?? '', kind: mappedKind(kind), isSure: kind.startsWith('other ') || isSure(at) }] : [],
  );

const headIn = (texts: readonly HeadText[], map: ColumnMap, height: 1 | 2): Columns | null => {
  const columns = columnsOf(texts, map);
  const { held, doubts: clashes } = place(columns);
  const kinds = new Set(held.values());
  if (!kinds.has('activity')) return null;
  const others = [...kinds].filter((kind) => needed.has(kind));
  const hasStatus = [...kinds].some(
    (kind) => kind === 'status' || kind.startsWith('period ') || kind.startsWith('mark '),
  );
  const isSureActivity = columns.some((column) => held.get(column) === 'activity' && column.isSure);
  const fewest = isSureActivity ? 1 : 2;
  if (!hasStatus && others.length < fewest && !columns.some(({ said }) => said !== null)) return null;
  const layout = columns.map((column) => held.get(column) ?? keptUnder(column, columns));
  const heads = columns.map(({ head }) => head);
  const mapping = mappingOf(layout, heads, (at) => columns[at]?.isSure === true);
  return { kinds: layout, heads, mapping, clashes, height };
};

const isTooLong = (row: TableRow): boolean => row.cells.every((cell) => cellText(cell).length > 80);

/**
 * The head, where the row is one: an activity, and a status or other columns of a plan. With the row below it, where the
 * head is over two. Several heads for status (one a period) are a period's each. What no word tells is kept under its
 * head.
 */
export const headOf = (row: TableRow, map: ColumnMap = noMap, below?: TableRow): Columns | null => {
  // Nearly every row is no head: one look is enough to tell.
  const isHead = row.cells.some((cell) => isActivityHead(cellText(cell), map));
  const isHeadBelow = below?.cells.some((cell) => isActivityHead(cellText(cell), map)) === true;
  if ((!isHead && !isHeadBelow) || isTooLong(row)) return null;
  const two = below ? headTextsOfTwo(row, below) : null;
  const ofTwo = two ? headIn(two, map, 2) : null;
  if (ofTwo) return ofTwo;
  return isHead ? headIn(headTexts(row), map, 1) : null;
};

/** Asked of every cell of a document, before its words are. */
const couldBeActivity =
  /aktivit|åtagande|insats|åtgärd|uppdrag|handling|vad|action|task|measure|projekt|initiativ|göra?|vi|uppgift|kontrollmoment|arbetsuppgift/iu;

const isActivityHead = (text: string, map: ColumnMap): boolean => {
  if (text === '' || text.length > 80) return false;
  const said = map.size === 0 ? undefined : (map.get(text) ?? map.get(plainHead(text)));
  if (said !== undefined) return said === 'activity';
  return couldBeActivity.test(text) && understoodHead(text)?.meaning === 'activity';
};
