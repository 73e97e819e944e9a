import { readAmount, scaleInHead, sumOf, type Ore } from '../plan/amount.ts';
import type { DraftSource } from '../plan/draft-plan.ts';
import { totalsOf, type BudgetItem, type BudgetType, type PrintedSum } from '../plan/objektplan.ts';
import type { FoundRow, FoundTable, TableName } from './objektplan-tables.ts';
import { quote } from './place.ts';
import type { Report } from './report-problem.ts';
import { cellText, isEmpty } from './table.ts';

/** A sum with its place. */
export interface PlacedSum extends PrintedSum {
  readonly source: DraftSource;
}

export interface BudgetTables {
  readonly items: readonly (BudgetItem & { readonly source: DraftSource })[];
  /** Every sum that the tables print. */
  readonly sums: readonly PlacedSum[];
  /** The forecast's total of the year before; null where there is none. */
  readonly forecast: Ore | null;
}

const totalWord = /^(?:(?<of>.+?)\s+)?(?:grand total|total(?:t|summa)?|summa)$/iu;

interface Line {
  /** A board or a type; "" in a line of the whole table. */
  readonly of: string;
  readonly name: string;
  readonly isTotal: boolean;
  readonly type: BudgetType | null;
  readonly amount: Ore;
  readonly source: DraftSource;
}

const typeOf = (text: string): BudgetType | null => {
  if (/^(?:VM|vidmakthållande)$/iu.test(text)) return 'VM';
  return /^(?:VU|vidareutveckling)$/iu.test(text) ? 'VU' : null;
};

const readLine = (row: FoundRow, table: FoundTable, report: Report): Line | null => {
  const name = cellText(row.cells['board'] ?? row.cells['type']);
  const written = cellText(row.cells['amount']);
  const amount = readAmount(written, scaleInHead(table.heads['amount'] ?? ''));
  if (amount === null) {
    report(row.source, `Beloppet för ${quote(name)} kan inte läsas: ${quote(written)}`);
    return null;
  }
  const total = totalWord.exec(name);
  const type = typeOf(cellText(row.cells['type']));
  const isTotal = total !== null && type === null;
  return { of: isTotal ? (total.groups?.['of'] ?? '') : name, name, isTotal, type, amount, source: row.source };
};

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const amountsOf = (lines: readonly { readonly amount: Ore }[]): Ore => sumOf(lines.map(({ amount }) => amount));

/**
 * The budget's tables: items by board and type, and every printed sum beside what its parts come to: totals within a
 * table, and the figures of one table that another sums up (VM of all boards, a board's share of the whole).
 */
export const readBudgetTables = (
  tables: readonly FoundTable[],
  units: readonly string[],
  report: Report,
): BudgetTables => {
  const linesOf = (name: TableName): readonly Line[] =>
    tables
      .filter((table) => table.name === name)
      .flatMap((table) => table.rows.map((row) => readLine(row, table, report)).filter((line) => line !== null));
  const lines = linesOf('items');
  const items = lines.flatMap(({ of, isTotal, type, amount, source }) => {
    if (isTotal) return [];
    if (type !== null) return [{ board: of, isBoard: !units.includes(of), type, amount, source }];
    report(source, `Raden för ${quote(of)} är varken VM eller VU och räknas inte med.`);
    return [];
  });
  const totals = totalsOf(items);
  const ofBoard = (board: string): Ore => amountsOf(items.filter((item) => sameName(item.board, board)));
  const inItems = lines
    .filter(({ isTotal }) => isTotal)
    .map(({ of, name, amount, source }) => ({
      name,
      printed: amount,
      computed: of === '' ? totals.total : ofBoard(of),
      source,
    }));
  const types = linesOf('types');
  const inTypes = types.map(({ type, name, isTotal, amount, source }) => ({
    name: isTotal ? `${name} (VM och VU)` : `${name} (alla nämnder)`,
    printed: amount,
    computed: isTotal
      ? amountsOf(types.filter((line) => !line.isTotal))
      : type === null
        ? amount
        : (totals.types[type] ?? 0),
    source,
  }));
  const boards = linesOf('boards');
  const inBoards = boards.map(({ of, name, isTotal, amount, source }) => ({
    name: isTotal ? name : `${name} (fördelningen)`,
    printed: amount,
    computed: isTotal ? amountsOf(boards.filter((line) => !line.isTotal)) : ofBoard(of),
    source,
  }));
  return { items, sums: [...inTypes, ...inItems, ...inBoards], forecast: forecastOf(tables) };
};

const forecastOf = (tables: readonly FoundTable[]): Ore | null => {
  for (const { name, rows, heads } of tables) {
    if (name !== 'types') continue;
    const total = rows.find((row) => totalWord.test(cellText(row.cells['type'])) && !isEmpty(row.cells['forecast']));
    if (total) return readAmount(cellText(total.cells['forecast']), scaleInHead(heads['forecast'] ?? ''));
  }
  return null;
};
