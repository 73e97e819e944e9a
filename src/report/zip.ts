import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A file of an archive, its text in pieces: a report of ten thousand rows is never one string. */
export interface ZipPart {
  readonly name: string;
  readonly text: Iterable<string>;
}

const pieceLength = 131_072;

/** Small pieces joined to some of a size worth a call. */
function* gathered(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < pieceLength) continue;
    yield held;
    held = '';
  }
  yield held;
}

const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/** The first day that an archive can date a file: the same report gives the same bytes. */
const mtime = '1980-01-01T12:00:00';

/** An archive (ISO/IEC 21320-1) of texts in UTF-8. Needs neither Node nor a page. */
export const zipped = (parts: Iterable<ZipPart>): Uint8Array<ArrayBuffer> => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, text } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    for (const piece of gathered(text)) file.push(strToU8(piece));
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return joined(chunks);
};
