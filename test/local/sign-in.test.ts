import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { SiteStore } from '../../src/local/site/site-store.ts';
import { TokenIssuer } from '../../src/local/people/tokens.ts';
import { people } from '../../src/local/people/people.ts';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs } from './pnp-client.ts';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await memoryTenant();
});
afterAll(() => tenant.close());

function ask(bearer: string | undefined, at: Tenant = tenant, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  return fetch(`${at.siteUrl}/_api/web/currentuser`, { ...init, headers });
}

async function token(form: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> {
  const answer = await fetch(tenant.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

describe('the token endpoint', () => {
  test('signs each of the six people in by short name or upn', async () => {
    for (const { as, upn, login, name } of people) {
      for (const username of [as, upn, name]) {
        const { body } = await token({ grant_type: 'password', username });
        expect(await (await ask(body['access_token'])).json()).toMatchObject({ LoginName: login, Title: name });
      }
    }
  });

  test('gives the app a token of its own, which counts as the app', async () => {
    const { body } = await token({ grant_type: 'client_credentials', client_id: 'uppfoljning-service' });
    expect(await (await ask(body['access_token'])).json()).toMatchObject({ Title: 'Uppföljning' });
    expect(await token({ grant_type: 'client_credentials', client_id: 'någon annan' })).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    });
  });

  test('knows no strangers and no other grants', async () => {
    expect(await token({ grant_type: 'password', username: 'okänd' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await token({ grant_type: 'device_code' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });
});

describe('a request', () => {
  test('without a token, with a forged one, one for another audience or one that has run out is 401', async () => {
    const good = tenant.tokenFor('controller');
    const [head, body, signature] = good.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...claims, oid: people[1]!.objectId })).toString('base64url');
    const { body: other } = await token({
      grant_type: 'password',
      username: 'controller',
      scope: 'https://api.botframework.com/.default',
    });
    expect((await ask(good)).status).toBe(200);
    for (const bad of [undefined, 'x', `${head}.${forged}.${signature}`, other['access_token']]) {
      const answer = await ask(bad);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    }
    expect((await ask(undefined, tenant, { method: 'POST' })).status).toBe(401);
  });

  test('outlives its token by nothing, in real time', () => {
    const store = new SiteStore(':memory:');
    let now = Temporal.Instant.from('2022-11-21T07:00:00Z');
    const tokens = new TokenIssuer(store, 'http://127.0.0.1:1', { now: () => now });
    const issued = tokens.forPerson(people[0]!, 'http://127.0.0.1:1');
    expect(tokens.check(issued, 'http://127.0.0.1:1')).toMatchObject({ oid: people[0]!.objectId });
    now = now.add({ seconds: 3600 });
    expect(tokens.check(issued, 'http://127.0.0.1:1')).toBe('expired');
    store.close();
  });

  test('keeps its token when the tenant’s clock is moved', async () => {
    const moved = await memoryTenant({ start: Temporal.PlainDate.from('2022-11-21') });
    const early = moved.tokenFor('controller');
    moved.clock.moveTo(moved.clock.now().add({ hours: 24 * 30 }));
    expect((await ask(early, moved)).status).toBe(200);
    await moved.close();
  });

  test('with another issuer’s token is the administrator’s only when the tenant is not strict', async () => {
    const loose = await memoryTenant({ strict: false });
    expect(await (await ask('eyJhbGciOiJub25lIn0.e30.x', loose)).json()).toMatchObject({
      Title: 'Controller',
      IsSiteAdmin: true,
    });
    expect((await ask(undefined, loose)).status).toBe(401);
    await loose.close();
  });

  test('with the site’s own cookie reads, and writes only with a digest', async () => {
    const page = await fetch(`${tenant.siteUrl}?as=chef.gymnasium`);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const send = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
      fetch(`${tenant.siteUrl}/_api/${path}`, {
        method,
        headers: { accept: 'application/json', cookie, ...headers },
        ...(method === 'POST' && { body: '{"Title":"Kaka"}' }),
      });
    expect(await (await send('web/currentuser', {}, 'GET')).json()).toMatchObject({
      Title: 'Verksamhetschef gymnasium',
    });
    expect((await send('web/lists')).status).toBe(403);
    expect((await send('web/lists', { 'x-requestdigest': '0x00,2022-11-21T07:00:00Z' })).status).toBe(403);
    const { FormDigestValue } = (await (await send('contextinfo')).json()) as { FormDigestValue: string };
    expect((await send('web/lists', { 'x-requestdigest': FormDigestValue })).status).toBe(201);
  });
});

describe('a digest', () => {
  test('lasts half an hour of real time, and is good for one person', async () => {
    let now = Temporal.Instant.from('2026-11-22T08:00:00Z');
    const timed = await memoryTenant({ clock: { now: () => now } });
    const cookieOf = async (as: string) =>
      (await fetch(`${timed.siteUrl}?as=${as}`)).headers.get('set-cookie')!.split(';')[0]!;
    const post = (cookie: string, path: string, headers: Record<string, string> = {}) =>
      fetch(`${timed.siteUrl}/_api/${path}`, {
        method: 'POST',
        headers: { accept: 'application/json;odata=verbose', cookie, ...headers },
        body: JSON.stringify({ Title: `Lista ${now.toString()}` }),
      });
    const [planner, manager] = [await cookieOf('controller'), await cookieOf('chef.gymnasium')];
    const info = (await (await post(planner, 'contextinfo')).json()) as {
      d: { GetContextWebInformation: { FormDigestValue: string; FormDigestTimeoutSeconds: number } };
    };
    const { FormDigestValue: digest, FormDigestTimeoutSeconds: lifetime } = info.d.GetContextWebInformation;
    const write = (cookie: string) => post(cookie, 'web/lists', { 'x-requestdigest': digest });
    expect((await write(planner)).status).toBe(201);
    expect((await write(manager)).status).toBe(403);
    now = now.add({ seconds: lifetime - 1 });
    expect((await write(planner)).status).toBe(201);
    now = now.add({ seconds: 1 });
    const late = await write(planner);
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({
      error: { code: '-2130575251, Microsoft.SharePoint.SPException', message: { lang: 'en-US' } },
    });
    await timed.close();
  });

  test('is not asked of a bearer token', async () => {
    const bearer = tenant.tokenFor('controller');
    const headers = {
      authorization: `Bearer ${bearer}`,
      accept: 'application/json',
      'x-requestdigest': '0x00,nonsense',
    };
    const answer = await fetch(`${tenant.siteUrl}/_api/web/lists`, { method: 'POST', headers, body: '{"Title":"B"}' });
    expect(answer.status).toBe(201);
  });
});

describe('another origin', () => {
  const origin = 'http://127.0.0.1:3000';

  test('on this machine is let in after a preflight, and sees no header it has not been shown', async () => {
    const preflight = await fetch(`${tenant.siteUrl}/_api/web`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,if-match,x-http-method',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(
      /authorization.*if-match.*x-http-method/,
    );
    const answer = await fetch(`${tenant.siteUrl}/_api/web`, {
      headers: { origin, authorization: `Bearer ${tenant.tokenFor('controller')}` },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toBeNull();
    const refused = await fetch(`${tenant.siteUrl}/_api/web`, { headers: { origin } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
  });

  test('elsewhere is not', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const answer = await fetch(`${tenant.siteUrl}/_api/web`, {
        method,
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
      });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });
});

test('tells its listeners of each answer, a batch being one', async () => {
  const seen: string[] = [];
  const stop = tenant.onRequest(({ method, path, status }) => seen.push(`${method} ${path} ${status}`));
  await ask(undefined);
  const [batched, execute] = pnpAs(tenant, 'controller').batched();
  void batched.web();
  void batched.web.currentUser();
  await execute();
  stop();
  await ask(undefined);
  expect(seen).toEqual(['GET /sites/utbildning/_api/web/currentuser 401', 'POST /sites/utbildning/_api/$batch 200']);
});
