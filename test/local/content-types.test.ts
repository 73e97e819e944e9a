import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
beforeEach(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
});
afterEach(() => tenant.close());

describe('a content type', () => {
  test('of the site is there from the start, with its columns and its parent', async () => {
    expect(await sp.web.contentTypes.getById('0x0101')()).toMatchObject({
      Name: 'Document',
      Group: 'Document Content Types',
      StringId: '0x0101',
    });
    expect(
      (await sp.web.contentTypes.getById('0x01').fields()).map((field: { InternalName: string }) => field.InternalName),
    ).toEqual(['ContentType', 'Title']);
    expect(await sp.web.contentTypes.getById('0x010102').parent()).toMatchObject({ Name: 'Document' });
  });

  test('that is added becomes a child of Item with an id of its own, whatever id is asked for', async () => {
    const asked = '0x01008D19F38845B0884EBEBE239FDF359184';
    const { data } = await sp.web.contentTypes.add(asked, 'Uppföljning', 'Ett läge', 'Plan');
    expect(data.Id!.StringValue).toMatch(/^0x0100[\dA-F]{32}$/);
    expect(data.Id!.StringValue).not.toBe(asked);
    const added = sp.web.contentTypes.getById(data.Id!.StringValue);
    await added.update({ Name: 'Läge', Description: 'Läget' });
    expect(await added()).toMatchObject({ Name: 'Läge', Description: 'Läget', Group: 'Plan' });
    expect(await added.parent()).toMatchObject({ Name: 'Item' });
    expect(await refusal(sp.web.contentTypes.add(asked, 'läge'))).toMatchObject({
      message: 'A duplicate content type "läge" was found.',
    });
    await added.delete();
    expect(await refusal(sp.web.contentTypes.getById('0x01').delete())).toMatchObject({ status: 500 });
  });

  test('is taken over by a list as a child, and then an item can have it', async () => {
    await sp.web.lists.add('Activities', '', 100, true);
    const list = sp.web.lists.getByTitle('Activities');
    expect((await list.contentTypes()).map(({ Name }) => Name)).toEqual(['Item', 'Folder']);
    const { data } = await list.contentTypes.addAvailableContentType('0x0104');
    const id = data.StringId!;
    expect(id).toMatch(/^0x010400[\dA-F]{32}$/);
    const item = await list.items.add({ Title: 'Nyhet', ContentTypeId: '0x0104' });
    expect(
      await list.items.getById(item.Id).select('ContentTypeId', 'ContentType/Name').expand('ContentType')(),
    ).toMatchObject({
      ContentTypeId: id,
      ContentType: { Name: 'Announcement' },
    });
    const plain = await list.items.add({ Title: 'Rad' });
    expect(plain.ContentTypeId).toMatch(/^0x0100[\dA-F]{32}$/);
    expect(await refusal(list.items.add({ Title: 'x', ContentTypeId: '0x0108' }))).toMatchObject({ status: 400 });
  });

  test('of a list has the list’s own columns, until they are deleted', async () => {
    await sp.web.lists.add('Activities');
    const list = sp.web.lists.getByTitle('Activities');
    const names = async () => {
      const [item] = await list.contentTypes();
      const links = await list.contentTypes.getById(item!.StringId).fieldLinks();
      return links.map(({ Name }) => Name);
    };
    await list.fields.addText('Ansvarig');
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" DisplayName="Dold" />', Options: 2 });
    expect(await names()).toEqual(['ContentType', 'Title', 'Ansvarig']);
    await list.fields.getByInternalNameOrTitle('Ansvarig').delete();
    expect(await names()).toEqual(['ContentType', 'Title']);
  });
});

describe('a site column', () => {
  test('is there from the start, can be added, changed and deleted, and lists do not have it by themselves', async () => {
    expect(await sp.web.fields.getByInternalNameOrTitle('Other Address Country/Region')()).toMatchObject({
      InternalName: 'OtherAddressCountry',
      TypeAsString: 'Text',
      CanBeDeleted: false,
    });
    const added = await sp.web.fields.addChoice('Läge', { Choices: ['Pågår', 'Klar'], Group: 'Plan' });
    expect(added).toMatchObject({ InternalName: 'L_x00e4_ge', Group: 'Plan' });
    await sp.web.fields.getById(added.Id!).update({ Description: 'Hur det går' });
    expect(await sp.web.fields.getByTitle('Läge')()).toMatchObject({
      Description: 'Hur det går',
      Scope: '/sites/utbildning',
    });
    expect((await sp.web.lists.getByTitle('Documents').fields()).some(({ Title }) => Title === 'Läge')).toBe(false);
    await sp.web.fields.getById(added.Id!).delete();
    expect(await refusal(sp.web.fields.getById(added.Id!)())).toMatchObject({ status: 400 });
    expect(await refusal(sp.web.fields.getByTitle('First Name').delete())).toMatchObject({ status: 400 });
  });

  test('is for who manages the web', async () => {
    const member = pnpAs(tenant, 'utvecklare.grundskola').web;
    expect(await refusal(member.fields.addText('Läge'))).toMatchObject({ status: 403 });
    expect(await refusal(member.contentTypes.add('0x01', 'Läge'))).toMatchObject({ status: 403 });
  });
});
