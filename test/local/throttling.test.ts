import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, request } from './pnp-client.ts';

const decorated = { 'user-agent': 'NONISV|Kommunen|Uppfoljning/1.0' };

let tenant: Tenant;
let now = Temporal.Instant.from('2026-11-22T08:00:00Z');
beforeEach(async () => {
  now = Temporal.Instant.from('2026-11-22T08:00:00Z');
  tenant = await memoryTenant({ clock: { now: () => now }, unitsPerMinute: 20 });
});
afterEach(() => tenant.close());

/** A read that costs two units. */
const read = (as = 'controller', headers: Record<string, string> = decorated) =>
  request(tenant, 'web/lists', { headers }, as);

async function statuses(count: number, ...how: Parameters<typeof read>): Promise<number[]> {
  const all: number[] = [];
  for (let number = 0; number < count; number++) all.push((await read(...how)).status);
  return all;
}

describe('a tenant with a budget', () => {
  test('tells what is left from 80 per cent of it on, and refuses when it is spent', async () => {
    for (let number = 0; number < 7; number++) expect((await read()).headers.get('ratelimit-limit')).toBeNull();
    const eighth = await read();
    expect(['limit', 'remaining', 'reset'].map((name) => eighth.headers.get(`ratelimit-${name}`))).toEqual([
      '20',
      '4',
      '60',
    ]);
    expect(await statuses(2)).toEqual([200, 200]);
    now = now.add({ seconds: 20 });
    const refused = await read();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    now = now.add({ seconds: 40 });
    expect(await statuses(10)).toEqual(Array.from({ length: 10 }, () => 200));
  });

  test('gives each person one of their own', async () => {
    await statuses(11);
    expect((await read()).status).toBe(429);
    expect((await read('chef.gymnasium')).status).toBe(200);
  });

  test('gives half to traffic that does not say what it is', async () => {
    expect(await statuses(6, 'controller', { 'user-agent': 'node' })).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('charges a batch for each of its operations', async () => {
    const part = `--b\nContent-Type: application/http\n\nGET ${tenant.siteUrl}/_api/web/lists HTTP/1.1\naccept: application/json\n`;
    const send = () =>
      request(tenant, '$batch', {
        method: 'POST',
        headers: { ...decorated, 'content-type': 'multipart/mixed; boundary=b' },
        body: `${Array.from({ length: 10 }, () => part).join('\n')}\n--b--\n`,
      });
    expect([(await send()).status, (await send()).status]).toEqual([200, 429]);
  });

  test('is set and taken away in a run', async () => {
    const set = (method: string, body?: object) =>
      fetch(`${tenant.origin}/_local/throttling`, { method, ...(body && { body: JSON.stringify(body) }) });
    await set('POST', { unitsPerMinute: 4 });
    expect(await statuses(3)).toEqual([200, 200, 429]);
    await set('DELETE');
    expect(await statuses(3)).toEqual([200, 200, 200]);
    expect((await set('POST', { unitsPerMinute: 0 })).status).toBe(400);
  });
});

test('without a budget nobody is throttled', async () => {
  const free = await memoryTenant();
  for (let number = 0; number < 50; number++) expect((await request(free, 'web/lists')).status).toBe(200);
  await free.close();
});
