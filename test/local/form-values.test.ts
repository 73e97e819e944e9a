import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { addItems } from './many-items.ts';
import { memoryTenant, pnpAs, refusal, request } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;

const nbsp = '\u00a0';
const owner = 'i:0#.f|membership|utvecklare.grundskola@kommun.example';
const other = 'i:0#.f|membership|utvecklare.gymnasium@kommun.example';
const people = (...logins: string[]) => JSON.stringify(logins.map((Key) => ({ Key })));

beforeAll(async () => {
  tenant = await memoryTenant({ clock: { now: () => Temporal.Instant.from('2026-03-15T10:00:00Z') } });
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Goals');
  await addItems(tenant, 'Goals', [{ Title: 'Ett' }, { Title: 'Två' }]);
  const { Id } = await sp.web.lists.getByTitle('Goals').select('Id')<{ Id: string }>();
  await sp.web.lists.add('Form');
  const { fields } = sp.web.lists.getByTitle('Form');
  await fields.addNumber('Number');
  await fields.addCurrency('Cost');
  await fields.addBoolean('Done');
  await fields.addDateTime('Day', { DisplayFormat: 0 });
  await fields.addDateTime('Time', { DisplayFormat: 1 });
  await fields.addChoice('Status', { Choices: ['Öppen', 'Klar'] });
  await fields.addMultiChoice('Boards', { Choices: ['BiN', 'BoU'] });
  await fields.addMultilineText('Long');
  await fields.addUrl('Link');
  await fields.addUser('Owner', { SelectionMode: 0 });
  const xml = (text: string) => fields.createFieldAsXml(text);
  await xml('<Field Type="UserMulti" Mult="TRUE" Name="Others" DisplayName="Others" />');
  await xml(`<Field Type="Lookup" Name="Goal" DisplayName="Goal" List="{${Id}}" ShowField="Title" />`);
  await xml(
    `<Field Type="LookupMulti" Mult="TRUE" Name="Goals" DisplayName="Goals" List="{${Id}}" ShowField="Title" />`,
  );
  await fields.addText('Code');
  await fields.getByInternalNameOrTitle('Code').update({ Indexed: true });
  await fields.getByInternalNameOrTitle('Code').update({ EnforceUniqueValues: true });
});

afterAll(() => tenant.close());

const list = () => sp.web.lists.getByTitle('Form');
const folder = '/sites/utbildning/Lists/Form';

interface FormRow {
  readonly ErrorCode: number;
  readonly ErrorMessage: string | null;
  readonly FieldName: string;
  readonly FieldValue: string | null;
  readonly HasException: boolean;
  readonly ItemId: number;
}

const formValues = (values: Record<string, string | null>) =>
  Object.entries(values).map(
    ([FieldName, FieldValue]) => ({ FieldName, FieldValue }) as { FieldName: string; FieldValue: string },
  );

async function add(values: Record<string, string | null>): Promise<FormRow[]> {
  return (await list().addValidateUpdateItemUsingPath(formValues(values), folder)) as FormRow[];
}

async function update(id: number, values: Record<string, string | null>, isUpload = false): Promise<FormRow[]> {
  return (await list().items.getById(id).validateUpdateListItem(formValues(values), isUpload)) as FormRow[];
}

async function added(values: Record<string, string | null>): Promise<number> {
  const rows = await add({ Title: 'Ny', ...values });
  return Number(rows.at(-1)!.FieldValue);
}

const whole = {
  Title: 'Hel',
  Number: `67${nbsp}687,5`,
  Cost: '1234',
  Done: '1',
  Day: '2026-07-01',
  Time: '2026-07-01 14:30',
  Status: 'Öppen',
  Boards: 'BiN;#BoU;#',
  Long: 'Rad 1\nRad 2',
  Link: 'https://kommun.example, Kommunen',
  Owner: people(owner),
  Others: people(owner, other),
  Goal: '2',
  Goals: '1;#;#2;#;#',
};

test('a new item takes every kind of column as a form in Sweden writes it', async () => {
  const rows = await add(whole);
  expect(rows).toEqual([
    ...Object.entries(whole).map(([FieldName, FieldValue]) => ({
      ErrorCode: 0,
      ErrorMessage: null,
      FieldName,
      FieldValue,
      HasException: false,
      ItemId: 0,
    })),
    { ErrorCode: 0, ErrorMessage: null, FieldName: 'Id', FieldValue: '1', HasException: false, ItemId: 0 },
  ]);
  expect(await list().items.getById(1)()).toMatchObject({
    Title: 'Hel',
    Number: 67687.5,
    Cost: 1234,
    Done: true,
    Day: '2026-06-30T22:00:00Z',
    Time: '2026-07-01T12:30:00Z',
    Status: 'Öppen',
    Boards: ['BiN', 'BoU'],
    Long: 'Rad 1\nRad 2',
    Link: { Url: 'https://kommun.example', Description: 'Kommunen' },
    OwnerId: 9,
    OthersId: [9, 10],
    GoalId: 2,
    GoalsId: [1, 2],
  });
});

