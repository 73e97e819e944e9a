import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTenant } from '../../src/local/tenant.ts';
import { spfi } from '@pnp/sp/fi.js';
import { pnpAs, refusal } from './pnp-client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenant-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Takes away what came after lists and items: files, attachments, the bin that gives back, webs below. */
function makeEarlier(): void {
  const database = new DatabaseSync(join(folder, 'tenant.sqlite'));
  database.exec('DROP INDEX item_place; DROP INDEX item_by_unique_id;');
  for (const column of ['dir', 'leaf', 'dir_key', 'leaf_key']) database.exec(`ALTER TABLE item DROP COLUMN ${column}`);
  for (const column of ['kind', 'dir', 'leaf', 'own_roles', 'went_with', 'stage'])
    database.exec(`ALTER TABLE recycled DROP COLUMN ${column}`);
  for (const table of ['web', 'file_content', 'attachment', 'role_definition', 'change'])
    database.exec(`DROP TABLE ${table}`);
  database.exec("UPDATE list SET json = json_remove(json, '$.webPath', '$.contentTypes')");
  database.exec(
    `UPDATE item SET json = replace(json, ',"OData__CopySource":null,"CheckoutUserId":null', ',"Attachments":false')`,
  );
  database.exec("DELETE FROM setting WHERE name IN ('library-columns', 'change-log-start')");
  database.close();
}

test('a folder that an earlier version wrote opens with all that is in it, and does what is new', async () => {
  const first = await openTenant({ folder, port: 0 });
  const before = pnpAs(first, 'controller').web;
  await before.lists.add('Activities');
  await before.lists.getByTitle('Activities').items.add({ Title: 'Lovskola' });
  await before.lists.getByTitle('Activities').items.add({ Title: 'Borta' });
  await before.lists.getByTitle('Activities').items.getById(2).recycle();
  await before.getFolderByServerRelativePath('/sites/utbildning/Shared Documents').folders.addUsingPath('gammal');
  await first.close();
  makeEarlier();

  const tenant = await openTenant({ folder, port: 0 });
  const { web } = pnpAs(tenant, 'controller');
  const list = web.lists.getByTitle('Activities');
  expect(await list.items.select('Title', 'FileRef')()).toMatchObject([
    { Title: 'Lovskola', FileRef: '/sites/utbildning/Lists/Activities/1_.000' },
  ]);
  expect((await web.recycleBin()).map(({ Title }) => Title)).toEqual(['Borta']);
  await web.recycleBin.restoreAll();
  expect(await list.select('ItemCount')()).toMatchObject({ ItemCount: 2 });
  const [old] = await web.lists.getByTitle('Documents').items.select('Id', 'CheckoutUserId', 'GUID')();
  expect(old).toMatchObject({ Id: 1, CheckoutUserId: null, GUID: expect.stringMatching(/^[\da-f-]{36}$/) });
  await list.items.getById(1).attachmentFiles.add('plan.txt', 'x');
  expect((await list.contentTypes()).map(({ Name }) => Name)).toEqual(['Item', 'Folder']);
  await tenant.close();
});

test('files, attachments and webs are there when the folder is opened again', async () => {
  const first = await openTenant({ folder, port: 0 });
  const before = pnpAs(first, 'controller').web;
  await before.webs.add('Planen', 'plan');
  const plan = spfi([before, `${first.siteUrl}/plan`]).web;
  await plan
    .getFolderByServerRelativePath('/sites/utbildning/plan/Shared Documents')
    .files.addUsingPath('a.txt', 'innehåll');
  await first.close();
  const tenant = await openTenant({ folder, port: 0 });
  const { web } = pnpAs(tenant, 'controller');
  const below = spfi([web, `${tenant.siteUrl}/plan`]).web;
  const path = '/sites/utbildning/plan/Shared Documents/a.txt';
  expect(await below.getFileByServerRelativePath(path).getText()).toBe('innehåll');
  expect(await refusal(web.getFileByServerRelativePath(path)())).toMatchObject({ status: 404 });
  expect(await refusal(below.getFileByServerRelativePath('/sites/utbildning/x.txt')())).toMatchObject({ status: 400 });
  expect((await web.webs.select('Title')()).map(({ Title }) => Title)).toEqual(['Planen']);
  await tenant.close();
});
