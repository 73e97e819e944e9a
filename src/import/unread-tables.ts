import type { DraftProblem } from '../plan/draft-plan.ts';
import { isApart } from './pieces.ts';
import { quote } from './place.ts';
import { rowText, type TableRow } from './table.ts';

/** Rows as the tables they stand in. */
export const tablesIn = (rows: readonly TableRow[]): readonly (readonly TableRow[])[] => {
  const tables: TableRow[][] = [];
  for (const row of rows) {
    const before = tables.at(-1)?.at(-1);
    if (before && !isApart(before, row)) tables.at(-1)?.push(row);
    else tables.push([row]);
  }
  return tables;
};

/** Tables without the columns: named once each, with their first row. */
export const unreadTables = (rows: readonly TableRow[]): readonly DraftProblem[] =>
  tablesIn(rows).flatMap(([first, ...more]) =>
    first
      ? [
          {
            source: first.source,
            message: `Tabellen som börjar här (${more.length + 1} rader) har inte kolumnerna Aktivitet och Status och är inte inläst: ${quote(rowText(first))}`,
          },
        ]
      : [],
  );

/** The tables there are, in a few words, for who is told that none of them is a plan's. */
export const tablesInWords = (rows: readonly TableRow[]): string => {
  const tables = tablesIn(rows).map(([first]) => (first ? quote(rowText(first)) : ''));
  const some = tables.slice(0, 5).join(', ');
  return tables.length === 0
    ? ''
    : ` Tabeller som finns: ${some}${tables.length > 5 ? ` och ${tables.length - 5} till` : ''}.`;
};
