import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await memoryTenant();
});
afterEach(() => tenant.close());

test('a person or lookup column that is changed to take several values has them as lists, and back', async () => {
  const { lists } = pnpAs(tenant, 'controller').web;
  const { Id: goals } = await lists.add('Mål');
  const list = lists.getByTitle('Mål');
  await list.fields.addUser('Vem', { SelectionMode: 0 });
  await list.fields.addLookup('Del', { LookupListId: goals, LookupFieldName: 'Title' });
  await list.items.add({ Title: 'A', VemId: 6 });
  await list.items.add({ Title: 'B', VemId: 6, DelId: 1 });
  for (const name of ['Vem', 'Del'])
    await list.fields.getByInternalNameOrTitle(name).update({ AllowMultipleValues: true });
  expect((await list.fields.getByInternalNameOrTitle('Del')()).TypeAsString).toBe('LookupMulti');
  expect((await list.fields.getByInternalNameOrTitle('Vem')()).TypeAsString).toBe('UserMulti');
  expect(await list.items.getById(2)()).toMatchObject({ VemId: [6], VemStringId: ['6'], DelId: [1] });
  await list.items.getById(2).update({ DelId: [1, 2], VemId: [6, 7] });
  const expanded = await list.items.getById(2).select('Vem/Title', 'Del/Title').expand('Vem', 'Del')();
  expect(expanded).toMatchObject({ Vem: [{}, {}], Del: [{ Title: 'A' }, { Title: 'B' }] });
  await list.fields.getByInternalNameOrTitle('Del').update({ AllowMultipleValues: false });
  expect(await list.items.getById(2)()).toMatchObject({ DelId: 1 });
  await list.fields.getByInternalNameOrTitle('Del').update({ Indexed: true });
  expect(
    await refusal(list.fields.getByInternalNameOrTitle('Del').update({ AllowMultipleValues: true })),
  ).toMatchObject({ status: 400 });
});

test('everybody is a security group that rights can be given to', async () => {
  const { web } = pnpAs(tenant, 'controller');
  const all = await web.ensureUser(`c:0-.f|rolemanager|spo-grid-all-users/${tenant.tenantId}`);
  expect(all).toMatchObject({ Title: 'Everyone except external users', PrincipalType: 4 });
  await web.lists.add('Öppen');
  const list = web.lists.getByTitle('Öppen');
  await list.breakRoleInheritance(false, true);
  const own = pnpAs(tenant, 'chef.grundskola').web.lists.getByTitle('Öppen');
  expect(await refusal(own())).toMatchObject({ status: 403 });
  const { Id: read } = await web.roleDefinitions.getByName('Read')();
  await list.roleAssignments.add(all.Id, read);
  expect(await own()).toMatchObject({ Title: 'Öppen' });
});
