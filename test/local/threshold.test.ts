import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { addItems } from './many-items.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

const fewest = 5000;

/** Item n of the list: half of them large, one in ten of each unit, all open but the last. */
function item(number: number) {
  return {
    Title: `Rad ${number}`,
    Size: number % 2,
    Unit: `Enhet ${number % 10}`,
    Plan: 'En plan',
    Note: `Rad ${number}`,
    Due: `2026-01-${String((number % 28) + 1).padStart(2, '0')}`,
    OwnerId: number % 5 === 0 ? 9 : 10,
  };
}

beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Large');
  const { fields } = sp.web.lists.getByTitle('Large');
  await fields.addText('Unit');
  await fields.addText('Plan');
  await fields.addText('Note');
  await fields.addNumber('Size');
  await fields.addDateTime('Due');
  await fields.addUser('Owner', { SelectionMode: 0 });
  for (const name of ['Unit', 'Plan', 'Size', 'Due', 'Owner'])
    await fields.getByInternalNameOrTitle(name).update({ Indexed: true });
  await addItems(
    tenant,
    'Large',
    Array.from({ length: fewest }, (_, index) => item(index + 1)),
  );
}, 120_000);

afterAll(() => tenant.close());

const items = () => sp.web.lists.getByTitle('Large').items.select('Id');

async function read(filter: string, order?: string): Promise<number> {
  const query = items().filter(filter).top(5000);
  return (await (order ? query.orderBy(order) : query)()).length;
}

const throttled = {
  status: 500,
  code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
  message: 'The attempted operation is prohibited because it exceeds the list view threshold.',
};

