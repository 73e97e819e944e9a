import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, planner, tenantId } from '../../src/local/people/people.ts';
import { chatIdOf, type Playground, startPlayground } from '../../src/local/playground/playground.ts';
import { openContext } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { recordingBot } from '../support/recording-bot.ts';

const parent = fileURLToPath(new URL('../support/playground-parent.ts', import.meta.url));

const reaches = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const send = (playground: Playground, path: string, body: object): Promise<Response> =>
  fetch(`${playground.address}_connector${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('an Agents Playground on this machine', () => {
  let folder = '';
  let port = 0;
  let bot: Awaited<ReturnType<typeof recordingBot>>;
  let playground: Playground;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-playground-'));
    port = await freePorts(2);
    bot = await recordingBot();
    playground = await startPlayground({
      port,
      botEndpoint: bot.endpoint,
      tenantId,
      me: planner,
      others: people.filter((one) => one !== planner),
      team: { id: 'channel-bou', name: 'Förvaltningen', channel: { id: 'channel-bin', name: 'Bildningsnämnden' } },
      // As `npm start` gives it, without --data.
      folder: relative(process.cwd(), folder),
    });
  });
  afterAll(async () => {
    await playground.stop();
    await bot.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('tells the bot of an installation, with the same ids at every start', async () => {
    for (const id of [chatIdOf(planner), 'channel-bin', 'channel-bou']) {
      await playground.install(id);
      const told = await bot.hears(({ type, conversation }) => type === 'installationUpdate' && conversation.id === id);
      expect(told.action).toBe('add');
      expect(told.serviceUrl).toBe(`${playground.address}_connector`);
      expect(told.from.aadObjectId).toBe(planner.objectId);
    }
    await expect(playground.install('no-such-conversation')).rejects.toThrow('no-such-conversation');
  });

  test('is reached from this machine only', async () => {
    expect(await reaches('127.0.0.1', port)).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(await reaches(address, port), address).toBe(false);
  });

  test('keeps what was sent while nobody looked, shows the channel it is asked for, and asks for nothing outside', async () => {
    await send(playground, `/v3/conversations/${chatIdOf(planner)}/activities`, { type: 'message', text: 'Hej åäö' });
    const activity = { type: 'message', text: 'Till nämnden' };
    const created = await send(playground, '/v3/conversations', {
      isGroup: true,
      tenantId,
      channelData: { channel: { id: 'channel-bou' } },
      activity,
    });
    expect(created.status).toBe(201);

    const context = await openContext();
    const page = await context.newPage();
    await page.setContent(`<iframe src="${playground.address}" width="700" height="600"></iframe>`);
    const frame = page.frameLocator('iframe');
    await frame.getByText('Hej åäö').first().waitFor();
    expect(await frame.getByText('Log Panel').isVisible()).toBe(false);
    await page.evaluate(() => {
      document.querySelector('iframe')?.contentWindow?.postMessage({ show: 'Förvaltningen - General' }, '*');
    });
    await frame.getByText('Till nämnden').first().waitFor();
    expect(context.refused).toEqual([]);
    await context.close();
  });

  test('ends when the one who started it is killed', async () => {
    const options = ['--disable-warning=ExperimentalWarning', parent, String(port + 1), bot.endpoint, folder];
    const starter: ChildProcess = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => createInterface({ input: starter.stdout! }).once('line', resolve));
    expect(await reaches('127.0.0.1', port + 1)).toBe(true);
    starter.kill('SIGKILL');
    await expect.poll(() => reaches('127.0.0.1', port + 1), { timeout: 10_000 }).toBe(false);
  });

  test('says which port was taken', async () => {
    const others = people.filter((one) => one !== planner);
    const team = { id: 'team', name: 'Förvaltningen', channel: null };
    const again = startPlayground({ port, botEndpoint: bot.endpoint, tenantId, me: planner, others, team, folder });
    await expect(again).rejects.toThrow(String(port));
  });
});
