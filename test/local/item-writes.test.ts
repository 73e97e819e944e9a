import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, request } from './pnp-client.ts';

let tenant: Tenant;
const logged: string[] = [];
const list = "web/lists/getByTitle('Goals')";
const json = { 'content-type': 'application/json' };
const verbose = { 'content-type': 'application/json;odata=verbose', accept: 'application/json;odata=verbose' };

beforeAll(async () => {
  tenant = await memoryTenant({ log: (line) => logged.push(line) });
  const { lists } = pnpAs(tenant, 'controller').web;
  await lists.add('Goals');
  const { fields } = lists.getByTitle('Goals');
  const xml = (definition: string) => fields.createFieldAsXml({ SchemaXml: definition, Options: 8 });
  await xml('<Field Type="Number" Name="Num" DisplayName="Num" />');
  await xml('<Field Type="Boolean" Name="Bo" DisplayName="Bo" />');
  await xml('<Field Type="User" Name="Per" DisplayName="Per" />');
  await xml('<Field Type="MultiChoice" Name="Many" DisplayName="Many"><CHOICES><CHOICE>A</CHOICE></CHOICES></Field>');
  await xml('<Field Type="Note" Name="Rich" DisplayName="Rich" RichText="TRUE" />');
  await xml('<Field Type="Text" Name="My_x0020_text" DisplayName="My text" />');
  await xml('<Field Type="URL" Name="Link" DisplayName="Link" />');
  await xml('<Field Type="DateTime" Name="DueOn" DisplayName="DueOn" />');
});

afterAll(() => tenant.close());

async function write(path: string, body: unknown, headers: Record<string, string> = json) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await request(tenant, path, { method: 'POST', headers, body: text });
  const raw = await answer.text();
  return { status: answer.status, raw, json: raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>) };
}

