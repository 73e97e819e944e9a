import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { openTenant } from '../../src/local/tenant.ts';
import { pnpAs } from './pnp-client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenant-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the clock begins at eight on the day given, goes on with real time, and is where it was after a restart', async () => {
  let real = Temporal.Instant.from('2026-11-22T10:00:00Z');
  const open = (start: string) =>
    openTenant({ folder, port: 0, clock: { now: () => real }, start: Temporal.PlainDate.from(start) });
  let tenant = await open('2022-11-21');
  expect(tenant.clock.now().toString()).toBe('2022-11-21T07:00:00Z');
  real = real.add({ minutes: 5 });
  expect(tenant.clock.now().toString()).toBe('2022-11-21T07:05:00Z');
  const moves: string[] = [];
  const stop = tenant.clock.onMove((now) => moves.push(now.toString()));
  tenant.clock.moveTo(Temporal.Instant.from('2022-12-16T07:00:00Z'));
  stop();
  tenant.clock.moveTo(Temporal.Instant.from('2022-12-16T15:00:00Z'));
  expect(moves).toEqual(['2022-12-16T07:00:00Z']);
  await tenant.close();
  tenant = await open('2022-11-21');
  expect(tenant.clock.now().toString()).toBe('2022-12-16T15:00:00Z');
  await tenant.close();
});

test('the clock does not go back, and says so', async () => {
  const tenant = await openTenant({ folder, port: 0, start: Temporal.PlainDate.from('2022-11-21') });
  expect(() => tenant.clock.moveTo(Temporal.Instant.from('2022-11-20T07:00:00Z'))).toThrow(/går bara framåt/);
  await tenant.close();
});

test('what is written bears the tenant’s time, in summer and in winter', async () => {
  const tenant = await openTenant({ folder, port: 0, start: Temporal.PlainDate.from('2022-10-29') });
  const sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Tid');
  const { fields, items } = sp.web.lists.getByTitle('Tid');
  await fields.addDateTime('Dag');
  expect(await items.add({ Dag: '2022-10-30' })).toMatchObject({
    Created: expect.stringMatching(/^2022-10-29T06:00/),
    Dag: '2022-10-29T22:00:00Z',
  });
  tenant.clock.moveTo(Temporal.Instant.from('2022-10-30T01:30:00Z'));
  expect(await items.add({ Dag: '2022-10-31' })).toMatchObject({
    Created: expect.stringMatching(/^2022-10-30T01:30/),
    Dag: '2022-10-30T23:00:00Z',
  });
  await tenant.close();
});
