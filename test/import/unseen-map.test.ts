import { describe, expect, it } from 'vitest';
import { nothingSaid, readColumnMap } from '../../src/import/column-map.ts';
import { namedKinds } from '../../src/import/column-words.ts';
import { printDraft } from '../../src/import/print-draft.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { render, type Rendering } from './unseen-office.ts';

const read = async (text: string, map: object | null = null, as: Rendering = 'excel', file = 'plan.xlsx') => {
  const said = map === null ? nothingSaid : readColumnMap('karta.json', JSON.stringify(map));
  const { kind, draft } = await readAnyDocument(file, render(text, as), said);
  if (kind !== 'plan') throw new Error(kind);
  return printDraft(draft, true);
};

const sheets = `
=== BUN
Plan 2024
Moment | Görs av | Läge
Ringa hem | Kurator | Grön
=== Annat
Moment | Görs av | Läge
Diska | Ingen | Röd
`;

describe('a person’s own reading of a document', () => {
  it('holds for one sheet before the others, and may leave one out', async () => {
    const { rows, problems } = await read(sheets, {
      columns: { 'Görs av': 'responsible' },
      tables: [
        { sheet: 'BUN', columns: { Moment: 'activity' } },
        { sheet: 'Annat', skip: true },
      ],
    });
    expect(rows.map(({ activity, responsible, boards }) => [activity, responsible, boards])).toEqual([
      ['Ringa hem', 'Kurator', ['BUN']],
    ]);
    expect(problems.map(({ message }) => message).join('\n')).toContain('Moment | Görs av | Läge');
  });

  it('says what the document’s own words of status mean, and the plan’s year', async () => {
    const { rows, document } = await read(sheets, {
      columns: { Moment: 'activity' },
      statuses: { Grön: 'Enligt plan', röd: 'Avviker' },
      year: 2031,
    });
    expect(document.year).toBe(2031);
    expect(rows.map(({ status }) => [status.text, status.deviation])).toEqual([
      ['Grön', 'on-plan'],
      ['Röd', 'deviates'],
    ]);
  });

  it('can name every kind there is', async () => {
    const heads = namedKinds.map((kind, at) => `K${at} ${kind}`);
    const columns = Object.fromEntries(heads.map((head, at) => [head, namedKinds[at]]));
    const { mapping = [] } = await read(
      `Plan 2024\n${heads.join(' | ')}\n${heads.map((_, at) => `c${at}`).join(' | ')}`,
      {
        columns,
      },
    );
    expect(mapping.map(({ kind }) => kind)).toEqual(namedKinds);
  });

  it.each([
    [{ columns: {}, tables: {} }, /”tables” är en lista/],
    [{ columns: {}, tables: [{ columns: {} }] }, /antingen ”table”/],
    [{ columns: {}, statuses: { Grön: 'fin' } }, /”Grön” kan betyda.*inte ”fin”/],
    [{ columns: {}, year: '24' }, /”year” är ett år/],
  ])('is refused in words where it says nothing: %j', (map, why) => {
    expect(() => readColumnMap('karta.json', JSON.stringify(map))).toThrow(why);
  });
});

describe('whose rows they are', () => {
  it('is told by the heading that names a board, where no column does', async () => {
    const { rows, problems } = await read(
      `
#! Uppföljning 2024
# Socialnämnden
## Trygg omsorg
Aktivitet | Ansvarig | Status
Utbilda | Chef | Klar
# Tekniska nämnden
## Hela gator
Aktivitet | Ansvarig | Status
Asfaltera | Ingenjör | Pågår
`,
      null,
      'word',
      'plan.docx',
    );
    expect(rows.map(({ boards, area, goal, activity }) => [boards, area, goal.title, activity])).toEqual([
      [['Socialnämnden'], '', 'Trygg omsorg', 'Utbilda'],
      [['Tekniska nämnden'], '', 'Hela gator', 'Asfaltera'],
    ]);
    expect(problems.map(({ message }) => message)).toContain('Nämnden är läst ur rubriken: ”Tekniska nämnden”');
  });
});

describe('a document without activities says so, and what tables it found', () => {
  it('where a template is empty', async () => {
    const { rows, problems } = await read('Mall 2024\nMål | Aktivitet | Ansvarig | Status\n | | |');
    expect(rows).toEqual([]);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/inga aktiviteter/);
  });

  it('where it holds goals and indicators', async () => {
    await expect(read('Mål 2024\nMål | Indikator | Målvärde 2024\nNöjda | NKI | 80')).rejects.toThrow(
      /Tabeller som finns: ”Mål \| Indikator \| Målvärde 2024”/,
    );
  });
});

it('keeps each column’s head, its kind and some of its cells, to be shown', async () => {
  const { mapping } = await read(
    'Plan 2024\nÅtgärd | Ansvarig | Färdiggrad\nRinga hem | Kurator | p:40\nSkriva | Rektor | p:100',
  );
  expect(mapping).toEqual([
    { head: 'Åtgärd', kind: 'activity', isSure: true, table: 1, samples: ['Ringa hem', 'Skriva'] },
    { head: 'Ansvarig', kind: 'responsible', isSure: true, table: 1, samples: ['Kurator', 'Rektor'] },
    { head: 'Färdiggrad', kind: 'other', isSure: true, table: 1, samples: ['40 %', '100 %'] },
  ]);
});
