import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/import/read-document.ts';
import { cellText } from '../../src/import/table.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

interface Book {
  readonly rows: string;
  /** Number formats by their code; a cell names the first as look 1. */
  readonly formats?: readonly string[];
  readonly before?: string;
  readonly after?: string;
  readonly workbook?: string;
  readonly sheets?: string;
  readonly target?: string;
  readonly prefix?: string;
}

/** A workbook of our own, of one sheet; what is not given is as Excel for the web leaves it out. */
const bookOf = ({ rows, formats = [], before = '', after = '', workbook = '', sheets, target, prefix }: Book) => {
  const named = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`);
  const looks = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  const sheet = `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  const list = sheets ?? `<sheet name="Plan" sheetId="1" r:id="rId1"/>`;
  const named2 =
    prefix === undefined
      ? sheet
      : sheet.replaceAll(/<(\/?)(\w)/g, `<$1${prefix}:$2`).replace('xmlns=', `xmlns:${prefix}=`);
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types><Override PartName="/xl/workbook.xml" ContentType="${sheetType}"/></Types>`),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}">${workbook}<sheets>${list}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/worksheet" Target="${target ?? 'worksheets/sheet1.xml'}"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><numFmts>${named.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${looks.join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(named2),
  });
};

const read = async (book: Book) => {
  const { blocks, problems } = await readBlocks('bok.xlsx', bookOf(book));
  const rows = blocks.map((block) => (block.kind === 'row' ? block.cells.map(cellText) : [block.text]));
  return { rows, problems: problems.map(({ message }) => message), sources: blocks.map(({ source }) => source.row) };
};

const shown = async (value: string, code: string, workbook = ''): Promise<string | undefined> => {
  const rows = `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`;
  return (await read({ rows, formats: [code], workbook })).rows[0]?.[0];
};

describe('a number is read as the cell shows it:', () => {
  it.each([
    ['0.4', '0%', '40 %'],
    ['0.125', '0.0 %', '12,5 %'],
    ['1.05', '0%', '105 %'],
    ['23481701', '#,##0.00', '23 481 701,00'],
    ['23481701', '# ##0', '23 481 701'],
    ['1200.5', '#,##0.00&quot; kr&quot;', '1 200,50 kr'],
    ['1200', '[$SEK-41D] #,##0', 'SEK 1 200'],
    ['-3.5', '0.0', '-3,5'],
    ['-1200', '#,##0;[Red]-#,##0', '-1 200'],
    ['1500000', '0.0,,&quot; Mkr&quot;', '1,5 Mkr'],
    ['0.1', 'General', '0,1'],
    ['0.30000000000000004', 'General', '0,3'],
    ['7', '00', '07'],
    ['12', '@', '12'],
    ['0.5', '# ?/?', '0,5'],
  ])('%s as %s', async (value, code, text) => {
    expect(await shown(value, code)).toBe(text);
  });

  it.each([
    ['44804', 'yyyy-mm-dd', '2022-08-31'],
    ['44804', 'dd/mm/yy', '2022-08-31'],
    ['44804', '[$-41D]d mmmm yyyy;@', '2022-08-31'],
    ['44774', 'mmmm', 'augusti'],
    ['44774', 'mmm-yy', 'augusti 2022'],
    ['44804', 'd mmm', '31 augusti'],
    ['44804', 'yyyy', '2022'],
    ['44804.5625', 'yyyy-mm-dd hh:mm', '2022-08-31 13:30'],
    ['0.5625', 'h:mm', '13:30'],
    ['1.5', '[h]:mm', '36:00'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
  ])('the day %s as %s', async (value, code, text) => {
    expect(await shown(value, code)).toBe(text);
  });

  it('a day that is counted from 1904', async () => {
    expect(await shown('43342', 'yyyy-mm-dd', '<workbookPr date1904="1"/>')).toBe('2022-08-31');
  });
});

it('reads what stands in a cell of any kind: text within it, truth, a formula’s last value', async () => {
  const { rows, problems } = await read({
    rows:
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Bygga </t></r><r><rPr><i/></rPr><t>en bro</t></r></is></c>' +
      '<c r="B1" t="b"><v>1</v></c><c r="C1" t="str"><f>A1</f><v>Klart</v></c><c r="D1"><f>1+1</f><v>2</v></c>' +
      '<c r="E1" t="d"><v>2022-08-31T00:00:00</v></c><c r="F1" t="inlineStr"><is><t>rad_x000D_</t></is></c></row>',
  });
  expect(rows).toEqual([['Bygga en bro', 'SANT', 'Klart', '2', '2022-08-31', 'rad']]);
  expect(problems).toEqual([]);
});

it('says which cell shows an error, and which formula was never worked out', async () => {
  const { rows, problems } = await read({
    rows: '<row r="3"><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>A1</f></c><c r="D3"><v>1</v></c></row>',
  });
  expect(rows).toEqual([['', '#REF!', '', '1']]);
  expect(problems).toEqual([
    'Cellen B3 visar felet #REF!.',
    'Cellen C3 har en formel utan uträknat värde och är läst som tom. Öppna arbetsboken i Excel och spara den.',
  ]);
});

it('reads hidden rows and columns and says so; a hidden sheet is only told', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>';
  const visible = await read({ rows, before: '<cols><col min="1" max="1" hidden="1"/></cols>' });
  expect(visible.rows).toEqual([['1'], ['2']]);
  expect(visible.problems).toEqual([
    'Bladet ”Plan” har 1 dolda rader med text, den första här; de är inlästa.',
    'Bladet ”Plan” har dolda kolumner; de är inlästa.',
  ]);
  const hidden = await read({ rows, sheets: '<sheet name="Val" sheetId="1" state="hidden" r:id="rId1"/>' });
  expect(hidden.rows).toEqual([]);
  expect(hidden.problems).toEqual(['Bladet ”Val” är dolt och är inte inläst (2 rader).']);
});

describe('a workbook by another program:', () => {
  const rows = '<row><c><v>1</v></c><c t="inlineStr"><is><t>två</t></is></c></row><row><c><v>3</v></c></row>';

  it('rows and cells without their places follow one another', async () => {
    expect(await read({ rows })).toEqual({
      rows: [
        ['1', 'två'],
        ['3', ''],
      ],
      problems: [],
      sources: [1, 2],
    });
  });

  it('its tags have a prefix, and its parts are named from the top', async () => {
    expect((await read({ rows, prefix: 'x', target: '/xl/worksheets/sheet1.xml' })).rows).toEqual([
      ['1', 'två'],
      ['3', ''],
    ]);
  });

  it('merged cells that go on for ever are those of the rows that are there', async () => {
    const merged = '<mergeCells count="1"><mergeCell ref="B1:XFD1048576"/></mergeCells>';
    expect((await read({ rows, after: merged })).rows).toEqual([
      ['1', 'två'],
      ['3', ''],
    ]);
  });
});

it('names the sheet and the cell where the workbook is broken', async () => {
  const rows = '<row r="7"><c r="D7" s="99"><v>44926</v></c></row>';
  await expect(read({ rows })).rejects.toThrow(
    'bladet ”Plan”, cellen D7 (rad 7, kolumn 4) har ett format som inte finns',
  );
});
