import { createHash } from 'node:crypto';
import { mkdir, realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlanError } from '../plan/plan-error.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * A name that one process at a time can listen on, and that the operating system frees however the process ends, kill -9
 * included. Linux: an abstract socket (one per network namespace: two containers that share a folder do not see each
 * other's). Windows: a named pipe. Elsewhere: a socket file, which stays when its process dies and is then taken over.
 */
const addressFor = (folder: string): { readonly path: string; readonly staysBehind: boolean } => {
  const name = `uppfoljning-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return { path: `\0${name}`, staysBehind: false };
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, staysBehind: false };
  return { path: join(tmpdir(), `${name}.sock`), staysBehind: true };
};

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    // Whoever connects only asks whether somebody is here.
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject).listen({ path }, () => resolve(server.unref()));
  });

/** Whether somebody lives behind a socket file. */
const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const take = async ({ path, staysBehind }: ReturnType<typeof addressFor>): Promise<Server> => {
  try {
    return await listen(path);
  } catch (error) {
    if (!isTaken(error) || !staysBehind || (await answers(path))) throw error;
    await unlink(path);
    return listen(path);
  }
};

/**
 * Takes a folder for this process alone: PGlite and the local tenant have no lock of their own, and a second process's
 * writes would be lost without a word. The folder is made if it is missing.
 *
 * @throws PlanError `unavailable` when another process (or this one) has it.
 */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  await mkdir(folder, { recursive: true });
  const address = addressFor(await realpath(folder));
  try {
    const server = await take(address);
    return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new PlanError('unavailable', `Mappen ${folder} används redan av en annan process. Avsluta den först.`, {
      subject: folder,
      cause: error,
    });
  }
};
