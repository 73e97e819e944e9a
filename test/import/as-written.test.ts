import { describe, expect, it } from 'vitest';
import { readLines, readWordBody } from './altered.ts';

const run = (text: string, italic = false) =>
  `<w:r>${italic ? '<w:rPr><w:i/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;
const cell = (...paragraphs: readonly string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const texts = (...values: readonly string[]) => values.map((value) => cell(paragraph(run(value))));

const opening = ['Uppföljning av verksamhetsplan 2022', 'Samhälle', 'Kommunövergripande mål: Trygghet'];
const head = ['Nämndmål', 'Aktivitet', 'Nämnd', 'Slutfört', 'Status', 'Kommentar'];

/** A row a pair: the cells of its activity and its comment, as paragraphs. */
const readWord = async (...rows: readonly (readonly [activity: string, comment: string])[]) => {
  const table = rows.map(([activity, comment], index) =>
    row(...texts(index === 0 ? 'God skola' : ''), cell(activity), ...texts('KS', 'Maj', 'Pågående'), cell(comment)),
  );
  const lines = opening.map((text) => paragraph(run(text))).join('');
  const draft = await readWordBody(`${lines}<w:tbl>${row(...texts(...head))}${table.join('')}</w:tbl>`);
  expect(draft.problems).toEqual([]);
  return draft.rows;
};

const readComment = async (comment: string): Promise<string | undefined> =>
  (await readWord([paragraph(run('Bygga en bro')), comment]))[0]?.comment;

describe('a comment keeps its own lines', () => {
  it.each([
    ['paragraphs', paragraph(run('Rad ett')) + paragraph(run('rad två')), 'Rad ett\nrad två'],
    ['line breaks', paragraph('<w:r><w:t>Rad ett</w:t><w:br/><w:t>rad två</w:t></w:r>'), 'Rad ett\nrad två'],
    [
      'an empty line between',
      paragraph(run('Rad ett')) + paragraph() + paragraph(run('rad tre')),
      'Rad ett\n\nrad tre',
    ],
    ['a typed bullet', paragraph(run('• Punkt ett')) + paragraph(run('• punkt två')), '• Punkt ett\n• punkt två'],
    ['no empty lines around it', paragraph() + paragraph(run('Rad ett')) + paragraph() + paragraph(), 'Rad ett'],
    ['one space between words', paragraph(run('Rad  ett '), run(' och\tmer')), 'Rad ett och mer'],
    ['no line of the file’s own', paragraph('<w:r><w:t>Rad\nett</w:t></w:r>'), 'Rad ett'],
  ])('in Word: %s', async (_, comment, written) => {
    expect(await readComment(comment)).toBe(written);
  });

  it('and not the line that a text file was broken on', async () => {
    const draft = await readLines(
      [...opening, head.join('\t'), 'God skola\tBygga en bro\tKS\tMaj\tPågående\tVi har kommit', 'halvvägs nu.'].join(
        '\n',
      ),
    );
    expect(draft.rows[0]?.comment).toBe('Vi har kommit halvvägs nu.');
  });
});

describe('what an activity is carried over from', () => {
  const empty = paragraph();
  const read = async (...activities: readonly string[]) =>
    (await readWord(...activities.map((activity) => [activity, empty] as const))).map(
      ({ activity, carriedOverFrom }) => [activity, carriedOverFrom],
    );
  const marked = paragraph(run('Bygga en bro'), run(' Kvarstår från 2021', true));

  it('is told by a run of its own in Word', async () => {
    expect(
      await read(
        marked,
        paragraph(run('Bygga en väg'), run(' (kvarstår från 2020', true), run(').')),
        paragraph(run('Bygga ett torg ('), run('Kvarstår från 2019', true), run(')')),
        paragraph(run('Bygga ett hus')) + paragraph(run('Kvarstår från 2018', true)),
      ),
    ).toEqual([
      ['Bygga en bro', 2021],
      ['Bygga en väg', 2020],
      ['Bygga ett torg', 2019],
      ['Bygga ett hus', 2018],
    ]);
  });

  it('is told by nothing else where the document sets it apart: a title keeps its end', async () => {
    expect(
      await read(
        marked,
        paragraph(run('Följa upp det som kvarstår från 2021')),
        paragraph(run('Utreda det vi skrev (Kvarstår från 2020)')),
        paragraph(run('Avsluta det som kvarstår från 2020'), run(' Kvarstår från 2021', true)),
      ),
    ).toEqual([
      ['Bygga en bro', 2021],
      ['Följa upp det som kvarstår från 2021', null],
      ['Utreda det vi skrev (Kvarstår från 2020)', null],
      ['Avsluta det som kvarstår från 2020', 2021],
    ]);
  });

  it('is read from the words where nothing is set apart, but not in the middle of a sentence', async () => {
    expect(
      await read(
        paragraph(run('Bygga en bro Kvarstår från 2021')),
        paragraph(run('Bygga en väg (kvarstår från 2021).')),
        paragraph(run('Bygga ett torg, kvarstår från 2021')),
        paragraph(run('Följa upp det som kvarstår från 2021')),
      ),
    ).toEqual([
      ['Bygga en bro', 2021],
      ['Bygga en väg', 2021],
      ['Bygga ett torg,', 2021],
      ['Följa upp det som kvarstår från 2021', null],
    ]);
  });
});

it('a status that our report has written with its deviation is the plan’s word and a deviation', async () => {
  const draft = await readLines(
    [...opening, head.join('\t'), 'God skola\tBygga en bro\tKS\tMaj\tPågående, avviker\t'].join('\n'),
  );
  expect(draft.rows[0]?.status).toEqual({ text: 'Pågående', progress: 'ongoing', deviation: 'deviates' });
});
