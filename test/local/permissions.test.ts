import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PermissionKind } from '@pnp/sp/security/index.js';
import type { SPFI } from '@pnp/sp/fi.js';
import { people } from '../../src/local/people/people.ts';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnp, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let planner: SPFI;
let owner: SPFI;
const denied = {
  status: 403,
  code: '-2147024891, System.UnauthorizedAccessException',
  message: 'Access denied. You do not have permission to perform this action or access this resource.',
};

beforeAll(async () => {
  tenant = await memoryTenant();
  planner = pnpAs(tenant, 'controller');
  owner = pnpAs(tenant, 'utvecklare.grundskola');
});
afterAll(() => tenant.close());

async function newList(title: string) {
  await planner.web.lists.add(title);
  return planner.web.lists.getByTitle(title);
}

/** Lets members read a list and the owners' group do all, as a list of closed things is. */
async function lockToReaders(title: string): Promise<void> {
  const list = planner.web.lists.getByTitle(title);
  const roles = await planner.web.roleDefinitions<{ Id: number; Name: string }[]>();
  const roleId = (name: string) => roles.find((role) => role.Name === name)!.Id;
  const members = await planner.web.associatedMemberGroup();
  await list.breakRoleInheritance(true);
  await list.roleAssignments.remove(members.Id, roleId('Edit'));
  await list.roleAssignments.add(members.Id, roleId('Read'));
}

describe('the people of the site', () => {
  test('are the six, the planner in the owners’ group, the rest members', async () => {
    const users = await planner.web.siteUsers();
    expect(users.map((user) => user.LoginName)).toEqual(people.map((person) => person.login));
    const names = async (group: SPFI['web']['associatedOwnerGroup']) => (await group.users()).map((user) => user.Title);
    expect(await names(planner.web.associatedOwnerGroup)).toEqual(['Controller']);
    expect(await names(planner.web.associatedMemberGroup)).toEqual(people.slice(1).map((person) => person.name));
    expect(await names(planner.web.associatedVisitorGroup)).toEqual([]);
    expect((await planner.web.siteGroups()).map((group) => group.Id)).toEqual([3, 4, 5]);
    expect(await owner.web.currentUser.groups()).toMatchObject([{ Title: 'Medlemmar i Utbildningsförvaltningen' }]);
  });

  test('are found by id, login and e-mail, and ensured by any name of theirs', async () => {
    const ensured = await planner.web.ensureUser('chef.grundskola@kommun.example');
    expect(ensured).toMatchObject({ Title: 'Verksamhetschef grundskola', PrincipalType: 1 });
    expect(await planner.web.getUserById(ensured.Id)()).toMatchObject({ LoginName: ensured.LoginName });
    expect(await planner.web.siteUsers.getById(ensured.Id)()).toMatchObject({ Id: ensured.Id });
    expect(await planner.web.siteUsers.getByLoginName(ensured.LoginName)()).toMatchObject({ Id: ensured.Id });
    expect(await planner.web.siteUsers.getByEmail(ensured.Email)()).toMatchObject({ Id: ensured.Id });
    expect(await planner.web.ensureUser(ensured.LoginName)).toMatchObject({ Id: ensured.Id });
    expect(await refusal(planner.web.ensureUser('okänd@kommun.example'))).toMatchObject({ status: 400 });
  });
});

