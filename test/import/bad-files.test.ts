import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import * as bad from './bad-files.ts';
import { fixture } from './truth.ts';

const refusalOf = async (name: string, bytes: Uint8Array): Promise<PlanError> => {
  try {
    await readAnyDocument(name, bytes);
  } catch (error) {
    if (error instanceof PlanError) return error;
    throw error;
  }
  throw new Error(`${name} was not refused`);
};

const html = '<!DOCTYPE html><html><body><table><tr><td>Aktivitet</td></tr></table></body></html>';

describe('is refused in Swedish, with its name and what to do:', () => {
  it.each([
    [
      'Word with a password',
      'plan.docx',
      bad.olderContainer('EncryptedPackage'),
      /Filen har lösenord.*ta bort lösenordet/,
    ],
    [
      'an older Word document',
      'plan.doc',
      bad.olderContainer('WordDocument'),
      /äldre Office-format.*spara den som \.docx/,
    ],
    ['an archive with a password', 'plan.docx', bad.encryptedZip(bad.realWord), /krypterad \(delen .*utan lösenord/],
    [
      'a PDF with a password',
      'plan.pdf',
      fixture('004-huddinge-ataganden-2018-losenord.pdf'),
      /PDF:en har lösenord.*skriv ut den till en ny PDF/,
    ],
    [
      'archives in archives',
      'plan.docx',
      zipSync({ 'a.zip': zipSync({ 'b.zip': bad.realWord }) }),
      /varken ett Word-dokument/,
    ],
    ['an archive of 60,000 parts', 'plan.docx', bad.manyEntries(60_000), /fler än 10 000 delar/],
    ['an archive of 100,000 parts', 'plan.docx', bad.manyEntries(100_000), /fler än 10 000 delar/],
    [
      'a part that is larger than said',
      'plan.docx',
      bad.withSaidSize(bad.realWord, 'word/document.xml', 5000),
      /delen word\/document\.xml/,
    ],
    [
      'a part that is smaller than said',
      'plan.docx',
      bad.withSaidSize(bad.realWord, 'word/document.xml', 9_000_000),
      /delen word\/document\.xml/,
    ],
    ['a picture', 'plan.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), /en bild av en tabell kan inte läsas/],
    ['Word with a picture of a table', 'plan.docx', bad.wordOfPictures(), /bara bilder \(1\).*Be om dokumentet/],
    ['Excel with a picture of a table', 'plan.xlsx', bad.excelOfPictures(), /bara bilder.*Be om dokumentet/],
    ['a scanned PDF', 'plan.pdf', bad.scannedPdf(), /inskannad.*\(1 sida\).*Be om dokumentet/],
    ['a PDF of another making', 'plan.pdf', bad.pdfOf(['<< /Type /Catalog >>']), /PDF:en är skadad/],
    ['RTF', 'plan.rtf', strToU8('{\\rtf1\\ansi}'), /RTF.*spara som \.docx/],
    ['OpenDocument text', 'plan.odt', bad.openDocument('text'), /\.odt.*spara som \.docx/],
    ['an OpenDocument sheet', 'plan.ods', bad.openDocument('spreadsheet'), /\.ods.*spara som \.xlsx/],
    ['a page of the web named Word', 'plan.docx', strToU8(html), /webbsida.*spara som \.docx/],
    ['an empty file', 'plan.docx', new Uint8Array(), /Filen är tom/],
  ])('%s', async (_, name, bytes, words) => {
    const error = await refusalOf(name, bytes);
    expect(error.message).toMatch(words);
    expect([error.kind, error.subject]).toEqual(['invalid', name]);
  });

  it.each(Object.entries(bad.declarations))('%s, in whatever part', async (_, declaration) => {
    const [word, excel] = [bad.smallWord, bad.realExcel];
    for (const [name, whole, part] of [
      ['plan.docx', word, 'word/document.xml'],
      ['plan.docx', word, '[Content_Types].xml'],
      ['plan.xlsx', excel, 'xl/workbook.xml'],
      ['plan.xlsx', excel, 'xl/sharedStrings.xml'],
      ['plan.xlsx', excel, 'xl/styles.xml'],
      ['plan.xlsx', excel, 'xl/worksheets/sheet1.xml'],
    ] as const) {
      const { message } = await refusalOf(name, bad.withDeclaration(whole, part, declaration));
      expect(message).toBe(
        `Delen ${part} har en DTD eller egna entiteter, som inget dokument ur Word eller Excel har. Filen läses inte.`,
      );
    }
  });
});

it.each([
  ['plan.docx', bad.realWord, 97],
  ['plan.xlsx', bad.realExcel, 97],
  ['plan.pdf', bad.realPdf, 997],
])('%s, cut off at any byte, is never read as less than it was', async (name, whole, step) => {
  const lengths = Array.from({ length: Math.floor((whole.length - 10) / step) }, (_, index) => 10 + index * step);
  for (const length of [...lengths, whole.length - 7, whole.length - 12]) {
    expect((await refusalOf(name, whole.slice(0, length))).message).toMatch(/avhuggen/);
  }
});

it('a PDF with a damaged part says that text may be missing', async () => {
  const bytes = Uint8Array.from(bad.realPdf);
  const at = Buffer.from(bytes).indexOf('stream\n') + 300;
  bytes.set([0, 1, 2, 3, 4, 5, 6, 7], at);
  const { draft } = await readAnyDocument('plan.pdf', bytes);
  expect(draft.problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/skadad på 1 ställen/));
});

describe('is read by what it holds, whatever it is called:', () => {
  const word = 'vnd.openxmlformats-officedocument.wordprocessingml.document.main';
  const excel = 'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main';
  const rows = bad.textOfRows(1);

  it.each([
    ['Word named Excel', 'plan.xlsx', bad.smallWord],
    ['a template', 'plan.dotx', bad.withType(bad.smallWord, 'document.main', 'template.main')],
    ['Word with macros', 'plan.docm', bad.withType(bad.smallWord, word, 'vnd.ms-word.document.macroEnabled.main')],
    ['Excel with macros', 'plan.xlsm', bad.withType(bad.smallExcel, excel, 'vnd.ms-excel.sheet.macroEnabled.main')],
    ['text of two bytes a letter', 'plan.txt', Buffer.from(`\ufeff${rows}`, 'utf16le')],
    ['the same without its mark', 'plan.txt', Buffer.from(rows, 'utf16le')],
  ])('%s', async (_, name, bytes) => {
    const read = await readAnyDocument(name, new Uint8Array(bytes));
    const plan = read.kind === 'plan' ? read.draft : null;
    expect(plan?.rows.map(({ boards, status }) => [boards, status.text])).toEqual([[['BoU'], 'Pågående']]);
    expect(plan?.problems).toEqual([]);
  });
});
