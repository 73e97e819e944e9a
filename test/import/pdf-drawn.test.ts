import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import { drawnPdf, type Drawing } from './draw-pdf.ts';

const head = ['Nämndmål', 'Aktivitet', 'Nämnd', 'Slutfört', 'Status', 'Kommentar'];
const boards = ['BoU', 'BiN'];
const months = ['Maj', 'Juni', 'December'];
const statuses = ['Pågående', 'Genomfört', 'Pausad'];

/** Rows of differing heights; a goal for every third. */
const planRows = Array.from({ length: 30 }, (_, row) => [
  row % 3 === 0 ? `God skola ${row}` : '',
  `Genomföra en kartläggning av verksamheternas lokaler nummer ${row} och ${'följa upp den '.repeat(row % 3).trim()} därefter`.replaceAll(
    / +/g,
    ' ',
  ),
  boards[row % 2] ?? '',
  months[row % 3] ?? '',
  statuses[row % 3] ?? '',
  row % 4 === 0 ? '' : `Arbetet med ${row} pågår enligt den plan som nämnden beslutade om.`,
]);

const drawing: Drawing = {
  edges: [40, 150, 380, 440, 510, 590, 800],
  rows: [head, ...planRows],
  lines: 'cells',
  title: 'Verksamhetsplan 2022',
};

const read = async (changes: Partial<Drawing> = {}) => {
  const draft = await readDocument('plan.pdf', drawnPdf({ ...drawing, ...changes }));
  return {
    rows: draft.rows.map(({ goal, activity, boardsText, deadline, status, comment }) => [
      goal.title,
      activity,
      boardsText,
      deadline.text,
      status.text,
      comment,
    ]),
    problems: draft.problems.map(({ message }) => message),
    pages: [...new Set(draft.rows.map(({ source }) => source.page))],
    title: draft.document.title,
  };
};

/** A goal's cell that is empty means the goal above. */
const expected = planRows.map((row, index) => [`God skola ${index - (index % 3)}`, ...row.slice(1)]);

describe('a table that a program has drawn', () => {
  it('with a line round each cell is read row by row over the pages, its head once', async () => {
    const { rows, problems, pages, title } = await read();
    expect(rows).toEqual(expected);
    expect(problems).toEqual([]);
    expect([pages, title]).toEqual([[1, 2], 'Verksamhetsplan 2022']);
  });

  it('with lines only under its rows is read by the room between its columns, and told to be looked at', async () => {
    const { rows, problems } = await read({ lines: 'rows' });
    expect(rows).toEqual(expected);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^Sidan har en tabell utan linjer/);
  });

  it.each([[0], [8]])('with no lines at all, and %i points between its rows, is read so too', async (between) => {
    const { rows, problems } = await read({ lines: 'none', between });
    expect(rows).toEqual(expected);
    expect(problems.every((message) => message.startsWith('Sidan har en tabell utan linjer'))).toBe(true);
  });

  it('with a header on every page has it once, and says so; the pages’ numbers are nowhere', async () => {
    const { rows, problems } = await read({ header: 'Linköpings kommun, dnr 2022-45' });
    expect(rows).toEqual(expected);
    expect(problems).toEqual(['Sidhuvud eller sidfot på 2 sidor är läst en gång: ”Linköpings kommun, dnr 2022-45”']);
  });

  it('with words divided by hyphens has them whole, as they stand elsewhere', async () => {
    const { rows, problems } = await read({ hyphenates: true });
    expect(rows).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('with a word that is only there divided says how it was read, and on which page', async () => {
    const [, first = [], ...others] = drawing.rows;
    const comment = 'Arbetet med vår nya tillgänglighetsredogörelse är snart klart';
    const alone = await read({ hyphenates: true, rows: [head, [...first.slice(0, -1), comment], ...others] });
    expect(alone.rows[0]?.at(-1)).toBe(comment);
    expect(alone.problems).toEqual([
      'Osäkert hur ord som är delade vid radslut skrivs; lästa som ”tillgänglighetsredogörelse”.',
    ]);
  });

  it('with columns cut away, as a spreadsheet prints them, is refused with what to ask for', async () => {
    const rows = drawing.rows.map((cells) => cells.slice(0, 3).map((text) => text.slice(0, 5)));
    await expect(read({ edges: [40, 150, 380, 440], rows })).rejects.toThrow(
      /^Ingen tabell har .* avklippta eller stå på olika sidor: be om dokumentet som Excel eller Word\.$/,
    );
  });

  it.each(['never', 'within', 'always'] as const)(
    'with rows broken over the pages has them whole, spaces written at lines’ ends %s',
    async (spaces) => {
      let broken = 0;
      for (const shift of [0, 1, 2, 3, 4]) {
        // Each shift breaks another row, at another line.
        const first = [
          'Inledande mål',
          Array.from({ length: 2 + shift }, () => 'Inleda arbetet med planen').join(' och '),
          'BoU',
          'Maj',
          'Pågående',
          '',
        ];
        const rows = [head, first, ...planRows];
        const { rows: read_, problems } = await read({ rows, splitsRows: true, spaces });
        expect(read_).toEqual([first, ...expected]);
        const [split, whole] = [true, false].map((splitsRows) => drawnPdf({ ...drawing, rows, splitsRows, spaces }));
        broken += Buffer.compare(split ?? Buffer.of(), whole ?? Buffer.of()) === 0 ? 0 : 1;
        expect(problems).toEqual([]);
      }
      expect(broken).toBeGreaterThan(2);
    },
  );
});
