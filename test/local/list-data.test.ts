import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { SPFI } from '@pnp/sp/fi.js';
import { ControlMode, type IRenderListDataParameters } from '@pnp/sp/lists/index.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { addItems } from './many-items.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

/** The instant of the recordings. */
const now = Temporal.Instant.from('2022-10-12T08:07:52Z');
const nbsp = '\u00a0';

beforeAll(async () => {
  tenant = await memoryTenant({ clock: { now: () => now } });
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Goals');
  await addItems(tenant, 'Goals', [{ Title: 'Home' }, { Title: 'Away' }]);
  const { Id } = await sp.web.lists.getByTitle('Goals').select('Id')<{ Id: string }>();
  await sp.web.lists.add('Rows');
  const { fields } = sp.web.lists.getByTitle('Rows');
  await fields.addNumber('Number1');
  await fields.addCurrency('Currency1', { CurrencyLocaleId: 1053 });
  await fields.addBoolean('Bool1');
  await fields.addDateTime('Day1', { DisplayFormat: 0 });
  await fields.addDateTime('Time1', { DisplayFormat: 1 });
  await fields.addMultiChoice('Choices1', { Choices: ['A', 'B'] });
  await fields.addUrl('Link1');
  await fields.addUser('Owner', { SelectionMode: 0 });
  await fields.createFieldAsXml(
    '<Field Type="UserMulti" Mult="TRUE" Name="Others" DisplayName="Others" UserSelectionMode="0" />',
  );
  await fields.createFieldAsXml(
    `<Field Type="Lookup" Name="Goal" DisplayName="Goal" List="{${Id}}" ShowField="Title" />`,
  );
  await fields.createFieldAsXml(
    `<Field Type="LookupMulti" Mult="TRUE" Name="Goals" DisplayName="Goals" List="{${Id}}" ShowField="Title" />`,
  );
  await addItems(tenant, 'Rows', [
    {
      Title: 'Item 1',
      Number1: 67687,
      Currency1: 67.67,
      Bool1: true,
      Day1: '2022-10-12',
      Time1: '2022-10-12T08:07:52Z',
      Choices1: ['A', 'B'],
      Link1: { Url: 'https://pnp.com', Description: 'PnP Rocks' },
      OwnerId: 9,
      OthersId: [9, 10],
      GoalId: 1,
      GoalsId: [1, 2],
    },
    { Title: 'Item 2', Number1: 0, Bool1: false },
    { Title: 'Item 3', Number1: -1234.5 },
    { Title: 'Item 4', GoalId: 2 },
    { Title: 'Item 5' },
  ]);
});

afterAll(() => tenant.close());

type Row = Record<string, unknown>;
interface Data {
  readonly Row: Row[];
  readonly FirstRow: number;
  readonly LastRow: number;
  readonly RowLimit: number;
  readonly NextHref?: string;
  readonly PrevHref?: string;
}

const list = () => sp.web.lists.getByTitle('Rows');

async function stream(parameters: IRenderListDataParameters, query: [string, string][] = []): Promise<Data> {
  return list().renderListDataAsStream(parameters, null, new Map(query));
}

const titles = ({ Row: rows }: Data) => rows.map((row) => row['Title']);

const all = ['Number1', 'Currency1', 'Bool1', 'Day1', 'Time1', 'Choices1', 'Link1', 'Owner', 'Others', 'Goal', 'Goals'];
const viewFields = (...names: string[]) =>
  `<ViewFields>${names.map((name) => `<FieldRef Name="${name}" />`).join('')}</ViewFields>`;
const whole = `<View>${viewFields('Title', ...all, 'Modified', 'Editor')}</View>`;

