import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/run-command.ts';

describe('import --dry-run of a document whose form nobody has seen', () => {
  let folder = '';
  let file = '';
  let map = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uppfoljning-unseen-'));
    file = join(folder, 'plan.txt');
    map = join(folder, 'karta.json');
    const lines = [
      'Handlingsplan för trygghet',
      '',
      'Tema\tInsats\tVem\tKlart\tLäge',
      'Lugn\tRinga hem\tKurator\tmaj\tGrön',
    ];
    await writeFile(file, lines.join('\n'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('tells in words what each column is taken for, with some of its cells', async () => {
    const { code, out } = await run('import', file, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('Kolumnen ”Insats”: Aktivitet [activity]: ”Ringa hem”');
    expect(out).toContain('Kolumnen ”Vem”: Ansvarig [responsible] (osäkert): ”Kurator”');
    expect(out).toContain('Ange året med --year');
  });

  test('takes the year that the document does not name', async () => {
    const { out } = await run('import', file, '--dry-run', '--year', '2027', '--json');
    const { document, rows } = JSON.parse(out) as {
      document: { year: number };
      rows: { deadline: { last: string } }[];
    };
    expect([document.year, rows[0]?.deadline.last]).toEqual([2027, '2027-05-31']);
    expect(await run('import', file, '--dry-run', '--year', '27')).toMatchObject({ code: 2 });
  });

  test('keeps the reading, and reads again as it has been corrected', async () => {
    await run('import', file, '--dry-run', '--map', map);
    const kept = JSON.parse(await readFile(map, 'utf8')) as { columns: Record<string, string> };
    expect(kept.columns).toMatchObject({ Insats: 'activity', Läge: 'status' });
    const columns = { ...kept.columns, Vem: 'comment' };
    await writeFile(map, JSON.stringify({ columns, statuses: { Grön: 'Genomfört' }, year: 2030 }));
    const { out } = await run('import', file, '--dry-run', '--map', map, '--json');
    const { rows, problems } = JSON.parse(out) as {
      rows: { comment: string; status: object; deadline: { last: string } }[];
      problems: unknown[];
    };
    expect(rows[0]).toMatchObject({ comment: 'Kurator', status: { text: 'Grön', progress: 'completed' } });
    expect(rows[0]?.deadline.last).toBe('2030-05-31');
    expect(problems).toHaveLength(1);
  });

  test('does not write a plan without activities', async () => {
    const empty = join(folder, 'mall.txt');
    await writeFile(empty, 'Mall 2024\n\nMål\tAktivitet\tStatus\n');
    expect((await run('import', empty, '--dry-run')).out).toContain('inga aktiviteter');
    const { code, err } = await run('import', empty, '--site', 'http://127.0.0.1:9/sites/ingen', '--plan', 'P');
    expect(code).toBe(1);
    expect(err).toContain('inga aktiviteter');
  });
});
