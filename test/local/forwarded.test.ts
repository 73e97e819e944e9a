import { get } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs } from './pnp-client.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await memoryTenant();
  await pnpAs(tenant, 'controller').web.lists.add('Activities');
  for (const Title of ['a', 'b', 'c'])
    await pnpAs(tenant, 'controller').web.lists.getByTitle('Activities').items.add({ Title });
});
afterEach(() => tenant.close());

const outside = 'https://kommun.sharepoint.example:8443';

/** What a TLS proxy on this machine would pass on. */
function ask(path: string, init: RequestInit = {}, forwarded: Record<string, string> = {}): Promise<Response> {
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${tenant.tokenFor('controller')}`,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'kommun.sharepoint.example:8443',
    ...forwarded,
    ...(init.headers as Record<string, string>),
  };
  return fetch(`${tenant.siteUrl}/_api/${path}`, { ...init, headers });
}

test('addresses in answers, in next links too, are those of the proxy in front', async () => {
  const web = (await (await ask('web')).json()) as Record<string, string>;
  expect(web['Url']).toBe(`${outside}/sites/utbildning`);
  expect(web['odata.id']).toBe(`${outside}/sites/utbildning/_api/Web`);
  const page = (await (await ask("web/lists/getByTitle('Activities')/items?$top=2")).json()) as Record<string, string>;
  expect(page['odata.nextLink']).toMatch(`${outside}/sites/utbildning/_api/web/lists/`);
  expect(page['odata.metadata']).toMatch(outside);
  const info = (await (await ask('contextinfo', { method: 'POST' })).json()) as Record<string, string>;
  expect(info['WebFullUrl']).toBe(`${outside}/sites/utbildning`);
  const made = await ask("web/lists/getByTitle('Activities')/items", { method: 'POST', body: '{"Title":"d"}' });
  expect(made.headers.get('location')).toMatch(outside);
  const gone = await (await ask("web/lists/getByTitle('Ingen')")).text();
  expect(gone).toContain(`${outside}/sites/utbildning`);
});

test('a batch is asked and answered under the proxy’s name', async () => {
  const body = [
    '--b',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `GET ${outside}/sites/utbildning/_api/web?$select=Url HTTP/1.1`,
    'Accept: application/json;odata=nometadata',
    '',
    '--b--',
  ].join('\r\n');
  const headers = { 'content-type': 'multipart/mixed; boundary=b' };
  const answer = await (await ask('$batch', { method: 'POST', headers, body })).text();
  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(answer).toContain(`{"Url":"${outside}/sites/utbildning"}`);
});

test('a token for the proxy’s name is as good as one for the server’s own', async () => {
  const form = new URLSearchParams({ grant_type: 'password', username: 'controller', scope: `${outside}/.default` });
  const { access_token: token } = (await (await fetch(tenant.tokenUrl, { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  expect((await ask('web', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  const elsewhere = { authorization: `Bearer ${token}` };
  expect((await ask('web', { headers: elsewhere }, { 'x-forwarded-host': 'annan.example' })).status).toBe(401);
});

test('what is no name or no scheme is passed over, and of a chain the first counts', async () => {
  const url = async (forwarded: Record<string, string>) =>
    ((await (await ask('web', {}, forwarded)).json()) as { Url: string }).Url;
  expect(await url({ 'x-forwarded-host': 'a"><script>' })).toBe(tenant.siteUrl);
  expect(await url({ 'x-forwarded-proto': 'javascript' })).toBe(tenant.siteUrl);
  expect(await url({ 'x-forwarded-host': 'ett.example, tva.example' })).toBe('https://ett.example/sites/utbildning');
});

/** fetch names the host itself; this says another. */
function asked(on: Tenant, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const authorization = `Bearer ${on.tokenFor('controller')}`;
    get(`${on.siteUrl}/_api/web`, { headers: { ...headers, authorization } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}

test('a proxy may leave the name it was asked by in Host, but not where the tenant is strict', async () => {
  const host = 'kommun.sharepoint.example';
  const lenient = await memoryTenant({ strict: false });
  expect(await asked(lenient, { host, 'x-forwarded-host': host })).toBe(200);
  expect(await asked(lenient, { host })).toBe(421);
  expect(await asked(tenant, { host, 'x-forwarded-host': host })).toBe(421);
  await lenient.close();
});
