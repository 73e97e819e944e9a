import { inGroups, most } from './file-limits.ts';
import { refusal } from './refusal.ts';

/** An entry of an archive, as its directory has it (APPNOTE.TXT 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  /** 0 not packed, 8 deflated (4.4.5). */
  readonly method: number;
  readonly crc: number;
  /** Unpacked, as the directory says. */
  readonly size: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const shortestEnd = 22;
const longestComment = 0xffff;
const isEncrypted = 1;

const again = 'Hämta filen igen, eller öppna den och spara om den som .docx eller .xlsx.';

/** Where the end of the directory stands (4.3.16): after it comes only a comment. Undefined where the end is cut off. */
const endOf = (view: DataView): number | undefined => {
  const last = view.byteLength - shortestEnd;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
};

/**
 * An Office file's directory: its entries by name; what they hold is not touched.
 * @throws PlanError `invalid`, in Swedish, where the archive is cut off, broken, encrypted, or has too many parts.
 */
export const zipDirectory = (fileName: string, archive: Uint8Array): ReadonlyMap<string, ZipEntry> => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  if (end === undefined) throw refusal(fileName, `Filen är skadad: den är avhuggen före sitt slut. ${again}`);
  const count = view.getUint16(end + 10, true);
  if (count > most.parts) {
    const why = `Filen har fler än ${inGroups(most.parts)} delar och är inget vanligt dokument; den läses inte.`;
    throw refusal(fileName, why);
  }
  try {
    return entriesOf(fileName, archive, view, { at: view.getUint32(end + 16, true), count });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw refusal(fileName, `Filen är skadad: dess innehållsförteckning stämmer inte. ${again}`, cause);
  }
};

/** @throws RangeError where the directory says what is not so. */
const entriesOf = (
  fileName: string,
  archive: Uint8Array,
  view: DataView,
  directory: { readonly at: number; readonly count: number },
): ReadonlyMap<string, ZipEntry> => {
  const entries = new Map<string, ZipEntry>();
  const decoder = new TextDecoder();
  let { at } = directory;
  for (let left = directory.count; left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entryMark) throw new RangeError('no entry in the directory');
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(archive.subarray(at + 46, at + 46 + nameLength));
    if ((view.getUint16(at + 8, true) & isEncrypted) !== 0) {
      throw refusal(fileName, `Filen är krypterad (delen ${name}). Spara den utan lösenord och läs in den igen.`);
    }
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== localMark) throw new RangeError('no entry where the directory says');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const length = view.getUint32(at + 20, true);
    if (from + length > archive.length) throw new RangeError('an entry that goes beyond the end');
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: new Uint8Array(archive.buffer as ArrayBuffer, archive.byteOffset + from, length),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};
