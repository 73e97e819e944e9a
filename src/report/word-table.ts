import type { CellParagraph } from './cell-content.ts';
import type { ReportForm } from './form.ts';
import type { ReportTable } from './report-tables.ts';
import type { LinesOf, TableCell, TableLine } from './table-lines.ts';
import { columnOf, linesIn } from './row-height.ts';
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
  linesIn(text, columnOf(((textWidth * width) / 100 - sides) * thousandths), bold);

const looks: readonly (readonly [ParagraphLook | undefined, ParagraphLook])[] = [
  [undefined, { keepNext: true }],
  [
    { style: 'ListBullet', bullet: true },
    { style: 'ListBullet', bullet: true, keepNext: true },
  ],
];

const cellParagraph = ({ runs, bullet }: CellParagraph, kept: boolean): Xml => {
  let content = '';
  for (const of of runs) content += run(of.text, of);
  return paragraph(content, looks[bullet ? 1 : 0]?.[kept ? 1 : 0]);
};

const cellXml = ({ content, span, merged, shaded }: TableCell, kept: boolean, width: number): Xml => {
  let paragraphs = '';
  for (const of of content) paragraphs += cellParagraph(of, kept);
  return cell(paragraphs, { width, span, ...(merged && { merged }), ...(shaded && { shaded }) });
};

/** A row that is kept is kept in each of its cells: Word asks them all, LibreOffice the first one. */
const lineXml = ({ cells, kept }: TableLine, widths: readonly number[]): Xml => {
  let xml = '';
  let at = 0;
  for (const of of cells) {
    let width = 0;
    for (let column = at; column < at + of.span; column += 1) width += widths[column] ?? 0;
    xml += cellXml(of, kept, width);
    at += of.span;
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

/** Draws the tables of one report. */
export const tableDrawer = (form: ReportForm) => {
  const widths = widthsOf(form.columns.map(({ width }) => width));
  return function* drawTable({ caption, heads, lines }: ReportTable): Generator<Xml> {
    yield tableStart('ReportTable', widths, caption);
    yield headRow(heads, widths);
    for (const line of lines) yield lineXml(line, widths);
    yield tableEnd;
  };
};
