const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 300));

const olderOffice =
  'Filen är i ett äldre Office-format (.doc, .xls) eller har lösenord. Öppna den, ta bort lösenordet och spara den som .docx eller .xlsx.';

const encrypted =
  'Filen har lösenord. Öppna den i Word eller Excel, ta bort lösenordet (Arkiv, Info, Skydda) och spara den igen.';

/** "EncryptedPackage" is how an Office file with a password is named within the older container (MS-OFFCRYPTO 2.3.4.4). */
const encryptedName = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0]);

const includes = (bytes: Uint8Array, wanted: readonly number[]): boolean => {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

const picture =
  'Filen är en bild: en bild av en tabell kan inte läsas. Be om dokumentet som Word, Excel eller PDF med text.';

/** How files of other kinds begin, and what to do about each, in Swedish. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf/, 'Filen är i formatet RTF. Öppna den i Word och spara som .docx.'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^BM.{4}\0\0\0\0|^II\*\0|^MM\0\*|^RIFF.{4}WEBP/s, picture],
  [
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table)\b/is,
    'Filen är en webbsida (HTML), vad den än heter. Öppna den i Word eller Excel och spara som .docx eller .xlsx.',
  ],
  [
    /^(?:\xef\xbb\xbf)?\s*MIME-Version:/i,
    'Filen är en sparad webbsida (MHTML), vad den än heter. Öppna den i Word och spara som .docx.',
  ],
  [
    /^(?:\xef\xbb\xbf)?\s*<\?xml\b/i,
    'Filen är i ett XML-format som inte läses. Öppna den i Word eller Excel och spara som .docx eller .xlsx.',
  ],
  [/^7z\xbc\xaf|^Rar!/, 'Filen är ett packat arkiv. Packa upp det och läs in dokumentet i det.'],
];

/** Why a file of another kind than those that are read is not read, by its first bytes; null where they say nothing. */
export const otherKind = (bytes: Uint8Array): string | null => {
  const beginning = asciiOf(bytes);
  if (beginning.startsWith('\xd0\xcf\x11\xe0')) return includes(bytes, encryptedName) ? encrypted : olderOffice;
  return beginnings.find(([pattern]) => pattern.test(beginning))?.[1] ?? null;
};
