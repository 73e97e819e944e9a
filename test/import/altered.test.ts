import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import { alterCells, readAlteredOffice, readAlteredText } from './altered.ts';
import { expectedRows, rowOnLine } from './truth.ts';

const readAlteredWord = (alter: (xml: string) => string) => readAlteredOffice('.docx', { 'word/document.xml': alter });

/** The alterations are made on line 41; 4 is its row. */
const line = 41;
const index = rowOnLine(line);

describe('another municipality and another year', () => {
  it('gives the same rows in its own names, boards and years', async () => {
    const rename = (text: string): string =>
      text
        .replaceAll('Linköping', 'Norrköping')
        .replaceAll('2023', '2025')
        .replaceAll('2022', '2024')
        .replaceAll(/\bBIN\b|\bBin\b|\bBiN\b/g, 'GVN')
        .replaceAll(/\bBoU\b|\bBOU\b/g, 'UN')
        .replaceAll('Bildningsnämnden', 'Gymnasie- och vuxenutbildningsnämnden')
        .replaceAll('bildningsnämnden', 'gymnasie- och vuxenutbildningsnämnden')
        .replaceAll('Barn- och ungdomsnämnden', 'Utbildningsnämnden')
        .replaceAll('Utbildningsförvaltningen', 'Skolkontoret');
    const draft = await readAlteredText(rename);
    expect(draft.document).toMatchObject({
      organisation: 'Norrköpings kommun, Skolkontoret',
      year: 2024,
      asOf: '2024-08-31',
    });
    expect([draft.rows.length, draft.groups, draft.activities, draft.differences.length]).toEqual([115, 33, 93, 4]);
    expect(draft.problems).toEqual([]);
    expect(draft.rows.map(({ boards }) => boards.join())).toEqual(
      expectedRows.map(({ boards }) => boards.map((board) => (board === 'BiN' ? 'GVN' : 'UN')).join()),
    );
    expect(draft.rows.map(({ deadline }) => deadline.last)).toEqual(
      expectedRows.map(({ deadline }) => deadline.last?.replace('2023', '2025').replace('2022', '2024')),
    );
  });

  it('knows the columns and the levels by other usual words', async () => {
    const draft = await readAlteredText((text) =>
      text
        .replaceAll(
          'Nämndmål\tAktivitet\tNämnd\tSlutfört\tStatus\tKommentar',
          'Mål\tÅtagande\tNämnd\tSlutdatum\tStatus\tEv kommentar',
        )
        .replaceAll('Kommunövergripande mål:', 'Fullmäktigemål:'),
    );
    expect([draft.rows.length, draft.groups, draft.activities, draft.problems]).toEqual([115, 33, 93, []]);
  });
});

describe('rows more, fewer and in another order', () => {
  it('leaves the keys of the others alone', async () => {
    const whole = await readAlteredText((text) => `${text}\n`);
    const added = await readAlteredText(
      alterCells(line, (cells) => [...cells.slice(0, 5), `${cells[5]}\n\tBygga en bro\tBoU\tQ3\tKlart\t`]),
    );
    const removed = await readAlteredText((text) =>
      text
        .split('\n')
        .toSpliced(line - 1, 1)
        .join('\n'),
    );
    const keys = whole.rows.map(({ activityKey }) => activityKey);
    expect(added.rows.map(({ activityKey }) => activityKey).toSpliced(index + 1, 1)).toEqual(keys);
    expect(removed.rows.map(({ activityKey }) => activityKey)).toEqual(keys.toSpliced(index, 1));
    expect(added.rows[index + 1]).toMatchObject({
      activity: 'Bygga en bro',
      deadline: { last: '2022-09-30' },
      status: { progress: 'completed' },
    });
  });

  it('keeps every row under its own goal when the goals change places', async () => {
    const draft = await readAlteredText((text) => {
      const lines = text.split('\n');
      const second = lines.splice(43, 8);
      lines.splice(30, 0, ...second);
      return lines.join('\n');
    });
    expect(draft.rows.slice(0, 2).map(({ municipalGoal, goal }) => [municipalGoal, goal.title])).toEqual(
      [6, 0].map((row) => [expectedRows[row]?.municipalGoal, expectedRows[row]?.goal.title]),
    );
    expect([draft.rows.length, draft.groups, draft.problems]).toEqual([115, 33, []]);
  });
});

const message = (text: string) => [{ source: { line }, message: text }];
const everyOtherRow = (rows: readonly { readonly activity: string }[]) =>
  rows.filter((_, at) => at !== index).map(({ activity }) => activity);
const allOtherRows = everyOtherRow(expectedRows);

