import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import '@pnp/sp/files/index.js';
import '@pnp/sp/recycle-bin/index.js';
import { Web } from '@pnp/sp/webs/index.js';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

interface Change {
  ChangeToken: { StringValue: string };
  ChangeType: number;
  ItemId?: number;
  ListId?: string;
  Editor?: string;
}

const everyItem = { Item: true, Add: true, Update: true, DeleteObject: true };

let tenant: Tenant;
beforeEach(async () => {
  tenant = await memoryTenant();
  const web = pnpAs(tenant, 'controller').web;
  await web.lists.add('Activities');
  await web.lists.add('Goals');
});
afterEach(() => tenant.close());

const listOf = (title = 'Activities', at = tenant) => pnpAs(at, 'controller').web.lists.getByTitle(title);

async function tokenOf(title = 'Activities', at = tenant): Promise<string> {
  const list = await listOf(title, at).select('CurrentChangeToken')<{ CurrentChangeToken: { StringValue: string } }>();
  return list.CurrentChangeToken.StringValue;
}

async function changesSince(token: string, more: object = {}, at = tenant): Promise<Change[]> {
  const query = { ...everyItem, ChangeTokenStart: { StringValue: token }, ...more };
  return (await listOf('Activities', at).getChanges(query)) as Change[];
}

const seen = (changes: Change[]) => changes.map(({ ChangeType, ItemId }) => [ChangeType, ItemId]);

async function write(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) await listOf().items.add({ Title: `Rad ${number}` });
}

