import { pdfOf, streamOf } from './bad-files.ts';

/** Courier: every letter is as wide as the others. */
const [size, leading, letter, room] = [8, 10, 0.6, 4];

export interface Drawing {
  /** Left edges of the columns, and the right one of the last. */
  readonly edges: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** How the table is drawn: every cell, a line under each row, or nothing at all. */
  readonly lines: 'cells' | 'rows' | 'none';
  /** Points between two rows beside the lines' own. */
  readonly between?: number;
  readonly title?: string;
  readonly header?: string;
  /** With a hyphen where a word is divided. */
  readonly hyphenates?: boolean;
  /** Where a space is written after a line's last word: never (browsers), where it goes on (LibreOffice), always (Word). */
  readonly spaces?: 'never' | 'within' | 'always';
  /** A row that does not fit goes on on the next page. */
  readonly splitsRows?: boolean;
}

const [width, height, margin] = [842, 595, 60];

/** Breaks a text at its spaces, and with hyphens a word that has begun to fit. */
const wrapped = (text: string, most: number, hyphenates: boolean): readonly string[] => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const left = most - last.length - (last === '' ? 0 : 1);
    const between = last === '' ? '' : ' ';
    if (word.length <= left) lines[lines.length - 1] = last + between + word;
    else if (hyphenates && left > 4 && word.length > 10) {
      lines[lines.length - 1] = `${last}${between}${word.slice(0, left - 1)}-`;
      lines.push(word.slice(left - 1));
    } else if (last === '') lines[lines.length - 1] = word;
    else lines.push(word);
  }
  return lines;
};

const winAnsi = (text: string): string => Buffer.from(text.replaceAll(/[\\()]/g, '\\$&'), 'latin1').toString('latin1');

/** Pages with a table, its head again on each, drawn letter by letter as a program would. */
export const drawnPdf = (drawing: Drawing): Uint8Array => {
  const {
    edges,
    rows,
    lines,
    between = 0,
    title,
    header,
    hyphenates = false,
    spaces = 'never',
    splitsRows = false,
  } = drawing;
  const pages: string[][] = [];
  let y = 0;
  const write = (x: number, foot: number, text: string): void => {
    pages.at(-1)?.push(`BT /F ${size} Tf ${x} ${foot} Td (${winAnsi(text)}) Tj ET`);
  };
  const rule = (ax: number, ay: number, bx: number, by: number): void => {
    pages.at(-1)?.push(`${ax} ${ay} m ${bx} ${by} l S`);
  };
  const [left, right] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const linesOf = (text: string, column: number): readonly string[] => {
    const most = Math.floor(((edges[column + 1] ?? 0) - (edges[column] ?? 0) - 2 * room) / (size * letter));
    const broken = wrapped(text, most, hyphenates);
    return broken.map((line, index) => {
      const isWritten = spaces === 'always' || (spaces === 'within' && index < broken.length - 1);
      return isWritten && line !== '' && !line.endsWith('-') ? `${line} ` : line;
    });
  };
  const drawLines = (texts: readonly (readonly string[])[]): void => {
    const most = Math.max(...texts.map((text) => text.length));
    const tall = most * leading + 2 + between;
    const fitting = Math.floor((y - margin - 2 - between) / leading);
    if (most > fitting && splitsRows && fitting > 0) {
      drawLines(texts.map((text) => text.slice(0, fitting)));
      begin();
      drawLines(texts.map((text) => text.slice(fitting)));
      return;
    }
    if (most > fitting) begin();
    for (const [column, text] of texts.entries()) {
      for (const [index, line] of text.entries()) write((edges[column] ?? 0) + room, y - 8 - index * leading, line);
    }
    if (lines !== 'none') rule(left, y - tall, right, y - tall);
    if (lines === 'cells') for (const edge of edges) rule(edge, y, edge, y - tall);
    y -= tall;
  };
  const draw = (cells: readonly string[]): void => drawLines(cells.map(linesOf));
  const begin = (): void => {
    pages.push([]);
    y = height - margin;
    if (header !== undefined) write(left, height - 20, header);
    write(right - 60, 20, `Sida ${pages.length}`);
    if (title !== undefined && pages.length === 1) {
      write(left, y, title);
      y -= 2 * leading;
    }
    if (lines !== 'none') rule(left, y, right, y);
    const [head] = rows;
    if (head) draw(head);
  };
  begin();
  for (const row of rows.slice(1)) draw(row);
  const first = 4;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`);
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      streamOf('', Buffer.from(content.join('\n'), 'latin1')),
    ]),
  ]);
};
