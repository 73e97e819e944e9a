import { strToU8, zipSync } from 'fflate';

/**
 * Invented documents in a few signs, made into text, Word or Excel: "#! " is the title, "# " to "### " headings,
 * "=== Name" a new sheet, an empty line ends a table, and "a | b" is a row. A cell "^" goes on from above, "<" from the
 * left, "\n" is a new line within it; in Excel "d:2024-06-30" is a date and "p:40" 40 percent.
 */
export type Rendering = 'text' | 'word' | 'excel';

type Line =
  | { readonly is: 'row'; readonly cells: readonly string[] }
  | { readonly is: 'text'; readonly text: string; readonly style: string }
  | { readonly is: 'sheet'; readonly name: string }
  | { readonly is: 'empty' };

const styles: Readonly<Record<string, string>> = { '#!': 'Rubrik', '#': 'Rubrik1', '##': 'Rubrik2', '###': 'Rubrik3' };

const lineOf = (written: string): Line => {
  const line = written.trim();
  if (line === '') return { is: 'empty' };
  if (line.startsWith('=== ')) return { is: 'sheet', name: line.slice(4) };
  const mark = /^(#!|#{1,3}) (.*)$/u.exec(line);
  if (mark) return { is: 'text', text: mark[2] ?? '', style: styles[mark[1] ?? ''] ?? '' };
  if (!line.includes('|')) return { is: 'text', text: line, style: '' };
  return { is: 'row', cells: line.split('|').map((cell) => cell.trim().replaceAll(String.raw`\n`, '\n')) };
};

const linesOf = (text: string): readonly Line[] => text.trim().split('\n').map(lineOf);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const plainCell = (cell: string): string => {
  if (cell === '^' || cell === '<') return '';
  return cell.replace(/^d:/, '').replace(/^p:(.*)$/, '$1 %');
};

/** A line a row, tabs between; a cell's own lines are one. */
const textOf = (lines: readonly Line[]): Uint8Array =>
  strToU8(
    lines
      .map((line) => {
        if (line.is === 'row') return line.cells.map((cell) => plainCell(cell).replaceAll('\n', ' ')).join('\t');
        if (line.is === 'text') return line.text;
        return line.is === 'sheet' ? line.name : '';
      })
      .join('\n'),
  );

const paragraph = (text: string, style: string): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const wordRow = (cells: readonly string[], below: readonly string[]): string => {
  const written = cells.flatMap((cell, at) => {
    if (cell === '<') return [];
    const next = cells.findIndex((other, index) => index > at && other !== '<');
    const span = (next < 0 ? cells.length : next) - at;
    const merge = cell === '^' ? '<w:vMerge/>' : below[at] === '^' ? '<w:vMerge w:val="restart"/>' : '';
    const properties = `<w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>`;
    const paragraphs = plainCell(cell)
      .split('\n')
      .map((text) => paragraph(text, ''));
    return [`<w:tc>${properties}${paragraphs.join('')}</w:tc>`];
  });
  return `<w:tr>${written.join('')}</w:tr>`;
};

const types = (part: string, type: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

const wordOf = (lines: readonly Line[]): Uint8Array => {
  const body: string[] = [];
  let rows: string[] = [];
  const close = (): void => {
    if (rows.length > 0) body.push(`<w:tbl>${rows.join('')}</w:tbl>`);
    rows = [];
  };
  for (const [index, line] of lines.entries()) {
    const below = lines[index + 1];
    if (line.is === 'row') rows.push(wordRow(line.cells, below?.is === 'row' ? below.cells : []));
    else close();
    if (line.is === 'text') body.push(paragraph(line.text, line.style));
  }
  close();
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipSync({
    '[Content_Types].xml': strToU8(types('word/document.xml', 'wordprocessingml.document')),
    'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body.join('')}</w:body></w:document>`),
  });
};

const letter = (column: number): string => String.fromCodePoint(65 + column);

/** Days since Excel's day zero. */
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

const excelCell = (cell: string, at: string): string => {
  if (cell === '' || cell === '^' || cell === '<') return '';
  if (cell.startsWith('d:')) return `<c r="${at}" s="1"><v>${serial(cell.slice(2))}</v></c>`;
  if (cell.startsWith('p:')) return `<c r="${at}" s="2"><v>${Number(cell.slice(2)) / 100}</v></c>`;
  if (/^\d+$/.test(cell)) return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

const mergesOf = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell === '^' || cell === '<') return [];
      let right = column;
      while (cells[right + 1] === '<') right += 1;
      let bottom = row;
      while (rows[bottom + 1]?.[column] === '^') bottom += 1;
      return right === column && bottom === row ? [] : [`${letter(column)}${row + 1}:${letter(right)}${bottom + 1}`];
    }),
  );

const sheetOf = (lines: readonly Line[]): string => {
  const rows = lines.map((line) => (line.is === 'row' ? line.cells : line.is === 'text' ? [line.text] : []));
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => excelCell(cell, `${letter(column)}${row + 1}`)).join('')}</row>`,
  );
  const merges = mergesOf(rows);
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data.join('')}</sheetData>${merged}</worksheet>`;
};

const excelOf = (lines: readonly Line[]): Uint8Array => {
  const sheets: { readonly name: string; readonly lines: Line[] }[] = [];
  for (const line of lines) {
    if (line.is === 'sheet') sheets.push({ name: line.name, lines: [] });
    else {
      if (sheets.length === 0) sheets.push({ name: 'Blad1', lines: [] });
      sheets.at(-1)?.lines.push(line);
    }
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const related = (entries: readonly string[]): Uint8Array =>
    strToU8(`<Relationships xmlns="${packaged}">${entries.join('')}</Relationships>`);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const named = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return zipSync({
    '[Content_Types].xml': strToU8(types('xl/workbook.xml', 'spreadsheetml.sheet')),
    '_rels/.rels': related([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': related([
      ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relation('rId99', 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(sheetOf(sheet.lines))]),
    ),
  });
};

export const render = (written: string, as: Rendering): Uint8Array => {
  const lines = linesOf(written);
  if (as === 'text') return textOf(lines);
  return as === 'word' ? wordOf(lines) : excelOf(lines);
};