async function read(path: string, headers: Record<string, string> = {}) {
  const answer = await request(tenant, path, { headers });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

const add = (body: unknown, headers: Record<string, string> = json) => write(`${list}/items`, body, headers);

async function added(body: Record<string, unknown>): Promise<string> {
  const answer = await add(body);
  expect(answer.status, answer.raw).toBe(201);
  return `${list}/items(${String(answer.json['Id'])})`;
}

describe('a body', () => {
  test('in verbose JSON names its type, and the right one', async () => {
    const without = await add({ Title: 'x' }, verbose);
    expect(without.status).toBe(400);
    expect(without.raw).toContain('An entry without a type name was found');
    expect((await add({ __metadata: { type: 'SP.Data.OtherListItem' }, Title: 'x' }, verbose)).status).toBe(400);
    expect((await add({ __metadata: { type: 'SP.Data.GoalsListItem' }, Title: 'x' }, verbose)).status).toBe(201);
    expect((await write('web/lists', { Title: 'Untyped' }, verbose)).raw).toContain('An entry without a type name');
    const named = await write('web/lists', { __metadata: { type: 'SP.List' }, Title: 'Typed' }, verbose);
    expect(named.status).toBe(201);
  });

  test('is neither a form nor nothing', async () => {
    expect((await add('Title=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(400);
    expect((await add('')).status).toBe(400);
  });

  test('wraps lists in verbose JSON alone', async () => {
    const refused = await add({ Title: 'x', Many: { results: ['A'] } });
    expect(refused.status).toBe(400);
    expect(refused.raw).toContain('StartArray');
    const type = { __metadata: { type: 'SP.Data.GoalsListItem' } };
    expect((await add({ ...type, Title: 'x', Many: { results: ['A'] } }, verbose)).status).toBe(201);
  });
});

describe('a value', () => {
  test('may be the text of a number, a truth or an id', async () => {
    const me = (await read('web/currentuser')).json['Id'];
    const item = await added({ Title: 'x', Num: '11.5', Bo: 'true', PerId: String(me) });
    expect((await read(item)).json).toMatchObject({ Num: 11.5, Bo: true, PerId: me });
    expect((await add({ Title: 'x', Num: 'eleven' })).status).toBe(400);
    expect((await add({ Title: 'x', Bo: 'maybe' })).status).toBe(400);
  });

  test('is no date before 1900 and no text that XML cannot hold', async () => {
    expect((await add({ Title: 'x', DueOn: '1899-01-01T00:00:00Z' })).status).toBe(400);
    expect((await add({ Title: 'a\u0001b' })).status).toBe(400);
    expect((await add('{"Title":"a\\ud800b"}')).status).toBe(400);
    expect((await add({ Title: 'åäö 😀', Rich: 'one\n\ttwo' })).status).toBe(201);
  });

  test('that PUT leaves out is emptied', async () => {
    const item = await added({ Title: 'x', Num: 3, Bo: true });
    const answer = await write(item, { Title: 'y' }, { ...json, 'x-http-method': 'PUT', 'if-match': '*' });
    expect(answer.status).toBe(204);
    expect((await read(item)).json).toMatchObject({ Title: 'y', Num: null, Bo: null });
  });

  test('heeds the validation of its column and of the list', async () => {
    const merge = { ...json, 'x-http-method': 'MERGE', 'if-match': '*' };
    const column = `${list}/fields/getByInternalNameOrTitle('Num')`;
    await write(column, { ValidationFormula: '=[Num]<10', ValidationMessage: 'Under ten' }, merge);
    const item = await added({ Title: 'x', Num: 9 });
    const refused = await write(item, { Num: 10 }, merge);
    expect(refused.status).toBe(400);
    expect(refused.raw).toContain('Under ten');
    await write(column, { ValidationFormula: null }, merge);
    await write(list, { ValidationFormula: '=FALSE' }, merge);
    expect((await add({ Title: 'x' })).status).toBe(400);
    await write(list, { ValidationFormula: null }, merge);
    expect((await add({ Title: 'x' })).status).toBe(201);
  });
});

describe('what is read', () => {
  test('are the columns of a list’s own use and all of a person', async () => {
    const me = (await read('web/currentuser')).json['Id'];
    const item = await added({ Title: 'x', PerId: me });
    const names = 'Order,File_x0020_Type,Last_x0020_Modified,DocIcon,Edit,ItemChildCount,WorkflowVersion,SyncClientId';
    const { status, json: own } = await read(
      `${item}?$select=${names},CommentsDisabled,AppAuthor/Title&$expand=AppAuthor`,
    );
    expect(status).toBe(200);
    expect(own).toMatchObject({ DocIcon: null, WorkflowVersion: 1, CommentsDisabled: false });
    const parts = ['MobilePhone', 'WorkPhone', 'Office', 'Notes', 'Deleted', 'WebSite', 'Created', 'Title'];
    const person = await read(`${item}?$select=${parts.map((one) => `Per/${one}`).join()}&$expand=Per`);
    expect(person.status).toBe(200);
    expect(person.json['Per']).toMatchObject({ MobilePhone: null, Title: 'Controller' });
  });

  test('as text, as HTML and for a form are three readings under escaped names', async () => {
    const me = (await read('web/currentuser')).json['Id'];
    const link = { Url: 'https://kommun.example/', Description: 'Plan' };
    const item = await added({ Title: 'a & b', Rich: '<p>Text</p>', My_x0020_text: 'mine', Link: link, PerId: me });
    const text = (await read(`${item}/FieldValuesAsText`)).json;
    expect(text).toMatchObject({ Rich: 'Text', My_x005f_x0020_x005f_text: 'mine', FSObjType: '0', Per: 'Controller' });
    expect(text['OData__x005f_UIVersionString']).toBe('1.0');
    expect(String(text['FileRef'])).toMatch(/\/Lists\/Goals\/\d+_\.000$/);
    const html = (await read(`${item}/FieldValuesAsHtml?$select=Title,Link`)).json;
    expect(html).toMatchObject({ Title: 'a &amp; b', Link: '<a href="https://kommun.example/">Plan</a>' });
    expect(html['Rich']).toBeUndefined();
    const edit = (await read(`${item}/FieldValuesForEdit`)).json;
    expect(JSON.parse(String(edit['Per']))).toMatchObject([{ Key: expect.stringContaining('|membership|') as string }]);
    expect(edit['Link']).toBe('https://kommun.example/, Plan');
    const expanded = await read(`${item}?$select=FieldValuesAsText/FileRef&$expand=FieldValuesAsText`);
    expect(expanded.json['FieldValuesAsText']).toEqual({ FileRef: text['FileRef'] });
  });

  test('in verbose JSON gives an address its type', async () => {
    const item = await added({ Title: 'x', Link: { Url: 'https://kommun.example/', Description: 'Plan' } });
    const { d } = (await read(item, verbose)).json as { d: Record<string, unknown> };
    expect(d['Link']).toMatchObject({ __metadata: { type: 'SP.FieldUrlValue' }, Description: 'Plan' });
  });
});

describe('the verb', () => {
  test('of a change to a column, a view or the regional settings is not POST', async () => {
    const places = [`${list}/fields/getByTitle('Num')`, `${list}/defaultView`, 'web/regionalsettings'];
    for (const place of places) expect((await write(place, { Description: 'y' })).status, place).toBe(405);
    expect((await read(places[0]!)).json['Description']).toBe('');
  });
});

test('a column of managed metadata is told by its name, and logged', async () => {
  const schema = '<Field Type="TaxonomyFieldType" Name="Tag" DisplayName="Tag" />';
  const answer = await write(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: schema } });
  expect(answer.status).toBe(501);
  expect(logged.join()).toContain('TaxonomyFieldType');
});
