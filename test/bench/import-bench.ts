import { readFile, writeFile } from 'node:fs/promises';
import type mammothLibrary from 'mammoth';
import { join } from 'node:path';
import type { Bench } from './bench-definition.ts';
import { peer } from './peer.ts';
import { reworded } from './reworded.ts';

const documentFile = 'document.docx';

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const asBytes = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(rows.map((cells) => cells.map(plain).join(' | '))));

/**
 * Document 000 itself, its tables as often as it takes, its activities reworded each time.
 */
const documentOfRows = async (rows: number): Promise<Uint8Array> => {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const name = 'word/document.xml';
  const entries = unzipSync(await readFile('test/fixtures/documents/000-linkoping-uppfoljning-2022.docx'));
  const xml = strFromU8(entries[name] ?? new Uint8Array());
  const [from, to] = [xml.lastIndexOf('<w:p>', xml.indexOf('>Samhälle<')), xml.lastIndexOf('<w:sectPr')];
  const numbered = (copy: number, most: number): string => {
    let left = most;
    return xml.slice(from, to).replaceAll(/<w:tr>.*?<\/w:tr>/gs, (row) => {
      const cells = row.split('</w:tc>');
      if (row.includes('<w:tblHeader') || !/<w:t[^>]*>[^<]/.test(cells[4] ?? '')) return row;
      left -= 1;
      if (left < 0) return '';
      return [
        cells[0],
        cells[1]?.replace(/(?<=<w:t[^>]*>)[^<]+/, (text) => reworded(text, copy)),
        ...cells.slice(2),
      ].join('</w:tc>');
    });
  };
  const copies: string[] = [];
  for (let left = rows; left > 0; left -= 115) copies.push(numbered(copies.length + 1, Math.min(left, 115)));
  return zipSync({ ...entries, [name]: strToU8(xml.slice(0, from) + copies.join('') + xml.slice(to)) });
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const textOf = (html: string): string =>
  html
    .replaceAll(/<\/(?:p|li)>|<(?:ul|li)>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(\w+|#\d+);/g, (whole, name: string) => entities[name] ?? whole);

/** The rows out of HTML: those with a status; a goal's cell, merged, stands only in its first. */
const rowsOfHtml = (html: string): readonly (readonly string[])[] =>
  html
    .split('<tr>')
    .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => textOf(cell)))
    .filter((cells) => cells.length >= 5 && cells.at(-2) !== '')
    .map((cells) => cells.slice(-5));

export const bench: Bench = {
  what: 'a Word table read: ours to a plan’s rows, understood; mammoth to HTML and its cells',
  outOfReach: 'python-docx and pandoc are not on npm',
  prepare: async (rows, folder) => {
    await writeFile(join(folder, documentFile), await documentOfRows(rows));
  },
  candidates: {
    ours: {
      rows: [1000, 10_000],
      load: async (folder) => {
        const bytes = await readFile(join(folder, documentFile));
        return async () => {
          const { readDocument } = await import('../../src/import/read-document.ts');
          const { rows } = await readDocument(documentFile, bytes);
          return () =>
            asBytes(
              rows.map(({ activity, parts, carriedOverFrom, boardsText, deadline, status, comment }) => [
                [activity, ...(carriedOverFrom === null ? [] : [`Kvarstår från ${carriedOverFrom}`]), ...parts].join(
                  ' ',
                ),
                boardsText,
                deadline.text,
                status.text,
                comment,
              ]),
            );
        };
      },
    },
    mammoth: {
      rows: [1000],
      load: async (folder) => {
        const buffer = await readFile(join(folder, documentFile));
        return async () => {
          const mammoth = peer('mammoth') as typeof mammothLibrary;
          const { value } = await mammoth.convertToHtml({ buffer });
          const rows = rowsOfHtml(value);
          return () => asBytes(rows);
        };
      },
    },
  },
  rowsIn: (made) => Promise.resolve(JSON.parse(new TextDecoder().decode(made)) as readonly string[]),
  goals: [
    { rows: 1000, figure: 'cpu', against: 'mammoth', most: 0.35 },
    { rows: 10_000, figure: 'rss', most: 200 },
  ],
};