describe('what cannot be understood is a problem with its place, and the row is kept', () => {
  it.each([
    [
      'a status word',
      4,
      'Halvfärdig',
      'Statusen är ett okänt ord: ”Halvfärdig”',
      { status: { text: 'Halvfärdig', progress: null } },
    ],
    [
      'a deadline',
      3,
      'Vid tillfälle',
      'Slutdatumet kan inte läsas: ”Vid tillfälle”',
      { deadline: { text: 'Vid tillfälle', occurrences: [] } },
    ],
    [
      'a board',
      2,
      'Samtliga nämnder',
      'Nämnden kan inte läsas: ”Samtliga nämnder”',
      { boardsText: 'Samtliga nämnder', boards: [] },
    ],
    ['a board as likely misspelt', 2, 'BiM', 'Nämnden ”BiM” finns bara här; menas ”BiN”?', { boards: ['BiM'] }],
    ['an empty deadline', 3, '', 'Raden har inget i Slutfört.', { deadline: { text: '', occurrences: [] } }],
    [
      'a carry marker',
      1,
      'Bygga en bro Kvarstår från Budget',
      'Året i ”Kvarstår från” kan inte läsas: ”Budget”',
      { activity: 'Bygga en bro' },
    ],
  ])('%s', async (_, cell, text, problem, row) => {
    const draft = await readAlteredText(alterCells(line, (cells) => cells.with(cell, text)));
    expect(draft.problems).toEqual(message(problem));
    expect(draft.rows[index]).toMatchObject(row);
    expect(everyOtherRow(draft.rows)).toEqual(allOtherRows);
  });

  it('a board not seen before is a board', async () => {
    const draft = await readAlteredText(alterCells(line, (cells) => cells.with(2, 'BoU, KFN')));
    expect(draft.rows[index]?.boards).toEqual(['BoU', 'KFN']);
    expect(draft.problems).toEqual([]);
  });
});

describe('a row with a missing cell', () => {
  it.each([
    [2, 'Nämnd', { boardsText: '', deadline: { text: 'December' }, status: { text: 'Pågående' } }],
    [3, 'Slutfört', { boardsText: 'BoU', deadline: { text: '' }, status: { text: 'Pågående' } }],
    [4, 'Status', { deadline: { text: 'December' }, status: { text: '', progress: null } }],
    [5, 'Kommentar', { status: { text: 'Pågående' }, comment: '' }],
  ])('cell %i: the others are told by what they hold', async (cell, column, row) => {
    const draft = await readAlteredText(alterCells(line, (cells) => cells.toSpliced(cell, 1)));
    expect(draft.problems).toEqual(message(`Raden har färre rutor än tabellen: ${column} saknas.`));
    expect(draft.rows[index]).toMatchObject({ ...row, activity: expectedRows[index]?.activity });
    expect(everyOtherRow(draft.rows)).toEqual(allOtherRows);
  });

  it('the goal’s: the goal above holds', async () => {
    const draft = await readAlteredText(alterCells(line, (cells) => cells.slice(1)));
    expect(draft.rows[index]?.goal).toEqual(expectedRows[index]?.goal);
    expect(draft.problems).toEqual(message('Raden har färre rutor än tabellen: Nämndmål saknas.'));
  });

  it('is told of also where it is alone on its page', async () => {
    const draft = await readAlteredText(alterCells(49, (cells) => cells.toSpliced(3, 1)));
    expect(draft.problems).toEqual([
      { source: { line: 49 }, message: 'Tabellen har färre kolumner här: Slutfört saknas.' },
    ]);
    expect(draft.rows[rowOnLine(49)]).toMatchObject({ deadline: { text: '' }, status: { text: 'Pågående' } });
  });

  it('in Word too', async () => {
    const draft = await readAlteredWord((xml) => {
      const [row = ''] =
        xml.match(/<w:tr>(?:(?!<w:tr>).)*Vidta åtgärder för att öka andelen inskrivna.*?<\/w:tr>/u) ?? [];
      return xml.replace(
        row,
        row.replace('<w:tc><w:p><w:r><w:t xml:space="preserve">BoU</w:t></w:r></w:p></w:tc>', ''),
      );
    });
    expect(draft.problems).toEqual([
      { source: { row: 7 }, message: 'Raden har färre rutor än tabellen: Nämnd saknas.' },
    ]);
    expect(draft.rows[index]).toMatchObject({
      boards: [],
      deadline: { text: 'December' },
      status: { text: 'Pågående' },
    });
    expect(everyOtherRow(draft.rows)).toEqual(allOtherRows);
  });
});

