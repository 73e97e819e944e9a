import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTenant } from '../../src/local/tenant.ts';
import { pnpAs } from './pnp-client.ts';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenant-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Runs a tenant on the folder in a process of its own; gives its first line: its address, or why it did not start. */
async function startChild(): Promise<string> {
  const script = `
    import { openTenant } from ${JSON.stringify(join(import.meta.dirname, '../../src/local/tenant.ts'))};
    try {
      const tenant = await openTenant({ folder: process.argv[1], port: 0 });
      console.log(JSON.stringify({ url: tenant.siteUrl, token: tenant.tokenFor('controller') }));
    } catch (error) { console.log(error.message); process.exit(1); }`;
  child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return line;
}

test('every write that was answered is there after kill -9', async () => {
  const { url, token } = JSON.parse(await startChild()) as { url: string; token: string };
  const post = (path: string, body: object) =>
    fetch(`${url}/_api/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await post('web/lists', { Title: 'Activities', BaseTemplate: 100 })).status).toBe(201);
  let answered = 0;
  const killed = once(child!, 'exit');
  const writeOn = async (): Promise<never> => {
    for (;;) {
      if (answered === 50) child!.kill('SIGKILL');
      const answer = await post("web/lists/getByTitle('Activities')/items", { Title: `Rad ${answered + 1}` });
      if (answer.status === 201) answered++;
    }
  };
  await expect(writeOn()).rejects.toThrow('fetch failed');
  await killed;
  const tenant = await openTenant({ folder, port: 0 });
  const items = await pnpAs(tenant, 'controller').web.lists.getByTitle('Activities').items.select('Title').top(5000)<
    { Title: string }[]
  >();
  expect(answered).toBeGreaterThanOrEqual(50);
  expect(items.slice(0, answered).map((item) => item.Title)).toEqual(
    Array.from({ length: answered }, (_, index) => `Rad ${index + 1}`),
  );
  expect(items.length - answered).toBeLessThanOrEqual(1);
  await tenant.close();
});

test('a second process on the same folder is refused in words, and let in when the first is gone', async () => {
  await startChild();
  await expect(openTenant({ folder, port: 0 })).rejects.toThrow(/används redan av en annan process/);
  const first = child!;
  const gone = once(first, 'exit');
  first.kill('SIGKILL');
  await gone;
  const tenant = await openTenant({ folder, port: 0 });
  await expect(openTenant({ folder, port: 0 })).rejects.toThrow(/används redan/);
  await tenant.close();
});

test('a taken port is told in words, and the folder is free again', async () => {
  const first = await openTenant({ folder: ':memory:', port: 0 });
  const port = Number(new URL(first.origin).port);
  await expect(openTenant({ folder, port })).rejects.toThrow(`Port ${port} är upptagen`);
  const second = await openTenant({ folder, port: 0 });
  await Promise.all([first.close(), second.close()]);
});
