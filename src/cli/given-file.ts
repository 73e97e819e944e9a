import { readFile, stat } from 'node:fs/promises';
import { PlanError } from '../plan/plan-error.ts';

/** No document is larger, and all of it is held while it is read. */
const mostBytes = 200_000_000;

/** The bytes of a file somebody named. @throws PlanError `not-found` or `invalid` with its name. */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes)
      throw new PlanError('invalid', 'Filen är större än 200 MB och läses inte.', { subject: path });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new PlanError('not-found', 'Filen finns inte.', { subject: path, cause });
    if (code === 'EISDIR') throw new PlanError('invalid', 'Det är en mapp, inte en fil.', { subject: path, cause });
    throw new PlanError('invalid', `Filen går inte att läsa (${code}).`, { subject: path, cause });
  }
}
