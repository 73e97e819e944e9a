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

/** How many bytes come of it, at most `limit`; what follows the data's own end is none of it. */
const sizeOf = async (packed: Uint8Array<ArrayBuffer>, limit: number): Promise<number> => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > limit) {
        await reader.cancel();
        break;
      }
    }
  } catch (cause) {
    // Line ends after the data are an error to the platform; what came before it is what counts.
    if (!(cause instanceof TypeError)) throw cause;
    return size;
  }
  return size;
};

/** Filters upon filters make a bomb that no single one shows. */
const severalFilters = /\/Filter\s*\[[^\]]*(?:Flate|LZW|RunLength)[^\]]*(?:Flate|LZW|RunLength)[^\]]*\]/;

const before = 2000;

/**
 * Unpacks every packed stream of a PDF once, holding none of it, for pdf.js would hold them whole.
 * @throws PlanError `invalid` where they come to more than 200 MB.
 */
export const unpackedStreams = async (fileName: string, bytes: Uint8Array): Promise<void> => {
  const latin = new TextDecoder('latin1');
  let left: number = most.partBytes;
  for (let at = find(bytes, begin, 0); at >= 0;) {
    const from = at + begin.length + (bytes[at + begin.length] === 13 ? 2 : 1);
    const to = find(bytes, end, from);
    if (to < 0) return;
    const packed = bytes.slice(from, to);
    const dictionary =
      latin
        .decode(bytes.subarray(Math.max(0, at - before), at))
        .split('obj')
        .at(-1) ?? '';
    if (isDeflated(packed)) left -= await sizeOf(packed, left);
    if (left <= 0 || severalFilters.test(dictionary)) {
      const why = `PDF:en packas upp till mer än ${inGroups(most.partBytes / 1_000_000)} MB eller är packad flera gånger. Den är inget vanligt dokument och läses inte.`;
      throw refusal(fileName, why);
    }
    at = find(bytes, begin, to + end.length);
  }
};
