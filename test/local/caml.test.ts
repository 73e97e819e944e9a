import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { addItems } from './many-items.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

const now = Temporal.Instant.from('2026-03-15T10:00:00Z');

beforeAll(async () => {
  tenant = await memoryTenant({ clock: { now: () => now } });
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Goals');
  await addItems(tenant, 'Goals', [{ Title: 'Trygghet' }, { Title: 'Läsning' }]);
  const { Id } = await sp.web.lists.getByTitle('Goals').select('Id')<{ Id: string }>();
  await sp.web.lists.add('Rows');
  const { fields } = sp.web.lists.getByTitle('Rows');
  await fields.addNumber('Number');
  await fields.addDateTime('Begin', { DisplayFormat: 0 });
  await fields.addDateTime('Due');
  await fields.addBoolean('Done');
  await fields.addMultilineText('Long');
  await fields.addMultiChoice('Boards', { Choices: ['BiN', 'BoU'] });
  await fields.addUser('Owner', { SelectionMode: 0 });
  await fields.createFieldAsXml(
    `<Field Type="Lookup" Name="Goal" DisplayName="Goal" List="{${Id}}" ShowField="Title" />`,
  );
  await fields.createFieldAsXml(
    `<Field Type="LookupMulti" Mult="TRUE" Name="Goals" DisplayName="Goals" List="{${Id}}" ShowField="Title" />`,
  );
  await addItems(tenant, 'Rows', [
    { Title: 'Ett', Number: 1, Begin: '2026-03-01', Due: '2026-03-14T22:59:00Z', Done: true, OwnerId: 6, GoalId: 1 },
    { Title: 'Två', Number: 2.5, Begin: '2026-03-14', Due: '2026-03-14T23:00:00Z', Boards: ['BiN'], OwnerId: 9 },
    {
      Title: 'Tre',
      Number: null,
      Due: '2026-03-15T12:00:00Z',
      Boards: ['BiN', 'BoU'],
      GoalsId: [1, 2],
      Long: 'Lång text',
    },
    { Title: 'Fyra', Number: -4, Begin: '2026-04-01', Due: '2026-05-01T00:00:00Z', GoalId: 2, GoalsId: [2] },
  ]);
});

afterAll(() => tenant.close());

const list = () => sp.web.lists.getByTitle('Rows');

async function titles(where: string, rest = ''): Promise<string[]> {
  const ViewXml = `<View><Query><Where>${where}</Where>${rest}</Query></View>`;
  const found = (await list().getItemsByCAMLQuery({ ViewXml })) as { Title: string }[];
  return found.map(({ Title }) => Title);
}

const ref = (name: string, more = '') => `<FieldRef Name='${name}' ${more}/>`;
const value = (type: string, text: string | number, more = '') => `<Value Type='${type}' ${more}>${text}</Value>`;

