import type { PrintedDraft } from '../../src/import/print-draft.ts';
import { expectedRows, readUnseen, rowsOf, type Unseen } from './unseen.ts';

/** How well documents were read: what is right of what should be there, and what is wrong without a word said of it. */
export interface HitRate {
  readonly rows: { readonly right: number; readonly of: number };
  readonly cells: { readonly right: number; readonly of: number };
  /** A wrong cell, a row too many or a row too few, at whose place no problem is told. */
  readonly silent: readonly string[];
}

const cellsOf = (row: string): readonly string[] => row.split(' | ');

const placeOf = ({ line, page, row }: PrintedDraft['problems'][number]['source']): string =>
  `${line ?? ''}:${page ?? ''}:${row ?? ''}`;

export const hitRateOf = (unseen: Unseen, draft: PrintedDraft | null): HitRate => {
  const expected = expectedRows(unseen);
  const at = unseen.keys.indexOf('activity');
  const of = expected.length * unseen.keys.length;
  // A document that is refused is told of, whole.
  if (draft === null) return { rows: { right: 0, of: expected.length }, cells: { right: 0, of }, silent: [] };
  const actual = rowsOf(draft, unseen.keys);
  const told = new Set(draft.problems.map(({ source }) => placeOf(source)));
  const isTold = (index: number): boolean => {
    const source = draft.rows[index]?.source;
    return source !== undefined && told.has(placeOf(source));
  };
  const used = new Set<number>();
  const silent: string[] = [];
  let rows = 0;
  let cells = 0;
  for (const wanted of expected) {
    const wantedCells = cellsOf(wanted);
    const index = actual.findIndex((row, place) => !used.has(place) && cellsOf(row)[at] === wantedCells[at]);
    const found = actual[index];
    if (found === undefined) {
      const words = (wantedCells[at] ?? '').slice(0, 20);
      if (!draft.problems.some(({ message }) => message.includes(words))) silent.push(`saknas: ${wanted}`);
      continue;
    }
    used.add(index);
    const wrong = wantedCells.filter((cell, place) => cell !== cellsOf(found)[place]);
    cells += wantedCells.length - wrong.length;
    if (wrong.length === 0) rows += 1;
    else if (!isTold(index)) silent.push(`${found} ska vara ${wanted}`);
  }
  for (const [index, row] of actual.entries())
    if (!used.has(index) && !isTold(index)) silent.push(`för mycket: ${row}`);
  return { rows: { right: rows, of: expected.length }, cells: { right: cells, of }, silent };
};

export const hitRate = async (documents: readonly Unseen[]): Promise<HitRate> => {
  const rates: HitRate[] = [];
  for (const unseen of documents) {
    rates.push(
      await readUnseen(unseen).then(
        (draft) => hitRateOf(unseen, draft),
        () => hitRateOf(unseen, null),
      ),
    );
  }
  const sum = (of: (rate: HitRate) => number): number => rates.reduce((total, rate) => total + of(rate), 0);
  return {
    rows: { right: sum(({ rows }) => rows.right), of: sum(({ rows }) => rows.of) },
    cells: { right: sum(({ cells }) => cells.right), of: sum(({ cells }) => cells.of) },
    silent: rates.flatMap(({ silent }, index) => silent.map((text) => `${documents[index]?.name}: ${text}`)),
  };
};
