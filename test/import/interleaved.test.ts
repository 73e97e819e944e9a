import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { readLines } from './altered.ts';
import { fixture } from './truth.ts';

const name = '002-uppfoljning-2019.txt';

/** 002-truth.json was written by hand from the text, whose columns have run together. */
interface Truth {
  readonly title: string;
  readonly planYear: number;
  readonly rows: readonly {
    readonly line: number;
    readonly area: string;
    readonly goal: string;
    readonly description: string;
    readonly activity: string;
    readonly deadline: string;
    readonly status: string;
    readonly comment: string;
  }[];
}

const truth = JSON.parse(new TextDecoder().decode(fixture('002-truth.json'))) as Truth;
const draft = readDocument(name, fixture(name)).then(printDraft);

const lastDays: Readonly<Record<string, string>> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' };

describe('document 002, whose columns have run together', () => {
  it('gives every row under its goal, field by field, with the line it begins on', async () => {
    const { rows } = await draft;
    expect(
      rows.map(({ source, area, goal, activity, deadline, status, comment }) => ({
        line: source.line,
        area,
        goal: goal.title,
        description: goal.description,
        activity,
        deadline: deadline.text,
        status: status.text,
        comment,
      })),
    ).toEqual(truth.rows);
  });

  it('counts 40 rows, 38 activities and 15 goals', async () => {
    const { rows, activities, groups } = await draft;
    expect([rows.length, activities, groups]).toEqual([40, 38, 15]);
  });

  it('reads quarters in the plan’s year, which only a sentence names', async () => {
    const { document, rows } = await draft;
    expect(document).toEqual({
      title: truth.title,
      organisation: null,
      year: truth.planYear,
      asOf: null,
      form: 'kvartal',
    });
    expect(rows.map(({ deadline }) => deadline.last)).toEqual(
      truth.rows.map(({ deadline }) => `2019-${lastDays[deadline]}`),
    );
  });

  it('says what it read but could have read otherwise, and what it could not place', async () => {
    const { problems } = await draft;
    expect(problems).toEqual([
      {
        source: { line: 7 },
        message: 'Texten har målen före sin sista rad; rader före ett mål är lästa under det.',
      },
      { source: { line: 7 }, message: 'Tabellen har ingen kolumn för Nämnd.' },
      { source: { line: 104 }, message: 'Slutdatumet Q4 står en gång för två rader; det är läst för båda.' },
      {
        source: { line: 158 },
        message: 'Målet och aktiviteten står på samma rad; delade före ”Utveckla formerna för uppföljning inom”.',
      },
      { source: { line: 203 }, message: 'Texten står utanför tabellerna och är inte inläst: ”s”' },
    ]);
  });

  it('reads the rows of a text whose goals stand first under those goals', async () => {
    const { rows, problems } = await readLines(
      [
        'Uppföljning av verksamhetsplan 2021',
        '',
        'Skola',
        'Mål Åtgärd Klart Status Kommentar',
        'Trygghet i skolan',
        '',
        'Anställa en kurator Q2 Klart',
        'Skriva en plan Q3 Pågår Väntar på',
        'beslut',
        '',
        'Lugn och ro',
        '',
        'Bygga om matsalen',
        '',
        'Q4',
        'Kvarstår',
      ].join('\n'),
    );
    expect(
      rows.map(({ goal, activity, deadline, status, comment }) => [
        goal.title,
        activity,
        deadline.last,
        status.text,
        comment,
      ]),
    ).toEqual([
      ['Trygghet i skolan', 'Anställa en kurator', '2021-06-30', 'Klart', ''],
      ['Trygghet i skolan', 'Skriva en plan', '2021-09-30', 'Pågår', 'Väntar på beslut'],
      ['Lugn och ro', 'Bygga om matsalen', '2021-12-31', 'Kvarstår', ''],
    ]);
    expect(problems.map(({ message }) => message)).toEqual(['Tabellen har ingen kolumn för Nämnd.']);
  });

  it('leaves no word of the document out', async () => {
    const { document, rows, problems } = await draft;
    const read = [
      document.title,
      ...(await readDocument(name, fixture(name))).document.introduction,
      ...rows.flatMap(({ area, goal, activity, deadline, status, comment }) => [
        area,
        goal.title,
        goal.description,
        activity,
        deadline.text,
        status.text,
        comment,
      ]),
      ...problems.map(({ message }) => message),
      'Nämndmål Aktivitet Slutfört Status Ev kommentar',
    ].join(' ');
    const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/\p{L}+/gu) ?? []);
    const known = wordsOf(read);
    // "PågåendeMaximalt": the status and the goal that runs on from it.
    const met = wordsOf(strFromU8(fixture(name)).replaceAll(/Pågående(?=\p{Lu})/gu, 'Pågående '));
    expect([...met].filter((word) => !known.has(word))).toEqual([]);
  });
});