describe('Where', () => {
  test.each<[string, string, string[]]>([
    ['Eq', `<Eq>${ref('Title')}${value('Text', 'TVÅ')}</Eq>`, ['Två']],
    ['Neq', `<Neq>${ref('Title')}${value('Text', 'Två')}</Neq>`, ['Ett', 'Tre', 'Fyra']],
    ['Gt', `<Gt>${ref('Number')}${value('Number', 1)}</Gt>`, ['Två']],
    ['Geq', `<Geq>${ref('Number')}${value('Number', 1)}</Geq>`, ['Ett', 'Två']],
    ['Lt', `<Lt>${ref('Number')}${value('Number', 1)}</Lt>`, ['Fyra']],
    ['Leq on the id', `<Leq>${ref('ID')}${value('Counter', 2)}</Leq>`, ['Ett', 'Två']],
    ['IsNull', `<IsNull>${ref('Number')}</IsNull>`, ['Tre']],
    ['IsNotNull of a person', `<IsNotNull>${ref('Owner')}</IsNotNull>`, ['Ett', 'Två']],
    ['IsNull of several lookups', `<IsNull>${ref('Goals')}</IsNull>`, ['Ett', 'Två']],
    ['Contains', `<Contains>${ref('Title')}${value('Text', 't')}</Contains>`, ['Ett', 'Två', 'Tre']],
    ['Contains in long text', `<Contains>${ref('Long')}${value('Note', 'lång')}</Contains>`, ['Tre']],
    ['BeginsWith', `<BeginsWith>${ref('Title')}${value('Text', 't')}</BeginsWith>`, ['Två', 'Tre']],
    ['a yes', `<Eq>${ref('Done')}${value('Boolean', 1)}</Eq>`, ['Ett']],
    ['one of several choices', `<Eq>${ref('Boards')}${value('Choice', 'BoU')}</Eq>`, ['Tre']],
    [
      'In',
      `<In>${ref('ID')}<Values>${value('Counter', 2)}${value('Counter', 4)}${value('Counter', 9)}</Values></In>`,
      ['Två', 'Fyra'],
    ],
    [
      'And and Or, nested',
      `<And><Or><Eq>${ref('ID')}${value('Counter', 1)}</Eq><Eq>${ref('ID')}${value('Counter', 4)}</Eq></Or><Gt>${ref('Number')}${value('Number', 0)}</Gt></And>`,
      ['Ett'],
    ],
    ['a person by name', `<Eq>${ref('Owner')}${value('User', 'Utvecklingsledare grundskola')}</Eq>`, ['Två']],
    ['a person by id', `<Eq>${ref('Owner', "LookupId='TRUE'")}${value('Integer', 9)}</Eq>`, ['Två']],
    ['oneself', `<Eq>${ref('Owner')}<Value Type='Integer'><UserID /></Value></Eq>`, ['Ett']],
    ['a lookup by what it shows', `<Eq>${ref('Goal')}${value('Lookup', 'Läsning')}</Eq>`, ['Fyra']],
    ['a lookup by id', `<Eq>${ref('Goal', "LookupId='TRUE'")}${value('Lookup', 1)}</Eq>`, ['Ett']],
    ['Includes', `<Includes>${ref('Goals', "LookupId='TRUE'")}${value('Lookup', 1)}</Includes>`, ['Tre']],
    [
      'NotIncludes',
      `<NotIncludes>${ref('Goals', "LookupId='TRUE'")}${value('Lookup', 1)}</NotIncludes>`,
      ['Ett', 'Två', 'Fyra'],
    ],
    [
      'several lookups by what they show',
      `<Eq>${ref('Goals')}${value('LookupMulti', 'Läsning')}</Eq>`,
      ['Tre', 'Fyra'],
    ],
    ['the content type', `<Eq>${ref('ContentType')}${value('Computed', 'Item')}</Eq>`, ['Ett', 'Två', 'Tre', 'Fyra']],
    ['a column’s second name', `<Eq>${ref('LinkTitle')}${value('Text', 'Ett')}</Eq>`, ['Ett']],
  ])('takes %s', async (_, where, expected) => {
    expect(await titles(where)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    [
      'is the site’s when no time is included',
      `<Eq>${ref('Due')}${value('DateTime', '2026-03-14T05:00:00Z')}</Eq>`,
      ['Ett'],
    ],
    ['is today where it says so', `<Eq>${ref('Due')}<Value Type='DateTime'><Today /></Value></Eq>`, ['Två', 'Tre']],
    [
      'can be counted from today',
      `<Eq>${ref('Begin')}<Value Type='DateTime'><Today OffsetDays='-1' /></Value></Eq>`,
      ['Två'],
    ],
    ['ends at midnight', `<Leq>${ref('Due')}${value('DateTime', '2026-03-14')}</Leq>`, ['Ett']],
    ['is over at midnight', `<Gt>${ref('Due')}${value('DateTime', '2026-03-14')}</Gt>`, ['Två', 'Tre', 'Fyra']],
    ['may be another', `<Neq>${ref('Begin')}${value('DateTime', '2026-03-14')}</Neq>`, ['Ett', 'Tre', 'Fyra']],
  ])('a day %s', async (_, where, expected) => {
    expect(await titles(where)).toEqual(expected);
  });

  test('a time is the site’s, and UTC where it says so', async () => {
    const due = (more: string) =>
      `<Lt>${ref('Due')}${value('DateTime', '2026-03-15T00:00:00Z', `IncludeTimeValue='TRUE' ${more}`)}</Lt>`;
    expect(await titles(due(''))).toEqual(['Ett']);
    expect(await titles(due("StorageTZ='TRUE'"))).toEqual(['Ett', 'Två']);
    const now = `<Gt>${ref('Due')}<Value Type='DateTime' IncludeTimeValue='TRUE'><Now /></Value></Gt>`;
    expect(await titles(now)).toEqual(['Tre', 'Fyra']);
  });

  test('finds what some of a month, a week or a day falls in', async () => {
    const overlap = (when: string) =>
      `<DateRangesOverlap>${ref('Begin')}${ref('Due')}${ref('RecurrenceID')}<Value Type='DateTime'>${when}</Value></DateRangesOverlap>`;
    expect(await titles(overlap('<Month />'))).toEqual(['Ett', 'Två']);
    expect(await titles(overlap('<Now />'))).toEqual(['Två']);
    expect(await titles(overlap('2026-04-15T00:00:00Z'))).toEqual(['Fyra']);
  });
});

test('is ordered as it says, with å, ä and ö last and nothing first', async () => {
  const all = `<IsNotNull>${ref('ID')}</IsNotNull>`;
  const by = (...refs: string[]) => `<OrderBy>${refs.join('')}</OrderBy>`;
  expect(await titles(all, by(ref('Title')))).toEqual(['Ett', 'Fyra', 'Tre', 'Två']);
  expect(await titles(all, by(ref('Number', "Ascending='FALSE'")))).toEqual(['Två', 'Ett', 'Fyra', 'Tre']);
  expect(await titles(all, by(ref('Owner'), ref('ID', "Ascending='FALSE'")))).toEqual(['Fyra', 'Tre', 'Ett', 'Två']);
});

describe('getitems', () => {
  const read = (ViewXml: string, more: object = {}) =>
    list().getItemsByCAMLQuery({ ViewXml, ...more }) as Promise<Record<string, unknown>[]>;

  test('answers the view’s columns in REST’s shape, its dates in the site’s time', async () => {
    const fields = ['Title', 'Due', 'Owner', 'Goals', 'FileRef'].map((name) => ref(name)).join('');
    const xml = `<View><ViewFields>${fields}</ViewFields><Query><Where><Eq>${ref('ID')}${value('Counter', 3)}</Eq></Where></Query></View>`;
    const [item] = await read(xml);
    expect(item).toMatchObject({
      FileSystemObjectType: 0,
      Id: 3,
      ServerRedirectedEmbedUri: null,
      ServerRedirectedEmbedUrl: '',
      Title: 'Tre',
      Due: '2026-03-15T13:00:00',
      OwnerId: null,
      GoalsId: [1, 2],
      ID: 3,
      Created: '2026-03-15T11:00:00',
      Modified: '2026-03-15T11:00:00',
    });
    expect(item).not.toHaveProperty('Number');
    expect((await read(xml, { DatesInUtc: true }))[0]).toMatchObject({ Due: '2026-03-15T12:00:00Z' });
  });

  test('heeds the row limit, and goes on from a position', async () => {
    const xml = "<View><RowLimit Paged='TRUE'>2</RowLimit></View>";
    expect((await read(xml)).map((one) => one['Id'])).toEqual([1, 2]);
    const position = { ListItemCollectionPosition: { PagingInfo: 'Paged=TRUE&p_ID=2' } };
    expect((await read(xml, position)).map((one) => one['Id'])).toEqual([3, 4]);
    expect(await read('')).toHaveLength(4);
  });

  test('takes the query in the address', async () => {
    const query = encodeURIComponent(JSON.stringify({ ViewXml: '<View><RowLimit>1</RowLimit></View>' }));
    const answer = await request(tenant, `web/lists/getByTitle('Rows')/getitems(query=@q)?@q=${query}`, {
      method: 'POST',
    });
    expect(await answer.json()).toMatchObject({ value: [{ Title: 'Ett' }] });
  });

  test('expands what REST expands', async () => {
    const items = (await list().getItemsByCAMLQuery(
      {
        ViewXml: `<View><ViewFields>${ref('Title')}${ref('RoleAssignments')}</ViewFields><RowLimit>1</RowLimit></View>`,
      },
      'RoleAssignments',
      'FieldValuesAsText',
    )) as Record<string, unknown>[];
    expect(items[0]).toMatchObject({ RoleAssignments: [{}, {}, {}], FieldValuesAsText: { Number: '1', Done: 'Yes' } });
  });

  test.each([
    ['a column that is not there', `<Eq>${ref('Ghost')}${value('Text', 'x')}</Eq>`, 500],
    ['an Or of one', `<Or><Eq>${ref('ID')}${value('Counter', 1)}</Eq></Or>`, 500],
    ['a number that is none', `<Eq>${ref('Number')}${value('Number', 'many')}</Eq>`, 500],
    ['a date that is none', `<Eq>${ref('Due')}${value('DateTime', '15/3')}</Eq>`, 500],
    ['an element that CAML has not', `<Like>${ref('Title')}${value('Text', 'x')}</Like>`, 500],
    ['Membership', `<Membership Type='SPWeb.AllUsers'>${ref('Owner')}</Membership>`, 501],
    ['XML that is not whole', `<Eq>${ref('Title')}`, 400],
  ])('refuses %s', async (_, where, status) => {
    expect(await refusal(titles(where))).toMatchObject({ status });
  });

  test('answers a wrong column as SharePoint does', async () => {
    expect(await refusal(titles(`<IsNull>${ref('Ghost')}</IsNull>`))).toMatchObject({
      status: 500,
      code: '-2130575340, Microsoft.SharePoint.SPException',
    });
  });

  test('says that joins are not there', async () => {
    const joins = "<Joins><Join Type='LEFT' ListAlias='Goals'><Eq/></Join></Joins>";
    expect(await refusal(read(`<View>${joins}</View>`))).toMatchObject({
      status: 501,
      message: expect.stringContaining('Joins'),
    });
  });
});
