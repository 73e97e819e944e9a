import { PlanError } from '../plan/plan-error.ts';

/**
 * Text that an editor or Excel saved: UTF-8, or UTF-16 with its mark; older Swedish text files are Windows-1252, which
 * UTF-8 never mistakes for itself.
 * @throws PlanError `invalid` with `otherwise` for what is no text.
 */
export const decodeText = (fileName: string, bytes: Uint8Array, otherwise: string): string => {
  const begins = (first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
  if (begins(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new PlanError('invalid', otherwise, { subject: fileName });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
