import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { excelOf, wordOf } from './office-of-text.ts';
import { fixture } from './truth.ts';

const head = 'Nämndmål\tAktivitet\tNämnd\tSlutfört\tStatus\tKommentar';
const text = `Verksamhetsplan 2022\n\n${head}\nGod skola\tBygga en bro\tBoU\tMaj\tPågående\tArbetet pågår.`;

/** A plan of one row, in Word and in Excel. */
export const [smallWord, smallExcel] = [wordOf(text), excelOf(text)];

/** As many rows as asked for, a tab between the cells. */
export const textOfRows = (count: number): string =>
  [
    'Verksamhetsplan 2022',
    '',
    head,
    ...Array.from(
      { length: count },
      (_, row) =>
        `${row % 10 === 0 ? `Mål ${row / 10}` : ''}\tGenomföra åtgärd ${row} för skolan\tBoU\tDecember\tPågående\tArbete ${row} pågår.`,
    ),
  ].join('\n');

/** A file with one of its parts altered. */
export const withPart = (bytes: Uint8Array, part: string, alter: (xml: string) => string): Uint8Array => {
  const entries = unzipSync(bytes);
  return zipSync({ ...entries, [part]: strToU8(alter(strFromU8(entries[part] ?? new Uint8Array()))) });
};

/** Its main part with another content type, as a template or a file with macros has. */
export const withType = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  withPart(bytes, '[Content_Types].xml', (xml) => xml.replace(from, to));

const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The older container; with a password the file's own stream is named so. */
export const olderContainer = (name: string): Uint8Array =>
  Uint8Array.from([...container, ...Array.from({ length: 1016 }, () => 0), ...Buffer.from(name, 'utf16le')]);

const entryMark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

const eachEntry = (bytes: Uint8Array, alter: (view: DataView, at: number, name: string) => void): Uint8Array => {
  const copy = Buffer.from(bytes);
  const view = new DataView(copy.buffer, copy.byteOffset, copy.length);
  for (let at = copy.indexOf(entryMark); at >= 0; at = copy.indexOf(entryMark, at + 4)) {
    alter(view, at, copy.toString('utf8', at + 46, at + 46 + view.getUint16(at + 28, true)));
  }
  return copy;
};

/** Each entry says that it is encrypted (APPNOTE.TXT 4.4.4, bit 0). */
export const encryptedZip = (bytes: Uint8Array): Uint8Array =>
  eachEntry(bytes, (view, at) => view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true));

/** The directory says another size of the part than it has. */
export const withSaidSize = (bytes: Uint8Array, part: string, size: number): Uint8Array =>
  eachEntry(bytes, (view, at, name) => {
    if (name === part) view.setUint32(at + 24, size, true);
  });

const mega = 1_000_000;

/** Deflated bytes that unpack to `megabytes` of one text repeated, without holding them. */
const packedBomb = (begin: string, repeated: string, megabytes: number): Buffer => {
  const part = Buffer.alloc(mega * 16, repeated);
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(part, flushed);
  const blocks = Array.from({ length: Math.ceil(megabytes / 16) }, () => block);
  return Buffer.concat([deflateRawSync(Buffer.from(begin), flushed), ...blocks, Buffer.from([3, 0])]);
};

/** An archive whose part `part` holds deflated bytes of our own; `size` is what the directory says. */
const archiveWith = (bytes: Uint8Array, part: string, packed: Buffer, size: number): Uint8Array => {
  const others = Object.entries(unzipSync(bytes)).filter(([name]) => name !== part);
  const entries = [
    ...others.map(([name, content]) => ({ name, data: deflateRawSync(content), size: content.length })),
    { name: part, data: packed, size },
  ];
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, size: unpacked } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    // Of the others the sum is right, so that they are read.
    entry.writeUInt32LE(name === part ? 0 : crcOf(bytes, name), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    pieces.push(local, Buffer.from(name), data);
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
};

