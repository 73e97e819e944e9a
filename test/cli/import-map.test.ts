import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedKinds } from '../../src/import/column-words.ts';
import { render } from '../import/unseen-office.ts';
import { run } from '../support/run-command.ts';

const table = `
Plan 2024
Mål | Ärende | Vem | Nämnd | Deadline | Trafikljus | Notering
Lugn | Ringa hem | Kurator | BUN | 2024-05-31 | Grön | Två är kvar
Lugn | #NAME? | Kurator | BUN | 2024-05-31 | Grön | Trasig
`;

let folder = '';
const given = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-map-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a table whose heads say nothing of activities', () => {
  test('is refused with the way on, which leads to its rows', async () => {
    const file = await given('arenden.xlsx', render(table, 'excel'));
    const map = join(folder, 'karta.json');
    const first = await run('import', file, '--dry-run');
    expect([first.code, first.err]).toEqual([1, expect.stringContaining('kör igen med --map FIL')]);

    const refused = await run('import', file, '--dry-run', '--map', map);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`Rubrikerna är skrivna i ${map}`)]);
    const kept = JSON.parse(await readFile(map, 'utf8')) as { columns: Record<string, string>; kinds: object };
    expect(kept.columns).toEqual({
      Mål: 'goal',
      Ärende: 'other',
      Vem: 'responsible',
      Nämnd: 'boards',
      Deadline: 'deadline',
      Trafikljus: 'status',
      Notering: 'comment',
    });
    expect(Object.keys(kept.kinds).toSorted()).toEqual([...namedKinds].toSorted());

    const unsaid = await run('import', file, '--dry-run', '--map', map);
    expect([unsaid.code, unsaid.err]).toEqual([1, expect.stringContaining(`Ingen av rubrikerna är activity i ${map}`)]);
    await writeFile(map, JSON.stringify({ ...kept, columns: { ...kept.columns, Ärende: 'activity' } }));
    const read = await run('import', file, '--dry-run', '--map', map, '--json');
    expect([read.code, JSON.parse(read.out)]).toMatchObject([
      0,
      { rows: [{ activity: 'Ringa hem', boards: ['BUN'], comment: 'Två är kvar' }] },
    ]);
  });

  test('leaves no map where there is no table', async () => {
    const map = join(folder, 'ingen.json');
    const { code, err } = await run('import', await given('brev.txt', 'Hej!'), '--dry-run', '--map', map);
    expect([code, existsSync(map)]).toEqual([1, false]);
    expect(err).not.toContain('--map');
  });
});

test('an activity that is only an error of Excel is told, and is none', async () => {
  const file = await given(
    'fel.xlsx',
    render(table.replace('Ärende', 'Aktivitet').replace('Trafikljus', 'Status'), 'excel'),
  );
  const { out } = await run('import', file, '--dry-run');
  expect(out).toContain('1 rader, 1 aktiviteter');
  expect(out).toContain('Aktiviteten är bara ett fel ur Excel och raden är inte inläst: ”Lugn | #NAME?');
});

test.each(['bad.xlsx', 'lista.csv'])('%s that is text without the table is told to be no workbook', async (name) => {
  const { code, err } = await run('import', await given(name, 'Hej!\nDet här är ingen tabell.\n'), '--dry-run');
  expect([code, err]).toEqual([1, expect.stringMatching(/är text och inte en Excel-fil\..*spara som \.xlsx/)]);
});
