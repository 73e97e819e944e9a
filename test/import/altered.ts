import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { printDraft, type PrintedDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { fixture } from './truth.ts';

const name = '000-linkoping-uppfoljning-2022';

/** Reads text as the .txt rendering. */
export const readLines = async (text: string): Promise<PrintedDraft> =>
  printDraft(await readDocument('uppföljning.txt', strToU8(text)));

/** Document 000 as text, altered; the alteration must alter. */
export const readAlteredText = async (alter: (text: string) => string): Promise<PrintedDraft> => {
  const before = strFromU8(fixture(`${name}.txt`));
  const after = alter(before);
  if (after === before) throw new Error('nothing was altered');
  return readLines(after);
};

/** One line of the text, by its number, as cells. */
export const alterCells =
  (line: number, alter: (cells: string[]) => string[]) =>
  (text: string): string =>
    text
      .split('\n')
      .map((written, index) => (index + 1 === line ? alter(written.split('\t')).join('\t') : written))
      .join('\n');

/** A rendering of document 000 with entries of its archive altered. */
export const readAlteredOffice = async (
  ending: '.docx' | '-pages.docx' | '.xlsx',
  alterations: Readonly<Record<string, (xml: string) => string>>,
): Promise<PrintedDraft> => {
  const entries = unzipSync(fixture(name + ending));
  for (const [entry, alter] of Object.entries(alterations)) {
    const before = strFromU8(entries[entry] ?? new Uint8Array());
    const after = alter(before);
    if (after === before) throw new Error(`nothing was altered in ${entry}`);
    entries[entry] = strToU8(after);
  }
  return printDraft(await readDocument(name + ending, zipSync(entries)));
};

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word document of our own, from the XML of its body. */
export const readWordBody = async (body: string): Promise<PrintedDraft> => {
  const bytes = zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`,
    ),
    'word/document.xml': strToU8(`<w:document ${namespace}><w:body>${body}</w:body></w:document>`),
  });
  return printDraft(await readDocument('plan.docx', bytes));
};
