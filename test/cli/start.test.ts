import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFolder } from '../../src/bot/folder-lock.ts';
import { freePorts } from '../support/free-ports.ts';
import { run } from '../support/run-command.ts';
import { startEverything } from '../support/start-process.ts';

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const ask = (origin: string, move: { readonly to: string }): Promise<Response> =>
  fetch(`${origin}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  });

// Each start takes some seconds of its own, and more beside other tests.
describe('npm start', { timeout: 120_000 }, () => {
  let folder = '';
  let port = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-start-'));
    port = await freePorts(9);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('says how it is used when an option is wrong, and starts nothing', async () => {
    for (const wrong of [['--speed', '9'], ['--port', 'tre'], ['--port', '80'], ['--day', '2022-13-01'], ['--data']]) {
      expect(await run('start', ...wrong), wrong.join(' ')).toMatchObject({ code: 2 });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a folder that another start has, in words', async () => {
    const data = join(folder, 'taken');
    const lock = await lockFolder(data);
    const { code, err } = await run('start', '--port', String(port), '--data', data);
    expect(code).toBe(1);
    expect(err).toContain('används redan av en annan process');
    await lock.release();
  });

  test('names a busy port and what to do, before it touches the folder', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port + 2, '127.0.0.1', resolve));
    const data = join(folder, 'untouched');
    const { code, err } = await run('start', '--port', String(port), '--data', data);
    other.close();
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port + 2} är upptagen`);
    expect(err).toContain('npm start -- --port');
    expect(await readdir(data)).toEqual([]);
  });

  test('survives a kill: no child is left, the clock goes on, and another day is not forced on it', async () => {
    const data = join(folder, 'data');
    const first = await startEverything(port, data);
    const chats = (await first.state()).people.flatMap(({ chat }) =>
      chat === null ? [] : [Number(new URL(chat).port)],
    );
    expect(chats).toHaveLength(2);
    expect((await ask(first.origin, { to: 'next-day' })).status).toBe(200);
    // What a page elsewhere can make a browser send without asking first is no JSON.
    const form = await fetch(`${first.origin}/local/clock`, {
      method: 'POST',
      body: new URLSearchParams({ to: 'next-day' }),
    });
    expect(form.status).toBe(415);
    const past = await ask(first.origin, { to: '2022-01-01T00:00:00Z' });
    expect([past.status, await past.json()]).toEqual([
      409,
      { error: expect.stringContaining('bara framåt') as string },
    ]);
    first.process.kill('SIGKILL');
    for (const one of [port, port + 1, port + 2, ...chats]) {
      await expect.poll(() => isOpen(one), { timeout: 10_000, message: `port ${one}` }).toBe(false);
    }

    const second = await startEverything(port, data, '--day', '2022-12-01');
    expect(second.printed.join('\n')).toContain('Klockan i mappen står på 2022-11-22');
    expect((await second.state()).now).toMatch(/^2022-11-22T07:/);
    expect(await second.stop()).toBe(0);
  });

  test('begins anew with --fresh, and takes away nothing but its own', async () => {
    const data = join(folder, 'data');
    await writeFile(join(data, 'anteckningar.txt'), 'mitt eget');
    const fresh = await startEverything(port, data, '--fresh', '--day', '2022-12-01');
    expect((await fresh.state()).now).toMatch(/^2022-12-01T07:/);
    expect(await fresh.stop()).toBe(0);
    expect(await readdir(data)).toContain('anteckningar.txt');
  });
});
