import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
});
afterAll(() => tenant.close());

describe('the web', () => {
  test('is Utbildningsförvaltningen, in Swedish time', async () => {
    expect(await sp.web.select('Title', 'Url', 'ServerRelativeUrl')()).toMatchObject({
      Title: 'Utbildningsförvaltningen',
      Url: tenant.siteUrl,
      ServerRelativeUrl: '/sites/utbildning',
    });
    const region = await sp.web
      .select('Title')
      .expand('RegionalSettings/TimeZone')
      .select('RegionalSettings/LocaleId', 'RegionalSettings/TimeZone/Id')<object>();
    expect(region).toMatchObject({ RegionalSettings: { LocaleId: 1053, TimeZone: { Id: 4 } } });
    expect(await sp.web.regionalSettings.timeZone()).toMatchObject({ Id: 4 });
    expect(await sp.web.getContextInfo()).toMatchObject({ FormDigestTimeoutSeconds: 1800, WebFullUrl: tenant.siteUrl });
    expect(await refusal(sp.web.select('Titel')())).toMatchObject({ status: 400 });
  });

  test('answers no resource it has not', async () => {
    for (const path of ['web/nothing', 'nothing/query', 'web/lists/nothing', "web/lists(guid'x')"]) {
      expect((await request(tenant, path)).status).toBe(404);
    }
    expect((await request(tenant, 'web/%E0%A4%A')).status).toBe(400);
  });
});

describe('a list', () => {
  test('is added, found in every way, and keeps its first folder when it is renamed', async () => {
    const added = await sp.web.lists.add('Activities', 'Förvaltningens', 100, false, {
      EnableVersioning: true,
      MajorVersionLimit: 100,
    });
    expect(added).toMatchObject({
      Title: 'Activities',
      ListItemEntityTypeFullName: 'SP.Data.ActivitiesListItem',
      BaseTemplate: 100,
      ItemCount: 0,
      MajorVersionLimit: 100,
      Hidden: false,
    });
    await sp.web.lists.getByTitle('Activities').update({ Title: 'Aktiviteter' });
    const own = sp.web.lists.select('Title', 'RootFolder/Name').expand('RootFolder').filter("Title ne 'Documents'");
    expect(await own()).toEqual([
      {
        'odata.type': 'SP.List',
        'odata.id': expect.any(String),
        'odata.etag': '"2"',
        'odata.editLink': expect.any(String),
        Title: 'Aktiviteter',
        RootFolder: expect.objectContaining({ Name: 'Activities' }),
      },
    ]);
    const ways = [
      sp.web.lists.getByTitle('aktiviteter'),
      sp.web.lists.getById(added.Id),
      sp.web.getList('/sites/utbildning/Lists/Activities'),
    ];
    for (const way of ways)
      expect(await way.select('Id', 'Title')()).toMatchObject({ Id: added.Id, Title: 'Aktiviteter' });
    for (const path of [
      `web/lists(guid'${added.Id}')`,
      `lists('${added.Id}')`,
      "web/lists/getByTitle(@t)?@t='Aktiviteter'",
      `web/getList(@u)?@u='${tenant.siteUrl}/Lists/Activities'`,
    ]) {
      expect(await (await request(tenant, path)).json()).toMatchObject({ Id: added.Id });
    }
    expect(await sp.web.lists.getByTitle('Aktiviteter').rootFolder()).toMatchObject({
      Name: 'Activities',
      ServerRelativeUrl: '/sites/utbildning/Lists/Activities',
    });
  });

  test('is missed in the words recorded', async () => {
    expect(await refusal(sp.web.lists.getByTitle('Finns inte')())).toEqual({
      status: 404,
      code: '-1, System.ArgumentException',
      message: `List 'Finns inte' does not exist at site with URL '${tenant.siteUrl}'.`,
    });
    expect(await refusal(sp.web.getList('/sites/utbildning/Lists/Finns inte')())).toMatchObject({
      status: 404,
      code: '-2147024894, System.IO.FileNotFoundException',
    });
  });

  test('is ensured by PnPjs, added the first time and updated the next', async () => {
    expect((await sp.web.lists.ensure('Nämnder')).created).toBe(true);
    expect((await sp.web.lists.ensure('Nämnder', 'Alla nämnder')).created).toBe(false);
    expect(await sp.web.lists.getByTitle('Nämnder').select('Description')()).toMatchObject({
      Description: 'Alla nämnder',
    });
    expect(await refusal(sp.web.lists.add('NÄMNDER'))).toMatchObject({
      status: 500,
      code: '-2130575342, Microsoft.SharePoint.SPException',
    });
    expect(await refusal(sp.web.lists.getByTitle('Nämnder').update({ Titel: 'x' } as object))).toMatchObject({
      status: 400,
    });
  });

  test('counts its items and goes away with them', async () => {
    await sp.web.lists.add('Kort liv');
    const list = sp.web.lists.getByTitle('Kort liv');
    await list.items.add({ Title: 'a' });
    const { Id } = await list.items.add({ Title: 'b' });
    await list.items.getById(Id).recycle();
    expect(await list.select('ItemCount', 'LastItemModifiedDate')()).toMatchObject({
      ItemCount: 1,
      LastItemModifiedDate: expect.stringMatching(/Z$/),
    });
    expect((await list.items.add({ Title: 'c' })).Id).toBe(3);
    await list.delete();
    expect(await refusal(list())).toMatchObject({ status: 404 });
  });
});

