import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
beforeEach(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
});
afterEach(() => tenant.close());

const documents = '/sites/utbildning/Shared Documents';
const folderAt = (path: string) => sp.web.getFolderByServerRelativePath(path);
const fileAt = (path: string) => sp.web.getFileByServerRelativePath(path);
/** The first bytes of a PDF: most are no text in any encoding. */
const pdf = Uint8Array.from([
  0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0xff, 0xfe, 0x00, 0x80, 0x0d, 0x0a, 0xe5,
]);

describe('the library Rapporter', () => {
  test('is made, and gives a PDF back byte for byte, with its item, its columns and its size', async () => {
    await sp.web.lists.add('Rapporter', 'Nämndernas rapporter', 101, false, { EnableVersioning: true });
    const library = sp.web.lists.getByTitle('Rapporter');
    await library.fields.addText('Diarienummer');
    const folder = await library.rootFolder();
    expect(folder).toMatchObject({ Name: 'Rapporter', ServerRelativeUrl: '/sites/utbildning/Rapporter', ItemCount: 0 });

    const added = await library.rootFolder.files.addUsingPath('Delår 1 2022.pdf', pdf.buffer);
    expect(added).toMatchObject({
      Name: 'Delår 1 2022.pdf',
      ServerRelativeUrl: '/sites/utbildning/Rapporter/Delår 1 2022.pdf',
      Length: String(pdf.length),
      MajorVersion: 1,
      UIVersionLabel: '1.0',
    });
    const file = fileAt('/sites/utbildning/Rapporter/Delår 1 2022.pdf');
    expect(new Uint8Array(await file.getBuffer())).toEqual(pdf);
    const item = await file.getItem<{ Id: number; FileLeafRef: string }>('Id', 'FileLeafRef', 'FileRef');
    expect([item.Id, item.FileLeafRef]).toEqual([1, 'Delår 1 2022.pdf']);
    await item.update({ Diarienummer: 'BUN 2022/117', Title: 'Delår 1' });
    expect(
      await library.items.getById(1).select('Title', 'Diarienummer', 'File/Name', 'File/Length').expand('File')(),
    ).toEqual(
      expect.objectContaining({
        Title: 'Delår 1',
        Diarienummer: 'BUN 2022/117',
        File: expect.objectContaining({ Name: 'Delår 1 2022.pdf', Length: String(pdf.length) }),
      }),
    );
  });
});

describe('a file', () => {
  test('is refused under a name that is taken, unless it is to take its place or another name', async () => {
    const files = folderAt(documents).files;
    await files.addUsingPath('Plan.txt', 'ett');
    expect(await refusal(files.addUsingPath('plan.TXT', 'två'))).toMatchObject({
      status: 400,
      message: `A file with the name ${documents}/plan.TXT already exists.`,
    });
    expect((await files.addUsingPath('Plan.txt', 'två', { EnsureUniqueFileName: true })).Name).toBe('Plan1.txt');
    const over = await files.addUsingPath('Plan.txt', 'tre', { Overwrite: true });
    expect(over).toMatchObject({ UIVersionLabel: '2.0', MajorVersion: 2 });
    expect(await fileAt(`${documents}/Plan.txt`).getText()).toBe('tre');
  });

  test('keeps its former content in its versions and can go back to it', async () => {
    const files = folderAt(documents).files;
    await files.addUsingPath('Plan.txt', 'ett');
    const file = fileAt(`${documents}/Plan.txt`);
    await file.setContent('två');
    const item = await file.getItem();
    await item.update({ Title: 'Planen' });
    const versions = await file.versions();
    expect(
      versions.map((one: { VersionLabel: string; ID: number; Length: string }) => [one.VersionLabel, one.ID]),
    ).toEqual([
      ['1.0', 512],
      ['2.0', 1024],
    ]);
    const old = await request(
      tenant,
      `web/getFileByServerRelativePath(decodedurl='${documents}/Plan.txt')/versions(512)/$value`,
    );
    expect(await old.text()).toBe('ett');
    await file.versions.restoreByLabel('1.0');
    expect(await file.getText()).toBe('ett');
    expect(await file()).toMatchObject({ UIVersionLabel: '4.0' });
    await file.versions.deleteById(1024);
    expect(await file.versions()).toHaveLength(2);
    expect(await file.getText()).toBe('ett');
  });

  test('is changed by nobody else while one has it checked out', async () => {
    await folderAt(documents).files.addUsingPath('Plan.txt', 'ett');
    const other = pnpAs(tenant, 'chef.grundskola').web.getFileByServerRelativePath(`${documents}/Plan.txt`);
    await fileAt(`${documents}/Plan.txt`).checkout();
    expect(await refusal(other.setContent('två'))).toMatchObject({ status: 423 });
    expect(await fileAt(`${documents}/Plan.txt`)()).toMatchObject({ CheckOutType: 0 });
    await fileAt(`${documents}/Plan.txt`).checkin('Klar');
    await other.setContent('två');
    expect(await fileAt(`${documents}/Plan.txt`).getText()).toBe('två');
  });

  test('is moved with its versions and copied without them', async () => {
    await folderAt(documents).files.addUsingPath('Plan.txt', 'ett');
    await fileAt(`${documents}/Plan.txt`).setContent('två');
    await folderAt(documents).folders.addUsingPath('2022');
    await fileAt(`${documents}/Plan.txt`).copyByPath(`${documents}/2022/Kopia.txt`, false);
    await fileAt(`${documents}/Plan.txt`).moveByPath(`${documents}/2022/Planen.txt`, false);
    expect(await fileAt(`${documents}/Plan.txt`).exists()).toBe(false);
    expect(await fileAt(`${documents}/2022/Planen.txt`).versions()).toHaveLength(2);
    expect(await fileAt(`${documents}/2022/Kopia.txt`).versions()).toHaveLength(0);
    expect(await fileAt(`${documents}/2022/Kopia.txt`).getText()).toBe('två');
  });

  test('comes whole out of the parts it was sent in', async () => {
    const bytes = Uint8Array.from({ length: 50_000 }, (_, index) => index % 251);
    const added = await folderAt(documents).files.addChunked('stor.bin', new Blob([bytes]), { chunkSize: 16_384 });
    expect(added).toMatchObject({ Name: 'stor.bin', Length: '50000' });
    expect(new Uint8Array(await fileAt(`${documents}/stor.bin`).getBuffer())).toEqual(bytes);
  });

  test('that is not there is 404, and a library takes no items that are no files', async () => {
    expect(await refusal(fileAt(`${documents}/Ingen.txt`)())).toMatchObject({
      status: 404,
      code: '-2147024894, System.IO.FileNotFoundException',
    });
    expect(await refusal(sp.web.lists.getByTitle('Documents').items.add({ Title: 'x' }))).toMatchObject({
      status: 400,
      message: 'To add an item to a document library, use SPFileCollection.Add()',
    });
  });

  test('is written by nobody who may only read', async () => {
    const { Id: visitors } = await sp.web.associatedVisitorGroup<{ Id: number }>();
    const { Id: members } = await sp.web.associatedMemberGroup<{ Id: number }>();
    const login = 'i:0#.f|membership|utvecklare.gymnasium@kommun.example';
    await sp.web.siteGroups.getById(visitors).users.add(login);
    await sp.web.siteGroups.getById(members).users.removeByLoginName(login);
    await folderAt(documents).files.addUsingPath('Plan.txt', 'ett');
    const reader = pnpAs(tenant, 'utvecklare.gymnasium').web;
    expect(await reader.getFileByServerRelativePath(`${documents}/Plan.txt`).getText()).toBe('ett');
    expect(await refusal(reader.getFileByServerRelativePath(`${documents}/Plan.txt`).setContent('två'))).toMatchObject({
      status: 403,
    });
    expect(
      await refusal(reader.getFolderByServerRelativePath(documents).files.addUsingPath('x.txt', 'x')),
    ).toMatchObject({ status: 403 });
    expect(await refusal(reader.getFileByServerRelativePath(`${documents}/Plan.txt`).delete())).toMatchObject({
      status: 403,
    });
  });
});