describe('a row in a site of Sweden', () => {
  test('has numbers, dates and yes as people write them, and beside them as programs do', async () => {
    const [row] = (await stream({ ViewXml: whole })).Row;
    expect(row).toMatchObject({
      ID: '1',
      FSObjType: '0',
      Title: 'Item 1',
      Number1: `67${nbsp}687`,
      'Number1.': '67687.0000000000',
      Currency1: `67,67${nbsp}kr`,
      'Currency1.': '67.6700000000000',
      Bool1: 'Yes',
      'Bool1.value': '1',
      Day1: '2022-10-12',
      'Day1.': '2022-10-11T22:00:00Z',
      Time1: '2022-10-12 10:07',
      'Time1.': '2022-10-12T08:07:52Z',
      Modified: '2022-10-12 10:07',
      'Modified.': '2022-10-12T08:07:52Z',
      Choices1: ['A', 'B'],
      Link1: 'https://pnp.com',
      'Link1.desc': 'PnP Rocks',
      Attachments: '0',
      owshiddenversion: '1',
    });
  });

  test('has people and lookups as lists of objects', async () => {
    const [row] = (await stream({ ViewXml: whole })).Row;
    const person = { id: '9', title: 'Utvecklingsledare grundskola', email: 'utvecklare.grundskola@kommun.example' };
    expect(row).toMatchObject({
      Owner: [{ ...person, sip: person.email, picture: '' }],
      'Owner.id': '9',
      'Owner.title': person.title,
      'Owner.email': person.email,
      Others: [{ ...person, value: person.title }, { id: '10' }],
      Goal: [{ lookupId: 1, lookupValue: 'Home', isSecretFieldValue: false }],
      'Goal.': '1;#Home',
      Goals: [{ lookupId: 1 }, { lookupId: 2, lookupValue: 'Away' }],
      'Goals.': '1;#Home;#2;#Away',
      Editor: [{ id: '6', title: 'Controller' }],
    });
  });

  test('has empty text for what is empty', async () => {
    const { Row: rows } = await stream({ ViewXml: whole });
    const empty = {
      Number1: '',
      'Number1.': '',
      Currency1: '',
      Day1: '',
      'Day1.': '',
      Choices1: '',
      Link1: '',
      Owner: '',
      Goal: '',
    };
    expect(rows[4]).toMatchObject({ ...empty, Goals: [], Bool1: 'No', 'Bool1.value': '0', 'Owner.id': '' });
    expect(rows[1]).toMatchObject({ Number1: '0', 'Number1.': '0' });
    expect(rows[2]).toMatchObject({ Number1: `-1${nbsp}234,5` });
  });

  test('shows dates in UTC where it is asked to', async () => {
    const [row] = (await stream({ ViewXml: whole, DatesInUtc: true })).Row;
    expect(row).toMatchObject({ Time1: '2022-10-12 08:07', 'Time1.': '2022-10-12T08:07:52Z' });
  });
});

