import { describe, expect, it } from 'vitest';
import { printObjektplan } from '../../src/import/print-objektplan.ts';
import { printProgramme } from '../../src/import/draft-programme.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { excelOf, wordOf } from './office-of-text.ts';
import { fixture } from './truth.ts';

const bytes = fixture('001-objektplan-ukfa-2022.txt');
const text = new TextDecoder().decode(bytes);
const memo = fixture('003-program-fullfoljd-utbildning.txt');

/** What is the same whatever the document was saved as: everything but its places and its running text. */
const held = async (file: Uint8Array) => {
  const any = await readAnyDocument('dokument', file);
  if (any.kind !== 'objektplan') throw new Error(`read as ${any.kind}`);
  const { texts: _texts, problems, ...rest } = printObjektplan(any.draft);
  const placeless: unknown = JSON.parse(
    JSON.stringify(rest, (key, value: unknown) => (key === 'source' ? undefined : value)),
  );
  return { placeless, problems: problems.map(({ message }) => message) };
};

describe('an objektplan is the same however it is saved', () => {
  it.each([
    ['Word', wordOf(text)],
    ['Excel', excelOf(text)],
  ])('%s', async (_, file) => {
    expect(await held(file)).toEqual(await held(bytes));
  });
});

describe('a programme’s memo is the same in Word', () => {
  it('decisions, directives and milestones', async () => {
    // Word has a paragraph where the text has lines.
    const paragraphs = new TextDecoder()
      .decode(memo)
      .split(/\n\s*\n/)
      .map((lines) => lines.replaceAll(/(?<!\n)\n(?!o )/g, ' '))
      .join('\n\n');
    const inWord = await readAnyDocument('dokument', wordOf(paragraphs));
    const inText = await readAnyDocument('dokument', memo);
    if (inWord.kind !== 'programme' || inText.kind !== 'programme') throw new Error('read as another kind');
    const placeless = (draft: typeof inWord.draft): unknown =>
      JSON.parse(
        JSON.stringify(printProgramme(draft).programme, (key, value: unknown) =>
          key === 'source' || key === 'sources' ? undefined : value,
        ),
      );
    expect(placeless(inWord.draft)).toEqual(placeless(inText.draft));
  });
});
