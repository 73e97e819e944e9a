import { describe, expect, it } from 'vitest';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { expectedRows, fixture, rowOnLine, truth } from './truth.ts';

const read = (name: string) => readDocument(name, fixture(name)).then(printDraft);

/** Which word a line's end divides is not always told by the page: then the page is named, with the word as it was read. */
const isDoubt = ({ message }: { readonly message: string }): boolean => message.startsWith('Osäkert hur ord');

const linkoping = '000-linkoping-uppfoljning-2022';

describe.each([`${linkoping}.pdf`, `${linkoping}-pages.pdf`])('%s', (name) => {
  const draft = read(name);
  const lostParts = name.includes('-pages');

  it('gives every row of the document, field by field, each on its page', async () => {
    const { rows } = await draft;
    expect(rows).toEqual(
      expectedRows.map((row, index) => ({
        ...row,
        // The pages have lost their bullets, as their Word rendering has.
        ...(lostParts && row.parts.length > 0 ? { activity: [row.activity, ...row.parts].join(' '), parts: [] } : {}),
        source: rows[index]?.source,
        activityKey: rows[index]?.activityKey,
      })),
    );
    const pages = rows.map(({ source }) => source.page ?? 0);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect([pages[0], pages.at(-1)]).toEqual([1, lostParts ? 26 : 25]);
  });

  it('has the activities, the goals and the differences of the other renderings', async () => {
    const [here, other] = await Promise.all([draft, read(name.replace('.pdf', '.docx'))]);
    expect([here.groups, here.activities]).toEqual([33, 93]);
    expect(here.rows.map((row) => row.activityKey)).toEqual(other.rows.map((row) => row.activityKey));
    expect(here.differences.map(({ kind, rows }) => [kind, ...rows])).toEqual([
      ['deadline', rowOnLine(42), rowOnLine(77)],
      ['status', rowOnLine(70), rowOnLine(98)],
      ['status', rowOnLine(86), rowOnLine(124)],
      ['comment', rowOnLine(93), rowOnLine(131)],
    ]);
    expect(here.document).toMatchObject({ title: truth.title, organisation: truth.organisation, asOf: truth.asOf });
  });

  it('says of each word that it is not sure of how it was read, and has no other problem', async () => {
    const { problems } = await draft;
    expect(problems.filter((problem) => !isDoubt(problem))).toEqual([]);
    expect(problems.length).toBeLessThan(15);
    expect(problems.every(({ source }) => (source.page ?? 0) >= 1)).toBe(true);
  });
});

describe('004-huddinge-ataganden-2018.pdf', () => {
  const name = '004-huddinge-ataganden-2018';

  it('gives the thirty rows as Word does, with the words that the pages divide', async () => {
    const [pdf, word] = await Promise.all([read(`${name}.pdf`), read(`${name}.docx`)]);
    const places = pdf.rows.map(({ source }) => source);
    expect(pdf.rows).toHaveLength(30);
    expect(pdf.rows).toEqual(word.rows.map((row, index) => ({ ...row, source: places[index] })));
    expect(pdf.document).toEqual(word.document);
  });

  it('reads what stands on every page once, and says so', async () => {
    const { problems } = await read(`${name}.pdf`);
    const headers = problems.filter(({ message }) => message.startsWith('Sidhuvud eller sidfot'));
    expect(headers.map(({ message }) => message)).toEqual([
      'Sidhuvud eller sidfot på 20 sidor är läst en gång: ”Datum 2019-01-23”',
      'Sidhuvud eller sidfot på 20 sidor är läst en gång: ”Diarienummer GAN-2019/10.603”',
      'Sidhuvud eller sidfot på 20 sidor är läst en gång: ”HUDDINGE KOMMUN”',
    ]);
  });
});
