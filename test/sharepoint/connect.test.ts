import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import '@pnp/sp/webs/index.js';
import { settleTogether } from '../../src/sharepoint/batch.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const listening = async (answer: (headers: IncomingHttpHeaders, url: string) => void): Promise<string> => {
  server = createServer((incoming, response) => {
    answer(incoming.headers, incoming.url ?? '');
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"value":[]}');
  });
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sites/utbildning/`;
};

it('asks for a token before each request, since one may have expired, and says which application it is', async () => {
  const seen: IncomingHttpHeaders[] = [];
  const siteUrl = await listening((headers) => void seen.push(headers));
  let given = 0;
  const sp = connect(siteUrl, async () => `token-${(given += 1)}`);
  await sp.web.lists();
  await sp.web.lists();
  expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  expect(seen[0]?.['user-agent']).toMatch(/^NONISV\|Uppfoljning\|/);
});

it('finds a list by its folder, whatever people call it', async () => {
  const urls: string[] = [];
  const siteUrl = await listening((_, url) => void urls.push(decodeURIComponent(url)));
  await listOf(
    connect(siteUrl, async () => 'token'),
    'Activities',
  )();
  expect(urls).toEqual(["/sites/utbildning/_api/web/getList('/sites/utbildning/Lists/Activities')"]);
});

it('asks for one token and sends one request for a whole batch', async () => {
  let requests = 0;
  const siteUrl = await listening(() => void (requests += 1));
  let given = 0;
  const sp = connect(siteUrl, async () => `token-${(given += 1)}`);
  const attempt = settleTogether(sp, [(client) => client.web.lists(), (client) => client.web.lists()]);
  // The answer is no batch; what is counted is what was sent.
  await expect(attempt).rejects.toMatchObject({ kind: 'unavailable' });
  expect([requests, given]).toEqual([1, 1]);
});

it('asks for a new token once where the site says 401 to the old one, and sends the same request again', async () => {
  const seen: (string | undefined)[] = [];
  let valid = 'new';
  const refusing = createServer((incoming, response) => {
    seen.push(incoming.headers.authorization);
    response.writeHead(incoming.headers.authorization === `Bearer ${valid}` ? 200 : 401, {
      'Content-Type': 'application/json',
    });
    response.end('{"value":[]}');
  });
  server = refusing;
  await new Promise<void>((ready) => refusing.listen(0, '127.0.0.1', ready));
  const siteUrl = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}/sites/utbildning`;
  const sp = connect(siteUrl, async (last) => (last?.refused ? 'new' : 'old'));
  await expect(sp.web.lists()).resolves.toEqual([]);
  expect(seen).toEqual(['Bearer old', 'Bearer new']);

  // Never a third time, and not at all with the token that was refused.
  valid = 'another';
  seen.length = 0;
  await expect(sp.web.lists()).rejects.toMatchObject({ kind: 'forbidden', subject: 'signed-out' });
  await expect(connect(siteUrl, async () => 'old').web.lists()).rejects.toMatchObject({ subject: 'signed-out' });
  expect(seen).toEqual(['Bearer old', 'Bearer new', 'Bearer old']);
});
