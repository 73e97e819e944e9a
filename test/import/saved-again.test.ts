import { describe, expect, it } from 'vitest';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { fixture } from './truth.ts';

const read = (name: string) => readDocument(name, fixture(name)).then(printDraft);

const [linkoping, huddinge] = ['000-linkoping-uppfoljning-2022', '004-huddinge-ataganden-2018'];

describe('a document that LibreOffice has saved again, straight or by way of OpenDocument, has the same rows:', () => {
  it.each([
    [`${linkoping}.docx`, `${linkoping}.docx`, 115],
    [`${linkoping}-odt.docx`, `${linkoping}.docx`, 115],
    [`${linkoping}.xlsx`, `${linkoping}.xlsx`, 115],
    [`${linkoping}-ods.xlsx`, `${linkoping}.xlsx`, 115],
    [`${huddinge}.docx`, `${huddinge}.docx`, 30],
    [`${huddinge}-odt.docx`, `${huddinge}.docx`, 30],
    [`${huddinge}.xlsx`, `${huddinge}.xlsx`, 30],
    [`${huddinge}-ods.xlsx`, `${huddinge}.xlsx`, 30],
  ])('%s', async (saved, original, count) => {
    const [again, first] = await Promise.all([read(`libreoffice/${saved}`), read(original)]);
    const places = again.rows.map(({ source }) => source);
    expect(again.rows).toHaveLength(count);
    expect(again.rows).toEqual(first.rows.map((row, index) => ({ ...row, source: places[index] })));
    expect(again.document).toEqual(first.document);
    expect(again.problems.map(({ message }) => message)).toEqual(first.problems.map(({ message }) => message));
  });
});
