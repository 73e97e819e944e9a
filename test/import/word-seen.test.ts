import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { readBlocks } from '../../src/import/read-document.ts';
import { cellText, type Block } from '../../src/import/table.ts';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const read = async (body: string, parts: Readonly<Record<string, string>> = {}) => {
  const others = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  const { blocks, problems } = await readBlocks(
    'plan.docx',
    zipSync({
      '[Content_Types].xml': strToU8(`<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`),
      'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
      ...Object.fromEntries(others),
    }),
  );
  const textOf = (block: Block): string | readonly string[] =>
    block.kind === 'text' ? block.text : block.cells.map(cellText);
  return { seen: blocks.map(textOf), problems: problems.map(({ message }) => message) };
};

const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`;
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

describe('of a Word document a person’s text is read, once:', () => {
  it.each([
    [
      'what is put in with changes tracked, and not what is taken out',
      paragraph(
        `<w:ins>${run('Bygga ')}</w:ins>`,
        '<w:del><w:r><w:delText>Riva </w:delText></w:r></w:del>',
        run('en bro'),
      ),
      'Bygga en bro',
    ],
    ['a link’s words', paragraph(run('Se '), `<w:hyperlink>${run('planen')}</w:hyperlink>`), 'Se planen'],
    [
      'a field’s result, not its code',
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run('31 augusti'),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      '31 augusti',
    ],
    [
      'a content control’s text',
      paragraph(`<w:sdt><w:sdtPr/><w:sdtContent>${run('Klart')}</w:sdtContent></w:sdt>`),
      'Klart',
    ],
    [
      'no hyphen that only would show at a line’s end',
      paragraph(run('verk\u00adsamhet'), '<w:r><w:softHyphen/></w:r>', run('en')),
      'verksamheten',
    ],
    [
      'a hyphen that holds a line together',
      paragraph(run('e'), '<w:r><w:noBreakHyphen/></w:r>', run('post')),
      'e-post',
    ],
    ['no text that is hidden', paragraph(run('Synlig'), run(' dold', '<w:vanish/>')), 'Synlig'],
    ['a tick', paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run(' klart')), '✓ klart'],
  ])('%s', async (_, body, text) => {
    expect((await read(body)).seen).toEqual([text]);
  });

  it('a text box, once, and the paragraph that it hangs in, whole', async () => {
    const box = `<wps:txbx><w:txbxContent>${paragraph(run('I rutan'))}</w:txbxContent></wps:txbx>`;
    const drawn = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`;
    const { seen } = await read(paragraph(run('Före '), `<w:r>${drawn}</w:r>`, run('efter')));
    expect(seen).toEqual(['I rutan', 'Före efter']);
  });

  it('paragraphs whose parting is taken away are one, and a row that is taken away is none', async () => {
    const joined = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('Bygga ')}</w:p>${paragraph(run('en bro'))}`;
    const gone = `<w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph(run('Borta'))}</w:tc></w:tr>`;
    expect((await read(joined + table(row(paragraph(run('Kvar'))), gone))).seen).toEqual(['Bygga en bro', ['Kvar']]);
  });

  it('a control that only asks for a text has none, and its cell is still there', async () => {
    const asking = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc>${paragraph(run('Klicka här för att skriva'))}</w:tc></w:sdtContent></w:sdt>`;
    const cells = `<w:tr><w:tc>${paragraph(run('Bygga'))}</w:tc>${asking}<w:tc>${paragraph(run('Maj'))}</w:tc></w:tr>`;
    expect((await read(table(cells))).seen).toEqual([['Bygga', '', 'Maj']]);
  });

  it('a picture in a cell is told there, by what it says of itself', async () => {
    const drawn = (says: string) =>
      paragraph(
        `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild"${says}/><pic:pic/></wp:inline></w:drawing></w:r>`,
      );
    expect((await read(table(row(drawn(' descr="Grön"'), drawn(''))))).seen).toEqual([['[bild: Grön]', '[bild]']]);
  });

  it('notes stand after the text, each once', async () => {
    const note = `<w:footnote w:type="separator">${paragraph(run('-----'))}</w:footnote><w:footnote w:id="1">${paragraph(run('Enligt beslut.'))}</w:footnote>`;
    const footnotes = `<w:footnotes ${namespaces}>${note}</w:footnotes>`;
    const body = paragraph(run('Planen'), '<w:r><w:footnoteReference w:id="1"/></w:r>');
    expect((await read(body, { 'word/footnotes.xml': footnotes })).seen).toEqual(['Planen', 'Enligt beslut.']);
  });

  it('what is kept in another file within it is told', async () => {
    expect((await read(`${paragraph(run('Text'))}<w:altChunk/>`)).problems).toEqual([
      'Dokumentet har en inbäddad fil, som inte är inläst.',
    ]);
  });
});
