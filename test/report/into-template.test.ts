import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import { intoTemplate } from '../../src/report/into-template.ts';
import { templateFields } from '../../src/report/template-fields.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { aTemplate, control, headerReference, type TemplateLook } from './a-template.ts';
import { draftOf000, modelOf } from './plans.ts';

const facts = { reference: 'UTB 2022-45 <1>', officer: 'Å. Öst' };
let written: Uint8Array;
let fields: ReturnType<typeof templateFields>;
beforeAll(async () => {
  const model = modelOf(await draftOf000(), facts);
  written = await wordReport(model);
  fields = templateFields(model);
});

const merged = (look?: TemplateLook) => intoTemplate(written, { name: 'kommun.dotx', bytes: aTemplate(look) }, fields);
const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);
const rowsOf = async (bytes: Uint8Array) =>
  (await readDocument('rapport.docx', bytes)).rows.map((row) => ({ ...row, source: undefined }));

test('the report in a template has the same rows, and reads as a document, not a template', async () => {
  const bytes = merged();
  expect(await rowsOf(bytes)).toEqual(await rowsOf(written));
  expect(partOf(bytes, '[Content_Types].xml')).toMatch(
    /PartName="\/word\/document\.xml" ContentType="[^"]*document\.main\+xml"/,
  );
  expect(partOf(bytes, 'word/document.xml')).not.toContain('Exempeltext');
});

test("the template's own styles are used by their names, and only what it lacks is added", () => {
  const bytes = merged();
  const styles = partOf(bytes, 'word/styles.xml');
  const document = partOf(bytes, 'word/document.xml');
  expect(styles.match(/w:val="heading 1"/g)).toHaveLength(1);
  expect(document).toContain('<w:pStyle w:val="Rubrik1"/>');
  expect(document).not.toMatch(/w:val="(?:Title|Heading1)"/);
  const defined = new Set([...styles.matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id));
  const used = [...document.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]*)"/g)].map(([, id]) => id);
  expect(used.filter((id) => !defined.has(id))).toEqual([]);
  expect(styles.match(/w:default="1"/g)).toHaveLength(1);
});

test("no text of a table is left in the template's style for running text", () => {
  const document = partOf(merged(), 'word/document.xml');
  const table = document.slice(document.indexOf('<w:tbl>'), document.lastIndexOf('</w:tbl>'));
  expect(table.match(/<w:p(?:\/>|>(?!<w:pPr><w:pStyle))/g)).toBeNull();
});

test("our list has a number of its own beside the template's lists", () => {
  const bytes = merged();
  expect(partOf(bytes, 'word/numbering.xml')).toMatch(/w:abstractNumId="2".*<w:num w:numId="1">.*<w:num w:numId="2">/s);
  expect(partOf(bytes, 'word/document.xml')).toContain('<w:numId w:val="2"/>');
});

test('header and logo stand on every page, and page x (y) where the template has no foot', () => {
  const bytes = merged();
  const document = partOf(bytes, 'word/document.xml');
  expect(document).toMatch(/<w:sectPr><w:headerReference w:type="default" r:id="rId3"\/><w:footerReference /);
  expect(strFromU8(unzipSync(bytes)['word/media/logo.png']!)).toBe('a picture');
  expect(partOf(bytes, 'word/rapport-footer.xml')).toContain('NUMPAGES');
});

test('fields are filled in by tag and by DOCPROPERTY; those we do not know are left as they are', () => {
  const header = partOf(merged(), 'word/header1.xml');
  expect(header).toContain('UTB 2022-45 &lt;1&gt;');
  expect(header).not.toContain('[Dnr]');
  expect(header).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2022-09-12</w:t>');
  expect(header).toContain('[Telefon]');
  expect(header.match(/dataBinding/g)).toHaveLength(1);
});

test("the sender's lines are left out where the template has fields for them", () => {
  expect(partOf(written, 'word/document.xml')).toContain('w:val="Sender"');
  expect(partOf(merged(), 'word/document.xml')).not.toContain('w:val="Sender"');
});

test('in a template with a place for it, the report stands there, after what the template says', async () => {
  const place = control('Rapport', 'Här')
    .replace('<w:r>', '<w:p><w:r>')
    .replace('</w:r></w:sdtContent>', '</w:r></w:p></w:sdtContent>');
  const bytes = merged({
    body: `<w:p><w:r><w:t>Till nämnden</w:t></w:r></w:p>${place}<w:p><w:r><w:t>Efteråt</w:t></w:r></w:p>`,
  });
  const document = partOf(bytes, 'word/document.xml');
  expect(document.indexOf('Till nämnden')).toBeLessThan(document.indexOf('Samhälle'));
  expect(document.indexOf('Till nämnden')).toBeGreaterThan(0);
  expect(document).not.toContain('>Här<');
  // What stands after it is still after it, in a section of its own.
  expect(document.indexOf('Efteråt')).toBeGreaterThan(document.lastIndexOf('</w:tbl>'));
  expect(document).toMatch(/<\/w:sectPr><\/w:pPr><\/w:p><w:p><w:r><w:t>Efteråt/);
  expect(await rowsOf(bytes)).toHaveLength(115);
});

