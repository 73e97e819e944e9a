import { refusal } from './refusal.ts';
import { scanPart } from './scan-part.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

/** An Office file opened: its parts by name, none of them unpacked, and which is the document itself. */
export interface OfficeFile {
  readonly name: string;
  readonly kind: 'word' | 'excel';
  readonly main: string;
  readonly parts: ReadonlyMap<string, ZipEntry>;
}

const contents = '[Content_Types].xml';

/**
 * By the content type of the main part (ISO/IEC 29500-1, 15.2). A template and a file with macros hold the same
 * document; its macros are never looked at.
 */
const mainTypes: readonly (readonly [OfficeFile['kind'], RegExp])[] = [
  ['word', /(?:wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled\w*\.main)/i],
  ['excel', /(?:spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroEnabled\.main)/i],
];

/** What people have instead, by a part or a type that only it has, and what to do about it. */
const others: readonly (readonly [RegExp, string])[] = [
  [
    /sheet\.binary\.macroEnabled\.main/i,
    'Arbetsboken är i binärt format (.xlsb). Öppna den i Excel och spara som .xlsx.',
  ],
  [
    /presentationml/i,
    'Filen är en presentation. Flytta tabellen till Word eller Excel och spara som .docx eller .xlsx.',
  ],
];

const openDocument: readonly (readonly [RegExp, string])[] = [
  [
    /opendocument\.text/,
    'Filen är en OpenDocument-text (.odt). Öppna den i Word eller LibreOffice och spara som .docx.',
  ],
  [
    /opendocument\.spreadsheet/,
    'Filen är ett OpenDocument-kalkylark (.ods). Öppna det i Excel eller LibreOffice och spara som .xlsx.',
  ],
  [
    /opendocument/,
    'Filen är ett OpenDocument som inte läses. Öppna den i Word eller LibreOffice och spara som .docx eller .xlsx.',
  ],
];

const isNeither = 'Filen är varken ett Word-dokument (.docx) eller en Excel-arbetsbok (.xlsx).';

/** OpenDocument says what it is in an entry of its own, unpacked (OpenDocument 1.3, part 2, 3.3). */
const mimetypeOf = (parts: ReadonlyMap<string, ZipEntry>): string => {
  const entry = parts.get('mimetype');
  return entry === undefined || entry.method !== 0 ? '' : new TextDecoder().decode(entry.packed.subarray(0, 200));
};

/** @throws PlanError `invalid`, in Swedish, where the archive is broken, or is no document of Word or Excel. */
export const openOffice = async (fileName: string, archive: Uint8Array): Promise<OfficeFile> => {
  const parts = zipDirectory(fileName, archive);
  const types = parts.get(contents);
  if (types === undefined) {
    const mimetype = mimetypeOf(parts);
    throw refusal(fileName, openDocument.find(([pattern]) => pattern.test(mimetype))?.[1] ?? isNeither);
  }
  const declared: { readonly part: string; readonly type: string }[] = [];
  await scanPart(fileName, types, {
    open: (name, attribute) => {
      if (!/(?:^|:)(?:Override|Default)$/.test(name)) return;
      declared.push({ part: (attribute('PartName') ?? '').replace(/^\//, ''), type: attribute('ContentType') ?? '' });
    },
    text: () => undefined,
    close: () => undefined,
  });
  for (const { part, type } of declared) {
    const kind = mainTypes.find(([, pattern]) => pattern.test(type))?.[0];
    if (kind !== undefined && parts.has(part)) return { name: fileName, kind, main: part, parts };
  }
  const known = others.find(([pattern]) => declared.some(({ type }) => pattern.test(type)));
  throw refusal(fileName, known?.[1] ?? isNeither);
};
