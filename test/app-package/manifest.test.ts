import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeAppPackage } from '../../src/cli/app-package.ts';
import { teamsSchemaErrors } from '../support/teams-schemas.ts';

const folder = new URL('../../appPackage/', import.meta.url).pathname;

/** What an administrator would fill in. */
const variables = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  DEVELOPER_URL: 'https://kommun.example/uppfoljning',
  TAB_ENDPOINT: 'https://uppfoljning.kommun.example',
  TAB_DOMAIN: 'uppfoljning.kommun.example',
  SHAREPOINT_DOMAIN: 'kommun.sharepoint.com',
};

type Manifest = {
  manifestVersion: string;
  version: string;
  name: { short: string; full: string };
  description: { short: string; full: string };
  staticTabs: { name: string; contentUrl: string }[];
  configurableTabs: { configurationUrl: string; scopes: string[] }[];
  bots: { botId: string; scopes: string[] }[];
  icons: Record<string, string>;
  supportsChannelFeatures: string;
  webApplicationInfo: { nestedAppAuthInfo: { redirectUri: string; scopes: string[] }[] };
  localizationInfo: {
    defaultLanguageTag: string;
    defaultLanguageFile: string;
    additionalLanguages: { file: string }[];
  };
};

async function packed() {
  const { zip, missing } = await makeAppPackage(folder, variables);
  const files = unzipSync(zip);
  const json = (name: string) => JSON.parse(strFromU8(files[name]!)) as Record<string, string>;
  return { files, missing, json, manifest: json('manifest.json') as unknown as Manifest };
}

describe('the app package', () => {
  test('holds the manifest, two languages and two icons, every variable filled in', async () => {
    const { files, missing } = await packed();
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png', 'sv.json']);
    expect(missing).toEqual([]);
    expect(strFromU8(files['manifest.json']!)).not.toContain('${{');
  });

  test('names the variables that nobody gave a value', async () => {
    const { missing } = await makeAppPackage(folder, { ...variables, BOT_ID: undefined, TAB_DOMAIN: '' });
    expect(missing).toEqual(['BOT_ID', 'TAB_DOMAIN']);
  });

  test('is what Microsoft says a manifest is', async () => {
    const { manifest } = await packed();
    expect(teamsSchemaErrors(manifest.manifestVersion, 'MicrosoftTeams', manifest)).toEqual([]);
  });

  test.each(['sv.json', 'en.json'])('is what Microsoft says a language is: %s', async (name) => {
    const { json, manifest } = await packed();
    expect(teamsSchemaErrors(manifest.manifestVersion, 'MicrosoftTeams.Localization', json(name))).toEqual([]);
    // The schema lets the full name and its own address be absent; Teams' own validation does not.
    for (const key of ['$schema', 'name.short', 'name.full', 'description.short', 'description.full']) {
      expect(json(name)[key], key).toBeTruthy();
    }
  });

  test('speaks Swedish first, and each language names every tab', async () => {
    const { json, manifest } = await packed();
    expect(manifest.localizationInfo.defaultLanguageTag).toBe('sv');
    const swedish = {
      'name.short': manifest.name.short,
      'name.full': manifest.name.full,
      'description.short': manifest.description.short,
      'description.full': manifest.description.full,
      ...Object.fromEntries(manifest.staticTabs.map(({ name }, index) => [`staticTabs[${index}].name`, name])),
    };
    const { $schema: _, ...file } = json(manifest.localizationInfo.defaultLanguageFile);
    expect(file).toEqual(swedish);
    expect(Object.keys(json('en.json')).sort()).toEqual(Object.keys(json('sv.json')).sort());
  });

  test('has a personal tab, a tab for a channel that a page of ours configures, and the bot in chat and team', async () => {
    const { manifest } = await packed();
    expect(manifest.staticTabs[0]).toMatchObject({ name: 'Mina aktiviteter' });
    expect(manifest.configurableTabs).toMatchObject([
      { configurationUrl: 'https://uppfoljning.kommun.example/tab/configure', scopes: ['team'] },
    ]);
    expect(manifest.bots).toMatchObject([{ botId: variables.BOT_ID, scopes: ['personal', 'team'] }]);
    expect(manifest.supportsChannelFeatures).toBe('tier1');
    expect(manifest.webApplicationInfo.nestedAppAuthInfo).toEqual([
      {
        redirectUri: 'brk-multihub://uppfoljning.kommun.example',
        scopes: ['https://kommun.sharepoint.com/AllSites.Write'],
      },
    ]);
  });

  test('has the version of the release', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
    expect((await packed()).manifest.version).toBe(version);
  });

  test('a name too long, a missing bot id and an unknown field are found out', async () => {
    const { json, manifest } = await packed();
    const { bots: _, ...rest } = manifest;
    const errors = (changed: object) => teamsSchemaErrors(manifest.manifestVersion, 'MicrosoftTeams', changed);
    expect(errors({ ...manifest, name: { short: 'x'.repeat(31), full: 'x' } })).toHaveLength(1);
    expect(errors({ ...rest, bots: [{ scopes: ['personal'] }] })).toHaveLength(1);
    expect(errors({ ...manifest, nestedAppAuth: true })).toHaveLength(1);
    expect(errors({ ...manifest, id: '${{TEAMS_APP_ID}}' })).toHaveLength(1);
    const swedish = { ...json('sv.json'), 'description.short': 'x'.repeat(81) };
    expect(teamsSchemaErrors(manifest.manifestVersion, 'MicrosoftTeams.Localization', swedish)).toHaveLength(1);
  });
});
