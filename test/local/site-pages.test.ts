import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs } from './pnp-client.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await memoryTenant();
  const sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Activities');
  const list = sp.web.lists.getByTitle('Activities');
  await list.fields.createFieldAsXml({
    SchemaXml: '<Field Type="DateTime" Name="DueOn" DisplayName="Slutdatum" Format="DateOnly" />',
    Options: 8 | 16,
  });
  await list.fields.createFieldAsXml({
    SchemaXml: '<Field Type="User" Name="Owner" DisplayName="Ansvarig" />',
    Options: 8 | 16,
  });
  await list.fields.getByInternalNameOrTitle('Title').update({ Title: 'Aktivitet' });
  await list.update({ Title: 'Aktiviteter' });
  const view = sp.web.lists.getByTitle('Aktiviteter').defaultView;
  await view.update({ RowLimit: 2, ViewQuery: '<OrderBy><FieldRef Name="Title" Ascending="FALSE" /></OrderBy>' });
  const { items } = sp.web.lists.getByTitle('Aktiviteter');
  for (const Title of ['a', '<b>fet</b> & "å"', 'c', 'd', 'e'])
    await items.add({ Title, DueOn: '2022-12-31', OwnerId: 11 });
});
afterAll(() => tenant.close());

const page = async (path: string) =>
  (await fetch(`${tenant.siteUrl}${path}`, { headers: { accept: 'text/html' } })).text();

test('the site’s address shows its lists with their number of items', async () => {
  const text = await page('');
  expect(text).toContain('<html lang="sv">');
  expect(text).toMatch(
    /<th scope="row"><a href="\/sites\/utbildning\/Lists\/Activities\/AllItems.aspx\?as=controller">Aktiviteter<\/a><\/th>\s*<td>5<\/td>/,
  );
  expect(text).toContain('<option value="controller" selected>Controller</option>');
});

test('a list is shown by its default view: columns by their Swedish names, days, people, order, pages', async () => {
  const path = '/Lists/Activities/AllItems.aspx?as=chef.grundskola';
  const cells = (text: string) => [...text.matchAll(/<td class="[a-z]+">(.*?)<\/td>/gs)].map(([, cell]) => cell);
  const first = await page(path);
  expect([...first.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head]) => head)).toEqual([
    'Aktivitet',
    'Slutdatum',
    'Ansvarig',
  ]);
  expect(cells(first)).toEqual(['e', '2022-12-31', 'Samordnare elevhälsa', 'd', '2022-12-31', 'Samordnare elevhälsa']);
  expect(first).toMatch(/<caption>\s*Alla: 5 objekt, sida 1\s*<\/caption>/);
  expect(first).toContain('Nästa sida');
  expect(first).not.toContain('Föregående sida');
  const second = await page(`${path}&sida=2`);
  expect(cells(second)[0]).toBe('c');
  const last = await page(`${path}&sida=3`);
  expect(cells(last)[0]).toBe('&#60;b&#62;fet&#60;/b&#62; &#38; &#34;å&#34;');
  expect(last).toContain('Föregående sida');
  expect(last).not.toContain('Nästa sida');
});

test('an address that is none is 404', async () => {
  expect((await fetch(`${tenant.siteUrl}/Lists/Ingen/AllItems.aspx`)).status).toBe(404);
});

test('a library’s page lies in its folder Forms and names its files', async () => {
  const headers = { authorization: `Bearer ${tenant.tokenFor('controller')}` };
  const add = "web/getfolderbyserverrelativeurl('Shared Documents')/files/add(url='Delår 1.pdf')";
  await fetch(`${tenant.siteUrl}/_api/${add}`, { method: 'POST', headers, body: 'x' });
  const page = await fetch(`${tenant.siteUrl}/Shared%20Documents/Forms/AllItems.aspx`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Delår 1.pdf');
});
