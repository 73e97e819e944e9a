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

interface Part {
  status: string;
  headers: string;
  body: string;
}

async function send(body: string, type = 'multipart/mixed; boundary="batch_1"'): Promise<Part[]> {
  const answer = await request(tenant, '$batch', { method: 'POST', headers: { 'content-type': type }, body });
  const boundary = /boundary=(batchresponse_[\w-]+)/.exec(answer.headers.get('content-type') ?? '')?.[1];
  if (answer.status !== 200 || !boundary) throw new Error(`${answer.status} ${await answer.text()}`);
  const parts = (await answer.text()).split(new RegExp(`--${boundary}(?:--)?\r\n`)).filter((part) => part !== '');
  return parts.map((part) => {
    const [, head = '', ...rest] = part.split('\r\n\r\n');
    const [line = '', ...headers] = head.split('\r\n');
    return { status: line.replace('HTTP/1.1 ', ''), headers: headers.join('\n'), body: rest.join('\r\n\r\n').trim() };
  });
}

/** The documented dialect: CRLF, writes in a change set, each with a content id. */
function documented(writes: readonly string[], reads: readonly string[]): string {
  const set = writes.map(
    (write, index) =>
      `--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${index + 1}\r\n\r\n${write}\r\n`,
  );
  const changes =
    writes.length === 0
      ? ''
      : `--batch_1\r\nContent-Type: multipart/mixed; boundary="changeset_1"\r\nHost: localhost\r\nContent-Transfer-Encoding: binary\r\n\r\n${set.join('')}--changeset_1--\r\n`;
  const gets = reads.map(
    (url) =>
      `--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${url} HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\n\r\n`,
  );
  return `${changes}${gets.join('')}--batch_1--\r\n`;
}

const post = (url: string, title: string) =>
  `POST ${url} HTTP/1.1\r\nContent-Type: application/json;odata=verbose\r\nAccept: application/json;odata=nometadata\r\n\r\n{"__metadata":{"type":"SP.Data.ActivitiesListItem"},"Title":"${title}"}`;

describe('a batch in the documented dialect', () => {
  test('writes in order within its change set and reads what was written, in one flat answer', async () => {
    const url = `${tenant.siteUrl}/_api/${items}`;
    const parts = await send(documented([post(url, 'Ett'), post(url, 'Två')], [`${url}?$select=Title`]));
    expect(parts.map(({ status }) => status)).toEqual(['201 Created', '201 Created', '200 OK']);
    expect(JSON.parse(parts[2]!.body)).toEqual({ value: [{ Title: 'Ett' }, { Title: 'Två' }] });
    expect(parts[0]!.headers).toMatch(/^CONTENT-TYPE: application\/json;odata=nometadata/m);
  });

  test('takes addresses from the server’s root, from the site and from the service', async () => {
    const written = encodeURI(items);
    const parts = await send(
      documented([post(`/sites/utbildning/_api/${written}`, 'Rot')], [`_api/${written}`, `/_api/${written}`, written]),
    );
    expect(parts.map(({ status }) => status)).toEqual(['201 Created', '200 OK', '200 OK', '200 OK']);
  });

  test('goes on after an operation that fails, and undoes nothing', async () => {
    const url = `${tenant.siteUrl}/_api/${items}`;
    const stale = `POST ${url}(1) HTTP/1.1\r\nX-HTTP-Method: MERGE\r\nIF-MATCH: "9"\r\nContent-Type: application/json\r\n\r\n{"Title":"Ny"}`;
    const gone = `DELETE ${url}(7) HTTP/1.1\r\nIF-MATCH: *\r\n`;
    const renamed = `PATCH ${url}(1) HTTP/1.1\r\nIF-MATCH: "1"\r\nContent-Type: application/json\r\n\r\n{"Title":"Två"}`;
    const parts = await send(documented([post(url, 'Ett'), stale, gone, renamed], []));
    expect(parts.map(({ status }) => status)).toEqual([
      '201 Created',
      '412 Precondition Failed',
      '404 Not Found',
      '204 No Content',
    ]);
    expect(JSON.parse(parts[1]!.body)).toHaveProperty(['odata.error', 'code']);
    expect(parts[3]!.headers).toMatch(/^ETAG: "[\da-f-]{36},2"$/m);
  });

  test('concerns one site', async () => {
    const parts = await send(documented([], ['https://kommun.sharepoint.com/sites/annan/_api/web']));
    expect(parts.map(({ status }) => status)).toEqual(['400 Bad Request']);
  });
});

describe('a batch', () => {
  test('holds 100 operations and not one more', async () => {
    const url = `${tenant.siteUrl}/_api/web?$select=Title`;
    const reads = (count: number) =>
      documented(
        [],
        Array.from({ length: count }, () => url),
      );
    expect(await send(reads(100))).toHaveLength(100);
    await expect(send(reads(101))).rejects.toThrow(/^400 .*'100' operations/);
  });

  test('that cannot be read is refused whole', async () => {
    await expect(send('', 'application/json')).rejects.toThrow(/^400 /);
    await expect(send('--batch_1\r\nContent-Type: application/http\r\n\r\nGET\r\n--batch_1--')).rejects.toThrow(
      /^400 /,
    );
  });

  test('may begin a boundary where a body ends, as CLI for Microsoft 365 does', async () => {
    const one = (title: string) =>
      `--set\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n${post(`${tenant.siteUrl}/_api/${items}`, title)}`;
    const parts = await send(
      `--batch_1\nContent-Type: multipart/mixed; boundary="set"\n\nContent-Transfer-Encoding: binary\n\n${one('Ett')}${one('Två')}\n\n--set--\n\n--batch_1--\n`,
    );
    expect(parts.map(({ body }) => (JSON.parse(body) as { Title: string }).Title)).toEqual(['Ett', 'Två']);
  });

  test('of PnPjs answers each of its calls', async () => {
    const [batched, execute] = pnpAs(tenant, 'controller').web.batched();
    const list = batched.lists.getByTitle('Activities');
    const calls = [
      list.items.add({ Title: 'Åtgärd "å" & {ä}\nrad två' }),
      list.items.getById(1).update({ Title: 'Ny' }),
      list.items.getById(9).update({ Title: 'Ny' }),
      list.items.select('Title')(),
    ];
    const outcomes = Promise.allSettled(calls);
    await execute();
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await calls[3]).toEqual([expect.objectContaining({ Title: 'Ny' })]);
  });
});
