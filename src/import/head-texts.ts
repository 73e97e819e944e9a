import { cellText, spread, type TableRow } from './table.ts';

/** A column's head: what names it, and the readings of it to try, the fullest first. */
export interface HeadText {
  readonly head: string;
  readonly readings: readonly string[];
}

const alone = (head: string): HeadText => ({ head, readings: [head] });

export const headTexts = (row: TableRow): readonly HeadText[] => spread(row.cells).map((cell) => alone(cellText(cell)));

const longestPart = 45;

/**
 * A head over two rows ("Status" above "Delår 1" and "Delår 2"): each column's words from above and below. Null where
 * the second row is no head's: it may say something only under what covers several columns, or under nothing.
 */
export const headTextsOfTwo = (above: TableRow, below: TableRow): readonly HeadText[] | null => {
  if (above.table !== below.table) return null;
  const upper = spread(above.cells);
  const lower = spread(below.cells);
  if (lower.length > upper.length || upper.length < 2) return null;
  const texts = upper.map((cell) => cellText(cell));
  const under = upper.map((_, at) => cellText(lower[at]));
  if ([...texts, ...under].some((text) => text.length > longestPart)) return null;
  // Where each group begins, by column; a column of its own is its own group.
  const groups: number[] = [];
  for (const [at, text] of texts.entries()) {
    const before = groups[at - 1];
    groups.push(text === '' && under[at] !== '' && before !== undefined ? before : at);
  }
  const sizes = Map.groupBy(groups, (group) => group);
  const isSingle = (at: number): boolean => (sizes.get(groups[at] ?? at)?.length ?? 1) === 1;
  const isBesideItself = under.some((text, at) => text !== '' && texts[at] !== '' && isSingle(at));
  if (isBesideItself || under.filter((text) => text !== '').length < 2) return null;
  return upper.map((_, at) => {
    const over = texts[groups[at] ?? at] ?? '';
    const own = under[at] ?? '';
    if (own === '') return alone(over);
    if (over === '') return alone(own);
    return { head: `${over} ${own}`, readings: [`${over} ${own}`, own, over] };
  });
};
