import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { altered000, draftOf000, draftOfLines, wordOf } from './plans.ts';
import { readWordStructure } from './word-structure.ts';
import { all, child } from './xml-tree.ts';

let draft: DraftPlan;
let word: ReturnType<typeof readWordStructure>;

beforeAll(async () => {
  draft = await draftOf000();
  word = readWordStructure(await wordOf(draft));
});

const millimetres = (twips: string | undefined): number => Math.round((Number(twips) * 25.4) / 1440);

describe('the page', () => {
  it('is A4 landscape with margins of 16 mm, in each of its sections', () => {
    const sections = all(word.document, 'w:sectPr');
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      const size = child(section, 'w:pgSz')!.attributes;
      const margins = child(section, 'w:pgMar')!.attributes;
      expect([millimetres(size['w:w']), millimetres(size['w:h']), size['w:orient']]).toEqual([297, 210, 'landscape']);
      expect(['top', 'right', 'bottom', 'left'].map((side) => millimetres(margins[`w:${side}`]))).toEqual([
        16, 16, 16, 16,
      ]);
    }
  });

  it('is in Swedish, for the spelling checker and for who has it read aloud', () => {
    expect(all(word.part('word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('sv-SE');
    expect(child(word.part('docProps/core.xml'), 'dc:language')?.text).toBe('sv-SE');
    expect(child(word.part('docProps/core.xml'), 'dc:title')?.text).toBe(draft.document.title);
  });

  it('has its number, how many there are, and the asterisk explained in its foot', () => {
    const foot = word.part('word/footer1.xml');
    expect(all(foot, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']?.trim())).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    expect(foot.text).toBe('* Framflyttad i förhållande till verksamhetsplanen från oktober 20211 (1)');
  });

  it('has text of 9 points in the table', () => {
    const defaults = all(word.part('word/styles.xml'), 'w:rPrDefault')[0]!;
    expect(all(defaults, 'w:sz')[0]?.attributes['w:val']).toBe('18');
    const styled = word.tables.flat().flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
    expect(new Set(styled.map(({ style }) => style))).toEqual(new Set(['', 'TableHead', 'ListBullet']));
  });
});

describe('the first page', () => {
  it('has sender, day, blanks for what nobody knows, title, day described, introduction and legend, in that order', () => {
    const opening = word.paragraphs.slice(
      0,
      word.paragraphs.findIndex(({ style }) => style === 'Heading1'),
    );
    expect(opening.map(({ style, text }) => [style, text])).toEqual([
      ['Sender', 'Linköpings kommun\tHandläggare\tDatum\t2022-09-12'],
      ['Sender', 'Utbildningsförvaltningen\t\t\tDnr\t\t'],
      ['Title', 'Uppföljning av Utbildningsförvaltningens verksamhetsplan 2022'],
      ['Subtitle', 'Barn- och ungdomsnämnden, Bildningsnämnden, per den 31 augusti 2022'],
      ...draft.document.introduction.map((text) => ['BodyText', text]),
      ['Legend', '\nGenomfört\tAktiviteten är avslutad'],
      ['Legend', 'Pågående\tArbetet är påbörjat'],
      ['Legend', 'Kvarstår\tArbetet är inte påbörjat'],
      ['Legend', 'Pausad\tArbetet är tillfälligt stoppat'],
      ['Legend', 'Räknesätt\t115 rader, 93 aktiviteter; varje rad räknas'],
    ]);
  });

  it('has diary number and officer where they are given, the number in the foot too', async () => {
    const given = readWordStructure(await wordOf(draft, { reference: 'BOU 2022-000', officer: 'Controller' }));
    expect(given.paragraphs[1]?.text).toBe('Utbildningsförvaltningen\tController\tDnr\tBOU 2022-000');
    expect(given.part('word/footer1.xml').text).toMatch(/^BOU 2022-000 · \* Framflyttad/);
  });
});

describe('the first page of a report with long texts', () => {
  it('breaks a long officer and a long number in their own columns, beside the day', async () => {
    const officer = 'Anna-Karin Bernhardsson-Lindström, verksamhetsutvecklare';
    const { paragraphs } = readWordStructure(
      await wordOf(draft, { officer, reference: 'UBN 2022-00123 / BIN 2022-000456' }),
    );
    expect(paragraphs.filter(({ style }) => style === 'Sender').map(({ text }) => text)).toEqual([
      'Linköpings kommun\tHandläggare\tDatum\t2022-09-12',
      'Utbildningsförvaltningen\tAnna-Karin\tDnr\tUBN 2022-00123',
      '\tBernhardsson-Lindström,\t\t/ BIN',
      '\tverksamhetsutvecklare\t\t2022-000456',
    ]);
  });

  it('has an introduction of more than a page over its whole width, and the legend after it', async () => {
    const columnsOf = async (paragraphs: number) => {
      const introduction = Array.from({ length: paragraphs }, () =>
        'En lång inledning som nämnden skriver. '.repeat(8),
      );
      const { document } = readWordStructure(await wordOf({ ...draft, document: { ...draft.document, introduction } }));
      return all(document, 'w:cols').map(({ attributes }) => attributes['w:num'] ?? '1');
    };
    expect(await columnsOf(2)).toEqual(['1', '2', '1']);
    expect(await columnsOf(30)).toEqual(['1', '1', '1']);
  });
});

describe('the tables', () => {
  it('stand under headings: the area, then the municipal goal', () => {
    const headings = word.paragraphs.filter(({ style }) => style.startsWith('Heading'));
    const areas = [...new Set(draft.rows.map(({ area }) => area))];
    const goals = [...new Set(draft.rows.map(({ municipalGoal }) => municipalGoal))];
    expect(headings.filter(({ style }) => style === 'Heading1').map(({ text }) => text)).toEqual(areas);
    expect(headings.filter(({ style }) => style === 'Heading2').map(({ text }) => text)).toEqual(
      goals.map((goal) => `Kommunövergripande mål: ${goal}`),
    );
    expect(word.tables).toHaveLength(goals.length);
  });

  it('repeat their head on each page and never split a row', () => {
    for (const table of word.tables) {
      expect(table.map(({ isHead }) => isHead)).toEqual(table.map((_, index) => index === 0));
      expect(table[0]?.cells.map(({ text }) => text)).toEqual([
        'Nämndmål',
        'Aktivitet',
        'Nämnd',
        'Slutfört',
        'Status',
        'Kommentar',
      ]);
      expect(table.every(({ isWhole }) => isWhole)).toBe(true);
    }
  });

  it('cover all columns in every row', () => {
    for (const row of word.tables.flat()) expect(row.cells.reduce((sum, { span }) => sum + span, 0)).toBe(6);
  });

  it('have each row as document 000 does', () => {
    const rows = word.tables
      .flat()
      .filter(({ isHead, cells }) => !isHead && cells.length === 6)
      .map(({ cells }) => cells.slice(1).map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('|')));
    expect(rows).toEqual(
      draft.rows.map(({ activity, parts, carriedOverFrom, boardsText, deadline, status, comment }) => [
        [`${activity}${carriedOverFrom === null ? '' : ` Kvarstår från ${carriedOverFrom}`}`, ...parts].join('|'),
        boardsText,
        deadline.text,
        status.text,
        comment,
      ]),
    );
  });

  it('have the goal once, its cell merged down to the next goal, its description in italics', () => {
    const cells = word.tables.flat().flatMap(({ cells: [first] }) => (first?.merge === undefined ? [] : [first]));
    const goals = cells.filter(({ merge, text }) => merge === 'restart' && text !== '');
    expect(goals).toHaveLength(14);
    expect(cells.filter(({ merge, text }) => merge === 'continue' && text !== '')).toEqual([]);
    const [learning] = goals;
    expect(learning?.paragraphs.map(({ bold, italic }) => [bold, italic])).toEqual([
      ['Maximalt lärande', ''],
      ['', draft.goals.find(({ goal }) => goal.title === 'Maximalt lärande')?.goal.description],
    ]);
  });

  it('have an assignment in a row of its own, together with what follows it', () => {
    const label = /^Strategiska? utvecklingsuppdrag: |^Strategiskt utvecklingsuppdrag: /;
    const assignments = word.tables.flat().flatMap(({ cells }) => cells.filter(({ text }) => label.test(text)));
    expect(assignments).toHaveLength(19);
    expect(assignments.every(({ paragraphs }) => paragraphs.every(({ keepNext }) => keepNext))).toBe(true);
    const rows = word.tables.flat().filter(({ cells }) => cells.some(({ text }) => label.test(text)));
    // LibreOffice asks the first cell only, Word all of them.
    expect(
      rows.every(({ cells }) => cells.every(({ paragraphs }) => paragraphs.every(({ keepNext }) => keepNext))),
    ).toBe(true);
    expect(new Set(assignments.map(({ span }) => span))).toEqual(new Set([1, 5, 6]));
    expect(assignments.filter(({ text }) => text.includes('Strategiska utvecklingsuppdrag'))).toHaveLength(2);
  });

  it('mark in italics, as document 000 does, what is carried over', () => {
    const italics = word.tables.flat().flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
    const marks = italics.filter(({ italic }) => italic.trim() === 'Kvarstår från 2021');
    expect(marks).toHaveLength(draft.rows.filter(({ carriedOverFrom }) => carriedOverFrom === 2021).length);
    expect(marks).toHaveLength(22);
  });

  it('have the parts of an activity as bullets', () => {
    const bullets = word.tables
      .flat()
      .flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.filter(({ isBullet }) => isBullet)));
    expect(bullets.map(({ text }) => text)).toEqual(draft.rows.flatMap(({ parts }) => parts));
    expect(bullets.length).toBeGreaterThan(0);
  });
});

describe('a status that deviates', () => {
  it('is told to the board, in the row and in the legend, and comes back as it was', async () => {
    const rows = draft.rows.map((row, index) =>
      index === 0 ? { ...row, status: { ...row.status, deviation: 'deviates' as const } } : row,
    );
    const bytes = await wordOf({ ...draft, rows });
    const { tables, paragraphs } = readWordStructure(bytes);
    expect(tables.flat().some(({ cells }) => cells.some(({ text }) => text === 'Pågående, avviker'))).toBe(true);
    expect(paragraphs.map(({ text }) => text)).toContain('Avviker\tAktiviteten följer inte planen');
    const [back] = (await readDocument('rapport.docx', bytes)).rows;
    expect(back?.status).toEqual(rows[0]?.status);
  });
});

describe('what texts may hold', () => {
  it('is kept as it stands, signs that XML has uses for and emoji too', async () => {
    const odd = 'Låt "a" < b & c > d; \'e\' ]]> &amp; <b> 🎓👩‍🏫 𝒜 ÅÄÖ é';
    const { tables } = readWordStructure(
      await wordOf(await draftOfLines(`Målet\tBygga\tKS\tMaj\tPågår\t${odd.replace(' <b>', '')}`)),
    );
    expect(tables.flat().at(-1)?.cells.at(-1)?.text).toBe(odd.replace(' <b>', ''));
  });

  it('leaves the document well-formed where XML has no way to write a character', async () => {
    const built = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\tx');
    const rows = built.rows.map((row) => ({ ...row, comment: 'a\u0000b\u001fc\ud83dd\uffffe\nny rad\tflik' }));
    const { tables } = readWordStructure(await wordOf({ ...built, rows }));
    const comment = tables.flat().at(-1)?.cells.at(-1);
    expect(comment?.paragraphs.map(({ text }) => text)).toEqual(['a\ufffdb\ufffdc\ufffdd\ufffde', 'ny rad\tflik']);
  });

  it('has a break of Word’s own as a break', async () => {
    const built = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\tx');
    const rows = built.rows.map((row) => ({ ...row, comment: 'en\u000btvå\u2028tre' }));
    const { tables } = readWordStructure(await wordOf({ ...built, rows }));
    expect(tables.flat().at(-1)?.cells.at(-1)?.text).toBe('en\ntvå\ntre');
  });

  it('is never cut, however long', async () => {
    const long = await altered000((text) =>
      text.replaceAll('Fortsätter enligt plan', 'lång kommentar '.repeat(1500).trim()),
    );
    const { tables } = readWordStructure(await wordOf(long));
    const comments = tables.flat().map(({ cells }) => cells.at(-1)?.text ?? '');
    expect(comments.filter((text) => text.startsWith('lång kommentar')).map((text) => text.length)).toContain(22_499);
  });
});

it('has the columns that the form says', async () => {
  const columns = [
    { kind: 'activity', head: 'Åtagande', width: 70 },
    { kind: 'status', head: 'Läge', width: 30 },
  ] as const;
  const { tables } = readWordStructure(await wordOf(draft, { form: { ...linkoping, columns } }));
  expect(tables[0]?.[0]?.cells.map(({ text }) => text)).toEqual(['Åtagande', 'Läge']);
  expect(tables.flat().every(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0) === 2)).toBe(true);
});

it('is the same bytes for the same report', async () => {
  expect(await wordOf(draft)).toEqual(await wordOf(draft));
});

it('names every part it holds, and holds every part it names', async () => {
  const entries = unzipSync(await wordOf(draft));
  const types = strFromU8(entries['[Content_Types].xml']!);
  const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
  const parts = Object.keys(entries).filter((name) => name.endsWith('.xml') && name !== '[Content_Types].xml');
  expect(new Set(named)).toEqual(new Set(parts));
  expect(named).toHaveLength(parts.length);
  const targets = [...strFromU8(entries['word/_rels/document.xml.rels']!).matchAll(/Target="([^"]+)"/g)];
  expect(targets.map(([, target]) => `word/${target}`).every((name) => name in entries)).toBe(true);
  expect(strFromU8(entries['word/document.xml']!)).toContain('<w:footerReference w:type="default" r:id="rId4"/>');
});