const crcOf = (bytes: Uint8Array, part: string): number => {
  let crc = 0;
  eachEntry(bytes, (view, at, name) => {
    if (name === part) crc = view.getUint32(at + 16, true);
  });
  return crc;
};

const documentStart = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';

/** A Word document whose text unpacks to as many megabytes of `repeated`. */
export const wordBomb = (repeated: string, megabytes: number, saidSize = megabytes * mega): Uint8Array =>
  archiveWith(smallWord, 'word/document.xml', packedBomb(documentStart, repeated, megabytes), saidSize);

export const manyEntries = (count: number): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`word/${index}.xml`, new Uint8Array()])), {
    level: 0,
  });

const laughs = [
  '<!DOCTYPE a [<!ENTITY b0 "ha">',
  ...Array.from({ length: 9 }, (_, index) => `<!ENTITY b${index + 1} "${`&b${index};`.repeat(10)}">`),
  ']>',
].join('');

/** What is put before a part's XML: entities without end, one from outside, a DTD with nothing in it. */
export const declarations = {
  'entities of entities': laughs,
  'an entity from outside': '<!DOCTYPE a [<!ENTITY b9 SYSTEM "file:///etc/passwd">]>',
  'a DTD alone': '<!DOCTYPE a>',
} as const;

export const withDeclaration = (bytes: Uint8Array, part: string, declaration: string): Uint8Array =>
  withPart(bytes, part, (xml) => {
    const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
    return `<?xml version="1.0"?>${declaration}${body.replace('Bygga', '&b9;')}`;
  });

/** A PDF of our own: its objects, then the table of them, which pdf.js makes itself where there is none. */
export const pdfOf = (objects: readonly (string | Buffer)[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.map((object, index) =>
      Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
    ),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);

export const streamOf = (dictionary: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const page =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>';

/** A page that is one picture, as a scanner makes it. */
export const scannedPdf = (): Uint8Array =>
  pdfOf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    streamOf('', Buffer.from('q 595 0 0 842 0 0 cm /P Do Q')),
    streamOf(
      '/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8',
      Buffer.alloc(64 * 64, 200),
    ),
  ]);

/** A page whose content unpacks to as many megabytes of spaces. */
export const pdfBomb = (megabytes: number): Uint8Array => {
  const whole = deflateSync(Buffer.alloc(0)).subarray(0, 2);
  const data = Buffer.concat([whole, packedBomb('BT', ' ', megabytes), Buffer.alloc(4)]);
  return pdfOf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    streamOf('/Filter /FlateDecode', data),
    '<< >>',
  ]);
};

/** So many pages that are all the same one. */
export const pdfOfPages = (count: number): Uint8Array =>
  pdfOf([
    catalog,
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(count)}] /Count ${count} >>`,
    page,
    streamOf('', Buffer.from(' ')),
    '<< >>',
  ]);

const picture =
  '<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="Bild 1"/><pic:pic xmlns:pic="pic"/></wp:inline></w:drawing></w:r></w:p>';

/** A cover line and a picture of a table. */
export const wordOfPictures = (): Uint8Array =>
  withPart(smallWord, 'word/document.xml', (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, picture));

export const excelOfPictures = (): Uint8Array => {
  const bare = withPart(smallExcel, 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/<row .*<\/row>/s, ''));
  return zipSync({ ...unzipSync(bare), 'xl/media/image1.png': new Uint8Array([0x89, 0x50]) });
};

export const openDocument = (type: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<a/>'),
  });

export const realWord = fixture('000-linkoping-uppfoljning-2022.docx');
export const realExcel = fixture('000-linkoping-uppfoljning-2022.xlsx');
export const realPdf = fixture('004-huddinge-ataganden-2018.pdf');

/** One page with the content that it is given, its letters in Courier. */
export const pdfOfContent = (content: string): Uint8Array =>
  pdfOf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page.replace('/XObject << /P 5 0 R >>', '/Font << /F 5 0 R >>'),
    streamOf('', Buffer.from(content)),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ]);