test('an update answers a row for each value and no Id, and counts as a version', async () => {
  const id = await added({});
  const rows = await update(id, { Title: 'Ändrad', Number: '-3' });
  expect(rows).toEqual([
    { ErrorCode: 0, ErrorMessage: null, FieldName: 'Title', FieldValue: 'Ändrad', HasException: false, ItemId: id },
    { ErrorCode: 0, ErrorMessage: null, FieldName: 'Number', FieldValue: '-3', HasException: false, ItemId: id },
  ]);
  expect(await list().items.getById(id)()).toMatchObject({
    Title: 'Ändrad',
    Number: -3,
    OData__UIVersionString: '2.0',
  });
});

test('empty text empties every kind of column', async () => {
  const id = await added(whole);
  const empty = Object.fromEntries(Object.keys(whole).map((name) => [name, '']));
  await update(id, { ...empty, Title: 'Tom', Owner: '[]', Others: '[]', Day: null });
  expect(await list().items.getById(id)()).toMatchObject({
    Number: null,
    Cost: null,
    Day: null,
    Time: null,
    Status: null,
    Boards: null,
    Long: null,
    Link: null,
    OwnerId: null,
    OthersId: null,
    GoalId: null,
    GoalsId: [],
  });
});

describe('a value that is wrong', () => {
  test.each<[string, string, string]>([
    ['Number', 'många', 'Only numbers can go here.'],
    ['Number', '67.5', 'Only numbers can go here.'],
    ['Day', '2026-33-33', 'Enter a date like this: 2012-02-23'],
    ['Day', '3/15/2026', 'Enter a date like this: 2012-02-23'],
    ['Time', '2026-03-15T10:00:00Z', 'Enter a date and time like this: 2012-02-23 14:25'],
    ['Done', 'kanske', 'Only yes or no can go here.'],
    ['Status', 'Försenad', "'Försenad' is not one of the choices of this column."],
    ['Boards', 'BiN;#KN', "'KN' is not one of the choices of this column."],
    [
      'Owner',
      people('i:0#.f|membership|ingen@annan.example'),
      expect.stringContaining('does not exist or is not unique') as string,
    ],
    ['Owner', people(owner, other), 'You can enter only one name here.'],
    ['Owner', '[{', 'The people cannot be read.'],
    ['Goal', '99', expect.stringContaining('does not exist') as string],
    ['Goal', 'Ett', 'The lookup value is not an id.'],
    ['Link', 'kommunen', expect.stringContaining('Invalid URL') as string],
    ['Title', 'x'.repeat(256), 'This field can have no more than 255 characters.'],
    ['Title', '', "You can't leave this blank."],
  ])('%s: %s is told in words, and nothing is written', async (name, value, words) => {
    const id = await added({ Code: null });
    const before = await list().items.getById(id)<Record<string, unknown>>();
    const rows = await update(id, { Long: 'skrivs inte', [name]: value });
    expect(rows).toEqual([
      expect.objectContaining({ FieldName: 'Long', HasException: false, ErrorCode: 0 }),
      {
        ErrorCode: -2146232832,
        ErrorMessage: words,
        FieldName: name,
        FieldValue: value,
        HasException: true,
        ItemId: id,
      },
    ]);
    expect(await list().items.getById(id)()).toEqual(before);
    const count = (await list().items.top(5000)()).length;
    expect((await add({ [name]: value })).at(-1)).toMatchObject({ FieldName: 'Id', FieldValue: '0' });
    expect((await list().items.top(5000)()).length).toBe(count);
  });

  test('may be a column that is not there', async () => {
    const [row] = await add({ Ghost: 'x' });
    expect(row).toMatchObject({
      HasException: true,
      ErrorCode: -2147024809,
      ErrorMessage: expect.stringContaining("Column 'Ghost' does not exist."),
    });
  });

  test('may be one that another item has', async () => {
    await added({ Code: 'K1' });
    const rows = await add({ Title: 'Två', Code: 'k1' });
    expect(rows).toEqual([
      expect.objectContaining({ FieldName: 'Title', HasException: false }),
      expect.objectContaining({
        FieldName: 'Code',
        HasException: true,
        ErrorMessage: expect.stringContaining('duplicate'),
      }),
      expect.objectContaining({ FieldName: 'Id', FieldValue: '0' }),
    ]);
  });
});

