import { expect, it } from 'vitest';
import { isPlanError } from '../../src/plan/plan-error.ts';
import { patiently, type Patience, type Send } from '../../src/sharepoint/patience.ts';
import type { Rhythm } from '../../src/sharepoint/rhythm.ts';

/** Time that goes only when somebody waits: to the moment that comes first, once all that can be done is done. */
const inventedTime = (): Rhythm & { readonly sleepers: () => number } => {
  let now = 0;
  const asleep = new Set<{ readonly at: number; readonly wake: () => void }>();
  const settle = (): void => {
    setImmediate(() =>
      setImmediate(() => {
        const [first] = [...asleep].toSorted((a, b) => a.at - b.at);
        if (first === undefined) return;
        asleep.delete(first);
        now = Math.max(now, first.at);
        first.wake();
        settle();
      }),
    );
  };
  return {
    now: () => now,
    random: () => 0.5,
    sleepers: () => asleep.size,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: now + milliseconds, wake: resolve };
        signal?.addEventListener('abort', () => {
          asleep.delete(sleeper);
          reject(signal.reason as Error);
        });
        asleep.add(sleeper);
        settle();
      }),
  };
};

const patience: Patience = { attempts: 5, total: 600_000, first: 500, longest: 8000 };
const item = new URL('http://site/_api/web/lists');
const batch = new URL('http://site/_api/$batch');
const post: RequestInit = { method: 'POST', body: '{}' };

interface Log {
  readonly at: number;
  readonly request: number;
}

/** Answers in turn; the last goes on for ever. Each takes ten milliseconds. */
const site = (rhythm: Rhythm, answers: readonly (() => Response | Error)[]) => {
  const log: Log[] = [];
  let most = 0;
  let underWay = 0;
  const send: Send = async (_, init) => {
    const answer = answers[Math.min(log.length, answers.length - 1)]!();
    log.push({ at: rhythm.now(), request: Number(new Headers(init.headers).get('n') ?? 0) });
    most = Math.max(most, (underWay += 1));
    await rhythm.wait(10);
    underWay -= 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { send, log, most: () => most, forget: () => (most = 0) };
};

const ok = (headers = {}) => new Response('{"value":[]}', { headers });
const refused = (headers: Record<string, string> = {}, status = 429) => new Response('', { status, headers });
const broken = () => new TypeError('fetch failed');

const begin = (answers: readonly (() => Response | Error)[], options: Partial<Patience> = {}, signal?: AbortSignal) => {
  const rhythm = inventedTime();
  const there = site(rhythm, answers);
  const send = patiently(there.send, { patience: { ...patience, ...options }, timeout: 60_000, signal, rhythm });
  return { ...there, rhythm, send };
};

it('waits as many seconds as the site says, also for a write, which was not carried out', async () => {
  const { send, log } = begin([() => refused({ 'Retry-After': '7' }), () => ok()]);
  expect((await send(item, post)).status).toBe(200);
  expect(log.map(({ at }) => at)).toEqual([0, 10 + 7000 * 1.05]);
});

it("waits until the date the site names, by the site's clock where this machine's is wrong", async () => {
  const header = { 'Retry-After': 'Mon, 21 Nov 2022 07:00:30 GMT', Date: 'Mon, 21 Nov 2022 07:00:00 GMT' };
  const { send, log } = begin([() => refused(header, 503), () => ok()]);
  await send(item, {});
  expect(log[1]?.at).toBe(10 + 30_000 * 1.05);
});

it('stops every request of the connection until the same moment, and lets them out one, two, four at a time', async () => {
  let refusals = 1;
  const answer = () => ((refusals -= 1) >= 0 ? refused({ 'Retry-After': '60' }) : ok());
  const { send, log, most, forget } = begin([answer]);
  const first = send(item, {});
  await new Promise((later) => setImmediate(() => setImmediate(() => setImmediate(later))));
  const others = Array.from({ length: 30 }, () => send(item, post));
  forget();
  await Promise.all([first, ...others]);
  const after = log.slice(1).map(({ at }) => at);
  expect(Math.min(...after)).toBeGreaterThanOrEqual(60_000);
  const together = [...Map.groupBy(after, (at) => at).values()].map(({ length }) => length);
  expect(together.slice(0, 4)).toEqual([1, 2, 4, 8]);
  expect(log).toHaveLength(32);
  expect(most()).toBeLessThanOrEqual(16);
});

it('waits longer each time where the time cannot be read, and gives the refusal out in the end', async () => {
  const { send, log } = begin([() => refused()]);
  expect((await send(item, {})).status).toBe(429);
  const pauses = log.slice(1).map(({ at }, index) => at - log[index]!.at);
  expect(log).toHaveLength(5);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses[0]).toBeGreaterThan(500);
});

