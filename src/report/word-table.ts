import type { CellParagraph } from './cell-content.ts';
import type { ReportTable } from './report-tables.ts';
import type { LinesOf, TableLine } from './table-lines.ts';
import { columnOf, linesAbout } from './row-height.ts';
import { textWidth } from './word-page.ts';
import { cell, paragraph, row, run, tableEnd, tableStart, type ParagraphLook, type Xml } from './wordprocessing.ts';

/** The columns' widths in twips, of shares of a hundred; the last takes what rounding leaves. */
export const widthsOf = (shares: readonly number[]): readonly number[] => {
  const all = shares.map((share) => Math.floor((textWidth * share) / 100));
  const rest = textWidth - all.reduce((sum, width) => sum + width, 0);
  return all.map((width, index) => (index === all.length - 1 ? width + rest : width));
};

/** Twips on the sides of a cell's text (word-styles.ts), and thousandths of 9 points in one. */
const sides = 180;
const thousandths = 1000 / (9 * 20);

/** The lines that Word draws a text of 9 points in. */
export const linesInWord: LinesOf = (text, width, bold) =>
  linesAbout(text, columnOf(((textWidth * width) / 100 - sides) * thousandths), bold);

const kept: ParagraphLook = { keepNext: true };
const bullets: ParagraphLook = { style: 'ListBullet', bullet: true };
const keptBullets: ParagraphLook = { ...bullets, ...kept };

// Pieces are put together with `+=`, which copies nothing until the whole is written: `join` copies each.

const cellParagraph = ({ runs, bullet }: CellParagraph, isKept: boolean): Xml => {
  let content = '';
  for (const of of runs) content += run(of.text, of);
  if (bullet) return paragraph(content, isKept ? keptBullets : bullets);
  return paragraph(content, isKept ? kept : undefined);
};

/** A row that is kept is kept in each of its cells: Word asks them all, LibreOffice the first one. */
const lineXml = ({ cells, kept: isKept }: TableLine, widths: readonly number[]): Xml => {
  let xml = '';
  let at = 0;
  for (const { content, span, merged, shaded } of cells) {
    let width = 0;
    for (const end = at + span; at < end; at += 1) width += widths[at] ?? 0;
    let paragraphs = '';
    for (const of of content) paragraphs += cellParagraph(of, isKept);
    xml += cell(paragraphs, { width, span, merged, shaded });
  }
  return row(xml);
};

/** A table's head, repeated on each page. */
export const headRow = (heads: readonly string[], widths: readonly number[]): Xml =>
  row(
    heads
      .map((head, index) => cell(paragraph(run(head), { style: 'TableHead' }), { width: widths[index] ?? 0 }))
      .join(''),
    { isHead: true },
  );

export function* drawTable({ caption, heads, widths: shares, lines }: ReportTable): Generator<Xml> {
  const widths = widthsOf(shares);
  yield tableStart('ReportTable', widths, caption);
  yield headRow(heads, widths);
  for (const line of lines) yield lineXml(line, widths);
  yield tableEnd;
}
