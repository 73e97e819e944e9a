import { PlanError } from '../plan/plan-error.ts';
import { mostBytes } from './zip-entries.ts';

/** An entry's packed bytes and how they are packed: 0 not at all, 8 deflated (APPNOTE.TXT 4.4.5). */
interface PackedEntry {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly method: number;
}

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const shortestEnd = 22;

/**
 * The first entry whose name matches, found in the archive's directory (APPNOTE.TXT 4.3.12, 4.3.16). Undefined where
 * there is none.
 * @throws RangeError where the directory is broken.
 */
const packedEntry = (archive: Uint8Array, names: RegExp): PackedEntry | undefined => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - shortestEnd;
  while (view.getUint32(end, true) !== endMark) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entryMark) throw new RangeError('no entry in the directory');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    if (names.test(name)) {
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== localMark) throw new RangeError('no entry where the directory says');
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = archive.subarray(from, from + view.getUint32(at + 20, true));
      return { bytes: new Uint8Array(packed), method: view.getUint16(at + 10, true) };
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
};

/** What a stream gives, in order. Safari cannot loop over one itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

const broken = (fileName: string, cause: unknown): PlanError =>
  new PlanError('invalid', 'Filen är skadad eller för stor och kan inte packas upp.', { subject: fileName, cause });

/**
 * One entry of an Office file, unpacked piece by piece by the platform's own inflate: the whole of a large document is
 * never held, and it takes a fraction of the time of one in JavaScript. Gives nothing where no entry matches.
 * @throws PlanError `invalid` where the file is broken or unpacks to more than 200 MB.
 */
export async function* unpackedPieces(
  fileName: string,
  archive: Uint8Array,
  names: RegExp,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  const pieces = (async function* () {
    const entry = packedEntry(archive, names);
    if (entry === undefined) return;
    if (entry.method !== 0 && entry.method !== 8) throw new RangeError(`packed by method ${entry.method}`);
    const packed = new Blob([entry.bytes]).stream();
    yield* chunksOf(entry.method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw')));
  })();
  for (;;) {
    let next: IteratorResult<Uint8Array, void>;
    try {
      next = await pieces.next();
      size += next.value?.length ?? 0;
      if (size > mostBytes) throw new RangeError('too large');
    } catch (cause) {
      throw broken(fileName, cause);
    }
    if (next.done) return;
    yield next.value;
  }
}