test('the same row in a site of the United States is as recorded', async () => {
  const change = (body: object) =>
    request(tenant, 'web/regionalsettings', {
      method: 'POST',
      headers: { 'X-HTTP-Method': 'MERGE', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await change({ LocaleId: 1033, TimeZone: { Id: 13 } })).status).toBe(204);
  try {
    const [row] = (await stream({ ViewXml: whole })).Row;
    expect(row).toMatchObject({
      Number1: '67,687',
      Time1: '10/12/2022 1:07 AM',
      Modified: '10/12/2022 1:07 AM',
      'Modified.': '2022-10-12T08:07:52Z',
    });
    const region = await (
      await request(tenant, 'web?$select=RegionalSettings/LocaleId,RegionalSettings/AM&$expand=RegionalSettings')
    ).json();
    expect(region).toMatchObject({ RegionalSettings: { LocaleId: 1033, AM: 'AM' } });
  } finally {
    await change({ LocaleId: 1053, TimeZone: { Id: 4 } });
  }
});

describe('RenderListDataAsStream', () => {
  test('answers the envelope recorded', async () => {
    const answer = await request(tenant, "web/lists/getByTitle('Rows')/RenderListDataAsStream", {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ parameters: { ViewXml: '<View><RowLimit>2</RowLimit></View>' } }),
    });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({
      Row: [expect.objectContaining({ ID: '1' }), expect.objectContaining({ ID: '2' })],
      FirstRow: 1,
      FolderPermissions: '0x7fffffffffffffff',
      LastRow: 2,
      RowLimit: 2,
      FilterLink: '?',
      ForceNoHierarchy: '1',
      HierarchyHasIndention: '',
      CurrentFolderSpItemUrl: '',
    });
  });

  test('shows the list’s own view when no view is given', async () => {
    const { defaultView } = list();
    await defaultView.update({ ViewQuery: '<OrderBy><FieldRef Name="ID" Ascending="FALSE" /></OrderBy>', RowLimit: 2 });
    const data = await stream({});
    expect(titles(data)).toEqual(['Item 5', 'Item 4']);
    expect(data.NextHref).toBeDefined();
    await defaultView.update({ ViewQuery: '', RowLimit: 30 });
  });

  test.each(['', '<Query><OrderBy><FieldRef Name="Goal" /><FieldRef Name="ID" Ascending="FALSE" /></OrderBy></Query>'])(
    'goes round by NextHref and back by PrevHref (%s)',
    async (query) => {
      const ViewXml = `<View>${query}<RowLimit Paged="TRUE">2</RowLimit></View>`;
      const whole = titles(await stream({ ViewXml: `<View>${query}</View>` }));
      const pages: Data[] = [await stream({ ViewXml })];
      for (let next = pages[0]!.NextHref; next; next = pages.at(-1)!.NextHref) {
        expect(next).toMatch(/^\?Paged=TRUE&/);
        pages.push(await stream({ ViewXml, Paging: next.slice(1) }));
      }
      expect(pages.flatMap(titles)).toEqual(whole);
      expect(pages.map(({ FirstRow, LastRow }) => [FirstRow, LastRow])).toEqual([
        [1, 2],
        [3, 4],
        [5, 5],
      ]);
      expect(pages[0]).not.toHaveProperty('PrevHref');
      const back = await stream({ ViewXml, Paging: pages[2]!.PrevHref! });
      expect(titles(back)).toEqual(titles(pages[1]!));
      expect(back.FirstRow).toBe(3);
    },
  );

  test('tells of no next page when the row limit is not paged', async () => {
    expect(await stream({ ViewXml: '<View><RowLimit>2</RowLimit></View>' })).not.toHaveProperty('NextHref');
  });

  test('adds OverrideViewXml’s filter to the view’s', async () => {
    const where = (text: string) => `<Query><Where>${text}</Where></Query>`;
    const ViewXml = `<View>${where('<Gt><FieldRef Name="ID" /><Value Type="Counter">2</Value></Gt>')}</View>`;
    const OverrideViewXml = `<View>${where('<Lt><FieldRef Name="ID" /><Value Type="Counter">5</Value></Lt>')}</View>`;
    expect(titles(await stream({ ViewXml, OverrideViewXml }))).toEqual(['Item 3', 'Item 4']);
    expect(titles(await stream({ OverrideViewXml }))).toEqual(['Item 1', 'Item 2', 'Item 3', 'Item 4']);
  });

  test.each<[string, [string, string][], string[]]>([
    [
      'a text',
      [
        ['FilterField1', 'Title'],
        ['FilterValue1', encodeURIComponent('Item 2')],
      ],
      ['Item 2'],
    ],
    [
      'several texts',
      [
        ['FilterFields1', 'Title'],
        ['FilterValues1', 'Item 2;#Item 3'],
      ],
      ['Item 2', 'Item 3'],
    ],
    [
      'a person by name',
      [
        ['FilterField1', 'Owner'],
        ['FilterValue1', 'Utvecklingsledare grundskola'],
      ],
      ['Item 1'],
    ],
    [
      'a lookup by id',
      [
        ['FilterField1', 'Goal'],
        ['FilterValue1', '2'],
        ['FilterLookupId1', '1'],
      ],
      ['Item 4'],
    ],
    [
      'a day',
      [
        ['FilterField1', 'Day1'],
        ['FilterValue1', '2022-10-12'],
      ],
      ['Item 1'],
    ],
    [
      'nothing',
      [
        ['FilterField1', 'Goal'],
        ['FilterValue1', ''],
      ],
      ['Item 2', 'Item 3', 'Item 5'],
    ],
    [
      'two columns',
      [
        ['FilterField1', 'Goal'],
        ['FilterValue1', ''],
        ['FilterField2', 'Number1'],
        ['FilterValue2', '0'],
      ],
      ['Item 2'],
    ],
  ])('filters by %s in the address', async (_, query, expected) => {
    expect(titles(await stream({ ViewXml: '<View></View>' }, query))).toEqual(expected);
  });

  test('sorts as the address says', async () => {
    expect(
      titles(
        await stream({}, [
          ['SortField', 'Title'],
          ['SortDir', 'Desc'],
        ]),
      )[0],
    ).toBe('Item 5');
  });

  test('puts the rows under ListData beside a schema', async () => {
    const data = (await stream({ RenderOptions: [2, 4] as never })) as unknown as Record<string, unknown>;
    expect(data).toMatchObject({
      ListData: { Row: expect.any(Array), FirstRow: 1 },
      ListSchema: { LCID: '1053', Field: [expect.objectContaining({ RealFieldName: 'LinkTitle' })] },
    });
    expect(await stream({ RenderOptions: [1, 4, 8, 32, 128, 256, 512, 1024, 2048] as never })).toHaveProperty(
      'ListSchema',
    );
  });

  test('refuses what it has not', async () => {
    expect(await refusal(stream({ ViewXml: '<View><Joins><Join /></Joins></View>' }))).toMatchObject({ status: 501 });
    expect(await refusal(stream({ RenderOptions: 64 }))).toMatchObject({ status: 501 });
    const grouped = '<Query><GroupBy Collapse="TRUE"><FieldRef Name="Goal" /></GroupBy></Query>';
    expect(await refusal(stream({ ViewXml: `<View>${grouped}</View>` }))).toMatchObject({ status: 501 });
    expect(await refusal(stream({ ViewXml: '<View' }))).toMatchObject({ status: 400 });
    expect(
      await refusal(
        stream({}, [
          ['FilterField1', 'Ghost'],
          ['FilterValue1', 'x'],
        ]),
      ),
    ).toMatchObject({ status: 500 });
  });
});