test('what the schema has after the lists stays after ours', () => {
  const bytes = merged({ afterLists: '<w:numIdMacAtCleanup w:val="1"/>' });
  expect(partOf(bytes, 'word/numbering.xml')).toMatch(
    /<w:num w:numId="2">.*<w:numIdMacAtCleanup w:val="1"\/><\/w:numbering>$/s,
  );
});

test('a header that an earlier section declares stands on the pages, and page x (y) beside a foot of the first page only', () => {
  const section = `<w:p><w:pPr><w:sectPr>${headerReference}</w:sectPr></w:pPr></w:p>`;
  const first = '<w:footerReference w:type="first" r:id="rId3"/>';
  const document = partOf(merged({ body: section, references: first }), 'word/document.xml');
  const [references = ''] = /<w:sectPr>(?:<w:(?:header|footer)Reference [^>]*\/>)+/.exec(document) ?? [];
  expect(references).toContain(headerReference);
  expect(references).toContain(first);
  expect(references).toMatch(/<w:footerReference w:type="default"/);
});

test('a control that wraps a table is no field: it is left as it is', () => {
  const cell = '<w:tc><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:tc>';
  const table = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell}</w:tr></w:tbl>`;
  const wrapped = `<w:sdt><w:sdtPr><w:tag w:val="Datum"/></w:sdtPr><w:sdtContent>${table}</w:sdtContent></w:sdt>`;
  const place = control('Rapport', 'x')
    .replace('<w:r>', '<w:p><w:r>')
    .replace('</w:r></w:sdtContent>', '</w:r></w:p></w:sdtContent>');
  expect(partOf(merged({ body: wrapped + place }), 'word/document.xml')).toContain(wrapped);
});

test("a character style of the same name is no paragraph's", () => {
  const character = '<w:style w:type="character" w:styleId="Avs"><w:name w:val="Avsändare"/></w:style>';
  const place = control('Rapport', 'x')
    .replace('<w:r>', '<w:p><w:r>')
    .replace('</w:r></w:sdtContent>', '</w:r></w:p></w:sdtContent>');
  expect(partOf(merged({ styles: character, body: place }), 'word/document.xml')).not.toContain(
    '<w:pStyle w:val="Avs"/>',
  );
});

describe('refused in words, with the name of the template:', () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      intoTemplate(written, { name: 'fel.dotx', bytes }, fields);
    } catch (error) {
      return `${(error as { subject?: string }).subject}: ${(error as Error).message}`;
    }
    return 'taken';
  };

  test('no archive, an archive that is no template, macros, broken XML, entities', () => {
    expect(refused(strToU8('hej'))).toBe('fel.dotx: Mallen är ingen hel Word-mall (.dotx).');
    expect(refused(zipSync({ 'a.txt': strToU8('a') }))).toBe('fel.dotx: Mallen är ingen Word-mall (.dotx).');
    const macros = 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml';
    expect(refused(aTemplate({ contentType: macros }))).toBe(
      'fel.dotx: Mallen innehåller makron. Spara den som .dotx.',
    );
    const unreadable = 'fel.dotx: Mallen går inte att läsa. Öppna den i Word och spara den igen som .dotx.';
    expect(refused(aTemplate({ body: '<w:p>' }))).toBe(unreadable);
    const parts = unzipSync(aTemplate());
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const declared = { ...parts, 'word/styles.xml': strToU8(bomb + strFromU8(parts['word/styles.xml']!)) };
    expect(refused(zipSync(declared))).toBe(unreadable);
  });

  test('a place for the report inside a table', () => {
    const cell = `<w:tc><w:p>${control('Rapport', 'x')}</w:p></w:tc>`;
    const table = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell}</w:tr></w:tbl>`;
    expect(refused(aTemplate({ body: table }))).toBe(
      'fel.dotx: Mallens fält Rapport ligger i en tabell eller ruta. Lägg det direkt i texten.',
    );
  });

  test('one that unpacks to more than a template holds', () => {
    const parts = { ...unzipSync(aTemplate()), 'word/media/big.bin': new Uint8Array(40 * 1024 * 1024) };
    expect(refused(zipSync(parts))).toBe('fel.dotx: Mallen är större än 32 MB uppackad.');
  });
});
