import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StartState } from '../../src/local/start-state.ts';

const entry = fileURLToPath(new URL('../../src/cli/entry.mjs', import.meta.url));

/** An `npm start` in a process of its own. */
export interface Started {
  readonly origin: string;
  /** Every line it printed. */
  readonly printed: readonly string[];
  readonly process: ChildProcess;
  state(): Promise<StartState>;
  /** What Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
}

/** Starts everything and resolves when it says that it is ready. Rejects with what it printed when it ends instead. */
export async function startEverything(port: number, data: string, ...options: string[]): Promise<Started> {
  const child = spawn(process.execPath, [entry, 'start', '--port', String(port), '--data', data, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      if (line.startsWith('Klart på')) resolve('ready');
    });
  });
  if ((await Promise.race([ready, exited])) !== 'ready') throw new Error(printed.join('\n'));
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    printed,
    process: child,
    state: async () => (await (await fetch(`${origin}/local/state`)).json()) as StartState,
    async stop() {
      child.kill('SIGINT');
      return await exited;
    },
  };
}
