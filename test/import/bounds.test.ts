import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import * as bad from './bad-files.ts';
import { excelOf, wordOf } from './office-of-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const child = fileURLToPath(new URL('read-child.ts', import.meta.url));

/** In a process of its own, whose heap is a fraction of what the file would fill. */
const readInChild = async (name: string, bytes: Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', child, file],
    { timeout: 60_000 },
  );
  return JSON.parse(stdout) as { said: string; megabytes: number; milliseconds: number };
};

const paragraph = '<w:p><w:r><w:t>a</w:t></w:r></w:p>'.padEnd(40);
const row = '<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>'.padEnd(64);
const tenGigabytes = 10_000;
const many = 100_000;

const numbers = Array.from({ length: 60_000 }, (_, index) => index);

/** A map: lines without end, and a text that no table holds. */
const drawnMap = (): Uint8Array =>
  bad.pdfOfContent(
    [
      ...numbers.map((at) => `${at % 590} ${at % 840} m ${at % 590} ${(at % 840) + 9} l S`),
      'BT /F 9 Tf 50 700 Td (En karta utan tabell) Tj ET',
    ].join('\n'),
  );

/** Letters on letters, each at a height of its own. */
const drawnLetters = (): Uint8Array =>
  bad.pdfOfContent(numbers.map((at) => `BT /F 9 Tf ${at % 500} ${at / 80} Td (a) Tj ET`).join('\n'));

/** Megabytes of the whole process, of which Node and the product take about 100 before they have read anything. */
const mostMegabytes = 400;

describe('within 400 MB a process, in seconds:', () => {
  it.each([
    ['ten gigabytes in ten megabytes', 'a.docx', () => bad.wordBomb(' ', tenGigabytes, 0xffffffff), /mer än 200 MB/],
    ['the same, said to be small', 'b.docx', () => bad.wordBomb(' ', tenGigabytes, 5000), /kan inte packas upp/],
    [
      'the same, said to be just small enough',
      'c.docx',
      () => bad.wordBomb(' ', tenGigabytes, 190_000_000),
      /orimligt långt/,
    ],
    ['paragraphs without end', 'd.docx', () => bad.wordBomb(paragraph, 190), /fler rutor och stycken/],
    ['rows without end', 'e.docx', () => bad.wordBomb(row, 190), /fler än 50 000 tabellrader/],
    [
      'tags within tags without end',
      'f.docx',
      () => bad.wordBomb('<w:sdt><w:sdtPr>', 190),
      /orimligt långt eller djupt/,
    ],
    ['a comment without end', 'g.docx', () => bad.wordBomb('<!--            ', 190), /orimligt långt/],
    ['a PDF of ten gigabytes', 'h.pdf', () => bad.pdfBomb(tenGigabytes), /mer än 200 MB/],
    ['a PDF of 60,000 lines', 'n.pdf', drawnMap, /^Ingen tabell har/],
    ['a PDF of 60,000 letters on a page', 'o.pdf', drawnLetters, /sida 1 har mer text/],
    ['10,000 rows in Word', 'i.docx', () => wordOf(bad.textOfRows(10_000)), /^10000 rader$/],
    ['10,000 rows in Excel', 'j.xlsx', () => excelOf(bad.textOfRows(10_000)), /^10000 rader$/],
    ['100,000 rows in Word', 'k.docx', () => wordOf(bad.textOfRows(many)), /fler än 50 000 tabellrader/],
    ['100,000 rows in Excel', 'l.xlsx', () => excelOf(bad.textOfRows(many)), /fler än 50 000 tabellrader/],
    ['100,000 rows of text', 'm.txt', () => strToU8(bad.textOfRows(many)), /fler än 50 000 tabellrader/],
  ])('%s', { timeout: 60_000 }, async (_, name, make, words) => {
    const { said, megabytes, milliseconds } = await readInChild(name, make());
    expect(said).toMatch(words);
    expect(megabytes).toBeLessThan(mostMegabytes);
    expect(milliseconds).toBeLessThan(20_000);
  });
});
