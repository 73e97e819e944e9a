import type * as docx from 'docx';
import type DocxtemplaterClass from 'docxtemplater';
import { strToU8, zipSync } from 'fflate';
import type PizZipClass from 'pizzip';
import type { Work } from './bench-definition.ts';
import { limitZip } from './limit-zip.ts';
import { peer } from './peer.ts';
import { readTables } from './word-tables.ts';

const heads = ['Nämndmål', 'Aktivitet', 'Nämnd', 'Slutfört', 'Status', 'Kommentar'];

const run = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr><w:${look}/></w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (...runs: readonly string[]): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2500" w:type="dxa"/></w:tcPr><w:p>${runs.join('')}</w:p></w:tc>`;

/** The same tables as a template: a loop over tables, and in each a row that repeats. */
const template = (): Uint8Array => {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const body = [
    `<w:p>${run('{#tables}')}</w:p><w:p>${run('{area}', 'b')}</w:p><w:p>${run('{goal}', 'b')}</w:p>`,
    '<w:tbl><w:tblPr><w:tblW w:w="15000" w:type="dxa"/></w:tblPr>',
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heads.map((head) => cell(run(head, 'b'))).join('')}</w:tr>`,
    `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(run('{#rows}{goal}', 'b'), run('{description}', 'i'))}`,
    `${cell(run('{activity}'), run('{carriedOver}', 'i'))}${cell(run('{boards}'))}${cell(run('{deadline}'))}`,
    `${cell(run('{status}'))}${cell(run('{comment}{/rows}'))}</w:tr></w:tbl><w:p>${run('{/tables}')}</w:p>`,
  ].join('');
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const opc = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${opc}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${opc}/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document ${namespace}><w:body>${body}</w:body></w:document>`),
  });
};

export const docxtemplater = async (folder: string): Promise<Work> => {
  const [data, bytes] = [await readTables(folder), template()];
  return async () => {
    const Docxtemplater = peer('docxtemplater') as typeof DocxtemplaterClass;
    const PizZip = peer('pizzip') as typeof PizZipClass;
    const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
    document.render(data);
    const made = document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
    return () => made;
  };
};

export const docxLibrary = async (folder: string): Promise<Work> => {
  const { tables } = await readTables(folder);
  return async () => {
    const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = peer(
      'docx',
    ) as typeof docx;
    const text = (...runs: readonly (readonly [string, object?])[]) =>
      new TableCell({
        children: [new Paragraph({ children: runs.map(([of, look]) => new TextRun({ text: of, ...look })) })],
      });
    const head = () =>
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((word) => text([word, { bold: true }])) });
    const children = tables.flatMap(({ area, goal, rows }) => [
      ...(area === '' ? [] : [new Paragraph({ text: area, heading: HeadingLevel.HEADING_1 })]),
      new Paragraph({ text: goal, heading: HeadingLevel.HEADING_2 }),
      new Table({
        rows: [
          head(),
          ...rows.map(
            (row) =>
              new TableRow({
                cantSplit: true,
                children: [
                  text([row.goal, { bold: true }], [row.description, { italics: true }]),
                  text([row.activity], [row.carriedOver, { italics: true }]),
                  ...[row.boards, row.deadline, row.status, row.comment].map((word) => text([word])),
                ],
              }),
          ),
        ],
      }),
    ]);
    const made = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
    return () => made;
  };
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How fast it could be: the same tables as text, with nothing of what makes it a report. */
export const limit = async (folder: string): Promise<Work> => {
  const { tables } = await readTables(folder);
  return async () => {
    const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
    const opc = 'http://schemas.openxmlformats.org/package/2006';
    let body = '';
    for (const { area, goal, rows } of tables) {
      body += `<w:p>${run(escaped(area), 'b')}</w:p><w:p>${run(escaped(goal), 'b')}</w:p><w:tbl>`;
      body += `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heads.map((head) => cell(run(head, 'b'))).join('')}</w:tr>`;
      for (const row of rows) {
        body +=
          `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(run(escaped(row.goal), 'b'), run(escaped(row.description), 'i'))}` +
          cell(run(escaped(row.activity)), run(escaped(row.carriedOver), 'i')) +
          [row.boards, row.deadline, row.status, row.comment].map((text) => cell(run(escaped(text)))).join('') +
          '</w:tr>';
      }
      body += '</w:tbl>';
    }
    const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const made = limitZip({
      '[Content_Types].xml': `<Types xmlns="${opc}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${opc}/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `<w:document ${namespace}><w:body>${body}<w:p/></w:body></w:document>`,
    });
    return () => made;
  };
};