describe('a column', () => {
  beforeAll(() => sp.web.lists.add('Kolumner'));
  const list = () => sp.web.lists.getByTitle('Kolumner');

  test('takes its internal name from the display name, and from the schema only with the hint', async () => {
    const plain = await list().fields.createFieldAsXml('<Field Type="Text" Name="Owner" DisplayName="Ägare i år" />');
    expect(plain).toMatchObject({
      InternalName: '_x00c4_gare_x0020_i_x0020__x00e5',
      Title: 'Ägare i år',
      EntityPropertyName: 'OData__x00c4_gare_x0020_i_x0020__x00e5',
    });
    const hinted = await list().fields.createFieldAsXml({
      SchemaXml: '<Field Type="Text" Name="Owner" StaticName="Owner" DisplayName="Ägare" />',
      Options: 8,
    });
    expect(hinted).toMatchObject({
      InternalName: 'Owner',
      StaticName: 'Owner',
      Title: 'Ägare',
      TypeAsString: 'Text',
      FieldTypeKind: 2,
      MaxLength: 255,
    });
    const item = await list().items.add({ Owner: 'Jag', OData__x00c4_gare_x0020_i_x0020__x00e5: 'Du' });
    expect(item).toMatchObject({ Owner: 'Jag', OData__x00c4_gare_x0020_i_x0020__x00e5: 'Du' });
    expect((await list().fields.addText('Owner')).InternalName).toBe('Owner0');
  });

  test('of each kind is made by REST properties as PnPjs sends them', async () => {
    const { fields } = list();
    const { Id } = await sp.web.lists.getByTitle('Kolumner').select('Id')();
    expect(await fields.addMultilineText('Text', { RichText: false })).toMatchObject({
      TypeAsString: 'Note',
      RichText: false,
    });
    expect(await fields.addNumber('Tal', { MinimumValue: 0 })).toMatchObject({
      TypeAsString: 'Number',
      MinimumValue: 0,
    });
    expect(await fields.addDateTime('Dag')).toMatchObject({ TypeAsString: 'DateTime', DisplayFormat: 0 });
    expect(await fields.addChoice('Val', { Choices: ['Ett', 'Två'] })).toMatchObject({
      TypeAsString: 'Choice',
      Choices: { results: ['Ett', 'Två'] },
    });
    expect(await fields.addBoolean('Ja')).toMatchObject({ TypeAsString: 'Boolean', FieldTypeKind: 8 });
    expect(await fields.addUrl('Adress')).toMatchObject({ TypeAsString: 'URL' });
    expect(await fields.addUser('Person', { SelectionMode: 0 })).toMatchObject({ TypeAsString: 'User' });
    expect(await fields.addLookup('Uppslag', { LookupListId: Id, LookupFieldName: 'Title' })).toMatchObject({
      TypeAsString: 'Lookup',
      LookupList: Id,
    });
    expect(
      await refusal(
        fields.addLookup('Fel', { LookupListId: '00000000-0000-0000-0000-000000000009', LookupFieldName: 'Title' }),
      ),
    ).toMatchObject({ status: 400 });
    expect(await refusal(fields.addText('Fel', { Längd: 3 } as object))).toMatchObject({ status: 400 });
    const own = await fields.filter("FromBaseType eq false and TypeAsString eq 'Choice'").select('InternalName')();
    expect(own.map((field) => field.InternalName)).toEqual(['Val']);
    expect(await fields.getByTitle('Dag').select('SchemaXml')()).toMatchObject({
      SchemaXml: expect.stringContaining('Format="DateOnly"'),
    });
  });

  test('is indexed afterwards, at most twenty a list, and made unique only then and only if it is', async () => {
    await sp.web.lists.add('Index');
    const { fields, items } = sp.web.lists.getByTitle('Index');
    await fields.addText('Key');
    await items.add({ Title: 'a', Key: 'k' });
    await items.add({ Title: 'b', Key: 'K' });
    const key = fields.getByInternalNameOrTitle('Key');
    expect(await refusal(key.update({ EnforceUniqueValues: true }))).toMatchObject({ status: 400 });
    await key.update({ Indexed: true });
    expect(await refusal(key.update({ EnforceUniqueValues: true }))).toMatchObject({ status: 400 });
    expect(await key.select('Indexed', 'EnforceUniqueValues')()).toMatchObject({
      Indexed: true,
      EnforceUniqueValues: false,
    });
    expect(await items.filter("Key eq 'k'")()).toHaveLength(2);
    await items.getById(2).update({ Key: 'l' });
    await key.update({ EnforceUniqueValues: true });
    expect(await refusal(items.getById(2).update({ Key: 'k' }))).toMatchObject({ status: 500 });
    expect(await items.getById(2).select('Key')()).toMatchObject({ Key: 'l' });
    await items.getById(1).update({ Key: 'm' });
    await items.getById(2).update({ Key: 'k' });
    for (let number = 2; number <= 20; number++) {
      await fields.createFieldAsXml(`<Field Type="Text" DisplayName="F${number}" Indexed="TRUE" />`);
    }
    expect(await refusal(fields.getByInternalNameOrTitle('Title').update({ Indexed: true }))).toMatchObject({
      status: 400,
    });
    await fields.getByInternalNameOrTitle('F20').update({ Indexed: false });
    await fields.getByInternalNameOrTitle('Title').update({ Indexed: true, Title: 'Rubrik' });
    expect(await items.filter("Title eq 'B'").select('Title')()).toHaveLength(1);
    await fields.addMultilineText('Lång');
    expect(await refusal(fields.getByTitle('Lång').update({ Indexed: true }))).toMatchObject({ status: 400 });
  });

  test('that is added or taken away shows in the items that were there', async () => {
    await sp.web.lists.add('Växer');
    const { fields, items } = sp.web.lists.getByTitle('Växer');
    await items.add({ Title: 'a' });
    await fields.addText('Ny');
    expect(await items.getById(1)()).toMatchObject({ Title: 'a', Ny: null });
    await fields.getByTitle('Ny').update({ Title: 'Nyare', Required: true });
    expect(await items.add({ Title: 'utan' })).toMatchObject({ Ny: null });
    await fields.getByTitle('Nyare').delete();
    expect(await items.getById(1)()).not.toHaveProperty('Ny');
    expect(await refusal(fields.getByInternalNameOrTitle('Title').delete())).toMatchObject({ status: 400 });
    expect(await refusal(fields.getByInternalNameOrTitle('Ny')())).toMatchObject({ status: 400 });
  });

  test('gives a new item its first value', async () => {
    await sp.web.lists.add('Förval');
    const { fields, items } = sp.web.lists.getByTitle('Förval');
    await fields.createFieldAsXml('<Field Type="Boolean" DisplayName="Aktiv"><Default>1</Default></Field>');
    await fields.createFieldAsXml(
      '<Field Type="Choice" DisplayName="Läge"><Default>Utkast</Default><CHOICES><CHOICE>Utkast</CHOICE></CHOICES></Field>',
    );
    expect(await items.add({ Title: 'x' })).toMatchObject({ Aktiv: true, L_x00e4_ge: 'Utkast' });
    expect(await items.add({ Title: 'y', Aktiv: false })).toMatchObject({ Aktiv: false });
  });
});

