import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, request } from './pnp-client.ts';

let tenant: Tenant;
let lines: string[];
beforeEach(async () => {
  lines = [];
  tenant = await memoryTenant({ log: (line) => lines.push(line) });
  await pnpAs(tenant, 'controller').web.lists.add('Activities');
});
afterEach(() => tenant.close());

async function refused(path: string, init: RequestInit = {}): Promise<[status: number, code: string, message: string]> {
  const answer = await request(tenant, path, init);
  const body = (await answer.json()) as { 'odata.error'?: { code: string; message: { value: string } } };
  const error = body['odata.error'];
  if (!error) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
  return [answer.status, error.code, error.message.value];
}

const list = "web/lists/getByTitle('Activities')";

describe('an unknown address', () => {
  test('is not found, at every depth, in SharePoint’s words', async () => {
    const none = '-1, Microsoft.SharePoint.Client.ResourceNotFoundException';
    for (const path of ['nonsense', 'web/nonsense', `${list}/nonsense`, `${list}/fields/nonsense`, 'site/nonsense']) {
      expect(await refused(path)).toEqual([404, none, 'Cannot find resource for the request nonsense.']);
    }
    expect(lines).toEqual([]);
  });

  test('of another site, or outside REST, is not found either', async () => {
    for (const path of ['/sites/other/_api/web', '/_api/web', '/sites/utbildning/_vti_bin/nonsense.asmx']) {
      const answer = await fetch(`${tenant.origin}${path}`, { method: 'POST' });
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, '404 FILE NOT FOUND']);
    }
  });
});

describe('a verb that an address does not take', () => {
  test('is 405 with the resource’s name, and nothing is done', async () => {
    expect(await refused(`${list}/recycle`)).toEqual([
      405,
      '-1, Microsoft.SharePoint.Client.ClientServiceException',
      expect.stringMatching(/^The HTTP method 'GET' cannot be used to access the resource 'recycle'\./),
    ]);
    for (const [method, path] of [
      ['DELETE', 'web/lists'],
      ['PUT', `${list}/items`],
      ['MERGE', `${list}/fields`],
      ['GET', 'web/ensureuser(@v)?@v=%27x%27'],
      ['GET', `${list}/breakroleinheritance(true)`],
      ['GET', '$batch'],
    ] as const) {
      const init = method === 'GET' ? {} : { method: 'POST', headers: { 'x-http-method': method } };
      expect([path, (await refused(path, init))[0]]).toEqual([path, 405]);
    }
    expect((await pnpAs(tenant, 'controller').web.lists()).map(({ Title }) => Title)).toContain('Activities');
  });
});

test('names that every object has are no names of ours', async () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    for (const path of [
      `web?$select=${name}`,
      `web?$expand=${name}`,
      `${list}?$select=${name}`,
      `${list}/items?$select=${name}`,
      `${list}/items?$filter=${name} eq 1`,
      `${list}/items?$orderby=${name}`,
      `${list}/items?$select=Author/${name}&$expand=Author`,
    ]) {
      expect([path, (await refused(path))[0]]).toEqual([path, 400]);
    }
    const body = `{"${name}": 1}`;
    const change = { method: 'POST', headers: { 'x-http-method': 'MERGE', 'content-type': 'application/json' }, body };
    for (const path of [list, `${list}/defaultview`, 'web/sitegroups(3)']) {
      expect([path, name, (await refused(path, change))[0]]).toEqual([path, name, 400]);
    }
    expect((await refused(`${list}/items`, { method: 'POST', body }))[0]).toBe(400);
  }
});

test('an address that cannot be read is refused', async () => {
  expect((await fetch(`${tenant.origin}/sites/%E0%A4%A/_api/web`)).status).toBe(400);
  expect((await refused("web/getList('http://')"))[0]).toBe(404);
});

describe('a feature that the stand-in has not', () => {
  test('is 501 with its name, and a line in the log', async () => {
    for (const path of [
      'search/query',
      'web/navigation',
      'SP.UserProfiles.PeopleManager/GetMyProperties',
      '$metadata',
    ]) {
      const name = path.split('/').at(path.startsWith('web') ? 1 : 0)!;
      const [status, code, message] = await refused(path);
      expect([status, code]).toEqual([501, '-1, System.NotImplementedException']);
      expect(message).toBe(`The stand-in does not have SharePoint's "${name}".`);
      expect(lines.pop()).toBe(`501 GET /sites/utbildning/_api/${path}: ${message}`);
    }
  });

  test('is so within a batch too', async () => {
    const [batched, execute] = pnpAs(tenant, 'controller').batched();
    const asked = batched.web.lists.getByTitle('Activities').concat('/saveastemplate')();
    await Promise.all([expect(asked).rejects.toThrow('501'), execute()]);
    expect(lines).toHaveLength(1);
  });

  test('is told of among the older services', async () => {
    const answer = await fetch(`${tenant.siteUrl}/_vti_bin/Lists.asmx`, { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining('_vti_bin/lists.asmx')]);
    const csom = await fetch(`${tenant.siteUrl}/_vti_bin/client.svc/ProcessQuery`, { method: 'POST' });
    expect(csom.status).toBe(501);
  });
});

test('REST answers at client.svc, which _api is short for', async () => {
  const answer = await fetch(`${tenant.siteUrl}/_vti_bin/client.svc/web/currentuser`, {
    headers: { accept: 'application/json', authorization: `Bearer ${tenant.tokenFor('controller')}` },
  });
  expect(await answer.json()).toMatchObject({ Title: 'Controller' });
});

test('a HEAD has the headers of a GET', async () => {
  const answer = await request(tenant, `${list}`, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([200, '"1"', '']);
});
