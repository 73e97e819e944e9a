import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, request } from './pnp-client.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await memoryTenant();
  await pnpAs(tenant, 'controller').web.lists.add('Activities');
});
afterEach(() => tenant.close());

const items = "web/lists/getByTitle('Activities')/items";

function add(title: string, fault?: string): Promise<Response> {
  return request(tenant, items, {
    method: 'POST',
    body: JSON.stringify({ Title: title }),
    headers: { 'content-type': 'application/json', ...(fault !== undefined && { 'x-local-fault': fault }) },
  });
}

async function titles(): Promise<string[]> {
  const found = await pnpAs(tenant, 'controller').web.lists.getByTitle('Activities').items<{ Title: string }[]>();
  return found.map(({ Title }) => Title);
}

async function control(
  name: string,
  method = 'GET',
  body?: object,
): Promise<{ status: number; state: Record<string, unknown> }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${tenant.origin}/_local/${name}`, init);
  return { status: answer.status, state: (await answer.json()) as Record<string, unknown> };
}

/** The status, or 0 when the connection was cut. */
async function outcome(answer: Promise<Response>): Promise<number> {
  try {
    const { status, body } = await answer;
    await body?.cancel();
    return status;
  } catch (error) {
    if (error instanceof TypeError && error.message === 'fetch failed') return 0;
    throw error;
  }
}

describe('a request’s header', () => {
  test('throttles it with Retry-After in seconds and what is left of the budget, and nothing is written', async () => {
    const answer = await add('Rad', 'throttle; retry-after=7');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
    expect(await answer.json()).toHaveProperty(['odata.error', 'message', 'value']);
    expect(await titles()).toEqual([]);
  });

  test('makes the service unavailable, in HTML, and nothing is written', async () => {
    const answer = await add('Rad', 'unavailable; retry-after=2');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await titles()).toEqual([]);
  });

  test('cuts the connection before the write, and after it', async () => {
    expect(await outcome(add('Före', 'drop-before'))).toBe(0);
    expect(await titles()).toEqual([]);
    expect(await outcome(add('Efter', 'drop-after'))).toBe(0);
    expect(await titles()).toEqual(['Efter']);
  });

  test('makes the answer late, and slow on its way', async () => {
    const began = performance.now();
    expect((await add('Sen', 'latency; ms=120')).status).toBe(201);
    const headersAt = performance.now();
    expect(headersAt - began).toBeGreaterThanOrEqual(119);
    const slow = await add('Trög', 'slow-body; ms=200');
    expect(await slow.json()).toMatchObject({ Title: 'Trög' });
    expect(performance.now() - headersAt).toBeGreaterThanOrEqual(180);
  });

  test('dates the answer by another clock', async () => {
    const seconds = async (fault: string) => Date.parse((await add('Rad', fault)).headers.get('date')!) / 1000;
    expect((await seconds('clock-skew; seconds=600')) - (await seconds('latency; ms=0'))).toBeGreaterThan(590);
  });

  test('may name several, and is refused when it cannot be read', async () => {
    expect((await add('Rad', 'latency; ms=1, 429')).status).toBe(429);
    expect((await add('Rad', 'earthquake')).status).toBe(400);
    expect((await add('Rad', 'latency; ms=soon')).status).toBe(400);
  });
});

describe('a batch', () => {
  const part = (title: string, fault?: string) =>
    `--b\nContent-Type: application/http\n\nPOST ${tenant.siteUrl}/_api/${items} HTTP/1.1\n` +
    `accept: application/json\ncontent-type: application/json\n${fault ? `X-Local-Fault: ${fault}\n` : ''}\n` +
    `${JSON.stringify({ Title: title })}\n`;
  const batch = (...parts: string[]) =>
    request(tenant, '$batch', {
      method: 'POST',
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: `${parts.join('\n')}\n--b--\n`,
    });

  test('has faults in its parts, each under its own status', async () => {
    const answer = await batch(part('Ett'), part('Två', 'throttle; retry-after=3'), part('Tre', '503'), part('Fyra'));
    const text = await answer.text();
    expect([...text.matchAll(/^HTTP\/1\.1 (\d+ .+)\r$/gm)].map(([, status]) => status)).toEqual([
      '201 Created',
      '429 Too Many Requests',
      '503 Service Unavailable',
      '201 Created',
    ]);
    expect(text).toContain('RETRY-AFTER: 3');
    expect(await titles()).toEqual(['Ett', 'Fyra']);
  });

  test('is cut at a part: what came before it is written, what comes after it is not', async () => {
    expect(await outcome(batch(part('Ett'), part('Två', 'drop-after'), part('Tre')))).toBe(0);
    expect(await titles()).toEqual(['Ett', 'Två']);
  });
});

describe('a run', () => {
  test('has faults at given rates, the same again by the same seed', async () => {
    const run = async () => {
      await control('faults', 'POST', { seed: 7, rates: { throttle: 0.3, unavailable: { rate: 0.2, retryAfter: 4 } } });
      const statuses: number[] = [];
      for (let number = 0; number < 60; number++) statuses.push((await add(`Rad ${number}`)).status);
      return statuses;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(first.filter((status) => status === 429).length).toBeGreaterThan(9);
    expect(first.filter((status) => status === 503).length).toBeGreaterThan(4);
    expect(first.filter((status) => status === 201).length).toBeGreaterThan(20);
    const { state } = await control('faults');
    expect(state).toMatchObject({
      seed: 7,
      requests: 60,
      faults: { throttle: first.filter((one) => one === 429).length },
    });
    await control('faults', 'DELETE');
    expect((await add('Sist')).status).toBe(201);
  });

  test('has the next faults one after another, of writes only, at an address, and no more than so many', async () => {
    await control('faults', 'POST', { next: ['429', 'drop-before', '503'], only: 'writes', match: '/items', most: 2 });
    expect(await titles()).toEqual([]);
    expect(await outcome(add('Rad'))).toBe(429);
    expect(await outcome(add('Rad'))).toBe(0);
    expect(await outcome(add('Rad'))).toBe(201);
  });

  test('dates all answers by another clock', async () => {
    await control('faults', 'POST', { clockSkew: -3600 });
    const answer = await request(tenant, 'web');
    expect(tenant.clock.now().epochMilliseconds - Date.parse(answer.headers.get('date')!)).toBeGreaterThan(3_590_000);
  });

  test('is told in words what is wrong with its plan', async () => {
    for (const plan of [
      { rate: 1 },
      { rates: { throttle: 2 } },
      { rates: { rain: 0.1 } },
      { rates: { 429: 0.6, 503: 0.6 } },
    ]) {
      const { status, state } = await control('faults', 'POST', plan);
      expect(status).toBe(400);
      expect(state['error']).toMatch(/\w/);
    }
    expect((await control('storms')).status).toBe(404);
  });

  test('asks for no sign-in, but is reached by names of this machine only', async () => {
    const answer = await fetch(`${tenant.origin}/_local/faults`, { headers: { origin: 'https://example.com' } });
    expect(answer.status).toBe(403);
  });
});

describe('a title', () => {
  test('asks for a fault of the writes to its item: the first time, so that trying again goes through', async () => {
    expect(await outcome(add('Laga taket #fel 429 3'))).toBe(429);
    expect(await outcome(add('Laga taket #fel 429 3'))).toBe(201);
    const change = (body: object) =>
      outcome(
        request(tenant, `${items}(1)`, {
          method: 'POST',
          headers: { 'x-http-method': 'MERGE', 'if-match': '*', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    expect(await change({ Title: 'Laga taket #fel efter' })).toBe(429);
    expect(await change({ Title: 'Laga taket #fel efter' })).toBe(0);
    expect(await titles()).toEqual(['Laga taket #fel efter']);
    expect(await change({ Title: 'Laga taket' })).toBe(0);
    expect(await titles()).toEqual(['Laga taket']);
    expect(await change({ Title: 'Laga tak' })).toBe(204);
  });

  test('asks for it always when it says so, and for a wait that comes to an end', async () => {
    for (let attempt = 0; attempt < 3; attempt++) expect(await outcome(add('#fault 503 1 always'))).toBe(503);
    expect(await outcome(add('#fel sen 0 alltid'))).toBe(201);
    expect(await titles()).toEqual(['#fel sen 0 alltid']);
  });

  test('that merely speaks of faults is a title', async () => {
    expect(await outcome(add('Rätta fel 429 i systemet #felanmälan'))).toBe(201);
  });
});
