import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { declarations, olderContainer, realPdf, realWord, scannedPdf, withDeclaration } from '../import/bad-files.ts';
import { run } from '../support/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-refused-'));
afterAll(() => rmSync(folder, { recursive: true }));

const given = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const dtd = withDeclaration(realWord, 'word/document.xml', declarations['entities of entities']);

describe('import of a file that cannot be read', () => {
  test.each([
    ['losen.docx', olderContainer('EncryptedPackage'), /^losen\.docx: Filen har lösenord\./],
    ['halv.pdf', realPdf.slice(0, 20_000), /^halv\.pdf: PDF:en är avhuggen/],
    ['bild.pdf', scannedPdf(), /^bild\.pdf: PDF:en är inskannad/],
    ['dtd.docx', dtd, /^dtd\.docx: Delen word\/document\.xml har en DTD/],
  ])('%s exits 1 with its name and what to do, and writes nothing on standard output', async (name, bytes, words) => {
    const { code, out, err } = await run('import', given(name, bytes), '--dry-run');
    expect(err).toMatch(words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  test('with --json is one object on standard output', async () => {
    const { code, out } = await run('import', given('tom.docx', new Uint8Array()), '--dry-run', '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toEqual({
      code: 1,
      json: { error: { kind: 'invalid', message: 'tom.docx: Filen är tom. Hämta den igen, eller spara om den.' } },
    });
  });
});