describe('a list with rights of its own', () => {
  test('lets those who may only read read, and refuses their writes in SharePoint’s words', async () => {
    const list = await newList('Perioder');
    const { Id } = await list.items.add({ Title: 'Bokslut' });
    await lockToReaders('Perioder');
    const theirs = owner.web.lists.getByTitle('Perioder');
    expect(await theirs.items.getById(Id).select('Title')()).toMatchObject({ Title: 'Bokslut' });
    expect(await refusal(theirs.items.add({ Title: 'Ny' }))).toEqual(denied);
    expect(await refusal(theirs.items.getById(Id).update({ Title: 'Ändrad' }))).toEqual(denied);
    expect(await refusal(theirs.items.getById(Id).delete())).toEqual(denied);
    expect(await refusal(theirs.items.getById(Id).recycle())).toEqual(denied);
    expect(await refusal(theirs.update({ Description: 'x' }))).toEqual(denied);
    expect(await refusal(theirs.fields.addText('x'))).toEqual(denied);
    expect(await refusal(theirs.defaultView.update({ RowLimit: 5 }))).toEqual(denied);
    await list.items.getById(Id).update({ Title: 'Bokslut 2022' });
    await pnp(tenant, tenant.appToken()).web.lists.getByTitle('Perioder').items.add({ Title: 'Tjänstens' });
  });

  test('says so in EffectiveBasePermissions', async () => {
    const list = await newList('Rättigheter');
    await lockToReaders('Rättigheter');
    const theirs = owner.web.lists.getByTitle('Rättigheter');
    expect(await theirs.currentUserHasPermissions(PermissionKind.ViewListItems)).toBe(true);
    expect(await theirs.currentUserHasPermissions(PermissionKind.EditListItems)).toBe(false);
    expect(await list.currentUserHasPermissions(PermissionKind.EditListItems)).toBe(true);
    expect(await list.userHasPermissions(people[3]!.login, PermissionKind.EditListItems)).toBe(false);
    expect(await theirs.select('EffectiveBasePermissions')()).toMatchObject({
      EffectiveBasePermissions: { High: '176', Low: '138612833' },
    });
    const { Id } = await list.items.add({ Title: 'x' });
    const answer = await request(
      tenant,
      `web/lists/getByTitle('Rättigheter')/items(${Id})/EffectiveBasePermissions`,
      {},
      'utvecklare.grundskola',
    );
    expect(await answer.json()).toMatchObject({ High: '176', Low: '138612833' });
    await list.resetRoleInheritance();
    expect(await theirs.currentUserHasPermissions(PermissionKind.EditListItems)).toBe(true);
    expect(await list.select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: false });
  });

  test('that nobody else may read is hidden from the lists and refused by name', async () => {
    const list = await newList('Hemlig');
    await list.breakRoleInheritance(false);
    expect((await owner.web.lists.select('Title')<{ Title: string }[]>()).map((one) => one.Title)).not.toContain(
      'Hemlig',
    );
    expect(await refusal(owner.web.lists.getByTitle('Hemlig')())).toEqual(denied);
    expect(await refusal(owner.web.lists.getByTitle('Hemlig').items())).toEqual(denied);
    const assignments = await list.roleAssignments.expand('Member', 'RoleDefinitionBindings')<
      { Member: { Title: string }; RoleDefinitionBindings: { Name: string }[] }[]
    >();
    expect(assignments).toMatchObject([
      { Member: { Title: 'Controller' }, RoleDefinitionBindings: [{ Name: 'Full Control' }] },
    ]);
    const deniedPage = await fetch(`${tenant.siteUrl}/Lists/Hemlig/AllItems.aspx?as=utvecklare.grundskola`);
    expect(deniedPage.status).toBe(403);
  });

  test('is not theirs to unlock', async () => {
    await newList('Låst');
    await lockToReaders('Låst');
    expect(await refusal(owner.web.lists.getByTitle('Låst').resetRoleInheritance())).toEqual(denied);
    expect(await refusal(owner.web.lists.getByTitle('Låst').roleAssignments.add(9, 1073741829))).toEqual(denied);
    expect(await refusal(owner.web.lists.getByTitle('Låst').delete())).toEqual(denied);
  });
});

describe('an item with rights of its own', () => {
  test('is left out of the pages of those who may not read it', async () => {
    const list = await newList('Utdrag');
    await list.items.add({ Title: 'Öppen' });
    const { Id } = await list.items.add({ Title: 'Sluten' });
    await list.items.getById(Id).breakRoleInheritance(false);
    const titles = async (sp: SPFI) =>
      (await sp.web.lists.getByTitle('Utdrag').items.select('Title')<{ Title: string }[]>()).map((item) => item.Title);
    expect(await titles(planner)).toEqual(['Öppen', 'Sluten']);
    expect(await titles(owner)).toEqual(['Öppen']);
    expect(await refusal(owner.web.lists.getByTitle('Utdrag').items.getById(Id)())).toMatchObject({ status: 404 });
    await list.items.getById(Id).resetRoleInheritance();
    expect(await titles(owner)).toEqual(['Öppen', 'Sluten']);
  });
});

test('a person who leaves the group loses its rights at once', async () => {
  await newList('Grupp');
  const member = pnpAs(tenant, 'chef.gymnasium');
  await member.web.lists.getByTitle('Grupp').items.add({ Title: 'Får' });
  const chef = await planner.web.ensureUser('chef.gymnasium@kommun.example');
  await planner.web.associatedMemberGroup.users.removeById(chef.Id);
  expect(await refusal(member.web.lists.getByTitle('Grupp').items.add({ Title: 'Får inte' }))).toEqual(denied);
  await planner.web.associatedVisitorGroup.users.add(chef.LoginName);
  expect(await member.web.lists.getByTitle('Grupp').items()).toHaveLength(1);
  expect(await refusal(member.web.lists.getByTitle('Grupp').items.add({ Title: 'Får inte' }))).toEqual(denied);
  expect(await refusal(member.web.associatedOwnerGroup.users.add(chef.LoginName))).toEqual(denied);
});
