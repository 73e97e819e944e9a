import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Goals');
  await sp.web.lists.add('Activities');
  const goals = await sp.web.lists.getByTitle('Goals').select('Id')<{ Id: string }>();
  const fields = sp.web.lists.getByTitle('Activities').fields;
  const xml = (definition: string) => fields.createFieldAsXml({ SchemaXml: definition, Options: 8 });
  await xml('<Field Type="Text" Name="Key" DisplayName="Nyckel" Indexed="TRUE" EnforceUniqueValues="TRUE" />');
  await xml('<Field Type="Note" Name="FullText" DisplayName="Hela texten" RichText="FALSE" />');
  await xml('<Field Type="Number" Name="Sort" DisplayName="Ordning" />');
  await xml('<Field Type="Integer" Name="Year" DisplayName="År" />');
  await xml('<Field Type="DateTime" Name="DueOn" DisplayName="Slutdatum" Format="DateOnly" Indexed="TRUE" />');
  await xml('<Field Type="Boolean" Name="Locked" DisplayName="Låst" />');
  await xml('<Field Type="User" Name="Owner" DisplayName="Ansvarig" Indexed="TRUE" />');
  await xml('<Field Type="UserMulti" Mult="TRUE" Name="CoOwners" DisplayName="Medansvariga" />');
  await xml(
    `<Field Type="Lookup" Name="Goal" DisplayName="Mål" List="{${goals.Id}}" ShowField="Title" Indexed="TRUE" />`,
  );
  await xml('<Field Type="URL" Name="Source" DisplayName="Källa" Format="Hyperlink" />');
  await xml(
    '<Field Type="Choice" Name="Progress" DisplayName="Status"><CHOICES><CHOICE>Pågår</CHOICE><CHOICE>Genomförd</CHOICE></CHOICES></Field>',
  );
});

afterAll(() => tenant.close());

const activities = () => sp.web.lists.getByTitle('Activities').items;

describe('an item', () => {
  test('keeps every kind of value and comes back with its ETag', async () => {
    const goal = await sp.web.lists.getByTitle('Goals').items.add({ Title: 'Alla elever når målen' });
    const owner = await sp.web.ensureUser('samordnare.elevhalsa@kommun.example');
    const added = await activities().add({
      Title: 'Utveckla elevhälsan',
      Key: 'a-1',
      FullText: 'Lång text',
      Sort: 1.5,
      Year: 2022,
      DueOn: '2022-12-31',
      Locked: false,
      OwnerId: owner.Id,
      CoOwnersId: [owner.Id],
      GoalId: goal.Id,
      Source: { Url: 'https://kommun.example/plan', Description: 'Planen' },
      Progress: 'Något eget',
    });
    const read = await activities().getById(added.Id)();
    expect(read).toMatchObject({
      Id: added.Id,
      ID: added.Id,
      Title: 'Utveckla elevhälsan',
      Sort: 1.5,
      Year: 2022,
      Locked: false,
      DueOn: '2022-12-30T23:00:00Z',
      OwnerId: owner.Id,
      OwnerStringId: String(owner.Id),
      CoOwnersId: [owner.Id],
      GoalId: goal.Id,
      Source: { Url: 'https://kommun.example/plan', Description: 'Planen' },
      Progress: 'Något eget',
      OData__UIVersionString: '1.0',
      AuthorId: 6,
      EditorId: 6,
    });
    expect(read['odata.etag']).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(read['odata.type']).toBe('SP.Data.ActivitiesListItem');
    const [, uniqueId] = /"([0-9a-f-]+),/.exec(read['odata.etag'] as string)!;
    const byUniqueId = await request(tenant, `web/lists/getByTitle('Activities')/getItemByUniqueId('${uniqueId}')`);
    expect(await byUniqueId.json()).toMatchObject({ Title: 'Utveckla elevhälsan' });
    const unknown = await request(tenant, `web/lists/getByTitle('Activities')/getItemByUniqueId('${tenant.tenantId}')`);
    expect(unknown.status).toBe(404);
  });

  test('has the key order and empty values that SharePoint was recorded with', async () => {
    const { Id } = await activities().add({ Title: 'Tom', Key: 'tom', FullText: '' });
    const text = await (
      await request(tenant, `web/lists/getByTitle('Activities')/items(${Id})`, {
        headers: { accept: 'application/json;odata=nometadata' },
      })
    ).text();
    const read = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(read).slice(0, 7)).toEqual([
      'FileSystemObjectType',
      'Id',
      'ServerRedirectedEmbedUri',
      'ServerRedirectedEmbedUrl',
      'ContentTypeId',
      'Title',
      'ComplianceAssetId',
    ]);
    expect(Object.keys(read).slice(-8)).toEqual([
      'ID',
      'Modified',
      'Created',
      'AuthorId',
      'EditorId',
      'OData__UIVersionString',
      'Attachments',
      'GUID',
    ]);
    expect(read).toMatchObject({ FullText: null, OwnerId: null, OwnerStringId: null, CoOwnersId: null, DueOn: null });
  });

  test('shows people and lookups only when they are expanded', async () => {
    const [read] = await activities()
      .select('Title', 'Owner/Title', 'Owner/EMail', 'Goal/Title', 'Goal/Id')
      .expand('Owner', 'Goal')
      .filter("Key eq 'A-1'")();
    expect(read).toMatchObject({
      Owner: { Title: 'Samordnare elevhälsa', EMail: 'samordnare.elevhalsa@kommun.example' },
      Goal: { Title: 'Alla elever når målen' },
    });
    expect(Object.keys(read as object).filter((name) => !name.startsWith('odata'))).toEqual(['Owner', 'Goal', 'Title']);
    expect(await refusal(activities().select('Owner/Title')())).toMatchObject({
      status: 400,
      message: expect.stringContaining("The query to field 'Owner' is not valid"),
    });
    expect(await refusal(activities().select('Ownr')())).toMatchObject({
      status: 400,
      message: "The field or property 'Ownr' does not exist.",
    });
  });

  test('refuses an unknown column, a value of another type, a target that is not there and text that is too long', async () => {
    const add = (values: object) => refusal(activities().add({ Title: 'x', ...values }));
    expect(await add({ Titel: 'x' })).toEqual({
      status: 400,
      code: '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
      message:
        "The property 'Titel' does not exist on type 'SP.Data.ActivitiesListItem'. Make sure to only use property names that are defined by the type.",
    });
    expect(await add({ Year: 'tjugotvå' })).toMatchObject({
      status: 400,
      message: expect.stringContaining("'Edm.Int32'"),
    });
    expect(await add({ Year: 20.5 })).toMatchObject({ status: 400 });
    expect(await add({ Locked: 'ja' })).toMatchObject({ status: 400 });
    expect(await add({ DueOn: 'i morgon' })).toMatchObject({ status: 400 });
    expect(await add({ GoalId: 4711 })).toMatchObject({ status: 400 });
    expect(await add({ OwnerId: 4711 })).toMatchObject({
      status: 400,
      message: 'The specified user could not be found.',
    });
    expect(await add({ Title: 'å'.repeat(256) })).toMatchObject({
      status: 400,
      message: expect.stringContaining('Invalid text value'),
    });
  });

  test('refuses a value that a unique column has already, whatever its case, and writes nothing', async () => {
    const before = await sp.web.lists.getByTitle('Activities').select('ItemCount')<{ ItemCount: number }>();
    expect(await refusal(activities().add({ Title: 'Kopia', Key: 'A-1' }))).toEqual({
      status: 500,
      code: '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException',
      message:
        'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Nyckel].',
    });
    const after = await sp.web.lists.getByTitle('Activities').select('ItemCount')<{ ItemCount: number }>();
    expect(after.ItemCount).toBe(before.ItemCount);
  });
});

