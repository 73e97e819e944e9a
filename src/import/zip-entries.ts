import { unzipSync } from 'fflate';
import { PlanError } from '../plan/plan-error.ts';

/** A plan's document is some hundred kilobytes of XML; what unpacks to more than this is none. */
export const mostBytes = 200_000_000;

/**
 * The entries of an Office file whose names match, unpacked; the others are not touched.
 * @throws PlanError `invalid` where the file is broken or unpacks to more than 200 MB.
 */
export const zipEntries = (fileName: string, bytes: Uint8Array, names: RegExp): ReadonlyMap<string, Uint8Array> => {
  let size = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!names.test(name)) return false;
        size += originalSize;
        if (size > mostBytes) throw new RangeError('too large');
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch (cause) {
    throw new PlanError('invalid', 'Filen är skadad eller för stor och kan inte packas upp.', {
      subject: fileName,
      cause,
    });
  }
};