describe('a folder', () => {
  test('holds files and folders, has an item, and is found by any spelling of its path', async () => {
    const root = folderAt(documents);
    await root.folders.addUsingPath('2022');
    await root.addSubFolderUsingPath('2023');
    await folderAt(`${documents}/2022`).folders.addUsingPath('Delår 1');
    await folderAt(`${documents}/2022/Delår 1`).files.addUsingPath("Nämndens 'rapport' #1.txt", 'x');
    expect((await root.folders()).map(({ Name }) => Name)).toEqual(['2022', '2023']);
    const inner = folderAt(`${documents.toUpperCase()}/2022/delår 1`);
    expect(await inner()).toMatchObject({ Name: 'Delår 1', ItemCount: 1, Exists: true });
    expect((await inner.files()).map(({ Name }) => Name)).toEqual(["Nämndens 'rapport' #1.txt"]);
    expect(await fileAt(`${documents}/2022/Delår 1/Nämndens 'rapport' #1.txt`).getText()).toBe('x');
    const items = await sp.web.lists.getByTitle('Documents').items.select('Id', 'FileSystemObjectType', 'FileDirRef')();
    expect(items.map((one) => [one.FileSystemObjectType, one.FileDirRef])).toEqual([
      [1, documents],
      [1, documents],
      [1, `${documents}/2022`],
      [0, `${documents}/2022/Delår 1`],
    ]);
    expect(await refusal(root.folders.addUsingPath('2022'))).toMatchObject({ status: 400 });
    const { ParentList } = await inner.getParentInfos();
    expect(ParentList.RootFolderServerRelativeUrl).toBe(documents);
  });

  test('takes what is in it along when it gets another name, and away when it is deleted', async () => {
    await folderAt(documents).folders.addUsingPath('2022');
    await folderAt(`${documents}/2022`).files.addUsingPath('a.txt', 'a');
    const item = await folderAt(`${documents}/2022`).getItem();
    await item.update({ FileLeafRef: '2022 arkiv' });
    expect(await fileAt(`${documents}/2022 arkiv/a.txt`).getText()).toBe('a');
    expect(await fileAt(`${documents}/2022/a.txt`).exists()).toBe(false);
    await folderAt(`${documents}/2022 arkiv`).delete();
    expect(await fileAt(`${documents}/2022 arkiv/a.txt`).exists()).toBe(false);
    expect(await sp.web.lists.getByTitle('Documents').items()).toEqual([]);
  });
});
