import { inGroups, most } from './file-limits.ts';
import { refusal } from './refusal.ts';

const wordOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const [begin, end] = [wordOf('stream'), wordOf('endstream')];

const find = (bytes: Uint8Array, wanted: readonly number[], from: number): number => {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
};

/** Deflated data begins so (RFC 1950); what an encrypted file holds does not. */
const isDeflated = (bytes: Uint8Array): boolean =>
  ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;

interface Unpacked {
  readonly size: number;
  /** It ends where the data says, and its sum is right. */
  readonly isWhole: boolean;
}

/** How many bytes come of it, at most `limit`. */
const unpackedSize = async (packed: Uint8Array<ArrayBuffer>, limit: number): Promise<Unpacked> => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size <= limit) continue;
      await reader.cancel();
      break;
    }
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { size, isWhole: false };
  }
  return { size, isWhole: true };
};

/** Before "endstream" stands a line's end (ISO 32000-1, 7.3.8.1), which is no data but may look like its last byte. */
const lineEnds = (bytes: Uint8Array<ArrayBuffer>): readonly number[] => {
  const [last, secondLast] = [bytes.at(-1), bytes.at(-2)];
  if (last === 10) return secondLast === 13 ? [2, 1, 0] : [1, 0];
  return last === 13 ? [1, 0] : [0];
};

const sizeOf = async (packed: Uint8Array<ArrayBuffer>, limit: number): Promise<Unpacked> => {
  let size = 0;
  for (const length of lineEnds(packed)) {
    const unpacked = await unpackedSize(packed.subarray(0, packed.length - length), limit);
    if (unpacked.isWhole) return unpacked;
    size = Math.max(size, unpacked.size);
  }
  return { size, isWhole: false };
};

/** Filters upon filters make a bomb that no single one shows. */
const severalFilters = /\/Filter\s*\[[^\]]*(?:Flate|LZW|RunLength)[^\]]*(?:Flate|LZW|RunLength)[^\]]*\]/;

const before = 2000;

const none: Unpacked = { size: 0, isWhole: true };

/**
 * Unpacks every packed stream of a PDF once, holding none of it, for pdf.js would hold them whole, and leaves out in
 * silence what it cannot unpack. Gives how many are damaged.
 * @throws PlanError `invalid` where they come to more than 200 MB.
 */
export const unpackedStreams = async (fileName: string, bytes: Uint8Array): Promise<number> => {
  const latin = new TextDecoder('latin1');
  let left: number = most.partBytes;
  let damaged = 0;
  // What is encrypted may look deflated by chance.
  const isEncrypted = find(bytes, wordOf('/Encrypt'), 0) >= 0;
  for (let at = find(bytes, begin, 0); at >= 0;) {
    const from = at + begin.length + (bytes[at + begin.length] === 13 ? 2 : 1);
    const to = find(bytes, end, from);
    if (to < 0) break;
    const packed = bytes.slice(from, to);
    const dictionary =
      latin
        .decode(bytes.subarray(Math.max(0, at - before), at))
        .split('obj')
        .at(-1) ?? '';
    const { size, isWhole } = isDeflated(packed) ? await sizeOf(packed, left) : none;
    left -= size;
    damaged += isWhole || isEncrypted ? 0 : 1;
    if (left <= 0 || severalFilters.test(dictionary)) {
      const why = `PDF:en packas upp till mer än ${inGroups(most.partBytes / 1_000_000)} MB eller är packad flera gånger. Den är inget vanligt dokument och läses inte.`;
      throw refusal(fileName, why);
    }
    at = find(bytes, begin, to + end.length);
  }
  return damaged;
};
