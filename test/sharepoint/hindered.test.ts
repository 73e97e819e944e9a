import '@pnp/sp/fields/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/webs/index.js';
import type { SPFI } from '@pnp/sp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { faultWords, isMended } from '../../src/sharepoint/list-fault.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { examine, provision } from '../../src/sharepoint/provision.ts';
import { openSite, type TestSite } from './site.ts';

let site: TestSite;
let sp: SPFI;
beforeEach(async () => {
  site = await openSite({ provisioned: false });
  sp = site.as('controller');
  await provision(sp);
});
afterEach(() => site.close());

const words = async () => (await examine(sp)).map((fault) => faultWords(fault, 'sv'));
const column = (list: Parameters<typeof listOf>[1], name: string) =>
  listOf(sp, list).fields.getByInternalNameOrTitle(name);

it.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'approval, which hides what is written',
    () => listOf(sp, 'Activities').update({ EnableModeration: true }),
    /^Listan Aktiviteter kräver godkännande/,
  ],
  [
    'items that only their author sees',
    () => listOf(sp, 'Placements').update({ ReadSecurity: 2 }),
    /^Listan Rader visar var och en bara/,
  ],
  [
    'items that only their author changes',
    () => listOf(sp, 'Placements').update({ WriteSecurity: 2 }),
    /^Listan Rader låter var och en ändra bara/,
  ],
  [
    'a condition on what a list takes',
    () => listOf(sp, 'Goals').update({ ValidationFormula: '=[Title]<>""' }),
    /^Listan Mål har ett valideringsvillkor .*: =\[Title\]<>""\. Ta bort det för hand\.$/,
  ],
  [
    'a condition on what a column takes',
    () => column('Goals', 'Key').update({ ValidationFormula: '=LEN([Key])>3' }),
    /^Listan Mål: kolumnen Nyckel \(Key\) har ett valideringsvillkor/,
  ],
  [
    'a column that must be filled in',
    () => column('Activities', 'BoardKeys').update({ Required: true }),
    /^Listan Aktiviteter: kolumnen .*\(BoardKeys\) måste fyllas i\. Gör den frivillig för hand\.$/,
  ],
])('names %s, and leaves it to a person', async (_, change, sentence) => {
  await change();
  expect(await words()).toEqual([expect.stringMatching(sentence)]);
  expect((await examine(sp)).some(isMended)).toBe(false);
  const left = (await provision(sp)).filter(({ done }) => done !== 'unchanged');
  expect(left).toEqual([expect.objectContaining({ what: expect.stringMatching(sentence), done: 'by-hand' })]);
});

it('a list that was deleted while others point at it is to be restored first: provisioning touches nothing', async () => {
  await listOf(sp, 'Plans').recycle();
  await column('Units', 'Key').update({ EnforceUniqueValues: false }, 'SP.Field');
  const said = await words();
  expect(said[0]).toMatch(
    /^Listan Planer är borttagen, men kolumner i .*Aktiviteter.* pekar på den\. Återställ den ur/,
  );
  expect(said).toContain('Listan Mål: kolumnen Plan (Plan) pekar på listan Planer, som är borttagen.');
  const steps = (await provision(sp)).filter(({ done }) => done !== 'unchanged');
  expect(new Set(steps.map(({ done }) => done))).toEqual(new Set(['by-hand']));
  expect(await words()).toEqual(said);

  const [bin] = await sp.web.recycleBin();
  await sp.web.recycleBin.getById(bin!.Id).restore();
  expect(await words()).toHaveLength(1);
  await provision(sp);
  expect(await words()).toEqual([]);
});

it('a column that points at another list names the list as the site calls it', async () => {
  const goals = listOf(sp, 'Goals');
  const { Id: units } = await listOf(sp, 'Units')();
  await column('Goals', 'Plan').delete();
  const xml = `<Field Type="Lookup" Name="Plan" DisplayName="Plan" List="{${units}}" ShowField="Title" />`;
  await goals.fields.createFieldAsXml({ SchemaXml: xml, Options: 8 });
  expect(await words()).toEqual([expect.stringContaining('pekar inte på listan Planer.')]);
});
