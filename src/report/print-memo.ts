import type { Memo, MemoBlock, MemoLine, MemoTable } from './memo.ts';
import { printStyle } from './print-style.ts';
import type { Html } from './print-table.ts';
import { escapeXml } from './xml.ts';

const style = `
body { font-size: 10.5pt; }
.sender { grid-template-columns: 1fr max-content; }
.sender dl { grid-template-columns: max-content minmax(30mm, max-content); }
.recipient { margin: 14pt 0 0; }
h1 { font-size: 17pt; }
h2 { font-size: 13pt; }
h3 { font-size: 11pt; }
body > p { margin: 0 0 5pt; }
ol, ul { margin: 0 0 6pt; padding-left: 16pt; }
li { margin: 0 0 3pt; }
table { font-size: 9pt; margin: 4pt 0 9pt; }
.figures { text-align: right; white-space: nowrap; }
.total th, .total td { font-weight: bold; background: #f5f5f5; }
.names { break-after: avoid; }
.line { border-bottom: 0.5pt solid #595959; height: 14pt; margin: 0 0 6pt; }
`;

const facts = ({ date, reference, officer }: Memo): Html =>
  [
    ['Datum', date.toString()],
    ['Dnr', reference],
    ['Handläggare', officer],
  ]
    .map(([label = '', value = '']) => {
      const filled = value === '' ? '<dd class="blank">&nbsp;</dd>' : `<dd>${escapeXml(value)}</dd>`;
      return `<dt>${label}</dt>${filled}`;
    })
    .join('');

const cellLines = (lines: readonly MemoLine[]): Html => {
  const plain = lines.filter(({ bullet }) => !bullet);
  const items = lines.filter(({ bullet }) => bullet).map(({ text }) => `<li>${escapeXml(text)}</li>`);
  const texts = plain.map(({ text, bold }) =>
    bold ? `<p><b>${escapeXml(text)}</b></p>` : `<p>${escapeXml(text)}</p>`,
  );
  return `${texts.join('')}${items.length === 0 ? '' : `<ul>${items.join('')}</ul>`}`;
};

const tableText = ({ caption, columns, rows }: MemoTable): Html => {
  const of = (figures: boolean | undefined): string => (figures ? ' class="figures"' : '');
  const widths = columns.map(({ width }) => `<col style="width:${width}%">`).join('');
  const heads = columns.map(({ head, figures }) => `<th scope="col"${of(figures)}>${escapeXml(head)}</th>`).join('');
  const body = rows.map(({ cells, isTotal }) => {
    const inside = columns.map(({ figures }, index) => {
      const content = cellLines(cells[index] ?? []);
      return index === 0 ? `<th scope="row">${content}</th>` : `<td${of(figures)}>${content}</td>`;
    });
    return `<tr${isTotal ? ' class="total"' : ''}>${inside.join('')}</tr>`;
  });
  return `<table aria-label="${escapeXml(caption)}"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`;
};

const blockText = (block: MemoBlock): Html => {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escapeXml(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return block.bold ? `<p class="names"><b>${escapeXml(block.text)}</b></p>` : `<p>${escapeXml(block.text)}</p>`;
    case 'items': {
      const list = block.numbered ? 'ol' : 'ul';
      return `<${list}>${block.items.map((item) => `<li>${escapeXml(item)}</li>`).join('')}</${list}>`;
    }
    case 'blank':
      return '<div class="line"></div>';
    case 'table':
      return tableText(block);
  }
};

/** A memo as a page for print (HTML, one file, no scripts, nothing fetched): A4 upright, in Swedish. */
export function* printMemo(memo: Memo): Generator<Html> {
  const { title, subtitle, sender, recipient, reference, blocks } = memo;
  const foot = [reference, title].filter((text) => text !== '').join(' · ');
  yield `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>`;
  yield `<meta name="viewport" content="width=device-width"><style>${printStyle(foot, 'portrait')}${style}</style></head><body>`;
  const names = sender.map((name) => `<p>${escapeXml(name)}</p>`).join('');
  yield `<header class="sender"><div>${names}</div><dl>${facts(memo)}</dl></header>`;
  if (recipient !== '') yield `<p class="recipient">${escapeXml(recipient)}</p>`;
  yield `<h1>${escapeXml(title)}</h1>${subtitle === '' ? '' : `<p class="subtitle">${escapeXml(subtitle)}</p>`}`;
  for (const block of blocks) yield blockText(block);
  yield '</body></html>';
}
