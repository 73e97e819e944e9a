import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../src/bot/folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Another process that takes the folder, and holds it until it is killed. */
const holder = async () => {
  const code = `import { lockFolder } from ${JSON.stringify(new URL('../../src/bot/folder-lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)}); process.send('held'); setInterval(() => {}, 1000);`;
  const child = fork('-', {
    execArgv: ['--input-type=module', '--eval', code],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
};

test('a folder that another process has is refused in words, by any of its names', async () => {
  const child = await holder();
  const other = `${folder}-other`;
  await symlink(folder, other);
  const words = `Mappen ${folder} används redan av en annan process. Avsluta den först.`;
  await expect(lockFolder(folder)).rejects.toMatchObject({ name: 'PlanError', kind: 'unavailable', message: words });
  await expect(lockFolder(other)).rejects.toMatchObject({ kind: 'unavailable' });
  await rm(other);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('kill -9 frees it', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockFolder(folder);
  await expect(lock.release()).resolves.toBeUndefined();
});

test('what is released can be taken again, and another folder is free all the while', async () => {
  const lock = await lockFolder(folder);
  const inside = await lockFolder(join(folder, 'ledger'));
  await lock.release();
  const again = await lockFolder(folder);
  await expect(Promise.all([again.release(), inside.release()])).resolves.toHaveLength(2);
});