it('gives up at once where the site names a time past its patience, also for those who only waited', async () => {
  const { send, log, rhythm } = begin([() => refused({ 'Retry-After': '3600' })]);
  const [first, second] = await Promise.allSettled([send(item, {}), send(item, {})]);
  expect(first.status === 'fulfilled' && first.value.status).toBe(429);
  expect(second.status === 'fulfilled' && second.value.status).toBe(429);
  const late: unknown = await send(item, {}).catch((error: unknown) => error);
  expect(isPlanError(late, 'throttled') && Math.round(late.retryAfter!.total('minutes'))).toBe(63);
  expect(log).toHaveLength(2);
  expect(rhythm.now()).toBeLessThan(1000);
});

it('spreads the requests out when little is left of what the site grants, and hurries again when there is more', async () => {
  const scarce = { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '5', 'RateLimit-Reset': '10' };
  const plenty = { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '90', 'RateLimit-Reset': '60' };
  const { send, log } = begin([() => ok(scarce), () => ok(scarce), () => ok(plenty), () => ok(plenty)]);
  for (let count = 0; count < 4; count += 1) await send(item, {});
  expect(log.map(({ at }, index) => at - (log[index - 1]?.at ?? 0))).toEqual([0, 2000, 2000, 10]);
});

it.each([502, 504, 408])(
  'sends what only reads again after %i, and leaves a write to who knows what it was',
  async (status) => {
    const answers = [() => refused({}, status), () => ok()];
    const reading = begin(answers);
    expect((await reading.send(item, {})).status).toBe(200);
    const writing = begin(answers);
    expect((await writing.send(item, post)).status).toBe(status);
    expect(writing.log).toHaveLength(1);
  },
);

it('sends a batch again when the connection breaks only if it writes nothing', async () => {
  const reading = begin([broken, () => ok()]);
  await reading.send(batch, {
    method: 'POST',
    body: '--batch_1\nContent-Type: application/http\n\nGET http://site HTTP/1.1',
  });
  expect(reading.log).toHaveLength(2);
  const changes = '--batch_1\nContent-Type: multipart/mixed; boundary="changeset_2"\n\n--changeset_2\n\n';
  for (const change of ['', 'POST http://site/_api/web/lists HTTP/1.1', 'MERGE http://site/_api/web/lists HTTP/1.1']) {
    const writing = begin([broken, () => ok()]);
    await expect(writing.send(batch, { method: 'POST', body: changes + change })).rejects.toThrow('fetch failed');
  }
});

it('counts a body that breaks off as an answer that never came', async () => {
  const half = () =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('{"val'));
          stream.error(new TypeError('terminated'));
        },
      }),
    );
  const { send, log } = begin([half, () => ok()]);
  expect(await (await send(item, {})).json()).toEqual({ value: [] });
  expect(log).toHaveLength(2);
});

it('waits for parts of a batch that were put off as for the whole', async () => {
  const part = 'HTTP/1.1 429 Too Many Requests\r\nCONTENT-TYPE: application/json\r\nRetry-After: 9\r\n\r\n{}';
  const { send, log } = begin([
    () => new Response(`--batchresponse_1\r\n\r\n${part}\r\n--batchresponse_1--`),
    () => ok(),
  ]);
  await send(batch, { method: 'POST', body: '' });
  await send(item, {});
  expect(log[1]?.at).toBeGreaterThanOrEqual(9000);
});

it('ends all that waits and all that comes when it is given up', async () => {
  const controller = new AbortController();
  const refusal = () => {
    // While the pause of the first is waited out.
    setImmediate(() => setImmediate(() => setImmediate(() => controller.abort())));
    return refused({ 'Retry-After': '60' });
  };
  const { send, log, rhythm } = begin([refusal, refusal, () => ok()], {}, controller.signal);
  const waiting = [send(item, {}), send(item, post)];
  for (const outcome of await Promise.allSettled(waiting)) {
    expect(outcome.status === 'rejected' && (outcome.reason as Error).name).toBe('AbortError');
  }
  await expect(send(item, {})).rejects.toMatchObject({ name: 'AbortError' });
  expect(rhythm.sleepers()).toBe(0);
  expect(log.length).toBeLessThanOrEqual(2);
});
