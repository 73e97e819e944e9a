import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { kindOfDocument } from '../../src/import/kind-of-document.ts';
import { readBlocks } from '../../src/import/read-document.ts';
import { readText } from '../../src/import/read-text.ts';
import { fixture } from './truth.ts';

const kindOf = (text: string) => kindOfDocument(readText(text));
const textOf = (name: string) => strFromU8(fixture(name));

describe('a document’s kind is told by its words, with the reason', () => {
  it.each([
    ['000-linkoping-uppfoljning-2022.txt', 'plan', 'aktivitet och status'],
    ['000-linkoping-uppfoljning-2022.docx', 'plan', 'aktivitet och status'],
    ['000-linkoping-uppfoljning-2022-pages.docx', 'plan', 'aktivitet och status'],
    ['000-linkoping-uppfoljning-2022.xlsx', 'plan', 'aktivitet och status'],
    ['001-objektplan-ukfa-2022.txt', 'objektplan', 'Styrande dokument'],
    ['002-uppfoljning-2019.txt', 'plan', ''],
    ['003-program-fullfoljd-utbildning.txt', 'programme', 'Förslag till beslut'],
    ['004-huddinge-ataganden-2018.txt', 'plan', 'aktivitet och status'],
    ['004-huddinge-ataganden-2018.docx', 'plan', 'aktivitet och status'],
    ['004-huddinge-ataganden-2018.xlsx', 'plan', 'aktivitet och status'],
  ])('%s is a %s', async (name, kind, reason) => {
    // Another name than its own: the name says nothing.
    const { blocks } = await readBlocks('dokument', fixture(name));
    const { kind: told, why } = kindOfDocument(blocks);
    expect(told).toBe(kind);
    expect(why.join('\n')).toContain(reason);
  });

  it('one sign is not enough: a plan may have a table of governing documents', () => {
    expect(kindOf('Verksamhetsplan 2023\n\nStyrande dokument\tPåverkan\nBiblioteksplan\tStor').kind).toBe('plan');
  });

  it('a memo that brings a table of activities is read for its table', () => {
    const memo = textOf('003-program-fullfoljd-utbildning.txt');
    expect(kindOf(memo).kind).toBe('programme');
    expect(kindOf(`${memo}\n\nAktivitet\tNämnd\tStatus\nEn sak\tBiN\tPågår`).kind).toBe('plan');
    const rows = Array.from({ length: 8 }, (_, row) => `Delmål ${row}\tFärdig till\t50 %`).join('\n');
    expect(kindOf(`${memo}\n\nDelmål\tKlart när\tFärdiggrad\n${rows}`).kind).toBe('plan');
  });
});