describe('the list view threshold', () => {
  test('lets a list of 5,000 items be asked anything', async () => {
    expect(await read("Note eq 'Rad 7'", 'Note')).toBe(1);
    expect(await items().orderBy('Created').top(5000)()).toHaveLength(5000);
  });

  describe('past 5,000 items', () => {
    beforeAll(() => addItems(tenant, 'Large', [item(5001), item(5002)]));

    test.each([
      ['a column without an index', "Note eq 'Rad 7'"],
      ['an index that selects more than 5,000', "Plan eq 'En plan'"],
      ['the same, whatever comes after it', "Plan eq 'En plan' and Unit eq 'Enhet 1'"],
      ['a window of ID that holds more than 5,000', 'Id gt 0 and Id le 5001'],
      ['everything but one', "Unit ne 'Enhet 11'"],
      ['either of two columns, one without an index', "Unit eq 'Enhet 1' or Note eq 'Rad 7'"],
      ['a part of a text, index or not', "substringof('1', Unit)"],
      ['a part of a date', 'day(Due) eq 5'],
    ])('refuses a filter on %s', async (_, filter) => {
      expect(await refusal(items().filter(filter)())).toEqual(throttled);
      expect(await refusal(items().filter(filter).top(1)())).toEqual(throttled);
    });

    test.each([
      ['an indexed column first, then any other', "Unit eq 'Enhet 7' and Note eq 'Rad 7'", 1],
      ['any other first, then an indexed one', "Note eq 'Rad 7' and Unit eq 'Enhet 7'", 1],
      ['a window of ID first', "Id gt 1000 and Id le 6000 and Plan eq 'En plan' and Note ne 'x'", 4002],
      ['exactly 5,000 by ID', 'Id gt 2', 5000],
      ['one item', 'Id eq 5002', 1],
      ['both ends of an indexed range', "Due ge '2026-01-05' and Due lt '2026-01-06'", 179],
      ['either of two indexed values', "Unit eq 'Enhet 1' or Unit eq 'Enhet 2'", 1002],
      ['a beginning of an indexed text', "startswith(Unit,'enhet 3')", 500],
      ['a person', 'OwnerId eq 9', 1000],
      ['nothing in an indexed column', 'OwnerId eq null', 0],
      ['an order of indexed text', "Unit lt 'Enhet 2'", 1001],
    ])('takes a filter on %s', async (_, filter, count) => {
      expect(await read(filter)).toBe(count);
    });

    test('refuses an order by a column without an index, be the page ever so small', async () => {
      expect(await refusal(items().orderBy('Note').top(1)())).toEqual(throttled);
      expect(await refusal(items().orderBy('Modified', false).top(1)())).toEqual(throttled);
    });

    test('takes an order by an indexed column, by ID, or by any column of what an index selected', async () => {
      expect(await items().orderBy('Due').top(2)()).toHaveLength(2);
      expect(await items().orderBy('Id', false).top(2)()).toMatchObject([{ Id: 5002 }, { Id: 5001 }]);
      expect(await read("Unit eq 'Enhet 1'", 'Note')).toBe(501);
    });

    test('takes the whole list in pages of ID, and its count', async () => {
      let count = 0;
      for await (const page of items().top(5000)) count += (page as unknown[]).length;
      expect(count).toBe(5002);
      expect(await (await request(tenant, "web/lists/getByTitle('Large')/items/$count")).text()).toBe('5002');
    });

    test('holds for CAML and rendered rows as well', async () => {
      const list = () => sp.web.lists.getByTitle('Large');
      const view = (where: string, limit: string) =>
        `<View Scope="RecursiveAll"><Query>${where}</Query><ViewFields><FieldRef Name="Title" /></ViewFields>${limit}</View>`;
      const equal = (name: string, value: string) =>
        `<Where><Eq><FieldRef Name="${name}" /><Value Type="Text">${value}</Value></Eq></Where>`;
      const ask = (ViewXml: string) => list().getItemsByCAMLQuery({ ViewXml });
      const limit = '<RowLimit Paged="TRUE">5000</RowLimit>';
      expect(await refusal(ask(view(equal('Note', 'Rad 7'), '<RowLimit>1</RowLimit>')))).toEqual(throttled);
      expect(await refusal(ask(view('', '')))).toEqual(throttled);
      expect(await refusal(list().renderListDataAsStream({ ViewXml: view(equal('Plan', 'En plan'), limit) }))).toEqual(
        throttled,
      );
      const byNote = view('<OrderBy><FieldRef Name="Note" /></OrderBy>', '<RowLimit>1</RowLimit>');
      expect(await refusal(list().renderListDataAsStream({ ViewXml: byNote }))).toEqual(throttled);
      expect(await ask(view(equal('Unit', 'Enhet 7'), limit))).toHaveLength(500);
      const first = await list().renderListDataAsStream({ ViewXml: view('', limit) });
      const second = await list().renderListDataAsStream({
        ViewXml: view('', limit),
        Paging: first.NextHref!.slice(1),
      });
      expect([first.Row.length, second.Row.length]).toEqual([5000, 2]);
    });

    test('no longer refuses a column once it is indexed', async () => {
      const note = sp.web.lists.getByTitle('Large').fields.getByInternalNameOrTitle('Note');
      await note.update({ Indexed: true });
      expect(await read("Note eq 'Rad 7'")).toBe(1);
      await note.update({ Indexed: false });
      expect(await refusal(items().filter("Note eq 'Rad 7'")())).toEqual(throttled);
    });
  });
});

test('a query joins at most twelve people and lookups', async () => {
  await sp.web.lists.add('Joined');
  const { fields } = sp.web.lists.getByTitle('Joined');
  const names = Array.from({ length: 13 }, (_, index) => `Person${index}`);
  for (const name of names) await fields.addUser(name, { SelectionMode: 0 });
  const query = (count: number) => {
    const some = names.slice(0, count);
    const list = sp.web.lists.getByTitle('Joined').items;
    return list.select(...some.map((name) => `${name}/Title`)).expand(...some)();
  };
  expect(await query(12)).toEqual([]);
  expect(await refusal(query(13))).toMatchObject({
    status: 500,
    code: '-2147024749, Microsoft.SharePoint.SPQueryThrottledException',
  });
});

test('a list past it keeps the permissions that it has: breaking and inheriting them is refused', async () => {
  const large = sp.web.lists.getByTitle('Large');
  const { ItemCount } = await large.select('ItemCount')<{ ItemCount: number }>();
  expect(ItemCount).toBeGreaterThan(fewest);
  expect(await refusal(large.breakRoleInheritance(true))).toMatchObject({
    status: 500,
    code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
  });
  await large.items.getById(1).breakRoleInheritance(true);
  expect(await large.items.getById(1).select('HasUniqueRoleAssignments')()).toEqual(
    expect.objectContaining({ HasUniqueRoleAssignments: true }),
  );
});