test('the form that every locale reads has seconds, and is the site’s time', async () => {
  const id = await added({ Time: '2026-01-15 12:00:00', Day: '2026-10-25' });
  expect(await list().items.getById(id)()).toMatchObject({ Time: '2026-01-15T11:00:00Z', Day: '2026-10-24T22:00:00Z' });
});

test('the United States write it their way', async () => {
  const change = (LocaleId: number, zone: number) =>
    request(tenant, 'web/regionalsettings', {
      method: 'POST',
      headers: { 'X-HTTP-Method': 'MERGE', 'content-type': 'application/json' },
      body: JSON.stringify({ LocaleId, TimeZone: { Id: zone } }),
    });
  await change(1033, 13);
  try {
    const id = await added({ Number: '67,687.5', Day: '12/6/2020', Time: '12/6/2020 6:25 AM' });
    expect(await list().items.getById(id)()).toMatchObject({
      Number: 67687.5,
      Day: '2020-12-06T08:00:00Z',
      Time: '2020-12-06T14:25:00Z',
    });
    const recorded = await update(id, { Day: '2020-12-06 06:25:47' });
    expect(recorded[0]).toMatchObject({ HasException: false });
    expect(await list().items.getById(id)()).toMatchObject({ Day: '2020-12-06T14:25:47Z' });
    const [bad] = await update(id, { Day: '2024-33-33' });
    expect(bad).toMatchObject({ ErrorMessage: 'Enter a date like this: 2/23/2012', ErrorCode: -2146232832 });
    const [time] = await update(id, { Time: '2024-33-33' });
    expect(time).toMatchObject({ ErrorMessage: 'Enter a date and time like this: 2/23/2012 2:25 PM' });
  } finally {
    await change(1053, 4);
  }
});

test('an upload’s update says who wrote it and when', async () => {
  const id = await added({});
  await update(id, { Editor: people(other), Modified: '2025-12-24 15:00' }, true);
  expect(await list().items.getById(id)()).toMatchObject({
    EditorId: 10,
    Modified: '2025-12-24T14:00:00Z',
    AuthorId: 6,
  });
});

test('a folder is made by its name, and items in it by its path', async () => {
  const made = (await list().addValidateUpdateItemUsingPath(
    formValues({ FileLeafRef: 'Test', ContentTypeId: '0x0120', Title: 'Test' }),
    folder,
    false,
    '',
    { leafName: '', objectType: 1 },
  )) as FormRow[];
  expect(made.map(({ FieldName, HasException }) => [FieldName, HasException])).toEqual([
    ['FileLeafRef', false],
    ['ContentTypeId', false],
    ['Title', false],
    ['Id', false],
  ]);
  const inside = (await list().addValidateUpdateItemUsingPath(
    formValues({ Title: 'Inuti' }),
    `${folder}/Test`,
  )) as FormRow[];
  const id = Number(inside.at(-1)!.FieldValue);
  expect(await list().items.getById(id).select('FileDirRef', 'FileRef')()).toMatchObject({
    FileDirRef: `${folder}/Test`,
    FileRef: `${folder}/Test/${id}_.000`,
  });
  const rows = async (parameters: object) =>
    (await list().renderListDataAsStream({ ViewXml: '<View><RowLimit>100</RowLimit></View>', ...parameters })).Row.map(
      (row: Record<string, string>) => row['Title'],
    );
  expect(await rows({ FolderServerRelativeUrl: `${folder}/Test` })).toEqual(['Inuti']);
  expect(await rows({})).toContain('Test');
  expect(await rows({})).not.toContain('Inuti');
  expect(await rows({ ViewXml: '<View Scope="Recursive"><RowLimit>100</RowLimit></View>' })).toContain('Inuti');
  expect(await rows({ ViewXml: '<View Scope="Recursive"><RowLimit>100</RowLimit></View>' })).not.toContain('Test');
});

test('is refused where there is no right, no item and no folder', async () => {
  const id = await added({});
  const none = formValues({ Title: 'x' });
  expect(await refusal(list().items.getById(999).validateUpdateListItem(none))).toMatchObject({ status: 404 });
  expect(await refusal(list().addValidateUpdateItemUsingPath(none, `${folder}/Finns inte`))).toMatchObject({
    status: 404,
  });
  await list().breakRoleInheritance(false);
  const stranger = pnpAs(tenant, 'chef.gymnasium').web.lists.getByTitle('Form').items.getById(id);
  expect(await refusal(stranger.validateUpdateListItem(none))).toMatchObject({ status: 403 });
  await list().resetRoleInheritance();
});