describe('a view', () => {
  test('is added, given columns in order, a query, a limit and formatting, and made the default', async () => {
    await sp.web.lists.add('Vyer');
    const list = sp.web.lists.getByTitle('Vyer');
    await list.fields.addText('Key');
    await list.fields.addNumber('Sort');
    const added = await list.views.add('Per mål', false, {
      RowLimit: 50,
      ViewQuery: '<OrderBy><FieldRef Name="Sort" /></OrderBy>',
    });
    const view = list.views.getById(added.Id);
    await view.fields.removeAll();
    for (const name of ['LinkTitle', 'Key', 'Sort']) await view.fields.add(name);
    await view.fields.move('Sort', 0);
    await view.fields.remove('Key');
    await view.update({ CustomFormatter: '{"hideColumnHeader":true}', DefaultView: true });
    expect(await view.fields()).toMatchObject({ Items: ['Sort', 'LinkTitle'] });
    expect(await list.defaultView()).toMatchObject({
      Title: 'Per mål',
      RowLimit: 50,
      CustomFormatter: '{"hideColumnHeader":true}',
      ServerRelativeUrl: '/sites/utbildning/Lists/Vyer/Per mål.aspx',
    });
    expect((await list.views.select('Title', 'DefaultView')()).map((one) => [one.Title, one.DefaultView])).toEqual([
      ['All Items', false],
      ['Per mål', true],
    ]);
    await list.views
      .getByTitle('All Items')
      .setViewXml(
        '<View><Query><OrderBy><FieldRef Name="ID" Ascending="FALSE" /></OrderBy></Query><ViewFields><FieldRef Name="Key" /></ViewFields><RowLimit Paged="TRUE">7</RowLimit></View>',
      );
    expect(await list.views.getByTitle('All Items')()).toMatchObject({
      RowLimit: 7,
      ViewQuery: '<OrderBy><FieldRef Name="ID" Ascending="FALSE" /></OrderBy>',
    });
    expect(await list.views.getByTitle('All Items').fields()).toMatchObject({ Items: ['Key'] });
    expect(await refusal(view.fields.add('Finns inte'))).toMatchObject({ status: 400 });
    await list.views.getByTitle('All Items').delete();
    expect(await list.views()).toHaveLength(1);
  });
});