test('renderListData answers the same rows as a string', async () => {
  const ViewXml = "<View><ViewFields><FieldRef Name='Time1' /></ViewFields><RowLimit>1</RowLimit></View>";
  const data = (await list().renderListData(ViewXml)) as unknown as Data;
  expect(data.Row).toEqual([expect.objectContaining({ ID: '1', Time1: '2022-10-12 10:07' })]);
  const raw = await request(
    tenant,
    `web/lists/getByTitle('Rows')/renderlistdata(@v)?@v='${encodeURIComponent(ViewXml)}'`,
    {
      method: 'POST',
      headers: { accept: 'application/json;odata=verbose' },
    },
  );
  expect(await raw.json()).toEqual({ d: { RenderListData: expect.stringContaining('"Row"') } });
});

test('renderListFormData answers a form’s values and columns as a string', async () => {
  const form = (await list().renderListFormData(1, 'editform', ControlMode.Edit)) as unknown as Record<string, unknown>;
  expect(form).toMatchObject({
    FormControlMode: 2,
    ItemAttributes: { Id: 1 },
    ListData: { Title: 'Item 1', Number1: `67${nbsp}687` },
    ListSchema: { Title: { FieldType: 'Text' }, Day1: { FieldType: 'DateTime', Format: 'DateOnly' } },
  });
  expect(await refusal(list().renderListFormData(99, 'editform', ControlMode.Edit))).toMatchObject({ status: 404 });
});
