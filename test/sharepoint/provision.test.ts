import '@pnp/sp/fields/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/webs/index.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allLists } from '../../src/lists/all-lists.ts';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { examine, provision, type ProvisionStep } from '../../src/sharepoint/provision.ts';
import { brisk, openSite, type TestSite } from './site.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openSite({ provisioned: false });
});
afterEach(() => site.close());

const done = (steps: readonly ProvisionStep[]) => [...new Set(steps.map((step) => step.done))];

it('makes every list in its English folder, under its Swedish title', async () => {
  const steps = await provision(site.as('controller'));
  expect(steps.filter(({ what }) => what === 'lista').map(({ list }) => list)).toEqual(
    allLists.map(({ title }) => title),
  );
  const lists = await site.as('controller').web.lists.select('Title', 'RootFolder/Name').expand('RootFolder')<
    { Title: string; RootFolder: { Name: string } }[]
  >();
  const titles = new Map(lists.map((list) => [list.RootFolder.Name, list.Title]));
  for (const { name, title } of allLists) expect(titles.get(name)).toBe(title);
});

it('makes columns with their indexes, uniqueness, choices and lookups as they are written down', async () => {
  await provision(site.as('controller'));
  for (const list of allLists) {
    const fields = await listOf(site.as('controller'), list.name).fields();
    for (const wanted of list.fields) {
      const field = fields.find(({ InternalName }) => InternalName === wanted.name);
      expect(field, `${list.name}.${wanted.name}`).toMatchObject({
        Title: wanted.title,
        Indexed: wanted.indexed === true,
        EnforceUniqueValues: wanted.unique === true,
        ...(wanted.kind === 'choice' ? { Choices: wanted.choices } : {}),
        ...(wanted.kind === 'people' ? { AllowMultipleValues: true } : {}),
      });
    }
  }
});

it('makes the bare list readable: columns, order, versions', async () => {
  await provision(site.as('controller'));
  for (const list of allLists) {
    const there = listOf(site.as('controller'), list.name);
    const { Items } = await there.defaultView.fields<{ Items: string[] }>();
    expect(Items).toEqual(list.view.fields);
    expect((await there.defaultView()).ViewQuery).toContain(`Name="${list.view.orderBy}"`);
    const { EnableVersioning, MajorVersionLimit } = await there.select('EnableVersioning', 'MajorVersionLimit')();
    expect({ EnableVersioning, MajorVersionLimit }).toEqual({
      EnableVersioning: true,
      MajorVersionLimit: list.versionLimit,
    });
  }
});

it('changes nothing the second time, in two requests', async () => {
  await provision(site.as('controller'));
  site.requests();
  expect(done(await provision(site.as('controller')))).toEqual(['unchanged']);
  expect(site.requests().length).toBe(2);
});

it('says what it would do, and does nothing, on a dry run', async () => {
  const steps = await provision(site.as('controller'), { dryRun: true });
  expect(done(steps)).toEqual(['would-create', 'would-change']);
  const folders = await site.as('controller').web.lists.select('RootFolder/Name').expand('RootFolder')<
    { RootFolder: { Name: string } }[]
  >();
  expect(folders.map((list) => list.RootFolder.Name)).not.toContain('Activities');
  await provision(site.as('controller'));
  expect(done(await provision(site.as('controller'), { dryRun: true }))).toEqual(['unchanged']);
});

it('puts back a column, an index and a choice that somebody took away, and leaves a renamed column its name', async () => {
  const planner = site.as('controller');
  await provision(planner);
  const activities = listOf(planner, 'Activities').fields;
  await activities.getByInternalNameOrTitle('Comment').delete();
  await activities.getByInternalNameOrTitle('DeadlineLast').update({ Indexed: false }, 'SP.Field');
  await activities.getByInternalNameOrTitle('Parts').update({ Title: 'Delaktiviteter' }, 'SP.Field');
  await activities.getByInternalNameOrTitle('Progress').update({ Choices: ['Ej påbörjad'] }, 'SP.FieldChoice');
  const steps = (await provision(planner)).filter((step) => step.done !== 'unchanged');
  expect(steps.map(({ list }) => list)).toEqual(['Aktiviteter', 'Aktiviteter', 'Aktiviteter']);
  const fields = await activities();
  const named = (name: string) => fields.find(({ InternalName }) => InternalName === name);
  expect(named('Comment')).toBeDefined();
  expect(named('DeadlineLast')?.Indexed).toBe(true);
  expect(named('Progress')?.Choices).toContain('Utgår');
  expect(named('Parts')?.Title).toBe('Delaktiviteter');
});

it('finishes a list whose making was cut off before the schema mark', async () => {
  const planner = site.as('controller');
  await planner.web.lists.add('Activities', 'Åtagandena: vem, när och hur det går.');
  const steps = await provision(planner);
  expect(steps.filter(({ list, what }) => list === 'Aktiviteter' && what === 'lista')).toEqual([]);
  expect(done(await provision(planner))).toEqual(['unchanged']);
});

it('finishes on a bad day, when answers are lost and parts are put off, with nothing made twice', async () => {
  const hardy = connect(site.url, async () => site.tokenFor('controller'), { patience: { ...brisk, attempts: 12 } });
  const rates = { 'drop-after': 0.003, 'drop-before': 0.003, throttle: { rate: 0.01, retryAfter: 0.01 } };
  await site.faults({ seed: 3, rates });
  await provision(hardy);
  const { faults } = await site.faults(null);
  expect(faults['drop-after']).toBeGreaterThan(0);
  expect(faults['throttle']).toBeGreaterThan(0);
  expect(await examine(site.as('controller'))).toEqual([]);
  expect(done(await provision(site.as('controller')))).toEqual(['unchanged']);
  for (const { name, fields } of allLists) {
    const there = await listOf(site.as('controller'), name).fields.filter('Hidden eq false')();
    const ours = there.filter(({ InternalName }) => fields.some((field) => InternalName.startsWith(field.name)));
    expect(new Set(ours.map(({ Title }) => Title)).size, name).toBe(ours.length);
  }
});

it('is refused in words to anybody but a site owner', async () => {
  const error: unknown = await provision(site.as('utvecklare.grundskola')).catch((reason: unknown) => reason);
  expect(isPlanError(error, 'forbidden')).toBe(true);
  expect((error as Error).message).toContain('äger webbplatsen');
});

it('leaves a site without lists in no doubt', async () => {
  for (const attempt of [
    site.storeAs('controller').plans(),
    site.storeAs('controller').read('x'),
    site.storeAs('controller').viewer(),
  ]) {
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(isPlanError(error, 'not-found')).toBe(true);
    expect((error as Error).message).toContain('provision');
  }
});

it('leaves nobody a right of their own to a list that planners write, not even who made it', async () => {
  const client = site.as('controller');
  await provision(client);
  const self: { Id: number } = await client.web.currentUser.select('Id')();
  const groups: { Id: number }[] = await client.web.siteGroups.select('Id')();
  for (const { name } of allLists.filter(({ writtenBy }) => writtenBy === 'planners')) {
    const given: { PrincipalId: number }[] = await listOf(client, name).roleAssignments();
    const ids = given.map(({ PrincipalId }) => PrincipalId);
    expect(ids, name).not.toContain(self.Id);
    expect(new Set(ids), name).toEqual(new Set(groups.map(({ Id }) => Id)));
    expect(ids, name).toHaveLength(groups.length);
  }
});