describe('the change log of a list', () => {
  test('tells what was added, updated, deleted and recycled after a token, in order', async () => {
    const start = await tokenOf();
    await write(3);
    await listOf().items.getById(2).update({ Title: 'Ny' });
    await listOf().items.getById(1).delete();
    await listOf().items.getById(3).recycle();
    const changes = await changesSince(start);
    expect(seen(changes)).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 2],
      [3, 1],
      [3, 3],
    ]);
    expect(changes[0]).toMatchObject({ Editor: 'Controller', EditorEmailHint: 'controller@kommun.example' });
    const id = (await listOf().select('Id')<{ Id: string }>()).Id;
    expect(changes[0]!.ChangeToken.StringValue).toMatch(new RegExp(`^1;3;${id};\\d{18};\\d+$`));
    expect(await changesSince(changes.at(-1)!.ChangeToken.StringValue)).toEqual([]);
    expect(await changesSince(await tokenOf())).toEqual([]);
  });

  test('goes on from the token of any change, ends at another, and keeps to a limit', async () => {
    const start = await tokenOf();
    await write(4);
    const all = await changesSince(start);
    const [, second, third] = all.map((one) => one.ChangeToken.StringValue);
    expect(seen(await changesSince(second!))).toEqual(seen(all.slice(2)));
    expect(seen(await changesSince(start, { ChangeTokenEnd: { StringValue: third } }))).toEqual(seen(all.slice(0, 3)));
    expect(seen(await changesSince(start, { FetchLimit: 2 }))).toEqual(seen(all.slice(0, 2)));
    expect(seen(await changesSince(start, { FetchLimit: 1, LatestFirst: true }))).toEqual([[1, 4]]);
  });

  test('gives only the kinds and types that are asked for', async () => {
    const start = await tokenOf();
    await write(1);
    await listOf().items.getById(1).update({ Title: 'Ny' });
    await listOf().fields.addText('Note');
    expect(seen(await changesSince(start, { Update: false }))).toEqual([[1, 1]]);
    expect(await changesSince(start, { Item: false })).toEqual([]);
    const fields = await changesSince(start, { Item: false, Field: true });
    expect(fields).toMatchObject([{ 'odata.type': 'SP.ChangeField', ChangeType: 1 }]);
    const lists = await changesSince(start, { Item: false, List: true });
    expect(lists).toMatchObject([{ 'odata.type': 'SP.ChangeList', ChangeType: 2, Editor: '' }]);
  });

  test('takes the query in verbose JSON too, its flags as text', async () => {
    await write(1);
    const answer = await request(tenant, "web/lists/getByTitle('Activities')/getchanges", {
      method: 'POST',
      headers: { accept: 'application/json;odata=verbose', 'content-type': 'application/json;odata=verbose' },
      body: JSON.stringify({
        query: { __metadata: { type: 'SP.ChangeQuery' }, Add: 'true', Item: true, FetchLimit: '5' },
      }),
    });
    expect(await answer.json()).toMatchObject({
      d: {
        results: [{ __metadata: { type: 'SP.ChangeItem' }, ChangeToken: { __metadata: { type: 'SP.ChangeToken' } } }],
      },
    });
  });

  test('leaves out other lists, which the web’s and the site’s logs hold', async () => {
    const web = pnpAs(tenant, 'controller').web;
    const { CurrentChangeToken: start } = await web.select('CurrentChangeToken')<{
      CurrentChangeToken: { StringValue: string };
    }>();
    await write(1);
    await listOf('Goals').items.add({ Title: 'Mål' });
    await listOf('Goals').delete();
    expect(await changesSince(await tokenOf(), {})).toEqual([]);
    const query = { ...everyItem, List: true, ChangeTokenStart: start };
    const all = (await web.getChanges(query)) as Change[];
    expect(seen(all)).toEqual([
      [1, 1],
      [1, 1],
      [3, undefined],
    ]);
    const shallow = (await web.getChanges({ ...query, RecursiveAll: false } as never)) as Change[];
    expect(seen(shallow)).toEqual([[3, undefined]]);
    const site = await request(tenant, 'site/getchanges', {
      method: 'POST',
      body: JSON.stringify({ query: everyItem }),
    });
    expect(((await site.json()) as { value: Change[] }).value).toHaveLength(2);
  });

  test('takes a token that the client made of a time', async () => {
    await write(1);
    const id = (await listOf().select('Id')<{ Id: string }>()).Id;
    const ticks = (hours: number) =>
      BigInt(tenant.clock.now().add({ hours }).epochMilliseconds) * 10_000n + 621_355_968_000_000_000n;
    expect(seen(await changesSince(`1;3;${id};${ticks(-1)};-1`))).toEqual([[1, 1]]);
    expect(await changesSince(`1;3;${id};${ticks(0)};-1`)).toEqual([]);
  });

  test('refuses a token of another list, of the web, and what is none', async () => {
    const foreign = await tokenOf('Goals');
    expect(await refusal(changesSince(foreign))).toEqual({
      status: 500,
      code: '-2130575173, Microsoft.SharePoint.SPException',
      message: 'Cannot use the changeToken from one object against a different object',
    });
    const web = (
      await pnpAs(tenant, 'controller').web.select('CurrentChangeToken')<{
        CurrentChangeToken: { StringValue: string };
      }>()
    ).CurrentChangeToken.StringValue;
    expect((await refusal(changesSince(web))).code).toMatch(/^-2130575173/);
    expect(await refusal(changesSince('nonsense'))).toMatchObject({ status: 400, code: '-1, System.FormatException' });
  });

  test('refuses a token from before the sixty days that it reaches back, by the tenant’s clock', async () => {
    const start = await tokenOf();
    await write(1);
    tenant.clock.moveTo(tenant.clock.now().add({ hours: 24 * 59 }));
    expect(seen(await changesSince(start))).toEqual([[1, 1]]);
    tenant.clock.moveTo(tenant.clock.now().add({ hours: 25 }));
    expect(await refusal(changesSince(start))).toEqual({
      status: 500,
      code: '-2130575172, Microsoft.SharePoint.SPException',
      message: 'The changeToken refers to a time before the start of the current change log.',
    });
    expect(await changesSince(await tokenOf())).toEqual([]);
  });

  test('does not tell of items that the person may not read', async () => {
    const start = await tokenOf();
    await write(2);
    await listOf().items.getById(1).breakRoleInheritance(false);
    const changes = (await pnpAs(tenant, 'chef.gymnasium')
      .web.lists.getByTitle('Activities')
      .getChanges({ ...everyItem, ChangeTokenStart: { StringValue: start } })) as Change[];
    expect(seen(changes)).toEqual([[1, 2]]);
  });

  test('holds a change only if the write was made', async () => {
    await listOf().fields.addText('Number');
    await listOf().fields.getByInternalNameOrTitle('Number').update({ Indexed: true });
    await listOf().fields.getByInternalNameOrTitle('Number').update({ EnforceUniqueValues: true });
    const start = await tokenOf();
    await listOf().items.add({ Number: '1' });
    await refusal(listOf().items.add({ Number: '1' }));
    expect(seen(await changesSince(start))).toEqual([[1, 1]]);
  });

  test('tells of a file that is renamed, and of an item that is given back', async () => {
    const web = pnpAs(tenant, 'controller').web;
    await web.lists.add('Filer', '', 101);
    const files = web.getFolderByServerRelativePath('/sites/utbildning/Filer').files;
    const start = await tokenOf('Filer');
    await files.addUsingPath('a.txt', 'Text');
    const file = web.getFileByServerRelativePath('/sites/utbildning/Filer/a.txt');
    await file.moveByPath('/sites/utbildning/Filer/b.txt', false);
    await write(1);
    const id = await listOf().items.getById(1).recycle();
    await web.recycleBin.getById(id).restore();
    const of = async (title: string) =>
      (await listOf(title).getChanges({
        ...everyItem,
        Rename: true,
        Restore: true,
        ...(title === 'Filer' && { ChangeTokenStart: { StringValue: start } }),
      })) as Change[];
    expect((await of('Filer')).map(({ ChangeType }) => ChangeType)).toContain(4);
    expect(seen(await of('Activities'))).toEqual([
      [1, 1],
      [3, 1],
      [7, 1],
    ]);
  });

  test('of a web leaves out the webs beside it', async () => {
    const web = pnpAs(tenant, 'controller').web;
    for (const name of ['Norr', 'Syd']) await web.webs.add(name, name.toLowerCase());
    const north = Web([web, `${tenant.siteUrl}/norr`]);
    const south = Web([web, `${tenant.siteUrl}/syd`]);
    const { Id: northern } = await north.lists.add('Norrlista');
    const { Id: southern } = await south.lists.add('Sydlista');
    const added = async (at: typeof web) =>
      ((await at.getChanges({ Add: true, List: true })) as Change[]).map(({ ListId }) => ListId);
    expect(await added(north)).toContain(northern);
    expect(await added(north)).not.toContain(southern);
    expect(await added(web)).toEqual(expect.arrayContaining([northern, southern]));
  });

  test('is POST’s only', async () => {
    expect((await request(tenant, "web/lists/getByTitle('Activities')/getchanges")).status).toBe(405);
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('keeps its log over a restart', async () => {
    const first = await openTenant({ folder, port: 0 });
    await pnpAs(first, 'controller').web.lists.add('Activities');
    const start = await tokenOf('Activities', first);
    await listOf('Activities', first).items.add({ Title: 'Rad' });
    await first.close();
    const second = await openTenant({ folder, port: 0 });
    expect(seen(await changesSince(start, {}, second))).toEqual([[1, 1]]);
    await second.close();
  });

  test('from before there was a log opens, and has one from then on', async () => {
    const first = await openTenant({ folder, port: 0 });
    await pnpAs(first, 'controller').web.lists.add('Activities');
    const id = (await listOf('Activities', first).select('Id')<{ Id: string }>()).Id;
    await first.close();
    const database = new DatabaseSync(join(folder, 'tenant.sqlite'));
    database.exec("DROP TABLE change; DELETE FROM setting WHERE name = 'change-log-start'");
    database.close();
    const second = await openTenant({ folder, port: 0 });
    const hourAgo = BigInt(second.clock.now().epochMilliseconds - 3_600_000) * 10_000n + 621_355_968_000_000_000n;
    expect((await refusal(changesSince(`1;3;${id};${hourAgo};-1`, {}, second))).code).toMatch(/^-2130575172/);
    const start = await tokenOf('Activities', second);
    await listOf('Activities', second).items.add({ Title: 'Rad' });
    expect(seen(await changesSince(start, {}, second))).toEqual([[1, 1]]);
    await second.close();
  });
});

