import type { DraftSource } from '../plan/draft-plan.ts';
import {
  cellText,
  isEmpty,
  joinCells,
  paragraphText,
  spread,
  emptyCell,
  type Block,
  type Cell,
  type TableRow,
} from './table.ts';

const idColumn = /^(?:id|nr|id[ -]?nr|nummer)$/u;
const budgetColumn = /^(?:budget|belopp)(?!\p{L})/u;
const typeColumn = /^(?:vm\s*\/\s*vu|typ)$/u;

/** The tables of an objektplan by the words of their heads; the first that fits is meant, so the narrower come first. */
const forms = {
  versions: { version: /^version$/u, date: /^datum$/u, comment: /^(?:kommentar|beskrivning)(?:er)?$/u },
  governing: { id: idColumn, name: /^styrande dokument$/u, direction: /^(?:mål|inriktning)/u, influence: /^påverkan/u },
  goals: { id: idColumn, title: /^(?:långsiktiga? )?mål$/u, description: /^beskrivning/u },
  items: { board: /^nämnd(?:er)?$/u, type: typeColumn, amount: budgetColumn },
  types: { type: typeColumn, amount: budgetColumn, forecast: /^(?:prognos|utfall)(?!\p{L})/u },
  boards: { board: /^nämnd(?:er)?$/u, amount: budgetColumn },
} as const;

export type TableName = keyof typeof forms;
export type ColumnOf<T extends TableName> = keyof (typeof forms)[T] & string;

/** Columns that a table may lack and still be that table. */
const spare = new Set(['id', 'date', 'direction', 'influence', 'forecast']);

export interface FoundRow {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly source: DraftSource;
}

export interface FoundTable {
  readonly name: TableName;
  /** The heads as written, by column. */
  readonly heads: Readonly<Record<string, string>>;
  readonly rows: readonly FoundRow[];
}

export interface FoundTables {
  readonly tables: readonly FoundTable[];
  /** Rows of no table of the form; not those of a table of contents. */
  readonly others: readonly TableRow[];
}

const plain = (cell: Cell): string =>
  cellText(cell)
    .toLowerCase()
    .replace(/[\s:.*]+$/u, '');

const headOf = (row: TableRow): { name: TableName; columns: ReadonlyMap<string, number> } | null => {
  const texts = spread(row.cells).map(plain);
  for (const [name, form] of Object.entries(forms)) {
    const columns = new Map<string, number>();
    for (const [column, words] of Object.entries(form)) {
      const at = texts.findIndex((text, index) => words.test(text) && ![...columns.values()].includes(index));
      if (at >= 0) columns.set(column, at);
    }
    const needed = Object.keys(form).filter((column) => !spare.has(column));
    if (needed.every((column) => columns.has(column)) && columns.size > 1) return { name: name as TableName, columns };
  }
  return null;
};

/** A title and a page's number. */
const isContents = ({ cells }: TableRow): boolean => {
  const filled = cells.filter((cell) => !isEmpty(cell));
  return filled.length === 2 && /^\d{1,4}$/.test(cellText(filled[1]));
};

/** What stands between two pages does not end a table. */
const isPageMark = (text: string): boolean => /^(?:sida )?\d{1,4}(?:\s*(?:\(|av |\/)\s*\d{1,4}\)?)?$/iu.test(text);

const joined = (before: FoundRow, rest: FoundRow): FoundRow => ({
  source: before.source,
  cells: Object.fromEntries(
    Object.entries(before.cells).map(([column, cell]) => [column, joinedCell(cell, rest.cells[column] ?? emptyCell)]),
  ),
});

/** A row broken over a page goes on with a paragraph of its own, where the rest is a bullet or begins as a sentence. */
const joinedCell = (cell: Cell, rest: Cell): Cell => {
  const [first] = rest.paragraphs;
  const isOwn = first !== undefined && (first.level !== null || /^[\p{Lu}•●]/u.test(paragraphText(first)));
  if (isEmpty(cell) || isEmpty(rest) || !isOwn) return joinCells(cell, rest);
  return { ...cell, paragraphs: [...cell.paragraphs, ...rest.paragraphs] };
};

/** The columns that name a row: where all are empty, the row is the rest of the one above it. */
const naming = ['id', 'name', 'title', 'version', 'board', 'type'];

const isRest = ({ cells }: FoundRow): boolean =>
  Object.entries(cells).every(([column, cell]) => !naming.includes(column) || isEmpty(cell));

/** An objektplan's tables. A table broken over pages goes on until a text or another table's head comes between. */
export const objektplanTables = (blocks: readonly Block[]): FoundTables => {
  const tables: { name: TableName; heads: Record<string, string>; rows: FoundRow[] }[] = [];
  const others: TableRow[] = [];
  let columns: ReadonlyMap<string, number> | null = null;
  for (const block of blocks) {
    if (block.kind === 'text') {
      if (!isPageMark(block.text)) columns = null;
      continue;
    }
    const cells = spread(block.cells);
    const head = headOf(block);
    const open = tables.at(-1);
    if (head) {
      const heads = Object.fromEntries([...head.columns].map(([column, at]) => [column, cellText(cells[at])]));
      const isRepeated = columns !== null && open?.name === head.name;
      columns = head.columns;
      if (!isRepeated) tables.push({ name: head.name, heads, rows: [] });
    } else if (columns === null || !open) {
      if (!isContents(block) && !block.cells.every(isEmpty)) others.push(block);
    } else {
      const row = {
        source: block.source,
        cells: Object.fromEntries([...columns].map(([column, at]) => [column, cells[at] ?? emptyCell])),
      };
      const above = open.rows.at(-1);
      if (above && isRest(row)) open.rows[open.rows.length - 1] = joined(above, row);
      else open.rows.push(row);
    }
  }
  return { tables, others };
};

/** A cell's paragraphs and bullets, a line each, without the bullets' marks. */
export const linesOf = (cell: Cell | undefined): readonly string[] =>
  (cell?.paragraphs ?? [])
    .map((paragraph) => paragraphText(paragraph).replace(/^[-–•●]\s+/u, ''))
    .filter((line) => line !== '');
