import { inGroups, most } from './file-limits.ts';
import { refusal } from './refusal.ts';

/** Characters that are looked at to tell UTF-16 without its mark. */
const sample = 1000;

/** In UTF-16 every other byte of western letters is zero; null for what is not so. */
const unmarked = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, sample) & ~1;
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  if (even === 0 && odd > length * 0.4) return 'utf-16le';
  return odd === 0 && even > length * 0.4 ? 'utf-16be' : null;
};

/**
 * Text that an editor or Excel saved: UTF-8, or UTF-16 with or without its mark; older Swedish text files are
 * Windows-1252, which UTF-8 never mistakes for itself.
 * @throws PlanError `invalid` with `otherwise` for what is no text, and for a text that is no document's.
 */
export const decodeText = (fileName: string, bytes: Uint8Array, otherwise: string): string => {
  if (bytes.length > most.textBytes) {
    const why = `Textfilen är större än ${inGroups(most.textBytes / 1_000_000)} MB och läses inte. Dela den.`;
    throw refusal(fileName, why);
  }
  const begins = (first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
  if (begins(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    const encoding = unmarked(bytes);
    if (encoding === null) throw refusal(fileName, otherwise);
    return new TextDecoder(encoding).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
