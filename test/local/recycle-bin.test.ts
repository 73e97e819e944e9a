import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
beforeEach(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Activities');
});
afterEach(() => tenant.close());

const list = () => sp.web.lists.getByTitle('Activities');

test('a recycled item comes back under its id, with its versions, its rights and its unique values', async () => {
  await list().fields.addText('Key', { Indexed: true, EnforceUniqueValues: true });
  await list().items.add({ Title: 'Lovskola', Key: 'a' });
  await list().items.getById(1).update({ Title: 'Lovskolan' });
  await list().items.getById(1).breakRoleInheritance(false, false);
  const id = await list().items.getById(1).recycle();
  expect(await refusal(list().items.getById(1)())).toMatchObject({ status: 404 });
  expect(await list().select('ItemCount')()).toMatchObject({ ItemCount: 0 });
  expect(await sp.web.recycleBin()).toMatchObject([
    {
      Id: id,
      Title: 'Lovskolan',
      LeafName: '1_.000',
      DirName: 'sites/utbildning/Lists/Activities',
      ItemType: 3,
      ItemState: 1,
      DeletedByName: 'Controller',
      AuthorName: 'Controller',
    },
  ]);
  await sp.web.recycleBin.getById(String(id)).restore();
  expect(await list().items.getById(1).select('Title', 'Key', 'HasUniqueRoleAssignments')()).toMatchObject({
    Title: 'Lovskolan',
    Key: 'a',
    HasUniqueRoleAssignments: true,
  });
  expect(await list().items.getById(1).versions()).toHaveLength(2);
  expect(await refusal(list().items.add({ Title: 'x', Key: 'a' }))).toMatchObject({ status: 500 });
  expect(await sp.web.recycleBin()).toEqual([]);
});

test('an item stays in the bin while another has its unique value', async () => {
  await list().fields.addText('Key', { Indexed: true, EnforceUniqueValues: true });
  await list().items.add({ Title: 'första', Key: 'a' });
  const id = await list().items.getById(1).recycle();
  await list().items.add({ Title: 'andra', Key: 'a' });
  expect(await refusal(sp.web.recycleBin.getById(String(id)).restore())).toMatchObject({ status: 500 });
  expect(await sp.web.recycleBin()).toHaveLength(1);
  await list().items.getById(2).delete();
  await sp.web.recycleBin.getById(String(id)).restore();
  expect((await list().items.select('Title')()).map(({ Title }) => Title)).toEqual(['första']);
});

test('a recycled list takes its items along and brings them back; its title is free meanwhile', async () => {
  await list().items.add({ Title: 'Lovskola' });
  const before = await list()<{ Id: string }>();
  const id = await list().recycle();
  expect(await refusal(list()())).toMatchObject({ status: 404 });
  await sp.web.lists.add('Activities');
  expect(await refusal(sp.web.recycleBin.getById(id).restore())).toMatchObject({ status: 500 });
  await list().delete();
  await sp.web.recycleBin.getById(id).restore();
  expect(await list()()).toMatchObject({ Id: before.Id, ItemCount: 1 });
  expect((await list().items.select('Title')()).map(({ Title }) => Title)).toEqual(['Lovskola']);
});

test('a recycled folder is one entry, and comes back with what was in it', async () => {
  const documents = '/sites/utbildning/Shared Documents';
  await sp.web.getFolderByServerRelativePath(documents).folders.addUsingPath('2022');
  await sp.web.getFolderByServerRelativePath(`${documents}/2022`).files.addUsingPath('a.txt', 'innehåll');
  const id = await sp.web.getFolderByServerRelativePath(`${documents}/2022`).recycle();
  expect(await sp.web.recycleBin()).toMatchObject([
    { LeafName: '2022', ItemType: 5, DirName: 'sites/utbildning/Shared Documents' },
  ]);
  expect(await sp.web.lists.getByTitle('Documents').items()).toEqual([]);
  await sp.web.recycleBin.getById(id).restore();
  expect(await sp.web.getFileByServerRelativePath(`${documents}/2022/a.txt`).getText()).toBe('innehåll');
});

test('what is taken out of the bin does not come back; each sees what they deleted themselves', async () => {
  await list().items.add({ Title: 'en' });
  await list().items.add({ Title: 'två' });
  const member = pnpAs(tenant, 'utvecklare.grundskola');
  await member.web.lists.getByTitle('Activities').items.getById(1).recycle();
  await list().items.getById(2).recycle();
  expect((await member.web.recycleBin()).map(({ Title }) => Title)).toEqual(['en']);
  expect(await sp.web.recycleBin()).toHaveLength(2);
  const [first] = await member.web.recycleBin();
  await sp.web.recycleBin.getById(first!.Id).delete();
  expect(await refusal(sp.web.recycleBin.getById(first!.Id).restore())).toMatchObject({ status: 404 });
  await sp.web.recycleBin.moveAllToSecondStage();
  expect(await sp.web.recycleBin()).toEqual([]);
  expect(await sp.site.recycleBin()).toMatchObject([{ Title: 'två', ItemState: 2 }]);
  await sp.site.recycleBin.deleteAllSecondStageItems();
  expect(await sp.site.recycleBin()).toEqual([]);
});
