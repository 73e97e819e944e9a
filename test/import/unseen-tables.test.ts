import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readColumnMap, writeColumnMap } from '../../src/import/column-map.ts';
import { printDraft } from '../../src/import/print-draft.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { readLines, readWordBody } from './altered.ts';

const title = 'Uppföljning av handlingsplan 2023';
const table = (...rows: readonly string[]): string => [title, '', ...rows].join('\n');

describe('a table nobody has seen', () => {
  it('has its columns found by their words, and the others kept as they are', async () => {
    const { rows, problems, mapping } = await readLines(
      table(
        'Fokusområde\tMål\tÅtgärd\tAnsvarig\tKlart senast\tLäge\tFärdiggrad',
        'Trygghet\tIngen blir kränkt\tUtbilda rektorer\tRektor\tmaj\tPågår\t40 %',
        '\t\tSkriva en rutin\tKurator\tQ4\tKlart\t100 %',
      ),
    );
    expect(
      rows.map(({ area, goal, activity, responsible, deadline, status, otherColumns }) => [
        area,
        goal.title,
        activity,
        responsible,
        deadline.last,
        status.progress,
        otherColumns,
      ]),
    ).toEqual([
      ['Trygghet', 'Ingen blir kränkt', 'Utbilda rektorer', 'Rektor', '2023-05-31', 'ongoing', { Färdiggrad: '40 %' }],
      [
        'Trygghet',
        'Ingen blir kränkt',
        'Skriva en rutin',
        'Kurator',
        '2023-12-31',
        'completed',
        { Färdiggrad: '100 %' },
      ],
    ]);
    expect(mapping?.map(({ kind }) => kind)).toEqual([
      'area',
      'goal',
      'activity',
      'responsible',
      'deadline',
      'status',
      'other',
    ]);
    expect(problems.map(({ message }) => message)).toContain(
      'Kolumnen ”Färdiggrad” är ingen av planens; dess text är kvar på varje rad.',
    );
  });

  it('has its levels from merged cells', async () => {
    const cell = (text: string, merge = ''): string =>
      `<w:tc><w:tcPr>${merge}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const begun = '<w:vMerge w:val="restart"/>';
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const { rows } = await readWordBody(
      `<w:p><w:r><w:t>${title}</w:t></w:r></w:p><w:tbl>${[
        row(cell('Mål'), cell('Delmål'), cell('Insats'), cell('Status')),
        row(cell('Hälsa', begun), cell('Närvaro', begun), cell('Ringa hem'), cell('Pågår')),
        row(cell('', '<w:vMerge/>'), cell('', '<w:vMerge/>'), cell('Följa upp'), cell('Klart')),
        row(cell('', '<w:vMerge/>'), cell('Rörelse'), cell('Bygga en bana'), cell('Utgår')),
      ].join('')}</w:tbl>`,
    );
    expect(rows.map(({ goal, activity }) => [goal.parent, goal.title, activity])).toEqual([
      ['Hälsa', 'Närvaro', 'Ringa hem'],
      ['Hälsa', 'Närvaro', 'Följa upp'],
      ['Hälsa', 'Rörelse', 'Bygga en bana'],
    ]);
  });

  it('says so where a head could mean something else, and where a cell cannot be read', async () => {
    const { problems } = await readLines(table('Mål\tUppdrag\tNär\tStatus', 'Hälsa\tRinga hem\tsnart\tGrön'));
    const messages = problems.map(({ message }) => message);
    expect(messages).toContain('Kolumnen ”Uppdrag” är läst som Aktivitet; rätta med --map om det är fel.');
    expect(messages).toContain('Kolumnen ”När” är läst som Slutfört; rätta med --map om det är fel.');
    expect(messages).toContain('Slutdatumet kan inte läsas: ”snart”');
    expect(messages).toContain('Statusen är ett okänt ord: ”Grön”');
  });

  it('is read as a person has said that its columns are, and the reading can be kept', async () => {
    const text = strToU8(table('Tema\tGörs\tDag\tHur', 'Hälsa\tRinga hem\tmaj\tPågår'));
    await expect(readAnyDocument('plan.txt', text)).rejects.toThrow(/kolumnerna Aktivitet och Status/);
    const map = readColumnMap(
      'karta.json',
      '{"columns": {"Tema": "goal", "Görs": "activity", "Dag": "deadline", "Hur": "status"}}',
    );
    const read = await readAnyDocument('plan.txt', text, map);
    if (read.kind !== 'plan') throw new Error(read.kind);
    const { rows, mapping = [] } = printDraft(read.draft, true);
    expect(
      rows.map(({ goal, activity, deadline, status }) => [goal.title, activity, deadline.last, status.progress]),
    ).toEqual([['Hälsa', 'Ringa hem', '2023-05-31', 'ongoing']]);
    expect(readColumnMap('karta.json', writeColumnMap(mapping))).toEqual(map);
  });

  it.each([
    ['{', 'Kolumnfilen är ingen JSON.'],
    ['{}', 'Kolumnfilen har ingen ”columns”.'],
    ['{"columns": {"A": "datum"}}', /Kolumnen ”A” kan vara goal, activity.*inte ”datum”/],
  ])('refuses a kept reading that is none: %s', (text, why) => {
    expect(() => readColumnMap('karta.json', text)).toThrow(why);
  });
});
