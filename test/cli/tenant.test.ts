import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { startTenant } from '../support/run-command.ts';

describe('uppfoljning tenant', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-tenant-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const statusFor = async (site: string, token: string) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    return (await fetch(`${site}/_api/web?$select=Title`, { headers })).status;
  };

  test('has the plan of 2022 with people who answer for it, and keeps what they change over a restart', async () => {
    const data = join(folder, 'example');
    const first = await startTenant(data);
    const { store } = openSite(first.site, undefined);
    const [plan] = await store.plans();
    const { activities, periods } = await store.read(plan!.key);
    expect(activities).toHaveLength(93);
    expect(activities.filter(({ owner }) => owner === null)).toEqual([]);
    expect(periods.map(({ name, state }) => `${name} ${state}`)).toEqual(['Bokslut open']);
    const { person } = await store.viewer();
    const act = { by: person, at: '2022-11-21T09:00:00Z', via: 'command-line' } as const;
    await store.change(activities[0]!, { owner: null, comment: 'Ändrad för hand' }, act);
    expect(await first.stop()).toBe(0);

    const second = await startTenant(data);
    const again = await openSite(second.site, undefined).store.activity(activities[0]!.key);
    expect(again).toMatchObject({ owner: null, comment: 'Ändrad för hand' });
    await second.stop();
  });

  test('dates what the command line writes by the site’s own clock', async () => {
    const data = join(folder, 'clock');
    const tenant = await startTenant(data);
    const { now } = openSite(tenant.site, undefined);
    expect(await now()).toMatch(/^2022-11-21T/);
    await tenant.stop();
  });

  test('is refused a second time on the same folder, in words', async () => {
    const data = join(folder, 'twice');
    const tenant = await startTenant(data, '--empty');
    await expect(startTenant(data, '--empty')).rejects.toThrow(/ended with 1: (?!Något oväntat)/);
    await tenant.stop();
  });

  test('takes a token of another issuer as the administrator’s, unless it is strict', async () => {
    const lenient = await startTenant(join(folder, 'lenient'), '--empty');
    expect(await statusFor(lenient.site, 'from-somewhere-else')).toBe(200);
    await lenient.stop();
    const strict = await startTenant(join(folder, 'strict'), '--empty', '--strict');
    expect(await statusFor(strict.site, 'from-somewhere-else')).toBe(401);
    await strict.stop();
  });
});
