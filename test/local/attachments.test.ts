import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IItem } from '@pnp/sp/items/types.js';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
let item: IItem;
beforeEach(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Activities');
  await sp.web.lists.getByTitle('Activities').items.add({ Title: 'Lovskola' });
  item = sp.web.lists.getByTitle('Activities').items.getById(1);
});
afterEach(() => tenant.close());

const versionOf = async () => (await item<Record<string, string>>())['odata.etag']!.split(',')[1]!.replace('"', '');

test('an attachment is kept byte for byte, and each change of it is a version of its item', async () => {
  const bytes = Uint8Array.from([0, 255, 254, 13, 10, 128, 195, 40]);
  expect(await versionOf()).toBe('1');
  await item.attachmentFiles.add('Bilaga å.bin', bytes.buffer);
  expect(await versionOf()).toBe('2');
  expect(await item.attachmentFiles()).toMatchObject([
    {
      FileName: 'Bilaga å.bin',
      ServerRelativeUrl: '/sites/utbildning/Lists/Activities/Attachments/1/Bilaga å.bin',
    },
  ]);
  const attachment = item.attachmentFiles.getByName('bilaga Å.BIN');
  expect(new Uint8Array(await attachment.getBuffer())).toEqual(bytes);
  await attachment.setContent('ny');
  expect(await attachment.getText()).toBe('ny');
  expect(await versionOf()).toBe('3');
  expect(await item.select('Attachments')()).toMatchObject({ Attachments: true });
  await attachment.delete();
  expect(await item.select('Attachments', 'AttachmentFiles').expand('AttachmentFiles')()).toMatchObject({
    Attachments: false,
    AttachmentFiles: [],
  });
  expect(await versionOf()).toBe('4');
});

test('an empty attachment is kept, a second of the name is refused, one that is not there is 404', async () => {
  await item.attachmentFiles.add('tom.txt', '');
  expect(await item.attachmentFiles.getByName('tom.txt').getText()).toBe('');
  expect(await refusal(item.attachmentFiles.add('TOM.txt', 'x'))).toMatchObject({ status: 400 });
  expect(await refusal(item.attachmentFiles.getByName('ingen.txt')())).toMatchObject({ status: 404 });
});

test('an attachment is a file too, by its address', async () => {
  await item.attachmentFiles.add('plan.txt', 'Planen');
  const address = '/sites/utbildning/Lists/Activities/Attachments/1/plan.txt';
  const file = sp.web.getFileByServerRelativePath(address);
  expect(await file()).toMatchObject({ Name: 'plan.txt', Length: '6', ServerRelativeUrl: address });
  expect(await file.getText()).toBe('Planen');
});

test('a recycled attachment is gone from its item until it is restored', async () => {
  await item.attachmentFiles.add('plan.txt', 'Planen');
  await item.attachmentFiles.getByName('plan.txt').recycle();
  expect(await item.attachmentFiles()).toEqual([]);
  const [entry] = await sp.web.recycleBin();
  expect(entry).toMatchObject({
    LeafName: 'plan.txt',
    ItemType: 7,
    DirName: 'sites/utbildning/Lists/Activities/Attachments/1',
  });
  await sp.web.recycleBin.getById(entry!.Id).restore();
  expect(await item.attachmentFiles.getByName('plan.txt').getText()).toBe('Planen');
  expect(await item.select('Attachments')()).toMatchObject({ Attachments: true });
});

test('a list that has no attachments takes none, nor does who may only read', async () => {
  const reader = pnpAs(tenant, 'utvecklare.grundskola').web.lists.getByTitle('Activities').items.getById(1);
  await sp.web.lists.getByTitle('Activities').breakRoleInheritance(false, false);
  const { Id: members } = await sp.web.associatedMemberGroup<{ Id: number }>();
  await sp.web.lists.getByTitle('Activities').roleAssignments.add(members, 1073741826);
  expect(await refusal(reader.attachmentFiles.add('x.txt', 'x'))).toMatchObject({ status: 403 });
  await sp.web.lists.getByTitle('Activities').update({ EnableAttachments: false });
  expect(await refusal(item.attachmentFiles.add('x.txt', 'x'))).toMatchObject({ status: 400 });
});
