import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import { fixture } from './truth.ts';

const refusal = async (name: string, bytes: Uint8Array): Promise<PlanError> => {
  try {
    await readDocument(name, bytes);
  } catch (error) {
    if (error instanceof PlanError) return error;
    throw error;
  }
  throw new Error(`${name} was not refused`);
};

const word = fixture('000-linkoping-uppfoljning-2022.docx');
const excel = fixture('000-linkoping-uppfoljning-2022.xlsx');
const withEntry = (bytes: Uint8Array, entry: string, alter: (xml: string) => string): Uint8Array => {
  const entries = unzipSync(bytes);
  return zipSync({ ...entries, [entry]: strToU8(alter(strFromU8(entries[entry] ?? new Uint8Array()))) });
};

describe('a file that is no follow-up of this form is refused in words', () => {
  it.each([
    ['an empty file', 'tom.txt', new Uint8Array(), /Filen är tom/],
    ['a PDF that is cut off', 'plan.pdf', strToU8('%PDF-1.7 …'), /PDF:en är avhuggen/],
    ['an older Word document', 'plan.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /äldre Office-format/],
    ['a picture', 'bild.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), /en bild av en tabell kan inte läsas/],
    ['another archive', 'bilder.zip', zipSync({ 'a.txt': strToU8('a') }), /varken ett Word-dokument/],
    ['half a Word document', 'plan.docx', word.slice(0, word.length / 2), /Filen är skadad/],
    ['Word with broken XML', 'plan.docx', withEntry(word, 'word/document.xml', (xml) => xml.slice(0, 9000)), /skadat/],
    [
      'a workbook without sheets',
      'plan.xlsx',
      withEntry(excel, 'xl/workbook.xml', () => '<a>'),
      /delen xl.workbook.xml går sönder/,
    ],
    ['a text without a table', 'brev.txt', strToU8('Hej!\n\nHär är planen.'), /kolumnerna Aktivitet och Status/],
    ['a table of something else', 'x.txt', strToU8('Namn\tÅlder\nAnna\t12'), /kolumnerna Aktivitet och Status/],
  ])('%s', async (_, name, bytes, words) => {
    const error = await refusal(name, bytes);
    expect(error.kind).toBe('invalid');
    expect(error.message).toMatch(words);
    expect(error.subject).toBe(name);
  });

  it.each(['001-objektplan-ukfa-2022.txt', '003-program-fullfoljd-utbildning.txt'])('%s', async (name) => {
    expect((await refusal(name, fixture(name))).message).toMatch(/^Ingen tabell har kolumnerna Aktivitet och Status\./);
  });

  it('a workbook with a cell that cannot be read names the cell', async () => {
    const broken = withEntry(excel, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<c r="D7" s="2" t="s"><v>\d+<\/v>/, '<c r="D7" s="99"><v>44926</v>'),
    );
    expect((await refusal('plan.xlsx', broken)).message).toMatch(/rad 7, kolumn 4/);
  });
});
