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

const owner = 'i:0#.f|membership|utvecklare.grundskola@kommun.example';

describe('a site group', () => {
  test('is added, changed, filled, given rights, and takes them along when it is removed', async () => {
    const group = await sp.web.siteGroups.add({ Title: 'Revisorer', Description: 'Läser allt' });
    expect(group).toMatchObject({
      Title: 'Revisorer',
      LoginName: 'Revisorer',
      OwnerTitle: 'Controller',
      PrincipalType: 8,
    });
    await sp.web.siteGroups.getByName('revisorer').update({ Title: 'Revisionen', AllowMembersEditMembership: true });
    expect(await sp.web.siteGroups.getById(group.Id)()).toMatchObject({
      Title: 'Revisionen',
      Description: 'Läser allt',
      AllowMembersEditMembership: true,
    });
    await sp.web.siteGroups.getById(group.Id).users.add(owner);
    expect((await sp.web.siteGroups.getById(group.Id).users()).map(({ LoginName }) => LoginName)).toEqual([owner]);

    await sp.web.lists.add('Revision');
    const list = sp.web.lists.getByTitle('Revision');
    await list.breakRoleInheritance(false, false);
    const reader = pnpAs(tenant, 'utvecklare.grundskola').web.lists.getByTitle('Revision');
    expect(await refusal(reader.items())).toMatchObject({ status: 403 });
    await list.roleAssignments.add(group.Id, 1073741826);
    expect(await reader.items()).toEqual([]);
    await sp.web.siteGroups.removeById(group.Id);
    expect(await refusal(reader.items())).toMatchObject({ status: 403 });
    expect(await refusal(sp.web.siteGroups.getById(group.Id)())).toMatchObject({ status: 404 });
  });

  test('has a name of its own, and is made by who may make groups and changed by its owner', async () => {
    await sp.web.siteGroups.add({ Title: 'Revisorer' });
    expect(await refusal(sp.web.siteGroups.add({ Title: 'REVISORER' }))).toMatchObject({ status: 500 });
    const member = pnpAs(tenant, 'utvecklare.grundskola');
    expect(await refusal(member.web.siteGroups.add({ Title: 'Vi' }))).toMatchObject({ status: 403 });
    const group = member.web.siteGroups.getByName('Revisorer');
    expect(await refusal(group.update({ Description: 'Vår' }))).toMatchObject({ status: 403 });
    const { Id } = await member.web.currentUser();
    await sp.web.siteGroups.getByName('Revisorer').setUserAsOwner(Id);
    await group.update({ Description: 'Vår' });
    expect(await group()).toMatchObject({ Description: 'Vår', OwnerTitle: 'Utvecklingsledare grundskola' });
    await group.users.add(owner);
    expect(await group.users()).toHaveLength(1);
  });
});

describe('a permission level', () => {
  test('is added with its rights, decides what may be done, and is changed and deleted', async () => {
    const { data } = await sp.web.roleDefinitions.add('Bara lägga till', 'Inget annat', 200, {
      High: 0,
      Low: 65_539,
    });
    expect(data).toMatchObject({
      Name: 'Bara lägga till',
      RoleTypeKind: 0,
      Hidden: false,
      BasePermissions: { High: '0', Low: '65539' },
    });
    await sp.web.lists.add('Inkorg');
    const list = sp.web.lists.getByTitle('Inkorg');
    await list.breakRoleInheritance(false, false);
    const { Id } = await sp.web.ensureUser(owner);
    await list.roleAssignments.add(Id, data.Id);
    const mine = pnpAs(tenant, 'utvecklare.grundskola').web.lists.getByTitle('Inkorg');
    await mine.items.add({ Title: 'Hej' });
    expect(await refusal(mine.items.getById(1).update({ Title: 'Hopp' }))).toMatchObject({ status: 403 });
    expect(await mine.effectiveBasePermissions()).toMatchObject({ High: '0', Low: '65539' });
    await sp.web.roleDefinitions.getByName('Bara lägga till').update({ BasePermissions: { High: 0, Low: 65_543 } });
    await mine.items.getById(1).update({ Title: 'Hopp' });
    await sp.web.roleDefinitions.getByName('Bara lägga till').delete();
    expect(await refusal(mine.items())).toMatchObject({ status: 403 });
    expect(await refusal(sp.web.roleDefinitions.getByName('Full Control').delete())).toMatchObject({ status: 400 });
  });

  test('is found on the nearest thing that has rights of its own', async () => {
    await sp.web.lists.add('Activities');
    const list = sp.web.lists.getByTitle('Activities');
    await list.items.add({ Title: 'x' });
    const item = list.items.getById(1);
    expect(await item.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.Web' });
    await list.breakRoleInheritance(true, false);
    expect(await item.firstUniqueAncestorSecurableObject()).toMatchObject({
      'odata.type': 'SP.List',
      Title: 'Activities',
    });
    await item.breakRoleInheritance(true, false);
    expect(await item.firstUniqueAncestorSecurableObject()).toMatchObject({ Id: 1 });
    await list.resetRoleInheritance();
    await list.breakRoleInheritance(true, true);
    expect(await item.select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: false });
  });
});

describe('a user', () => {
  test('of any well-formed login is made by ensureuser only where tokens of others are taken too', async () => {
    const stranger = 'i:0#.f|membership|Anna.Ek@annan.example';
    expect(await refusal(sp.web.ensureUser(stranger))).toMatchObject({ status: 400 });
    const open = await memoryTenant({ strict: false });
    const web = pnpAs(open, 'controller').web;
    const made = await web.ensureUser(stranger);
    expect(made).toMatchObject({
      LoginName: 'i:0#.f|membership|anna.ek@annan.example',
      UserPrincipalName: 'Anna.Ek@annan.example',
    });
    expect((await web.ensureUser('anna.ek@annan.example')).Id).toBe(made.Id);
    for (const nonsense of ['i:0#.f|membership|anna', 'anna ek@annan.example', 'c:0(.s|ghost', ''])
      expect(await refusal(web.ensureUser(nonsense))).toMatchObject({ status: 400 });
    await open.close();
  });

  test('may change their own name and nobody else’s, and never their own rank', async () => {
    const member = pnpAs(tenant, 'utvecklare.grundskola');
    await member.web.currentUser.update({ Title: 'Eva Ek' });
    expect(await member.web.currentUser()).toMatchObject({ Title: 'Eva Ek' });
    expect(await refusal(member.web.currentUser.update({ IsSiteAdmin: true }))).toMatchObject({ status: 403 });
    const { Id } = await sp.web.currentUser();
    expect(await refusal(member.web.getUserById(Id).update({ Title: 'x' }))).toMatchObject({ status: 403 });
  });

  test('taken off the site loses groups and rights, keeps what they wrote, and comes back under the same number', async () => {
    await sp.web.lists.add('Activities');
    const member = pnpAs(tenant, 'utvecklare.grundskola');
    await member.web.lists.getByTitle('Activities').items.add({ Title: 'x' });
    const { Id } = await member.web.currentUser();
    await sp.web.siteUsers.removeById(Id);
    expect(await sp.web.siteUsers.filter(`Id eq ${Id}`)()).toEqual([]);
    const items = sp.web.lists.getByTitle('Activities').items;
    expect(await items.select('Author/Title').expand('Author')()).toMatchObject([
      { Author: { Title: 'Utvecklingsledare grundskola' } },
    ]);
    expect((await sp.web.ensureUser(owner)).Id).toBe(Id);
    expect(await refusal(member.web.lists.getByTitle('Activities').items())).toMatchObject({ status: 403 });
  });
});
