import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { main } from '../../src/cli/main.ts';

const entry = fileURLToPath(new URL('../../src/cli/entry.mjs', import.meta.url));

export type Run = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command of `uppfoljning` in this process; `out` and `err` are what it wrote. */
export async function run(...argv: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A `uppfoljning tenant` in a process of its own, on a free port of this machine. */
export type RunningTenant = { readonly site: string; stop(): Promise<number | null> };

const running = new Set<ChildProcess>();

// A test that fails before it stops its tenant leaves none behind.
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

export async function startTenant(data: string, ...options: string[]): Promise<RunningTenant> {
  const child = spawn(process.execPath, [entry, 'tenant', '--port', '0', '--data', data, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  running.add(child);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const printed = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const site = /http:\/\/127\.0\.0\.1:\d+\/sites\/\w+/.exec(line)?.[0];
      if (site !== undefined) resolve(site);
    });
  });
  const site = await Promise.race([printed, exited]);
  if (typeof site !== 'string') throw new Error(`the tenant ended with ${site}: ${complaints.join('')}`);
  return {
    site,
    async stop() {
      child.kill('SIGTERM');
      return await exited;
    },
  };
}
