import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '@pnp/sp/subscriptions/index.js';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';
import { startSubscriber, type Subscriber } from './subscriber.ts';

let tenant: Tenant;
let subscriber: Subscriber;
beforeEach(async () => {
  tenant = await memoryTenant({ strict: false });
  subscriber = await startSubscriber();
  await pnpAs(tenant, 'controller').web.lists.add('Activities');
  await pnpAs(tenant, 'controller').web.lists.add('Goals');
});
afterEach(async () => {
  await tenant.close();
  await subscriber.close();
});

const listOf = (title = 'Activities', at = tenant) => pnpAs(at, 'controller').web.lists.getByTitle(title);
const inDays = (days: number, at = tenant) =>
  at.clock
    .now()
    .add({ hours: 24 * days })
    .toString();

interface Shown {
  id: string;
  clientState: string | null;
  expirationDateTime: string;
  notificationUrl: string;
  resource: string;
}

const subscribe = (title = 'Activities', days = 30, state?: string) =>
  listOf(title).subscriptions.add(subscriber.url, inDays(days), state) as Promise<Shown>;

const control = (body: object) =>
  fetch(`${tenant.origin}/_local/webhooks`, { method: 'POST', body: JSON.stringify(body) });

describe('a subscription', () => {
  test('is made when its address answers the handshake, in the recorded shape', async () => {
    const { Id: list } = await listOf().select('Id')<{ Id: string }>();
    const answer = await request(tenant, `web/lists('${list}')/subscriptions`, {
      method: 'POST',
      headers: { accept: 'application/json;odata=nometadata', 'content-type': 'application/json' },
      body: JSON.stringify({ resource: list, notificationUrl: subscriber.url, expirationDateTime: inDays(30) }),
    });
    expect(answer.status).toBe(201);
    const body = (await answer.json()) as Shown;
    expect(Object.keys(body)).toEqual([
      'clientState',
      'expirationDateTime',
      'id',
      'notificationUrl',
      'resource',
      'resourceData',
    ]);
    expect(body).toMatchObject({ clientState: null, resource: list, resourceData: null });
    expect(body.expirationDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  test('is refused when nobody answers, or answers with something else', async () => {
    const refused = {
      status: 400,
      code: '-1, System.InvalidOperationException',
      message: `Failed to validate the notification URL '${subscriber.url}'.`,
    };
    for (const wrong of [
      { status: 200, type: 'text/plain', body: 'other' },
      { status: 202, type: 'text/plain' },
      { status: 200, type: 'application/json' },
    ]) {
      subscriber.echo = (token) => ({ body: token, ...wrong });
      expect(await refusal(subscribe())).toEqual(refused);
    }
    const gone = await startSubscriber();
    await gone.close();
    expect((await refusal(listOf().subscriptions.add(gone.url, inDays(30)))).status).toBe(400);
    expect(await listOf().subscriptions()).toEqual([]);
  });

  test('lasts 180 days at most, and that when nothing is said', async () => {
    expect((await refusal(subscribe('Activities', 181))).message).toMatch(/^The specified expiration date is invalid/);
    expect((await refusal(subscribe('Activities', -1))).status).toBe(400);
    await subscribe('Activities', 180);
    const { Id: list } = await listOf().select('Id')<{ Id: string }>();
    const answer = await request(tenant, `web/lists('${list}')/subscriptions`, {
      method: 'POST',
      body: JSON.stringify({ resource: list, notificationUrl: subscriber.url }),
    });
    const { expirationDateTime } = (await answer.json()) as Shown;
    expect(Date.parse(expirationDateTime) - tenant.clock.now().epochMilliseconds).toBeGreaterThan(179 * 86_400_000);
  });

  test('is listed, read, renewed and taken away', async () => {
    const { id } = await subscribe('Activities', 30, 'hemligt');
    expect(await listOf().subscriptions()).toMatchObject([{ id, clientState: 'hemligt' }]);
    const one = listOf().subscriptions.getById(id);
    await one.update(inDays(90));
    const shown = (await one()) as Shown;
    expect(Date.parse(shown.expirationDateTime) - tenant.clock.now().epochMilliseconds).toBeGreaterThan(
      89 * 86_400_000,
    );
    expect(shown).toMatchObject({ clientState: 'hemligt', notificationUrl: subscriber.url });
    const expanded = await listOf().expand('Subscriptions').select('Subscriptions')<{ Subscriptions: Shown[] }>();
    expect(expanded.Subscriptions).toMatchObject([{ id }]);
    expect((await refusal(one.update(inDays(200)))).status).toBe(400);
    await one.delete();
    expect((await refusal(one())).status).toBe(404);
    expect(await listOf().subscriptions()).toEqual([]);
  });

  test('with a new address is validated again', async () => {
    const { id } = await subscribe();
    const gone = await startSubscriber();
    await gone.close();
    const one = listOf().subscriptions.getById(id);
    expect((await refusal(one.update(inDays(30), gone.url))).status).toBe(400);
    expect(await one()).toMatchObject({ notificationUrl: subscriber.url });
  });

  test('expires by the tenant’s clock', async () => {
    const { id } = await subscribe('Activities', 2);
    tenant.clock.moveTo(tenant.clock.now().add({ hours: 49 }));
    expect(await listOf().subscriptions()).toEqual([]);
    expect((await refusal(listOf().subscriptions.getById(id)())).status).toBe(404);
    await listOf().items.add({ Title: 'Rad' });
    expect(await (await fetch(`${tenant.origin}/_local/webhooks`)).json()).toMatchObject({ waiting: [] });
  });

  test('takes the right to manage the list, and https where the tenant is strict', async () => {
    await listOf().breakRoleInheritance(true);
    const members = (await pnpAs(tenant, 'controller').web.siteGroups()).find(({ Id }) => Id === 5)!;
    await listOf().roleAssignments.remove(members.Id, 1073741830);
    await listOf().roleAssignments.add(members.Id, 1073741827);
    const asked = pnpAs(tenant, 'chef.gymnasium').web.lists.getByTitle('Activities').subscriptions;
    expect((await refusal(asked.add(subscriber.url, inDays(1)))).status).toBe(403);
    const strict = await memoryTenant();
    await pnpAs(strict, 'controller').web.lists.add('Activities');
    const plain = listOf('Activities', strict).subscriptions.add(subscriber.url, inDays(1, strict));
    expect((await refusal(plain)).message).toMatch(/^Failed to validate/);
    await strict.close();
  });

  test('can be made in a batch', async () => {
    const [batched, execute] = pnpAs(tenant, 'controller').web.batched();
    const made = batched.lists.getByTitle('Activities').subscriptions.add(subscriber.url, inDays(1));
    await execute();
    expect(await made).toMatchObject({ notificationUrl: subscriber.url });
  });
});

describe('a notification', () => {
  test('says where something changed, not what, once for what changes together', async () => {
    const { id, resource, expirationDateTime } = await subscribe('Activities', 30, 'hemligt');
    for (let number = 0; number < 5; number++) await listOf().items.add({ Title: `Rad ${number}` });
    await subscriber.until(1);
    const { Id: webId } = await pnpAs(tenant, 'controller').web.select('Id')<{ Id: string }>();
    expect(subscriber.received).toEqual([
      [
        {
          subscriptionId: id,
          clientState: 'hemligt',
          expirationDateTime,
          resource,
          tenantId: tenant.tenantId,
          siteUrl: '/sites/utbildning',
          webId,
        },
      ],
    ]);
    await listOf().items.getById(1).update({ Title: 'Ny' });
    await listOf().items.getById(2).delete();
    await subscriber.until(2);
    expect(subscriber.received[1]).toHaveLength(1);
  });

  test('comes with those of other lists for the same address, and not for a list that is still', async () => {
    const [first, second] = [await subscribe(), await subscribe('Goals')];
    await listOf().items.add({ Title: 'Rad' });
    await listOf('Goals').items.add({ Title: 'Mål' });
    await subscriber.until(1);
    expect(subscriber.received[0]!.map(({ subscriptionId }) => subscriptionId)).toEqual([first.id, second.id]);
    await listOf('Goals').items.add({ Title: 'Mål' });
    await subscriber.until(2);
    expect(subscriber.received[1]!.map(({ subscriptionId }) => subscriptionId)).toEqual([second.id]);
  });

  test('that is not taken is sent again with growing waits, five times', async () => {
    await control({ waits: [20, 40, 60, 80, 100] });
    subscriber.next.push(500, 404, 429, 500, 503);
    const { id } = await subscribe();
    await listOf().items.add({ Title: 'Rad' });
    await subscriber.until(6);
    expect(new Set(subscriber.received.flat().map(({ subscriptionId }) => subscriptionId))).toEqual(new Set([id]));
  });

  test('that nobody takes is given up, in words', async () => {
    const lines: string[] = [];
    const told = await memoryTenant({ strict: false, log: (line) => lines.push(line) });
    await fetch(`${told.origin}/_local/webhooks`, { method: 'POST', body: '{"waits":[5,5,5,5,5]}' });
    await pnpAs(told, 'controller').web.lists.add('Activities');
    await listOf('Activities', told).subscriptions.add(subscriber.url, inDays(1, told));
    subscriber.next.push(500, 500, 500, 500, 500, 500);
    await listOf('Activities', told).items.add({ Title: 'Rad' });
    await subscriber.until(6);
    await expect.poll(() => lines).toEqual([expect.stringMatching(/uppgivet/)]);
    await told.close();
  });

  test('that is not taken waits on the disk while the tenant is down', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
    const first = await openTenant({ folder, port: 0, strict: false });
    await pnpAs(first, 'controller').web.lists.add('Activities');
    const made = (await listOf('Activities', first).subscriptions.add(subscriber.url, inDays(1, first))) as Shown;
    await listOf('Activities', first).items.add({ Title: 'Rad' });
    await first.close();
    expect(subscriber.received).toEqual([]);
    const second = await openTenant({ folder, port: 0, strict: false });
    await subscriber.until(1);
    expect(subscriber.received[0]).toMatchObject([{ subscriptionId: made.id }]);
    expect(await listOf('Activities', second).subscriptions()).toMatchObject([{ id: made.id }]);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
