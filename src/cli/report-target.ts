import { stat, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { PlanError } from '../plan/plan-error.ts';
import { WrongUsage } from './command.ts';

/** The file itself, whatever path or link leads to it; undefined where there is none yet. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (cause) {
    // What else may be wrong with the path is said by who reads or writes it.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PlanError('invalid', 'Sökvägen går inte att läsa.', { subject: path, cause });
  }
}

/** @throws WrongUsage where the file's name says another format, or the report would overwrite what it is made from. */
export async function refuseTarget(out: string, format: string, from: string | undefined): Promise<void> {
  if (extname(out).toLowerCase() !== `.${format}`) {
    throw new WrongUsage(`--out ska sluta på .${format}, som formatet.`);
  }
  if (from === undefined) return;
  const [target, source] = [await identityOf(out), await identityOf(from)];
  if (target !== undefined && target === source) {
    throw new WrongUsage('--out är samma fil som --from: rapporten skulle skriva över dokumentet.');
  }
}

/** @throws PlanError `not-found` with the folder's name, `invalid` with the file's. */
export async function writeGivenFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw new PlanError('not-found', 'Mappen finns inte.', { subject: dirname(path), cause });
    throw new PlanError('invalid', `Rapporten går inte att skriva dit (${code}).`, { subject: path, cause });
  }
}
