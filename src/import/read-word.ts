import { inGroups } from './file-limits.ts';
import type { OfficeFile } from './office-file.ts';
import type { Reading } from './reading.ts';
import { refusal } from './refusal.ts';
import { scanPart } from './scan-part.ts';
import type { Block } from './table.ts';
import { WordBody } from './word-body.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Text in here is not the document's: removed or moved away, drawn for older programs, or code of a field. */
const hidden = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText']);

const removals = new Set(['w:del', 'w:moveFrom']);

/** Between the notes stand lines that Word draws (17.11.23). */
const isDrawn = (type: string | undefined): boolean => type !== undefined && type !== 'normal';

const readPart = async (fileName: string, entry: ZipEntry): Promise<WordBody> => {
  const body = new WordBody(fileName);
  let isText = false;
  let hiding = 0;
  await scanPart(fileName, entry, {
    open: (tag, attribute) => {
      if (removals.has(tag) && hiding === 0) body.removed();
      const isHidden =
        hidden.has(tag) || ((tag === 'w:footnote' || tag === 'w:endnote') && isDrawn(attribute('w:type')));
      if (isHidden || hiding > 0) hiding += 1;
      if (hiding > 0) return;
      isText = tag === 'w:t';
      body.open(tag, attribute);
    },
    text: (text) => {
      // A line break within the file's own text is white space; the document's are w:br (17.3.3.1).
      if (isText && hiding === 0) body.text(/[\n\r]/.test(text) ? text.replaceAll(/[\n\r]+/g, ' ') : text);
    },
    close: (tag) => {
      if (hiding > 0) hiding -= 1;
      else {
        isText = false;
        body.close(tag);
      }
    },
  });
  return body;
};

/** Fewer characters than a table of one row: a cover, a caption. */
const fewCharacters = 600;

const isOnlyPictures = (body: WordBody, blocks: readonly Block[]): boolean =>
  body.pictures > 0 &&
  !body.hasRows &&
  blocks.reduce((sum, block) => sum + (block.kind === 'text' ? block.text.length : 0), 0) < fewCharacters;

/**
 * A Word document: the text that a person sees, once. Changes that are tracked are read as done; text boxes, content
 * controls, fields' results and notes are text; a picture in a table is told in its cell. Keeps bullets, italics and
 * merged cells. A row's place is the page it begins on where the document holds page breaks (those Word wrote when it
 * last laid the pages out, else those the author put in), and otherwise the row's number, from 1, over all rows of all
 * tables. A text has the place of the row before it.
 * @throws PlanError `invalid`, in Swedish, where the file is broken or holds nothing but pictures.
 */
export const readWord = async ({ name, main, parts }: OfficeFile): Promise<Reading> => {
  const entry = parts.get(main);
  if (entry === undefined) throw refusal(name, 'Filen är inget Word-dokument.');
  const body = await readPart(name, entry);
  const blocks = [...body.placed()];
  if (isOnlyPictures(body, blocks)) {
    const why = `Dokumentet har bara bilder (${inGroups(body.pictures)}) och ingen tabell: en bild av en tabell kan inte läsas. Be om dokumentet som Word eller Excel, eller skriv in tabellen.`;
    throw refusal(name, why);
  }
  const source = blocks.at(-1)?.source ?? {};
  for (const notes of ['footnotes', 'endnotes']) {
    const found = parts.get(main.replace(/[^/]+$/, `${notes}.xml`));
    if (found === undefined) continue;
    const texts = (await readPart(name, found)).placed().filter((block) => block.kind === 'text');
    blocks.push(...texts.map((block) => ({ ...block, style: 'body' as const, source })));
  }
  return { blocks, problems: body.problems };
};
