import { strToU8, zipSync } from 'fflate';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = (text: string): string =>
  text
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

type Line = string | readonly string[];

/** The text's lines; a row of a table is its cells. */
const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => !/^[\s-]*$/.test(line) || line.includes('\t\t'))
    .map((line) => (line.includes('\t') ? line.split('\t') : line.replaceAll(/^[#*\s]+|[*\s]+$/g, '')));

const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** What HTML's marks say of a cell, as Word has it: paragraphs, and bullets that are numbering and no text. */
const wordCell = (cell: string): string => {
  const parts = cell.split(/(?=<li>|<p>)|<\/li>|<\/p>/u).filter((part) => plain(part) !== '');
  const list = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
  const paragraphs = parts.map((part) => {
    const text = paragraph(plain(part).replace(/^[●•-]\s+/u, ''));
    return part.startsWith('<li>') ? text.replace('<w:p>', `<w:p>${list}`) : text;
  });
  return `<w:tc>${paragraphs.join('') || '<w:p/>'}</w:tc>`;
};

const contentTypes = (part: string, type: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

/** A Word document of a text with tabs, its tables one after another where rows follow each other. */
export const wordOf = (text: string): Uint8Array => {
  const body: string[] = [];
  let rows: string[] = [];
  const close = (): void => {
    if (rows.length > 0) body.push(`<w:tbl>${rows.join('')}</w:tbl>`);
    rows = [];
  };
  for (const line of linesOf(text)) {
    if (typeof line !== 'string') rows.push(`<w:tr>${line.map(wordCell).join('')}</w:tr>`);
    else {
      close();
      body.push(paragraph(line));
    }
  }
  close();
  const main = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes('word/document.xml', 'wordprocessingml.document')),
    'word/document.xml': strToU8(main),
  });
};

const excelCell = (text: string, at: string): string => {
  const amount = /^\d[\d,]*\.\d\d$/.test(text) ? Number(text.replaceAll(',', '')) : null;
  if (amount !== null) return `<c r="${at}"><v>${amount}</v></c>`;
  return text === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
};

/** An Excel workbook of a text with tabs: a sheet, a line a row, bullets on lines of their own, amounts as numbers. */
export const excelOf = (text: string): Uint8Array => {
  const lined = (cell: string): string =>
    cell
      .split(/<\/?(?:li|p|ul)[^<>]*>/u)
      .map(plain)
      .filter((part) => part !== '')
      .join('\n');
  const rows = linesOf(text).map((line, index) => {
    const cells = typeof line === 'string' ? [line] : line;
    const written = cells.map((cell, column) => excelCell(lined(cell), `${'ABCDEFGH'[column] ?? 'Z'}${index + 1}`));
    return `<row r="${index + 1}">${written.join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes('xl/workbook.xml', 'spreadsheetml.sheet')),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    ),
  });
};
