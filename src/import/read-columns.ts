import type { DraftColumn } from '../plan/draft-plan.ts';
import type { Section } from './sections.ts';
import { cellText, spread, type TableRow } from './table.ts';

const mostSamples = 3;
const longestSample = 40;

const shortened = (text: string): string =>
  text.length > longestSample ? `${text.slice(0, longestSample).trimEnd()}…` : text;

const samplesAt = (rows: readonly TableRow[], at: number, width: number): readonly string[] => {
  const found = new Set<string>();
  for (const row of rows) {
    const cells = spread(row.cells);
    const text = cells.length === width ? cellText(cells[at]) : '';
    if (text !== '') found.add(shortened(text));
    if (found.size === mostSamples) break;
  }
  return [...found];
};

/** Each head once for each thing that it was taken for, where it was first met, with some of what stands under it. */
export const columnsIn = (sections: readonly Section[]): readonly DraftColumn[] => {
  const found = new Map<string, DraftColumn>();
  for (const { columns, rows } of sections) {
    const { kinds, heads, mapping } = columns;
    const [first] = rows;
    for (const column of mapping) {
      const key = `${column.head}\n${column.kind}`;
      const samples = found.get(key)?.samples ?? [];
      if (found.has(key) && samples.length > 0) continue;
      const { sheet } = first ?? {};
      found.set(key, {
        ...column,
        ...(first ? { table: first.table } : {}),
        ...(sheet === undefined ? {} : { sheet }),
        samples: samplesAt(rows, heads.indexOf(column.head), kinds.length),
      });
    }
  }
  return [...found.values()];
};
