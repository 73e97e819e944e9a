import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The rows of all tables of a Word document, whoever wrote it: the texts of a row's cells that hold any, so that it does
 * not matter how cells are merged.
 */
export const wordRows = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const document = unzipSync(bytes, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml'];
  const rows: string[] = [];
  let cells: string[] = [];
  let isText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    isText = name === 'w:t';
    if (name === 'w:tr') cells = [];
    if (name === 'w:tc') cells.push('');
    if (name === 'w:p' && cells.length > 0) cells.push(`${cells.pop() ?? ''} `);
  });
  parser.on('text', (text) => {
    if (isText && cells.length > 0) cells.push((cells.pop() ?? '') + text);
  });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (name !== 'w:tr') return;
    rows.push(
      cells
        .map(plain)
        .filter((text) => text !== '')
        .join(' | '),
    );
    cells = [];
  });
  parser.write(strFromU8(document ?? new Uint8Array())).close();
  return rows;
};
