import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

interface Row {
  Id: number;
  Title: string;
}

beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Rows');
  const { fields } = sp.web.lists.getByTitle('Rows');
  await fields.addNumber('Number');
  await fields.addText('Letter');
  await fields.addDateTime('Due');
  await fields.addBoolean('Done');
  await fields.addMultilineText('Long');
  await fields.addMultiChoice('Boards', { Choices: ['BiN', 'BoU'] });
  await fields.addUser('Owner', { SelectionMode: 0 });
  await fields.getByInternalNameOrTitle('Letter').update({ Indexed: true });
  await fields.getByInternalNameOrTitle('OwnerId'.slice(0, 5)).update({ Indexed: true });
  const [batched, execute] = sp.batched();
  const letters = ['ö', 'a', 'Å', 'z', 'ä', 'B'];
  for (let number = 1; number <= 12; number++) {
    void batched.web.lists.getByTitle('Rows').items.add({
      Title: `Rad ${number}`,
      Number: number,
      Letter: letters[number % 6],
      Due: number % 4 === 0 ? null : `2022-12-${String(number).padStart(2, '0')}`,
      Done: number > 6,
      BoardsId: undefined,
      Boards: number % 2 === 0 ? ['BiN'] : ['BiN', 'BoU'],
      OwnerId: number % 3 === 0 ? 9 : 10,
    });
  }
  await execute();
});

afterAll(() => tenant.close());

const rows = () => sp.web.lists.getByTitle('Rows').items;

async function numbers(filter: string): Promise<number[]> {
  const found = await rows().select('Number').filter(filter)<{ Number: number }[]>();
  return found.map((row) => row.Number);
}

describe('$filter', () => {
  test.each<[string, number[]]>([
    ['Number gt 10', [11, 12]],
    ['Number ge 11 or Number lt 2', [1, 11, 12]],
    ['Number le 3 and not (Number eq 2)', [1, 3]],
    ['Id ge 3 and Id lt 5', [3, 4]],
    ['3 gt Number', [1, 2]],
    ["startswith(Title,'rad 1')", [1, 10, 11, 12]],
    ["substringof('AD 12', Title)", [12]],
    ["substringof('AD 12', Title) eq true", [12]],
    ["Letter eq 'Ö'", [6, 12]],
    ["Letter eq 'Å' or Letter eq 'Ä'", [2, 4, 8, 10]],
    ["startswith(Letter,'z') and Number gt 3", [9]],
    ['Due eq null', [4, 8, 12]],
    ['Due ne null and Number gt 9', [10, 11]],
    ["Due ge datetime'2022-12-09T23:00:00Z'", [10, 11]],
    ["Due lt '2022-12-03'", [1, 2]],
    ['day(Due) eq 5', [5]],
    ['month(Created) gt 0 and Number eq 1', [1]],
    ['Done eq 1 and Number lt 9', [7, 8]],
    ['Done eq false and Number gt 4', [5, 6]],
    ["Boards eq 'BoU' and Number lt 6", [1, 3, 5]],
    ['OwnerId eq 9 and Number gt 6', [9, 12]],
  ])('%s', async (filter, expected) => {
    expect(await numbers(filter)).toEqual(expected);
  });

  test('reaches into a person only when it is expanded', async () => {
    const found = await rows()
      .select('Number', 'Owner/Title')
      .expand('Owner')
      .filter("Owner/Title eq 'Utvecklingsledare grundskola' and Number lt 5")<{ Number: number }[]>();
    expect(found.map((row) => row.Number)).toEqual([3]);
    expect(await refusal(rows().filter("Owner/Title eq 'x'")())).toMatchObject({ status: 400 });
  });

  test.each([
    "endswith(Title,'1')",
    "tolower(Title) eq 'rad 1'",
    "concat(Title,'x') eq 'x'",
    "replace(Title,'a','b') eq 'x'",
    "substring(Title,1) eq 'x'",
    "trim(Title) eq 'x'",
    'Number add 1 eq 2',
    'round(Number) eq 2',
    'Number eq',
    'Number in (1,2)',
    "contains(Title,'x')",
    "Long eq 'x'",
    'Ghost eq 1',
  ])('refuses %s', async (filter) => {
    expect(await refusal(rows().filter(filter)())).toMatchObject({ status: 400 });
  });
});

