import { createServer } from 'node:net';
import { PlanError } from '../plan/plan-error.ts';

/**
 * Sees that ports are free before anything is started, so that the refusal names the port and nothing is half up.
 *
 * @throws PlanError `unavailable` that names the first busy port and what to do.
 */
export async function refuseBusyPorts(ports: readonly number[], base: number): Promise<void> {
  for (const port of ports) {
    if (await isFree(port)) continue;
    throw new PlanError(
      'unavailable',
      `Port ${port} är upptagen. Är npm start redan igång? Avsluta den, eller välj andra portar: ` +
        `npm start -- --port ${base + 100}`,
    );
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
