import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, request } from './pnp-client.ts';

// What CLI for Microsoft 365 11.11 sends, where it writes otherwise than PnPjs.

let tenant: Tenant;
beforeEach(async () => {
  tenant = await memoryTenant();
  await pnpAs(tenant, 'controller').web.lists.add('Activities');
});
afterEach(() => tenant.close());

const list = "web/lists/getByTitle('Activities')";

async function post(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await request(tenant, path, {
    method: 'POST',
    headers: { accept: 'application/json;odata=nometadata', 'content-type': 'application/json;odata=verbose' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('an item names its content type, and people in single quotes', async () => {
  await pnpAs(tenant, 'controller').web.lists.getByTitle('Activities').fields.addUser('Owner');
  const formValues = [
    { FieldName: 'ContentType', FieldValue: 'Item' },
    { FieldName: 'Title', FieldValue: 'Rad' },
    { FieldName: 'Owner', FieldValue: "[{'Key':'i:0#.f|membership|chef.gymnasium@kommun.example'}]" },
  ];
  const { body } = await post(`${list}/AddValidateUpdateItemUsingPath()`, { formValues });
  expect((body['value'] as { HasException: boolean }[]).map(({ HasException }) => HasException)).not.toContain(true);
  const [item] = await pnpAs(tenant, 'controller')
    .web.lists.getByTitle('Activities')
    .items.select('Owner/Title', 'ContentType/Name')
    .expand('Owner', 'ContentType')<object[]>();
  expect(item).toMatchObject({ Owner: { Title: 'Verksamhetschef gymnasium' }, ContentType: { Name: 'Item' } });
  const wrong = await post(`${list}/AddValidateUpdateItemUsingPath()`, {
    formValues: [{ FieldName: 'ContentType', FieldValue: 'Nonsens' }],
  });
  expect(wrong.body['value']).toMatchObject([{ FieldName: 'ContentType', HasException: true }, { FieldName: 'Id' }]);
});

test('a view is added with parameters', async () => {
  const parameters = {
    Title: 'Alla',
    ViewFields: { results: ['Title', 'Modified'] },
    Query: "<OrderBy><FieldRef Name='Modified'/></OrderBy>",
    PersonalView: false,
    SetAsDefaultView: false,
    Paged: true,
    RowLimit: 10,
  };
  const { status, body } = await post(`${list}/views/add`, { parameters });
  expect(status).toBe(201);
  expect(body).toMatchObject({ Title: 'Alla', RowLimit: 10, ViewQuery: parameters.Query });
});

test('a principal’s roles are taken away without naming them', async () => {
  await post(`${list}/breakroleinheritance(true)`);
  await post(`${list}/roleassignments/addroleassignment(principalid=7,roledefid=1073741826)`);
  const assigned = async () =>
    (await pnpAs(tenant, 'controller').web.lists.getByTitle('Activities').roleAssignments()).map(
      (one) => one.PrincipalId,
    );
  expect(await assigned()).toContain(7);
  expect((await post(`${list}/roleassignments/removeroleassignment(principalid='7')`)).status).toBe(200);
  expect(await assigned()).not.toContain(7);
});

test('a list is read with its permissions and its version policy', async () => {
  const expand =
    'HasUniqueRoleAssignments,RoleAssignments/Member,RoleAssignments/RoleDefinitionBindings,VersionPolicies';
  const answer = await request(tenant, `${list}?$expand=${expand}`, {
    headers: { accept: 'application/json;odata=nometadata' },
  });
  expect(await answer.json()).toMatchObject({
    Title: 'Activities',
    HasUniqueRoleAssignments: false,
    VersionPolicies: { DefaultTrimMode: 0 },
    RoleAssignments: [{ Member: { Id: 3 }, RoleDefinitionBindings: [{ Name: 'Full Control' }] }, {}, {}],
  });
});
