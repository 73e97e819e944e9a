import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { addItems } from './many-items.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

const letters = ['b', 'A', null, 'ä', 'a', null, 'B'];

beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
});

afterAll(() => tenant.close());

/** A list whose items share letters, two in seven without one. */
async function listOf(title: string, count: number) {
  await sp.web.lists.add(title);
  await sp.web.lists.getByTitle(title).fields.addText('Letter');
  await addItems(
    tenant,
    title,
    Array.from({ length: count }, (_, index) => ({ Title: `Rad ${index + 1}`, Letter: letters[index % 7] })),
  );
  return sp.web.lists.getByTitle(title).items;
}

interface Page {
  readonly value: { Id: number; Letter: string | null }[];
  readonly 'odata.nextLink'?: string;
}

async function page(path: string): Promise<Page> {
  const relative = path.startsWith('http') ? path.slice(`${tenant.siteUrl}/_api/`.length) : path;
  return (await (await request(tenant, relative)).json()) as Page;
}

const ids = (one: Page) => one.value.map(({ Id }) => Id);

describe('$skiptoken', () => {
  test.each(['Letter', 'Letter desc', 'Letter desc,Title', 'Id desc', 'Title'])(
    'by %s gives every item once, equal and empty values too',
    async (order) => {
      const title = `By ${order.replace(',', ' ')}`;
      await listOf(title, 25);
      const path = `web/lists/getByTitle('${title}')/items?$select=Id,Letter&$orderby=${order}`;
      const whole = ids(await page(`${path}&$top=100`));
      expect(whole).toHaveLength(25);
      const paged: number[] = [];
      for (let next: string | undefined = `${path}&$top=4`; next;) {
        const one: Page = await page(next);
        paged.push(...ids(one));
        next = one['odata.nextLink'];
      }
      expect(paged).toEqual(whole);
    },
  );

  test('goes on where the page ended, whatever was added, changed or deleted meanwhile', async () => {
    const items = await listOf('Moving', 14);
    const path = "web/lists/getByTitle('Moving')/items?$select=Id,Letter&$orderby=Letter&$top=5";
    const whole = ids(await page(path.replace('$top=5', '$top=100')));
    const first = await page(path);
    expect(ids(first)).toEqual(whole.slice(0, 5));
    await items.getById(first.value.at(-1)!.Id).delete();
    await items.getById(first.value[0]!.Id).update({ Letter: 'ö' });
    const { Id } = await items.add({ Title: 'Ny', Letter: 'a' });
    const rest: number[] = [];
    for (let next = first['odata.nextLink']; next;) {
      const one: Page = await page(next);
      rest.push(...ids(one));
      next = one['odata.nextLink'];
    }
    // The one that moved is met again, the new one comes after its equals, nothing else is lost or doubled.
    const equals = whole.slice(5).filter((id) => letters[(id - 1) % 7]?.toLowerCase() === 'a');
    expect(rest).toEqual([...equals, Id, ...whole.slice(5 + equals.length), first.value[0]!.Id]);
  });

  test('of ids survives that its item is deleted', async () => {
    const items = await listOf('Deleted', 9);
    const first = await page("web/lists/getByTitle('Deleted')/items?$select=Id&$top=3");
    await items.getById(3).delete();
    await items.getById(4).delete();
    expect(ids(await page(first['odata.nextLink']!))).toEqual([5, 6, 7]);
  });

  test('can be written by hand, and leads back with PagedPrev', async () => {
    await listOf('Back', 9);
    const path = "web/lists/getByTitle('Back')/items?$select=Id&$top=3&$skiptoken=";
    expect(ids(await page(`${path}Paged%3DTRUE%26p_ID%3D4`))).toEqual([5, 6, 7]);
    expect(ids(await page(`${path}Paged%3DTRUE%26PagedPrev%3DTRUE%26p_ID%3D8`))).toEqual([5, 6, 7]);
    expect((await request(tenant, `${path}Paged%3DTRUE%26p_ID%3Dx`)).status).toBe(400);
  });

  test('keeps the rest of the query in the link', async () => {
    await listOf('Kept', 9);
    const first = await page("web/lists/getByTitle('Kept')/items?$select=Id&$filter=Id gt 2&$top=3&$orderby=Id desc");
    const query = new URL(first['odata.nextLink']!).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      $select: 'Id',
      $filter: 'Id gt 2',
      $top: '3',
      $orderby: 'Id desc',
      $skiptoken: 'Paged=TRUE&p_ID=7',
    });
    expect(ids(await page(first['odata.nextLink']!))).toEqual([6, 5, 4]);
  });
});

