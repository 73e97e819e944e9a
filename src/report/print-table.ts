import type { CellContent, TextRun } from './cell-content.ts';
import type { ReportTable } from './report-tables.ts';
import type { LinesOf, TableCell, TableLine } from './table-lines.ts';
import { columnOf, linesAbout } from './row-height.ts';
import { escapeXml } from './xml.ts';

/** HTML, escaped. */
export type Html = string;

const runHtml = ({ text, bold, italic, quiet }: TextRun): Html => {
  const plain = escapeXml(text);
  const slanted = italic ? `<i>${plain}</i>` : plain;
  const heavy = bold ? `<b>${slanted}</b>` : slanted;
  return quiet ? `<span class="quiet">${heavy}</span>` : heavy;
};

/** Paragraphs, and bullets that follow one another as a list. */
const contentHtml = (content: CellContent): Html => {
  const pieces = content.map(({ runs, bullet }) => {
    const inside = runs.map(runHtml).join('');
    return bullet ? `<li>${inside}</li>` : `<p>${inside}</p>`;
  });
  return pieces.length === 1 && content[0]?.runs.length === 0
    ? ''
    : pieces.join('').replaceAll(/(?:<li>(?:(?!<p>).)*<\/li>)+/gs, (items) => `<ul>${items}</ul>`);
};

const spanned = (count: number, by: 'rowspan' | 'colspan'): string => (count > 1 ? ` ${by}="${count}"` : '');

const cellHtml = ({ content, span, merged, shaded }: TableCell, rows: number): Html => {
  const inside = contentHtml(content);
  const size = `${spanned(rows, 'rowspan')}${spanned(span, 'colspan')}`;
  if (merged === 'begins') {
    return inside === '' ? `<td class="goal"${size}></td>` : `<th class="goal" scope="rowgroup"${size}>${inside}</th>`;
  }
  return shaded && inside !== '' ? `<th scope="colgroup"${size}>${inside}</th>` : `<td${size}>${inside}</td>`;
};

/** How many rows the cell that begins at this place is merged over. */
const rowsOf = (lines: readonly TableLine[], from: number, index: number): number => {
  let to = from + 1;
  while (lines[to]?.cells[index]?.merged === 'goesOn') to += 1;
  return to - from;
};

/** Merged cells stand first in a line, and cover a column each. */
const lineHtml = (lines: readonly TableLine[], at: number): Html => {
  const { cells, kept } = lines[at] ?? { cells: [], kept: false };
  const isHeading = cells.some(({ shaded }) => shaded);
  const inside = cells
    .map((cell, index) => {
      if (cell.merged === 'goesOn') return '';
      return cellHtml(cell, cell.merged === 'begins' ? rowsOf(lines, at, index) : 1);
    })
    .join('');
  return `<tr${isHeading ? ' class="assignment"' : kept ? ' class="kept"' : ''}>${inside}</tr>`;
};

/** Of a hundredth of the page's 265 mm, in thousandths of 9 points; the cell's sides and lines take 3.4 mm. */
const hundredth = 2.65;
const thousandths = 1000 / ((9 * 25.4) / 72);

export const linesInPrint: LinesOf = (text, width, bold) =>
  linesAbout(text, columnOf((width * hundredth - 3.4) * thousandths), bold);

/** One table; merged cells over their rows, and the heads again on every page. */
export function* printTable({ heads, widths: shares, lines }: ReportTable, labelledBy: string): Generator<Html> {
  const widths = shares.map((width) => `<col style="width:${width}%">`).join('');
  const top = heads.map((head) => `<th scope="col">${escapeXml(head)}</th>`).join('');
  const label = labelledBy === '' ? '' : ` aria-labelledby="${labelledBy}"`;
  yield `<table${label}><colgroup>${widths}</colgroup><thead><tr>${top}</tr></thead><tbody>`;
  const all = [...lines];
  for (const at of all.keys()) yield lineHtml(all, at);
  yield '</tbody></table>';
}
