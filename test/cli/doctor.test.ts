import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@pnp/sp/fields/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import { listOf } from '../../src/sharepoint/list-of.ts';
import { run } from '../support/run-command.ts';

let folder = '';
let tenant: Tenant;
let site = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-doctor-'));
  tenant = await openTenant({ folder, port: 0, strict: true });
  site = tenant.siteUrl;
});
afterAll(async () => {
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
});

// In the order an administrator meets them: an empty site, one in order, one that somebody has been at.
test('names each list that an empty site lacks, and what makes them', async () => {
  const { code, out, err } = await run('doctor', '--site', site);
  const lines = out.split('\n');
  expect({ code, err, first: lines[0], last: lines.at(-1) }).toEqual({
    code: 1,
    err: '',
    first: 'Listan Planer saknas.',
    last: '19 fel. Kör uppfoljning provision, så rättas de.',
  });
});

test('is content with a site that has been provisioned', async () => {
  await run('provision', '--site', site);
  expect(await run('doctor', '--site', site)).toEqual({ code: 0, out: 'Listorna är som de ska.', err: '' });
  const { code, out } = await run('doctor', '--site', site, '--json');
  expect({ code, json: JSON.parse(out) as unknown }).toEqual({ code: 0, json: { ok: true, faults: [] } });
});

test('names a lost index and a key that may stand twice, in Swedish, English and for programs', async () => {
  const { fields } = listOf(openSite(site, undefined).sp, 'Activities');
  await fields.getByInternalNameOrTitle('Unit').update({ Indexed: false }, 'SP.Field');
  await fields.getByInternalNameOrTitle('Key').update({ EnforceUniqueValues: false }, 'SP.Field');
  const { code, out } = await run('doctor', '--site', site);
  expect({ code, out }).toEqual({
    code: 1,
    out: [
      'Listan Aktiviteter: kolumnen Nyckel (Key) kräver inte unika värden.',
      'Listan Aktiviteter: kolumnen Enhet (Unit) saknar index.',
      '2 fel. Kör uppfoljning provision, så rättas de.',
    ].join('\n'),
  });
  expect((await run('doctor', '--site', site, '--lang', 'en')).out).toContain(
    'The list Activities (Aktiviteter): the column Enhet (Unit) has no index.',
  );
  const { faults } = JSON.parse((await run('doctor', '--site', site, '--json')).out) as { faults: object[] };
  expect(faults[1]).toEqual({
    kind: 'index-missing',
    list: 'Activities',
    column: 'Unit',
    mended: true,
    sv: 'Listan Aktiviteter: kolumnen Enhet (Unit) saknar index.',
    en: 'The list Activities (Aktiviteter): the column Enhet (Unit) has no index.',
  });
});

test('provision --dry-run says each change in words and changes nothing; provision then makes them', async () => {
  const planned = await run('provision', '--site', site, '--dry-run');
  expect(planned.out.split('\n').slice(0, 2)).toEqual([
    'Aktiviteter: unika värden i kolumn Nyckel (Key), skulle ändras',
    'Aktiviteter: index på kolumn Enhet (Unit), skulle ändras',
  ]);
  expect((await run('doctor', '--site', site)).code).toBe(1);
  expect((await run('provision', '--site', site)).code).toBe(0);
  expect((await run('doctor', '--site', site)).code).toBe(0);
});

test('provision says what it has done, and last what is left for a person', async () => {
  const { fields } = listOf(openSite(site, undefined).sp, 'Activities');
  await fields.getByInternalNameOrTitle('Unit').update({ Indexed: false }, 'SP.Field');
  await fields.getByInternalNameOrTitle('BoardKeys').update({ Required: true }, 'SP.Field');
  const { code, out } = await run('provision', '--site', site);
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    'Aktiviteter: index på kolumn Enhet (Unit), ändrad',
    '1 steg gjorda.',
    '1 fel rättas för hand:',
    expect.stringMatching(
      /^Listan Aktiviteter: kolumnen .*\(BoardKeys\) måste fyllas i\. Gör den frivillig för hand\.$/,
    ),
  ]);
  expect((await run('doctor', '--site', site)).out).toContain('1 fel, som rättas för hand.');
  await fields.getByInternalNameOrTitle('BoardKeys').update({ Required: false }, 'SP.Field');
});

test('a language it does not have and a missing address are wrong usage', async () => {
  expect((await run('doctor', '--site', site, '--lang', 'fi')).code).toBe(2);
  expect((await run('doctor')).code).toBe(2);
});
