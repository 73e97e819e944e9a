import { readFile } from 'node:fs/promises';
import { PlanError } from '../plan/plan-error.ts';

/** The bytes of a file somebody named. @throws PlanError `not-found` or `invalid` with its name. */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new PlanError('not-found', 'Filen finns inte.', { subject: path, cause });
    if (code === 'EISDIR') throw new PlanError('invalid', 'Det är en mapp, inte en fil.', { subject: path, cause });
    throw new PlanError('invalid', `Filen går inte att läsa (${code}).`, { subject: path, cause });
  }
}
