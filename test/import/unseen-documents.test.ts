import { describe, expect, it } from 'vitest';
import { inExcel } from './unseen-excel.ts';
import { inText } from './unseen-text.ts';
import { inWord } from './unseen-word.ts';
import { expectedRows, readUnseen, rowsOf } from './unseen.ts';

describe.each([
  ['Word', inWord],
  ['Excel', inExcel],
  ['text', inText],
])('a document nobody here has seen, in %s', (_, documents) => {
  it.each(documents.map((unseen) => [unseen.name, unseen] as const))('%s', async (_name, unseen) => {
    const draft = await readUnseen(unseen);
    expect(rowsOf(draft, unseen.keys)).toEqual(expectedRows(unseen));
    const told = draft.problems.map(({ message }) => message).join('\n');
    for (const words of unseen.told ?? []) expect(told).toMatch(words);
    expect(draft.document.year).toBe(unseen.year ?? draft.document.year);
  });
});
