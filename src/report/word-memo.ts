import type { Memo, MemoBlock, MemoLine, MemoTable } from './memo.ts';
import { documentNamespaces, wordParts } from './word-package.ts';
import { cell, paragraph, row, run, tab, tableEnd, tableStart, twips, type Xml } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';
import { zipped } from './zip.ts';

/** A4 upright, margins 25 mm at the sides; in twips. */
const page = { width: twips(210), height: twips(297), side: twips(25), top: twips(22), bottom: twips(22) };
const textWidth = page.width - 2 * page.side;

const section = (references: Xml): Xml =>
  `<w:sectPr>${references}<w:pgSz w:w="${page.width}" w:h="${page.height}"/>` +
  `<w:pgMar w:top="${page.top}" w:right="${page.side}" w:bottom="${page.bottom}" w:left="${page.side}" ` +
  `w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/><w:cols w:space="720"/></w:sectPr>`;

const stops = { label: twips(105), value: twips(128) };
const quiet = { quiet: true };

/** Sender to the left; to the right its day, its number and who handles it, a line to write on where that is not known. */
const sender = ({ sender: names, date, reference, officer }: Memo): Xml => {
  const facts = [
    ['Datum', date.toString()],
    ['Dnr', reference],
    ['Handläggare', officer],
  ] as const;
  const count = Math.max(names.length, facts.length);
  return Array.from({ length: count }, (_, index) => {
    const [label = '', value = ''] = facts[index] ?? [];
    const isBlank = label !== '' && value === '';
    const name = run(names[index] ?? '', { bold: index === 0 });
    const right = label === '' ? '' : `${tab}${run(label, quiet)}${tab}${isBlank ? tab : run(value)}`;
    const blank = isBlank ? [{ at: textWidth, side: 'right' as const, blank: true }] : [];
    return paragraph(name + right, { style: 'Sender', tabs: [{ at: stops.label }, { at: stops.value }, ...blank] });
  }).join('');
};

const cellLines = (lines: readonly MemoLine[], figures: boolean, bold: boolean): Xml =>
  lines
    .map(({ text, bullet, bold: own }) => {
      const content = run(text, { bold: bold || own === true });
      if (bullet) return paragraph(content, { style: 'ListBullet', bullet: true });
      return figures ? paragraph(content, { style: 'TableFigures' }) : paragraph(content);
    })
    .join('');

const tableText = ({ caption, columns, rows }: MemoTable): Xml => {
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / 100));
  const head = columns.map(({ head: text, figures }, index) =>
    cell(paragraph(run(text, figures ? { bold: true } : {}), { style: figures ? 'TableFigures' : 'TableHead' }), {
      width: widths[index] ?? 0,
    }),
  );
  const body = rows.map(({ cells, isTotal = false }) =>
    row(
      columns
        .map(({ figures = false }, index) =>
          cell(cellLines(cells[index] ?? [], figures, isTotal), { width: widths[index] ?? 0, shaded: isTotal }),
        )
        .join(''),
    ),
  );
  return [tableStart('ReportTable', widths, caption), row(head.join(''), { isHead: true }), ...body, tableEnd].join('');
};

const blockText = (block: MemoBlock): Xml => {
  switch (block.kind) {
    case 'heading':
      return paragraph(run(block.text), { style: `Heading${block.level}` });
    case 'paragraph':
      // What is bold names what comes next.
      return paragraph(run(block.text, { bold: block.bold === true }), {
        style: 'BodyText',
        keepNext: block.bold === true,
      });
    case 'items':
      return block.items
        .map((item, index) =>
          block.numbered
            ? paragraph(`${run(`${index + 1}.`)}${tab}${run(item)}`, { style: 'NumberedItem' })
            : paragraph(run(item), { style: 'ListItem', bullet: true }),
        )
        .join('');
    case 'blank':
      return paragraph(tab, { style: 'BodyText', tabs: [{ at: textWidth, side: 'right', blank: true }] });
    case 'table':
      // What comes after a table stands at some distance, and two tables do not grow into one.
      return tableText(block) + paragraph('');
  }
};

function* documentText(memo: Memo): Generator<string> {
  yield `${xmlDeclaration}<w:document ${documentNamespaces}><w:body>${sender(memo)}`;
  if (memo.recipient !== '') yield paragraph(run(memo.recipient), { style: 'Recipient' });
  yield paragraph(run(memo.title), { style: 'Title' });
  if (memo.subtitle !== '') yield paragraph(run(memo.subtitle), { style: 'Subtitle' });
  for (const block of memo.blocks) yield blockText(block);
  yield `${section('<w:footerReference w:type="default" r:id="rId4"/>')}</w:body></w:document>`;
}

/** A memo as a Word document (.docx), A4 upright; the same memo gives the same bytes. */
export const wordMemo = (memo: Memo): Promise<Uint8Array<ArrayBuffer>> =>
  zipped(wordParts({ ...memo, foot: [memo.reference, memo.title], footWidth: textWidth }, documentText(memo)));