describe('a page', () => {
  test('is 100 items unless said, 5,000 at most, and goes on by its link', async () => {
    const first = (await (await request(tenant, "web/lists/getByTitle('Rows')/items?$top=5&$select=Id")).json()) as {
      value: Row[];
      'odata.nextLink': string;
    };
    expect(first.value.map((row) => row.Id)).toEqual([1, 2, 3, 4, 5]);
    expect(first['odata.nextLink']).toContain('%24skiptoken=Paged%3DTRUE%26p_ID%3D5');
    const pages: number[][] = [];
    for await (const page of rows().select('Id').filter('Id gt 2').top(4))
      pages.push((page as Row[]).map((row) => row.Id));
    expect(pages).toEqual([
      [3, 4, 5, 6],
      [7, 8, 9, 10],
      [11, 12],
    ]);
  });

  test('keeps its order over pages, with å, ä and ö last and nothing first', async () => {
    const pages: string[] = [];
    for await (const page of rows().select('Letter', 'Number').orderBy('Letter').orderBy('Number', false).top(5)) {
      for (const row of page as { Letter: string; Number: number }[]) pages.push(`${row.Letter}${row.Number}`);
    }
    expect(pages).toEqual(['a7', 'a1', 'B11', 'B5', 'z9', 'z3', 'Å8', 'Å2', 'ä10', 'ä4', 'ö12', 'ö6']);
    const byDue = await rows().select('Number').orderBy('Due').orderBy('Number').top(4)<{ Number: number }[]>();
    expect(byDue.map((row) => row.Number)).toEqual([4, 8, 12, 1]);
  });

  test('ignores $skip', async () => {
    expect(await rows().select('Id').skip(0).top(1)()).toHaveLength(1);
    const read = (await (
      await request(tenant, "web/lists/getByTitle('Rows')/items?$skip=5&$top=2&$select=Id")
    ).json()) as { value: Row[] };
    expect(read.value.map((row) => row.Id)).toEqual([1, 2]);
  });

  test('carries metadata as Accept asks', async () => {
    const read = async (odata: string) =>
      (
        await request(tenant, "web/lists/getByTitle('Rows')/items?$top=1&$select=Title", {
          headers: { accept: `application/json;odata=${odata}` },
        })
      ).json();
    expect(await read('nometadata')).toEqual({ value: [{ Title: 'Rad 1' }], 'odata.nextLink': expect.any(String) });
    expect(await read('minimalmetadata')).toMatchObject({
      'odata.metadata': expect.any(String),
      value: [{ 'odata.type': 'SP.Data.RowsListItem', 'odata.etag': expect.any(String) }],
    });
    expect(await read('verbose')).toMatchObject({
      d: { results: [{ __metadata: { type: 'SP.Data.RowsListItem' }, Title: 'Rad 1' }], __next: expect.any(String) },
    });
  });
});

describe('$batch', () => {
  test('answers each operation in order and undoes none when one is refused', async () => {
    const [batched, execute] = sp.batched();
    const list = batched.web.lists.getByTitle('Rows');
    const results: Promise<unknown>[] = [
      list.items.add({ Title: 'I en sats', Number: 100 }),
      refusal(list.items.add({ Title: 'Fel', Nummer: 1 })),
      list.items.select('Title').filter('Number eq 100')(),
      list.items.getById(1).update({ Title: 'Ändrad' }),
    ];
    await execute();
    const [added, refused, found, updated] = await Promise.all(results);
    expect(added).toMatchObject({ Title: 'I en sats' });
    expect(refused).toMatchObject({ status: 400 });
    expect(found).toMatchObject([{ Title: 'I en sats' }]);
    expect(updated).toEqual({ etag: expect.stringMatching(/,2"$/) });
    await rows()
      .getById((added as Row).Id)
      .delete();
  });

  test('takes the documented form, with CRLF and change sets, and 100 operations at most', async () => {
    const get = `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${tenant.siteUrl}/_api/web/lists/getByTitle('Rows')/items(2)?$select=Title HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\n\r\n`;
    const send = (count: number) =>
      request(tenant, '$batch', {
        method: 'POST',
        headers: { 'content-type': 'multipart/mixed; boundary="batch_1"' },
        body: `${`--batch_1\r\n${get}\r\n`.repeat(count)}--batch_1--\r\n`,
      });
    const answer = await (await send(2)).text();
    expect(answer.match(/^--batchresponse_[0-9a-f-]+[0-9a-f]\r$/gm)).toHaveLength(2);
    expect(answer).toContain(
      'HTTP/1.1 200 OK\r\nCONTENT-TYPE: application/json;odata=nometadata;streaming=true;charset=utf-8\r\n',
    );
    expect(answer.match(/\{"Title":"Rad 2"\}/g)).toHaveLength(2);
    expect((await send(100)).status).toBe(200);
    expect((await send(101)).status).toBe(400);
  });

  test('takes writes in a change set, with the verb in the request line', async () => {
    const { Id } = await rows().add({ Title: 'Före', Number: 200 });
    const part = (line: string, headers: string, body: string) =>
      `--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${line}\r\n${headers}\r\n\r\n${body}\r\n\r\n`;
    const item = `${tenant.siteUrl}/_api/web/lists/getByTitle('Rows')/items(${Id})`;
    const answer = await request(tenant, '$batch', {
      method: 'POST',
      headers: { 'content-type': 'multipart/mixed; boundary=batch_2' },
      body:
        '--batch_2\r\nContent-Type: multipart/mixed; boundary="changeset_1"\r\n\r\n' +
        part(
          `MERGE ${item} HTTP/1.1`,
          'Content-Type: application/json\r\nIF-MATCH: "1"',
          '{"Title":"Under","Number":201}',
        ) +
        part(`DELETE ${item} HTTP/1.1`, 'IF-MATCH: "1"', '') +
        '--changeset_1--\r\n\r\n--batch_2--\r\n',
    });
    expect((await answer.text()).match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 412']);
    expect(await rows().getById(Id)()).toMatchObject({ Title: 'Under', Number: 201 });
    await rows().getById(Id).delete();
  });
});