describe('getlistitemchangessincetoken', () => {
  const read = (query: object) => listOf().getListItemChangesSinceToken(query);
  const token = (xml: string) => /LastChangeToken="([^"]+)"/.exec(xml)![1]!;
  const titles = (xml: string) => [...xml.matchAll(/<z:row[^>]* ows_Title="([^"]*)"/g)].map(([, title]) => title);

  test('without a token gives the schema and every item, a page at a time', async () => {
    await write(3);
    const first = await read({ RowLimit: '2' });
    expect(first).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?><GetListItemChangesSinceTokenResult><listitems /);
    expect(first).toMatch(/<List [^>]*Title="Activities"/);
    expect(titles(first)).toEqual(['Rad 1', 'Rad 2']);
    const next = /ListItemCollectionPositionNext="([^"]+)"/.exec(first)![1]!;
    const second = await read({
      RowLimit: '2',
      QueryOptions: `<QueryOptions><Paging ListItemCollectionPositionNext="${next}" /></QueryOptions>`,
    });
    expect(titles(second)).toEqual(['Rad 3']);
    expect(second).not.toContain('ListItemCollectionPositionNext');
  });

  test('with one gives what has come since, and the ids of what is gone', async () => {
    await write(2);
    const start = token(await read({}));
    expect(await read({ ChangeToken: start })).toContain('<rs:data ItemCount="0">');
    await listOf().items.getById(1).update({ Title: 'Ny & "klar"' });
    await listOf().items.getById(2).delete();
    const xml = await read({ ChangeToken: start });
    expect(titles(xml)).toEqual(['Ny &amp; &quot;klar&quot;']);
    expect(xml).toMatch(/<Id ChangeType="Delete" UniqueId="\{[\dA-F-]{36}\}">2<\/Id>/);
    expect(xml).not.toMatch(/<List |MoreChanges/);
  });

  test('tells that there is more than the limit, and goes on from there', async () => {
    const start = token(await read({}));
    await write(3);
    const first = await read({ ChangeToken: start, RowLimit: '2' });
    expect(first).toContain('MoreChanges="TRUE"');
    expect(titles(first)).toEqual(['Rad 1', 'Rad 2']);
    expect(titles(await read({ ChangeToken: token(first), RowLimit: '2' }))).toEqual(['Rad 3']);
  });

  test('gives the schema anew after a column was added', async () => {
    await write(1);
    const start = token(await read({}));
    await listOf().fields.addText('Note');
    const xml = await read({ ChangeToken: start });
    expect(xml).toMatch(/<Field [^>]*Name="Note"/);
    expect(titles(xml)).toEqual(['Rad 1']);
  });

  test('keeps to what CAML asks for; what leaves `Contains` is gone, what leaves `Query` is not told of', async () => {
    await write(3);
    const where = '<Neq><FieldRef Name="Title" /><Value Type="Text">Rad 2</Value></Neq>';
    const contains = { Contains: `<Contains>${where}</Contains>` };
    const query = { Query: `<Query><Where>${where}</Where></Query>` };
    const first = await read(contains);
    expect(titles(first)).toEqual(['Rad 1', 'Rad 3']);
    expect(titles(await read(query))).toEqual(['Rad 1', 'Rad 3']);
    await listOf().items.getById(3).update({ Title: 'Rad 2' });
    const left = await read({ ...contains, ChangeToken: token(first) });
    expect([titles(left), /<Id ChangeType="Delete"[^>]*>3</.test(left)]).toEqual([[], true]);
    expect(await read({ ...query, ChangeToken: token(first) })).not.toContain('<Id ');
  });

  test('takes `Contains` as the operator itself too', async () => {
    await write(3);
    const Contains = '<Contains><FieldRef Name="Title"/><Value Type="Text">d 2</Value></Contains>';
    expect(titles(await read({ Contains }))).toEqual(['Rad 2']);
  });

  test('answers a token that is too old or of another list with InvalidToken', async () => {
    const start = token(await read({}));
    tenant.clock.moveTo(tenant.clock.now().add({ hours: 24 * 61 }));
    for (const bad of [start, await tokenOf('Goals'), 'nonsense']) {
      expect(await read({ ChangeToken: bad })).toContain('<Id ChangeType="InvalidToken" />');
    }
  });

  test('writes the columns that are asked for as SharePoint’s rowsets do', async () => {
    await listOf().fields.addNumber('Sort');
    await listOf().fields.addUser('Owner');
    await listOf().fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await listOf().items.add({ Title: 'Rad', Sort: 15, OwnerId: 6, Tags: ['A', 'B'] });
    const xml = await read({
      ViewFields: '<ViewFields><FieldRef Name="Sort" /><FieldRef Name="Owner" /><FieldRef Name="Tags" /></ViewFields>',
    });
    expect(xml).toContain('ows_Sort="15.0000000000000"');
    expect(xml).toContain('ows_Owner="6;#Controller"');
    expect(xml).toContain('ows_Tags=";#A;#B;#"');
    expect(xml).not.toContain('ows_Title');
  });
});