const withoutKey = <Row extends object>(row: Row, key: keyof Row): Row => {
  const rest = { ...row };
  delete rest[key];
  return rest;
};

describe('nothing is lost', () => {
  it.each([
    [
      'a row without an activity',
      alterCells(line, (cells) => cells.with(1, '')),
      'Raden har ingen aktivitet och är inte inläst: ”BoU | December | Pågående | Insatser som kommer att genomföras under 2022 är påb…”',
    ],
    [
      'a cell too many',
      alterCells(line, (cells) => [...cells, 'Hjärtat']),
      'Text utan kolumn är inte inläst: ”Hjärtat”',
    ],
    [
      'a text between the tables',
      alterCells(line, (cells) => ['\nSkrivet i marginalen.\n', ...cells]),
      'Texten står utanför tabellerna och är inte inläst: ”Skrivet i marginalen.”',
    ],
    [
      'a row with hardly any cells',
      alterCells(line, () => ['Summa', '', '12']),
      'Raden passar inte tabellens kolumner och är inte inläst: ”Summa | 12”',
    ],
  ])('%s is told with its place', async (_, alter, problem) => {
    const { problems } = await readAlteredText(alter);
    expect(problems.map((found) => found.message)).toEqual([problem]);
    expect(problems[0]?.source.line).toBeGreaterThanOrEqual(line);
  });

  it('does not give the rest of a row that could not be read to the row before it', async () => {
    const draft = await readAlteredText(alterCells(89, (cells) => cells.with(0, '')));
    const before = draft.rows[rowOnLine(88)];
    expect(before?.activity).toBe(expectedRows[rowOnLine(88)]?.activity);
    expect(draft.rows[rowOnLine(89)]).toMatchObject({ source: { line: 91 }, boards: [] });
    expect(draft.problems.map(({ source }) => source.line)).toEqual([89, 91]);
  });

  it('keeps a column that is none of a plan’s, tells of it and of one that is not there, once', async () => {
    const extra = await readAlteredText((text) =>
      text.replaceAll('\tStatus\tKommentar', '\tStatus\tKommentar\tAnsvarig'),
    );
    expect(extra.problems).toEqual([]);
    expect(everyOtherRow(extra.rows.map((row) => withoutKey(row, 'responsible')))).toEqual(allOtherRows);
    const without = await readAlteredOffice('.xlsx', {
      'xl/sharedStrings.xml': (xml) => xml.replace('>Slutfört<', '>Plats<'),
    });
    expect(without.problems).toEqual([
      { source: { row: 4 }, message: 'Tabellen har ingen kolumn för Slutfört.' },
      { source: { row: 4 }, message: 'Kolumnen ”Plats” är ingen av planens; dess text är kvar på varje rad.' },
      { source: { row: 4 }, message: 'Kolumnen ”Plats” ser ut som Slutfört; säg det med --map om det är så.' },
    ]);
    expect(without.rows[0]?.otherColumns).toEqual({ Plats: 'December' });
  });

  it('reads no month where the title names no year', async () => {
    const draft = await readAlteredText((text) => text.replace('verksamhetsplan 2022', 'verksamhetsplan'));
    expect(draft.document).toMatchObject({ year: null, asOf: null });
    expect(draft.rows[0]?.deadline).toMatchObject({ text: 'December', first: null, last: null });
    expect(draft.problems.slice(0, 2)).toEqual([
      {
        source: { line: 5 },
        message: 'Planens år framgår inte av rubriken: månader utan år kan inte läsas. Ange året med --year.',
      },
      { source: { line: 35 }, message: 'Slutdatumet kan inte läsas: ”December”' },
    ]);
  });
});

it('reads text in the older Swedish encoding, and with Windows line ends', async () => {
  const windows = (text: string) =>
    Uint8Array.from(text.replaceAll('\n', '\r\n'), (letter) => letter.charCodeAt(0) & 0xff);
  const text = [
    'Uppföljning av verksamhetsplan 2022',
    'Samhälle',
    'Kommunövergripande mål: Trygghet',
    'Nämndmål\tAktivitet\tNämnd\tSlutfört\tStatus\tKommentar',
    'God skola\tSe över skolvägar\tKS\tMaj\tPågår\tåäö ÅÄÖ',
  ].join('\n');
  const draft = await readDocument('plan.txt', windows(text));
  expect(draft.rows[0]).toMatchObject({ area: 'Samhälle', activity: 'Se över skolvägar', comment: 'åäö ÅÄÖ' });
  expect(draft.rows[0]?.source).toEqual({ line: 5 });
});
