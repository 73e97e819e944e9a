import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SPFI } from '@pnp/sp/fi.js';
import type { Tenant } from '../../src/local/tenant.ts';
import { memoryTenant, pnpAs, refusal } from './pnp-client.ts';

let tenant: Tenant;
let sp: SPFI;
let number = 0;
beforeAll(async () => {
  tenant = await memoryTenant();
  sp = pnpAs(tenant, 'controller');
  await sp.web.lists.add('Activities');
  await fields().addNumber('Antal');
  await fields().addDateTime('Slutdatum', { DisplayFormat: 0 });
  await fields().addBoolean('Klar');
  await list().items.add({ Title: 'Lovskola', Antal: 7, Slutdatum: '2022-03-31', Klar: true });
});
afterAll(() => tenant.close());
beforeEach(() => {
  number += 1;
});

const list = () => sp.web.lists.getByTitle('Activities');
const fields = () => list().fields;
const output = { text: 2, date: 4, truth: 8, number: 9 } as const;

/** What a formula comes to in the one item. */
async function value(Formula: string, kind: keyof typeof output = 'text'): Promise<unknown> {
  const name = `F${number}_${kind}${(number += 1)}`;
  await fields().addCalculated(name, { Formula, OutputType: output[kind], DateFormat: 0 });
  const item = await list().items.getById(1).select(name)<Record<string, unknown>>();
  return item[name];
}

describe('a calculated column', () => {
  test.each([
    ['=[Antal]*2+1', 'number', '15.0000000000000'],
    ['=Antal/14', 'number', '0.500000000000000'],
    ['=-2^2', 'number', '4.00000000000000'],
    ['=2+3*4-(1+1)%', 'number', '13.9800000000000'],
    ['=ROUND(-2.5,0)', 'number', '-3.00000000000000'],
    ['=MOD(-3,2)', 'number', '1.00000000000000'],
    ['=Antal-7', 'number', '0'],
    ['=[Slutdatum]-DATE(2022,3,1)', 'number', '30.0000000000000'],
    ['=DATEDIF(DATE(2021,5,31),[Slutdatum],"m")', 'number', '10.0000000000000'],
    ['=WEEKDAY([Slutdatum],2)', 'number', '4.00000000000000'],
  ] as const)('reckons the number %s', async (formula, kind, result) => {
    expect(await value(formula, kind)).toBe(result);
  });

  test.each([
    ['=[Title]&" ("&[Antal]&")"', 'Lovskola (7)'],
    ['=IF(AND(Klar,Antal>=7),"klar","inte")', 'klar'],
    ['=IF([Slutdatum]<DATE(2022,4,1);"före";"efter")', 'före'],
    ['=TEXT([Slutdatum],"yyyy-mm-dd")&" "&TEXT(Antal,"000.0")', '2022-03-31 007.0'],
    ['=UPPER(LEFT(Title,3))&MID(Title,4,2)&RIGHT(Title,2)', 'LOVskla'],
    ['=CONCATENATE("""",LEN(Title),"""")', '"8"'],
    ['=IF(ISERROR(FIND("x",Title)),"saknas","finns")', 'saknas'],
    ['=Antal/0', '#DIV/0!'],
    ['=Title+1', '#VALUE!'],
    ['=YEAR(Slutdatum)&"-"&MONTH(Slutdatum)&"-"&DAY(Slutdatum)', '2022-3-31'],
  ] as const)('writes the text %s', async (formula, result) => {
    expect(await value(formula)).toBe(result);
  });

  test('comes to days in the site’s own time, over the change of clocks too, and to yes and no', async () => {
    expect(await value('=[Slutdatum]', 'date')).toBe('2022-03-30T22:00:00Z');
    expect(await value('=[Slutdatum]-14', 'date')).toBe('2022-03-16T23:00:00Z');
    expect(await value('=NOT(Klar)', 'truth')).toBe('0');
  });

  test('follows what it is reckoned of, other calculated columns too, and cannot be written', async () => {
    await fields().addCalculated('Dubbelt', { Formula: '=[Antal]*2', OutputType: 9 });
    await fields().addCalculated('Fyrdubbelt', { Formula: '=[Dubbelt]*2', OutputType: 9 });
    const { Id } = await list().items.add({ Title: 'Nytt', Antal: 1 });
    await list().items.getById(Id).update({ Antal: 3, Fyrdubbelt: '1' });
    const read = () => list().items.getById(Id).select('Fyrdubbelt')<{ Fyrdubbelt: string }>();
    expect((await read()).Fyrdubbelt).toBe('12.0000000000000');
    await fields().getByTitle('Dubbelt').update({ Formula: '=[Antal]*10' });
    expect((await read()).Fyrdubbelt).toBe('60.0000000000000');
    expect(await fields().getByTitle('Dubbelt')()).toMatchObject({
      ReadOnlyField: true,
      FieldTypeKind: 17,
      OutputType: 9,
    });
  });

  test('is refused when its formula cannot be read, names no column, or needs what is not here', async () => {
    const add = (Formula: string) => fields().addCalculated(`Fel${(number += 1)}`, { Formula });
    for (const formula of ['=(1+', '=1 1', '=IF(1,2', '=#'])
      expect(await refusal(add(formula))).toMatchObject({
        status: 400,
        message: 'The formula contains a syntax error or is not supported.',
      });
    expect(await refusal(add('=[Finns inte]*2'))).toMatchObject({ status: 400 });
    expect(await refusal(add('=VLOOKUP(1,2,3)'))).toMatchObject({ status: 501 });
  });
});
