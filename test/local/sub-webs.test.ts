import { afterEach, beforeEach, expect, test } from 'vitest';
import { spfi, type SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
beforeEach(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
});
afterEach(() => tenant.close());

const below = (from: SPFI, path = 'plan') => spfi([from.web, `${tenant.siteUrl}/${path}`]);

test('a new site has the library Documents, three groups, site columns and content types', async () => {
  const lists = await sp.web.lists
    .select('Title', 'BaseTemplate', 'RootFolder/ServerRelativeUrl')
    .expand('RootFolder')();
  expect(lists).toMatchObject([
    { Title: 'Documents', BaseTemplate: 101, RootFolder: { ServerRelativeUrl: '/sites/utbildning/Shared Documents' } },
  ]);
  expect(await sp.web.lists.getByTitle('Documents').defaultView()).toMatchObject({
    Title: 'All Documents',
    ServerRelativeUrl: '/sites/utbildning/Shared Documents/Forms/AllItems.aspx',
  });
  for (const group of [sp.web.associatedOwnerGroup, sp.web.associatedMemberGroup, sp.web.associatedVisitorGroup])
    expect(await group()).toMatchObject({ PrincipalType: 8 });
  expect((await sp.web.fields()).length).toBeGreaterThan(100);
  expect((await sp.web.contentTypes()).map(({ Name }) => Name)).toEqual(
    expect.arrayContaining(['Item', 'Document', 'Folder']),
  );
});

test('a web below has lists of its own under its own addresses, and shares people', async () => {
  const web = await sp.web.webs.add('Planen', 'plan', 'Planens arbetsyta');
  expect(web).toMatchObject({
    Title: 'Planen',
    Url: `${tenant.siteUrl}/plan`,
    ServerRelativeUrl: '/sites/utbildning/plan',
  });
  const sub = below(sp);
  expect((await sub.web.lists.select('Title')()).map(({ Title }) => Title)).toEqual(['Documents']);
  await sub.web.lists.add('Activities');
  await sp.web.lists.add('Activities');
  const { Id, ParentWebUrl } = await sub.web.lists.getByTitle('Activities')<{ Id: string; ParentWebUrl: string }>();
  expect(ParentWebUrl).toBe('/sites/utbildning/plan');
  await sub.web.lists.getByTitle('Activities').items.add({ Title: 'x' });
  expect(await sp.web.lists.getByTitle('Activities').items()).toEqual([]);
  expect(await refusal(sp.web.lists.getById(Id)())).toMatchObject({ status: 404 });
  expect(await sub.web.getList('/sites/utbildning/plan/Lists/Activities').items.select('FileRef')()).toMatchObject([
    { FileRef: '/sites/utbildning/plan/Lists/Activities/1_.000' },
  ]);
  expect((await sub.web.currentUser()).Id).toBe((await sp.web.currentUser()).Id);
  expect((await sp.web.webs.select('Title')()).map(({ Title }) => Title)).toEqual(['Planen']);
  expect(await refusal(sp.web.webs.add('Planen', 'PLAN'))).toMatchObject({ status: 500 });
});

test('a batch in a web below is answered there', async () => {
  await sp.web.webs.add('Planen', 'plan');
  const [batch, execute] = below(sp).batched();
  const url = batch.web.select('Url')<{ Url: string }>();
  const added = batch.web.lists.add('Activities');
  await execute();
  expect((await url).Url).toBe(`${tenant.siteUrl}/plan`);
  expect((await added) as object).toMatchObject({ ParentWebUrl: '/sites/utbildning/plan' });
});

test('a web below has its parent’s rights until it is told otherwise', async () => {
  await sp.web.webs.add('Planen', 'plan');
  const member = below(pnpAs(tenant, 'utvecklare.grundskola'));
  expect(await member.web.lists()).toHaveLength(1);
  await below(sp).web.breakRoleInheritance(false, false);
  expect(await refusal(member.web.lists.getByTitle('Documents').items())).toMatchObject({ status: 403 });
  await below(sp).web.resetRoleInheritance();
  expect(await member.web.lists.getByTitle('Documents').items()).toEqual([]);
  expect(await refusal(member.web.webs.add('Min', 'min'))).toMatchObject({ status: 403 });
});

test('a web is changed and deleted, the site’s own never', async () => {
  await sp.web.webs.add('Planen', 'plan');
  await below(sp).web.update({ Title: 'Plan 2022' });
  expect(await below(sp).web()).toMatchObject({ Title: 'Plan 2022' });
  const parent = await below(sp).web.getParentWeb();
  expect(await parent()).toMatchObject({ Url: tenant.siteUrl });
  await below(sp).web.webs.add('Inre', 'inre');
  expect(await refusal(below(sp).web.delete())).toMatchObject({ status: 500 });
  await below(sp, 'plan/inre').web.delete();
  await below(sp).web.delete();
  expect((await request(tenant, '../plan/_api/web')).status).toBe(404);
  expect(await refusal(sp.web.delete())).toMatchObject({ status: 403 });
});
