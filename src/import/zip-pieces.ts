import { inGroups, most } from './file-limits.ts';
import { refusal } from './refusal.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What a stream gives, in order. Safari cannot loop over one itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isWaited = false;
  try {
    for (;;) {
      const read = await reader.read();
      if (read.done) return;
      isWaited = true;
      yield read.value;
      isWaited = false;
    }
  } finally {
    // Whoever has had enough stops the unpacking too.
    if (isWaited) await reader.cancel();
  }
}

/** RFC 1952: the beginning of a member without a name, and its end with the directory's own sum and size. */
const gzipHead = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

const gzipEnd = ({ crc, size }: ZipEntry): Uint8Array<ArrayBuffer> => {
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc, true);
  end.setUint32(4, size, true);
  return new Uint8Array(end.buffer);
};

/** Inside a gzip member the platform's own inflate holds what the directory says of sum and size against what comes. */
const unpacked = (entry: ZipEntry): AsyncGenerator<Uint8Array> => {
  if (entry.method === 0) return chunksOf(new Blob([entry.packed]).stream());
  const member = new Blob([gzipHead, entry.packed, gzipEnd(entry)]).stream();
  return chunksOf(member.pipeThrough(new DecompressionStream('gzip')));
};

/**
 * One entry of an Office file, unpacked piece by piece by the platform's own inflate: the whole of a large document is
 * never held, and it takes a fraction of the time of one in JavaScript.
 * @throws PlanError `invalid`, naming the part, where it is broken, holds more than the directory says, or more than
 *   200 MB.
 */
export async function* unpackedPieces(fileName: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { name, method, size } = entry;
  const tooLarge = (): Error => {
    const why = `Delen ${name} packas upp till mer än ${inGroups(most.partBytes / 1_000_000)} MB. Filen är inget vanligt dokument och läses inte.`;
    return refusal(fileName, why);
  };
  const broken = (cause: unknown): Error => {
    const why = `Filen är skadad: delen ${name} kan inte packas upp. Hämta filen igen, eller öppna den och spara om den.`;
    return refusal(fileName, why, cause);
  };
  if (size > most.partBytes) throw tooLarge();
  if (method !== 0 && method !== 8) throw broken(new RangeError(`packed by method ${method}`));
  const pieces = unpacked(entry);
  let met = 0;
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array, void>;
      try {
        next = await pieces.next();
      } catch (cause) {
        throw broken(cause);
      }
      met += next.value?.length ?? 0;
      if (met > size) throw broken(new RangeError('more than the directory says'));
      if (next.done) break;
      yield next.value;
    }
  } finally {
    await pieces.return(undefined);
  }
  if (met < size) throw broken(new RangeError('less than the directory says'));
}
