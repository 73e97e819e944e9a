import { cellText, isEmpty, type Block, type TableRow, type TextLine } from './table.ts';

/** The sheets of a report that we have written (`excelReport`). */
const own = ['Uppföljning', 'Om rapporten'];

const always = ['Läge', 'Avvikelse', 'Kvarstår från'];
const ofDeadlines = ['Slutdatum', 'Framflyttad', 'Förskjuten till'];

const standAt = (heads: readonly string[], words: readonly string[], at: number): boolean =>
  at >= 0 && words.every((word, index) => heads[at + index] === word);

/** Where the columns begin that only say again, to be filtered by, what stands before them. */
const filtersBegin = (heads: readonly string[]): number => {
  let at = heads.findLastIndex((_, index) => standAt(heads, always, index));
  if (at < 0) return heads.length;
  if (standAt(heads, ofDeadlines, at - ofDeadlines.length)) at -= ofDeadlines.length;
  while (heads[at - 1]?.startsWith('Nämnd ')) at -= 1;
  return at;
};

/** Before the head of the column that a text is the rest of: a goal's meaning, beside its title. */
const restOf = 'Beskrivning: ';

/** The rows as far as they are the document's, the rest of a cell put back in it. */
const asDocument = (rows: readonly TableRow[]): readonly TableRow[] => {
  const heads = (rows[0]?.cells ?? []).map(cellText);
  const width = filtersBegin(heads);
  const rests = heads.flatMap((head, at) => {
    const to = head.startsWith(restOf) && at > width ? heads.indexOf(head.slice(restOf.length)) : -1;
    return to < 0 ? [] : [{ at, to }];
  });
  return rows.map((row, index) => {
    const cells = row.cells.slice(0, width);
    for (const { at, to } of index === 0 ? [] : rests) {
      const [cell, text] = [cells[to], cellText(row.cells[at])];
      if (cell === undefined || text === '') continue;
      const rest = { runs: [{ text, italic: true }], level: null };
      cells[to] = { ...cell, paragraphs: [...cell.paragraphs, rest] };
    }
    return { ...row, cells };
  });
};

const isRow = (block: Block): block is TableRow => block.kind === 'row';

/**
 * A workbook that is a report of ours, as the document it is: first what its second sheet says of it, as texts, then the
 * rows, without the columns that say them again for a filter. Any other workbook as it is.
 */
export const asOwnReport = (blocks: readonly Block[], sheets: readonly string[]): readonly Block[] => {
  if (sheets.length !== own.length || sheets.some((name, index) => name !== own[index])) return blocks;
  const rows = blocks.filter(isRow);
  const about = rows.flatMap(({ table, cells: [label, value], source }): readonly TextLine[] => {
    if (table !== 2 || !isEmpty(label) || isEmpty(value)) return [];
    return [{ kind: 'text', text: cellText(value), style: source.row === 1 ? 'title' : 'body', source }];
  });
  return [...about, ...asDocument(rows.filter(({ table }) => table === 1))];
};
