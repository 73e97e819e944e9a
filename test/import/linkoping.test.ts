import { describe, expect, it } from 'vitest';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { expectedRows, fixture, rowOnLine, truth } from './truth.ts';

const name = '000-linkoping-uppfoljning-2022';
const renderings = ['.txt', '.docx', '-pages.docx', '.xlsx'] as const;
const drafts = new Map(
  renderings.map((rendering) => [
    rendering,
    readDocument(name + rendering, fixture(name + rendering)).then(printDraft),
  ]),
);
const read = async (rendering: (typeof renderings)[number]) => {
  const draft = await drafts.get(rendering);
  if (!draft) throw new Error(`no rendering ${rendering}`);
  return draft;
};

/** Rows of one activity, by the numbers of the rows, as the checked truth has them. */
const copiesInTruth = (): readonly string[] => {
  const sets = Map.groupBy(
    truth.rows.flatMap(({ dupSet }, index) => (dupSet === null ? [] : [{ dupSet, index }])),
    ({ dupSet }) => dupSet,
  );
  return [...sets.values()].map((rows) => rows.map(({ index }) => index).join(',')).toSorted();
};

const pagesLostParts = (rendering: string, row: (typeof expectedRows)[number]) =>
  rendering === '-pages.docx' && row.parts.length > 0
    ? { ...row, activity: [row.activity, ...row.parts].join(' '), parts: [] }
    : row;

describe.each(renderings)('document 000 as %s', (rendering) => {
  it('gives every row of the document, field by field', async () => {
    const { rows } = await read(rendering);
    expect(rows).toEqual(
      expectedRows.map((row, index) => ({
        ...pagesLostParts(rendering, row),
        source: rows[index]?.source,
        activityKey: rows[index]?.activityKey,
      })),
    );
  });

  it('says what document it is, and only what it holds', async () => {
    const { document } = await read(rendering);
    expect(document).toEqual({
      title: truth.title,
      organisation: truth.organisation,
      year: truth.planYear,
      asOf: rendering === '.xlsx' ? null : truth.asOf,
      form: 'linkoping',
    });
  });

  it('keeps its introduction, a paragraph each, and no headings with it', async () => {
    const { document } = await readDocument(name + rendering, fixture(name + rendering));
    const words = [
      'Förvaltningens aktiviteter i verksamhetsplanen syftar till att nämndens uppdrag och den politiska inriktningen i internbudgeten säkras. Uppföljningen har fokus på om aktiviteterna är genomförda eller inte per den 31 augusti.',
      'Aktiviteter med en asterisk efter månaden under slutdatum har blivit framflyttade i förhållande till verksamhetsplanen från oktober 2021. Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.',
    ];
    // The workbook has only its title above the tables.
    expect(document.introduction).toEqual(rendering === '.xlsx' ? [] : words);
  });

  it('counts printed goals and activities, and has nothing left that it could not place', async () => {
    const { groups, activities, problems } = await read(rendering);
    expect({ groups, activities, problems }).toEqual({ groups: 33, activities: 93, problems: [] });
  });

  it('takes exactly the checked copies for one activity', async () => {
    const { rows } = await read(rendering);
    const copies = Map.groupBy(rows.keys(), (index) => rows[index]?.activityKey);
    const several = [...copies.values()].filter((indices) => indices.length > 1);
    expect(several.map((indices) => indices.join(',')).toSorted()).toEqual(copiesInTruth());
  });

  it.each([
    [95, 96],
    [145, 150],
    [184, 186],
    [206, 207],
    [207, 208],
    [210, 212],
  ])('keeps lines %i and %i apart', async (a, b) => {
    const { rows } = await read(rendering);
    expect(rows[rowOnLine(a)]?.activityKey).not.toBe(rows[rowOnLine(b)]?.activityKey);
  });

  it('finds the four copies that say different things, one entry a pair', async () => {
    const { differences } = await read(rendering);
    expect(differences.map(({ kind, rows }) => [kind, ...rows])).toEqual([
      ['deadline', rowOnLine(42), rowOnLine(77)],
      ['status', rowOnLine(70), rowOnLine(98)],
      ['status', rowOnLine(86), rowOnLine(124)],
      ['comment', rowOnLine(93), rowOnLine(131)],
    ]);
  });

  it('gives an activity the key it has in the other renderings', async () => {
    const [here, text] = await Promise.all([read(rendering), read('.txt')]);
    expect(here.rows.map(({ activityKey }) => activityKey)).toEqual(text.rows.map(({ activityKey }) => activityKey));
  });
});

describe('the place of a row', () => {
  it('is the first line it stands on in text', async () => {
    const { rows } = await read('.txt');
    expect(rows.map(({ source }) => source)).toEqual(truth.rows.map(({ lines: [line] }) => ({ line })));
  });

  it('is its number in the sheet in Excel', async () => {
    const { rows } = await read('.xlsx');
    expect([rows[0]?.source, rows.at(-1)?.source]).toEqual([{ row: 6 }, { row: 158 }]);
  });

  it('is its number among all table rows in Word without page breaks', async () => {
    const { rows } = await read('.docx');
    expect([rows[0]?.source, rows[6]?.source]).toEqual([{ row: 3 }, { row: 11 }]);
  });
});

it('prints the keys of the issue, in its order', async () => {
  const draft = await read('.txt');
  const [row] = draft.rows;
  expect(Object.keys(draft)).toEqual(['document', 'rows', 'groups', 'activities', 'differences', 'problems']);
  expect(Object.keys(row ?? {}).join(' ')).toBe(
    'source activityKey area municipalGoal goal activity parts boardsText boards deadline status comment carriedOverFrom',
  );
  expect(Object.keys(row?.goal ?? {}).join(' ')).toBe('kind title description parent boardsText carriedOverFrom');
  expect(Object.keys(row?.deadline ?? {}).join(' ')).toBe('text first last occurrences moved postponedTo');
  expect(Object.keys(row?.status ?? {}).join(' ')).toBe('text progress deviation');
});