describe('$top', () => {
  test('is 100 when nothing is said, and ends without a link when there is no more', async () => {
    await listOf('Hundred', 101);
    const first = await page("web/lists/getByTitle('Hundred')/items?$select=Id");
    expect(first.value).toHaveLength(100);
    const last = await page(first['odata.nextLink']!);
    expect(last).not.toHaveProperty(['odata.nextLink']);
    expect(ids(last)).toEqual([101]);
    expect(await page("web/lists/getByTitle('Hundred')/items?$select=Id&$top=101")).not.toHaveProperty([
      'odata.nextLink',
    ]);
  });

  test.each(['-1', 'x', '1.5'])('is refused as %s', async (top) => {
    expect((await request(tenant, `web/lists/getByTitle('Hundred')/items?$top=${top}`)).status).toBe(400);
  });
});

describe('people, lookups and several values', () => {
  beforeAll(async () => {
    await sp.web.lists.add('Goals');
    await addItems(tenant, 'Goals', [{ Title: 'Trygghet' }, { Title: 'Läsning' }]);
    const { Id } = await sp.web.lists.getByTitle('Goals').select('Id')<{ Id: string }>();
    await sp.web.lists.add('Related');
    const { fields } = sp.web.lists.getByTitle('Related');
    await fields.addUser('Owner', { SelectionMode: 0 });
    const xml = (text: string) => fields.createFieldAsXml(text);
    await xml('<Field Type="UserMulti" Mult="TRUE" Name="Others" DisplayName="Others" />');
    await xml(
      `<Field Type="LookupMulti" Mult="TRUE" Name="Goals" DisplayName="Goals" List="{${Id}}" ShowField="Title" />`,
    );
    await xml(`<Field Type="Lookup" Name="Goal" DisplayName="Goal" List="{${Id}}" ShowField="Title" />`);
    await fields.addMultiChoice('Boards', { Choices: ['BiN', 'BoU'] });
    await addItems(tenant, 'Related', [
      { Title: 'Full', OwnerId: 9, OthersId: [9, 10], GoalsId: [1, 2], GoalId: 2, Boards: ['BiN', 'BoU'] },
      { Title: 'Empty' },
    ]);
  });

  const related = () => sp.web.lists.getByTitle('Related').items;

  test('come as ids without $expand and as objects with it', async () => {
    const [full, empty] = await related()<Record<string, unknown>[]>();
    expect(full).toMatchObject({ OwnerId: 9, OthersId: [9, 10], GoalsId: [1, 2], GoalId: 2, Boards: ['BiN', 'BoU'] });
    expect(empty).toMatchObject({ OwnerId: null, OthersId: null, GoalsId: [], GoalId: null, Boards: null });
    const select = ['Id', 'Owner/Id', 'Others/EMail', 'Goals/Title', 'Goal/Title'];
    const expanded = await related()
      .select(...select)
      .expand('Owner', 'Others', 'Goals', 'Goal')<Record<string, unknown>[]>();
    expect(expanded[0]).toMatchObject({
      Owner: { Id: 9 },
      Others: [{ EMail: 'utvecklare.grundskola@kommun.example' }, { EMail: 'utvecklare.gymnasium@kommun.example' }],
      Goals: [{ Title: 'Trygghet' }, { Title: 'Läsning' }],
      Goal: { Title: 'Läsning' },
    });
    expect(expanded[1]).not.toHaveProperty('Owner');
    expect(expanded[1]).toMatchObject({ Others: [], Goals: [], 'Owner@odata.navigationLinkUrl': expect.any(String) });
  });

  test.each([
    ['a person without $expand', '$select=Owner/Title'],
    ['a person by its bare name', '$select=Owner'],
    ['$expand that names nothing of the person', '$expand=Owner'],
    ['a property that a person has not', '$select=Owner/Shoe&$expand=Owner'],
    ['a column that the looked-up list has not', '$select=Goal/Shoe&$expand=Goal'],
    ['$expand of a plain column', '$select=Title/Id&$expand=Title'],
    ['a filter within what is not expanded', "$filter=Owner/Title eq 'x'"],
    ['an order within what is not expanded', '$orderby=Owner/Title'],
    ['a filter on several lookups', 'GoalsId eq 1'.replace(/^/, '$filter=')],
    ['an order by several choices', '$orderby=Boards'],
    ['a column that is not there', '$select=Ghost'],
  ])('refuse %s', async (_, query) => {
    expect((await request(tenant, `web/lists/getByTitle('Related')/items?${query}`)).status).toBe(400);
  });

  test('can be filtered by one of several people or choices', async () => {
    expect(await related().filter('OthersId eq 10')()).toHaveLength(1);
    expect(await related().filter("Boards eq 'BoU'")()).toHaveLength(1);
    expect(await related().filter("Boards ne 'BoU'")()).toHaveLength(1);
    expect(await related().select('Id').expand('Owner').select('Owner/Id').filter('Owner/Id eq 9')()).toHaveLength(1);
  });

  test('say what they are in verbose JSON', async () => {
    const answer = await request(tenant, "web/lists/getByTitle('Related')/items(1)?$select=OthersId,Boards", {
      headers: { accept: 'application/json;odata=verbose' },
    });
    expect(await answer.json()).toMatchObject({
      d: {
        OthersId: { __metadata: { type: 'Collection(Edm.Int32)' }, results: [9, 10] },
        Boards: { __metadata: { type: 'Collection(Edm.String)' }, results: ['BiN', 'BoU'] },
      },
    });
  });
});

