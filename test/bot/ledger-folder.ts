import { createHash } from 'node:crypto';
import { constants, cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/bot/database.ts';
import { startJobs } from '../../src/bot/jobs.ts';
import { migrations } from '../../src/bot/migrations.ts';
import { silent } from '../../src/bot/service-log.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** An empty ledger, made once: PGlite takes seconds to set up a folder, and a moment to open a copy of one. */
const template = async (): Promise<string> => {
  const lock = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const name = createHash('sha256').update(JSON.stringify(migrations)).update(lock).digest('hex').slice(0, 16);
  const made = join(cache, `ledger-${name}`);
  if (await exists(made)) return made;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'making-ledger-'));
  const database = await openDatabase({ folder: making });
  const jobs = await startJobs(database, { send: () => Promise.resolve(), tick: null, log: silent });
  await jobs.close();
  await database.close();
  try {
    await rename(making, made);
  } catch (error) {
    // Another test file may have been faster.
    if (!(await exists(made))) throw error;
    await rm(making, { recursive: true });
  }
  return made;
};

export const newLedger = async (): Promise<string> => {
  const from = await template();
  const folder = await mkdtemp(join(tmpdir(), 'uppfoljning-ledger-'));
  await cp(from, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
};
