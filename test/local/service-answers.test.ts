import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let lines: string[];
beforeEach(async () => {
  lines = [];
  tenant = await memoryTenant({ log: (line) => lines.push(line) });
});
afterEach(() => tenant.close());

const list = "web/lists/getbytitle('Mål')";
const addGoals = async () => {
  const { lists } = pnpAs(tenant, 'controller').web;
  await lists.add('Mål');
  for (const Title of ['Läsa', 'Räkna']) await lists.getByTitle('Mål').items.add({ Title });
};
const four = (accept = 'application/json') => ({ headers: { accept, 'odata-version': '4.0' } });

describe('a client of OData 4', () => {
  test('is answered in its own words: context, etag, next link, types, and refusals under error', async () => {
    await addGoals();
    const answer = await request(tenant, `${list}/items?$top=1`, four());
    expect(answer.headers.get('odata-version')).toBe('4.0');
    expect(answer.headers.get('content-type')).toContain('odata.metadata=minimal');
    const body = (await answer.json()) as Record<string, unknown> & { value: Record<string, unknown>[] };
    expect(body).toMatchObject({
      '@odata.context': expect.stringContaining('$metadata#'),
      '@odata.nextLink': expect.stringContaining('skiptoken'),
    });
    expect(body.value[0]).toMatchObject({ '@odata.etag': expect.stringMatching(/,1"$/), Title: 'Läsa' });
    expect(body.value[0]!['@odata.type']).toMatch(/^#SP\.Data\./);
    expect(JSON.stringify(body)).not.toContain('"odata.');
    const missing = await request(tenant, "web/lists/getbytitle('Ghost')", four());
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: expect.objectContaining({ code: '-1, System.ArgumentException' }) },
    ]);
  });

  test('says how much metadata it wants in odata.metadata; the older way is not acceptable', async () => {
    await addGoals();
    const none = await request(tenant, `${list}/items(1)?$select=Title`, four('application/json;odata.metadata=none'));
    expect(await none.json()).toEqual({ Title: 'Läsa' });
    expect((await request(tenant, `${list}/items`, four('application/json;odata=nometadata'))).status).toBe(406);
  });

  test('writes with types in its own words, in a batch too', async () => {
    await addGoals();
    const post = {
      ...four(),
      method: 'POST',
      body: JSON.stringify({ '@odata.type': '#SP.ListItem', Title: 'Skriva' }),
    };
    expect((await request(tenant, `${list}/items`, post)).status).toBe(201);
    const operation = `GET ${tenant.siteUrl}/_api/${list}/items(3) HTTP/1.1\nAccept: application/json\nodata-version: 4.0\n`;
    const batch = await request(tenant, '$batch', {
      method: 'POST',
      headers: { 'content-type': 'multipart/mixed; boundary=b', 'odata-version': '4.0' },
      body: `--b\nContent-Type: application/http\n\n${operation}\n--b--\n`,
    });
    const text = await batch.text();
    expect(text).toContain('"Title":"Skriva"');
    expect(text).toContain('"@odata.etag"');
  });
});

describe('every answer', () => {
  test('bears SharePoint’s own headers, a refusal’s too, and another id each time', async () => {
    const answers = [await request(tenant, 'web'), await request(tenant, 'web/ghost')];
    const ids = answers.map(({ headers }) => headers.get('sprequestguid'));
    expect(new Set(ids).size).toBe(2);
    for (const { headers } of answers) {
      expect(headers.get('request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(headers.get('x-sharepointhealthscore')).toBe('0');
      expect(headers.get('microsoftsharepointteamservices')).toMatch(/^16\./);
    }
  });

  test('is JSON; who takes only Atom is told that it is not there', async () => {
    expect((await request(tenant, 'web', { headers: { accept: '*/*' } })).headers.get('content-type')).toContain(
      'json',
    );
    expect((await request(tenant, 'web', { headers: { accept: 'application/atom+xml' } })).status).toBe(501);
  });
});

describe('an address that SharePoint has', () => {
  test('answers a property of an item, and its bare value', async () => {
    await addGoals();
    expect(await (await request(tenant, `${list}/items(1)/Title`)).json()).toMatchObject({ value: 'Läsa' });
    expect(await (await request(tenant, `${list}/items/getbystringid('2')/Title/$value`)).text()).toBe('Räkna');
    expect((await request(tenant, `${list}/items(1)/Ghost`)).status).toBe(404);
  });

  test('answers whether a person has permissions, the site’s owner, and what the service begins with', async () => {
    const edit = "web/doesuserhavepermissions(@p)?@p={'High':'0','Low':'4'}";
    const manage = "web/doesuserhavepermissions(@p)?@p={'High':'0','Low':'1073741824'}";
    const asked = async (path: string) => await (await request(tenant, path, {}, 'chef.grundskola')).json();
    expect([await asked(edit), await asked(manage)]).toEqual([
      expect.objectContaining({ value: true }),
      expect.objectContaining({ value: false }),
    ]);
    expect(await asked('site/owner')).toMatchObject({ Title: 'Controller' });
    expect(await asked('')).toMatchObject({ value: expect.arrayContaining([{ name: 'Web', url: 'Web' }]) });
  });

  test('is told by its name where the stand-in has it not', async () => {
    expect((await request(tenant, 'site/usage')).status).toBe(501);
    await pnpAs(tenant, 'controller')
      .web.getFolderByServerRelativePath('Shared Documents')
      .files.addUsingPath('a.txt', 'a');
    const events =
      "web/getfilebyserverrelativepath(decodedurl='/sites/utbildning/Shared Documents/a.txt')/versionevents";
    expect((await request(tenant, events)).status).toBe(501);
    await addGoals();
    const fields = pnpAs(tenant, 'controller').web.lists.getByTitle('Mål').fields;
    const taxonomy = '<Field Type="TaxonomyFieldType" Name="Term" DisplayName="Term" />';
    expect(await refusal(fields.createFieldAsXml(taxonomy))).toMatchObject({ status: 501 });
    expect(lines.join('\n')).toContain('TaxonomyFieldType');
    const stream = (RenderOptions: number) =>
      request(tenant, `${list}/RenderListDataAsStream`, {
        method: 'POST',
        body: JSON.stringify({ parameters: { RenderOptions } }),
      });
    for (const option of [8, 16, 32, 128, 256, 16384]) expect((await stream(option)).status).toBe(501);
    expect((await stream(2 | 16)).status).toBe(200);
  });

  test('a collection that nothing is added to by POST refuses it, and adds where SharePoint adds', async () => {
    await addGoals();
    const post = (path: string, body: object) => request(tenant, path, { method: 'POST', body: JSON.stringify(body) });
    expect((await post(`${list}/roleassignments`, { PrincipalId: 6 })).status).toBe(405);
    expect((await post(`${list}/items(1)/AttachmentFiles`, { FileName: 'a.txt' })).status).toBe(405);
    expect((await post('web/recyclebin', {})).status).toBe(405);
    const made = await post('web/folders', { ServerRelativeUrl: '/sites/utbildning/Shared Documents/2022' });
    expect([made.status, await made.json()]).toEqual([201, expect.objectContaining({ Name: '2022' })]);
    const folder = pnpAs(tenant, 'controller').web.getFolderByServerRelativePath('Shared Documents/2022');
    expect(await folder()).toMatchObject({ Exists: true });
  });
});

describe('a file at its own address', () => {
  const at = (path: string, as?: string) =>
    fetch(`${tenant.siteUrl}/${path}`, as ? { headers: { authorization: `Bearer ${tenant.tokenFor(as)}` } } : {});

  test('is downloaded by those who may read it', async () => {
    const { web } = pnpAs(tenant, 'controller');
    await web.getFolderByServerRelativePath('Shared Documents').files.addUsingPath('Mål 50 %.txt', 'bytes');
    const answer = await at('Shared%20Documents/M%C3%A5l%2050%20%25.txt', 'chef.gymnasium');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain',
      'bytes',
    ]);
    expect((await at('Shared%20Documents/M%C3%A5l%2050%20%25.txt')).status).toBe(401);
    expect((await at('Shared%20Documents/ghost.txt', 'chef.gymnasium')).status).toBe(404);
  });

  test('an attachment too, unless its item is hidden', async () => {
    await addGoals();
    const item = pnpAs(tenant, 'controller').web.lists.getByTitle('Mål').items.getById(1);
    await item.attachmentFiles.add('bilaga.txt', 'bifogat');
    const { FileDirRef } = await item.select('FileDirRef')<{ FileDirRef: string }>();
    const path = `${FileDirRef.slice('/sites/utbildning/'.length)}/Attachments/1/bilaga.txt`;
    expect(await (await at(encodeURI(path), 'chef.gymnasium')).text()).toBe('bifogat');
    await item.breakRoleInheritance(false);
    expect((await at(encodeURI(path), 'chef.gymnasium')).status).toBe(404);
  });

  test('is moved to a name with % and # in it as a decoded path says it', async () => {
    const { web } = pnpAs(tenant, 'controller');
    const documents = web.getFolderByServerRelativePath('Shared Documents');
    await documents.files.addUsingPath('a.txt', 'bytes');
    const body = {
      srcPath: { DecodedUrl: `${tenant.siteUrl}/Shared Documents/a.txt` },
      destPath: { DecodedUrl: `${tenant.siteUrl}/Shared Documents/50%25 #1.txt` },
      options: {},
    };
    const moved = await request(tenant, 'SP.MoveCopyUtil.MoveFileByPath()', {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(moved.status).toBe(200);
    expect((await documents.files()).map(({ Name }) => Name)).toEqual(['50%25 #1.txt']);
  });
});