test.each([
  "Due eq 'no day'",
  "Number eq 'many'",
  'day(Number) eq 1',
  'Number gt',
  "Title eq 'a' and",
  'Title eq Number',
])('refuses %s in an empty list too', async (filter) => {
  const title = `Empty ${filter}`;
  await sp.web.lists.add(title);
  await sp.web.lists.getByTitle(title).fields.addDateTime('Due');
  await sp.web.lists.getByTitle(title).fields.addNumber('Number');
  expect(await refusal(sp.web.lists.getByTitle(title).items.filter(filter)())).toMatchObject({ status: 400 });
});

test('a day is midnight in the site’s time, in summer and winter and when the clock changes', async () => {
  await sp.web.lists.add('Days');
  await sp.web.lists.getByTitle('Days').fields.addDateTime('Due', { DisplayFormat: 0 });
  const days = ['2026-01-15', '2026-03-29', '2026-03-30', '2026-07-01', '2026-10-25', '2026-10-26'];
  await addItems(
    tenant,
    'Days',
    days.map((Due) => ({ Title: Due, Due })),
  );
  const items = () => sp.web.lists.getByTitle('Days').items;
  const stored = await items().select('Due')<{ Due: string }[]>();
  expect(stored.map(({ Due }) => Due)).toEqual([
    '2026-01-14T23:00:00Z',
    '2026-03-28T23:00:00Z',
    '2026-03-29T22:00:00Z',
    '2026-06-30T22:00:00Z',
    '2026-10-24T22:00:00Z',
    '2026-10-25T23:00:00Z',
  ]);
  const found = async (filter: string) =>
    (await items().filter(filter)<{ Title: string }[]>()).map(({ Title }) => Title);
  expect(await found("Due eq '2026-03-29'")).toEqual(['2026-03-29']);
  expect(await found("Due gt datetime'2026-10-24T22:00:00Z'")).toEqual(['2026-10-26']);
  expect(await found('day(Due) eq 29 and month(Due) eq 3')).toEqual(['2026-03-29']);
});