describe('a write with an ETag', () => {
  test('answers 204 with the new ETag, and 412 in SharePoint’s words when the version is another', async () => {
    const added = await activities().add({ Title: 'Först', Key: 'etag' });
    const item = activities().getById(added.Id);
    const first = added['odata.etag'] as string;
    const { etag } = await item.update({ Title: 'Sedan' }, first);
    expect(etag).toBe(first.replace(',1"', ',2"'));
    expect(await refusal(item.update({ Title: 'För sent' }, first))).toEqual({
      status: 412,
      code: '-1, Microsoft.SharePoint.Client.ClientServiceException',
      message: `The request ETag value '${first}' does not match the object's ETag value '${etag}'.`,
    });
    await item.update({ Title: 'Kort form' }, '"2"');
    await item.update({ Title: 'Vilken som helst' });
    expect(await item.select('Title')()).toMatchObject({ Title: 'Vilken som helst' });
    expect(await refusal(item.delete('"1"'))).toMatchObject({ status: 412 });
    await item.delete();
    expect(await refusal(item())).toEqual({
      status: 404,
      code: '-2130575338, Microsoft.SharePoint.SPException',
      message: 'Item does not exist. It may have been deleted by another user.',
    });
  });

  test('records who wrote, and the app where the app did', async () => {
    const { Id } = await pnpAs(tenant, 'utvecklare.grundskola')
      .web.lists.getByTitle('Activities')
      .items.add({ Title: 'Min', Key: 'min' });
    const item = activities().getById(Id).select('Author/Title', 'Editor/Title').expand('Author', 'Editor');
    expect(await item()).toMatchObject({
      Author: { Title: 'Utvecklingsledare grundskola' },
      Editor: { Title: 'Utvecklingsledare grundskola' },
    });
    const answer = await request(tenant, `web/lists/getByTitle('Activities')/items(${Id})`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tenant.appToken()}`,
        'x-http-method': 'MERGE',
        'if-match': '*',
        'content-type': 'application/json',
      },
      body: '{"Title":"Tjänstens"}',
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('etag')).toMatch(/,2"$/);
    expect(await item()).toMatchObject({
      Author: { Title: 'Utvecklingsledare grundskola' },
      Editor: { Title: 'Uppföljning' },
    });
  });
});
