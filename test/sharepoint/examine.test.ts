import '@pnp/sp/fields/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/webs/index.js';
import type { SPFI } from '@pnp/sp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allLists } from '../../src/lists/all-lists.ts';
import { faultWords, isMended } from '../../src/sharepoint/list-fault.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { examine, provision } from '../../src/sharepoint/provision.ts';
import { openSite, type TestSite } from './site.ts';

let site: TestSite;
let sp: SPFI;
beforeEach(async () => {
  site = await openSite({ provisioned: false });
  sp = site.as('controller');
});
afterEach(() => site.close());

const words = async (language: 'sv' | 'en' = 'sv') => (await examine(sp)).map((fault) => faultWords(fault, language));

it('names every list of an empty site, in both languages', async () => {
  expect(await words()).toEqual(allLists.map(({ title }) => `Listan ${title} saknas.`));
  expect(await words('en')).toEqual(allLists.map(({ name, title }) => `The list ${name} (${title}) is missing.`));
});

it('finds nothing on a site that has just been provisioned, and looks without a change', async () => {
  await provision(sp);
  site.requests();
  expect(await examine(sp)).toEqual([]);
  expect(site.requests()).toEqual(['POST /sites/utbildning/_api/$batch', 'POST /sites/utbildning/_api/$batch']);
});

describe('names what somebody has changed, and provisioning puts it right', () => {
  const activities = () => listOf(sp, 'Activities');
  const group = async (name: 'owner' | 'member'): Promise<number> =>
    (await (name === 'owner' ? sp.web.associatedOwnerGroup : sp.web.associatedMemberGroup)()).Id;
  const roleId = async (kind: 3 | 5): Promise<number> => (await sp.web.roleDefinitions.getByType(kind)()).Id;

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a column that is gone',
      () => activities().fields.getByInternalNameOrTitle('Comment').delete(),
      'Listan Aktiviteter saknar kolumnen Kommentar (Comment).',
    ],
    [
      'an index that is gone',
      () => activities().fields.getByInternalNameOrTitle('DeadlineLast').update({ Indexed: false }, 'SP.Field'),
      'Listan Aktiviteter: kolumnen Slutdatum (DeadlineLast) saknar index.',
    ],
    [
      'a key that may stand twice',
      () => activities().fields.getByInternalNameOrTitle('Key').update({ EnforceUniqueValues: false }, 'SP.Field'),
      'Listan Aktiviteter: kolumnen Nyckel (Key) kräver inte unika värden.',
    ],
    [
      'a choice that is gone',
      () =>
        activities()
          .fields.getByInternalNameOrTitle('Deviation')
          .update({ Choices: ['Enligt plan'] }, 'SP.FieldChoice'),
      'Listan Aktiviteter: kolumnen Avvikelse (Deviation) saknar valen Avviker.',
    ],
    [
      'an activity that can be deleted from under its rows',
      () =>
        listOf(sp, 'Placements')
          .fields.getByInternalNameOrTitle('Activity')
          .update({ RelationshipDeleteBehavior: 0 }, 'SP.FieldLookup'),
      'Listan Rader: det som kolumnen Aktivitet (Activity) pekar på kan tas bort.',
    ],
    [
      'versions that are not kept',
      () => activities().update({ EnableVersioning: false }),
      'Listan Aktiviteter sparar inga versioner.',
    ],
    [
      'versions that are too few',
      () => activities().update({ MajorVersionLimit: 10 }),
      'Listan Aktiviteter sparar bara 10 versioner.',
    ],
    [
      'a list whose permissions were joined with the site’s again',
      () => listOf(sp, 'Plans').resetRoleInheritance(),
      'Listan Planer har webbplatsens behörigheter: alla medlemmar kan ändra i den.',
    ],
    [
      'members who may plan',
      async () => listOf(sp, 'Goals').roleAssignments.add(await group('member'), await roleId(3)),
      'Listan Mål: webbplatsens medlemmar kan ändra i den.',
    ],
    [
      'owners who may not',
      async () => listOf(sp, 'Goals').roleAssignments.remove(await group('owner'), await roleId(5)),
      'Listan Mål: webbplatsens ägare saknar sin behörighet.',
    ],
    ['a list that is gone', () => listOf(sp, 'Postponements').delete(), 'Listan Senareläggningar saknas.'],
  ])('%s', async (_, change, sentence) => {
    await provision(sp);
    await change();
    expect(await words()).toEqual([sentence]);
    await provision(sp);
    expect(await words()).toEqual([]);
  });
});

it('keeps the choices that somebody added, and the rights that an administrator gave another planner', async () => {
  await provision(sp);
  const deviation = listOf(sp, 'Activities').fields.getByInternalNameOrTitle('Deviation');
  await deviation.update({ Choices: ['Enligt plan', 'Vet ej'] }, 'SP.FieldChoice');
  const { id: planner } = (await site.storeAs('utvecklare.gymnasium').viewer()).person;
  const { Id: edit } = await sp.web.roleDefinitions.getByType(3)();
  await listOf(sp, 'Plans').roleAssignments.add(planner, edit);
  await listOf(sp, 'Plans').update({ Description: 'Planer. Schema 1.' });
  await provision(sp);
  expect(await words()).toEqual([]);
  const { Choices } = await deviation<{ Choices: string[] }>();
  expect(Choices).toEqual(['Enligt plan', 'Avviker', 'Vet ej']);
  const given: { PrincipalId: number }[] = await listOf(sp, 'Plans').roleAssignments();
  expect(given.map(({ PrincipalId }) => PrincipalId)).toContain(planner);
});

it('leaves a column of another type and a list from a later version to a person, and says so', async () => {
  await provision(sp);
  const units = listOf(sp, 'Units').fields;
  await units.getByInternalNameOrTitle('UnitManager').delete();
  await units.createFieldAsXml({
    SchemaXml: '<Field Type="Text" Name="UnitManager" StaticName="UnitManager" DisplayName="Chef" />',
    Options: 8,
  });
  await listOf(sp, 'Boards').update({ Description: 'Nämnder. Schema 99.' });
  const faults = await examine(sp);
  expect(faults.map(({ kind, list, detail }) => [kind, list.name, detail])).toEqual([
    ['schema-newer', 'Boards', '99'],
    ['column-type', 'Units', 'Text'],
  ]);
  expect(faults.some(isMended)).toBe(false);
  const steps = (await provision(sp)).filter(({ done }) => done !== 'unchanged');
  expect(steps.map(({ list, done }) => [list, done])).toEqual([
    ['Nämnder', 'by-hand'],
    ['Enheter', 'by-hand'],
  ]);
});
