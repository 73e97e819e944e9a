import { describe, expect, it } from 'vitest';
import { readAlteredOffice, readWordBody } from './altered.ts';
import { expectedRows, truth } from './truth.ts';

const paragraph = (text: string, properties = '') =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const styled = (text: string, style: string) => paragraph(text, `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const texts = (...values: readonly string[]) => row(...values.map((value) => cell(paragraph(value))));
const table = (...rows: readonly string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

const opening =
  styled('Uppföljning av verksamhetsplan 2022', 'Rubrik') +
  styled('Samhälle\t4', 'Innehll1') +
  styled('Samhälle', 'Rubrik1') +
  styled('Kommunövergripande mål: Trygghet', 'Rubrik2');
const head = texts('Nämndmål', 'Aktivitet', 'Nämnd', 'Slutfört', 'Status', 'Kommentar');
const first = texts('God skola', 'Bygga en bro', 'KS', 'Maj', 'Klart', '');
const read = (...rows: readonly string[]) => readWordBody(opening + table(head, ...rows));

describe('a Word document in which', () => {
  it('the styles have Swedish names gives title, area and goal', async () => {
    const draft = await read(first);
    expect(draft.document.title).toBe('Uppföljning av verksamhetsplan 2022');
    expect(draft.rows[0]).toMatchObject({ area: 'Samhälle', municipalGoal: 'Trygghet', goal: { title: 'God skola' } });
    expect(draft.problems).toEqual([]);
  });

  it('text is removed or moved away with changes tracked reads what remains', async () => {
    const changed =
      '<w:p><w:ins><w:r><w:t>Bygga </w:t></w:r></w:ins><w:del><w:r><w:delText>Riva </w:delText></w:r></w:del>' +
      '<w:moveFrom><w:r><w:t>gamla </w:t></w:r></w:moveFrom><w:r><w:t>en bro</w:t></w:r></w:p>';
    const draft = await read(
      row(
        cell(paragraph('God skola')),
        cell(changed),
        ...['KS', 'Maj', 'Klart', ''].map((text) => cell(paragraph(text))),
      ),
    );
    expect(draft.rows[0]?.activity).toBe('Bygga en bro');
  });

  it('a cell is merged over several rows gives each of them its value', async () => {
    const merged = (value: string, start: boolean) =>
      cell(paragraph(value), start ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>');
    const draft = await read(
      row(
        cell(paragraph('God skola')),
        cell(paragraph('Bygga en bro')),
        merged('KS', true),
        cell(paragraph('Maj')),
        cell(paragraph('Klart')),
        cell(paragraph('')),
      ),
      row(
        cell(paragraph('')),
        cell(paragraph('Bygga en väg')),
        merged('', false),
        cell(paragraph('Juni')),
        cell(paragraph('Pågår')),
        cell(paragraph('')),
      ),
    );
    expect(draft.rows.map(({ boards, goal }) => [boards, goal.title])).toEqual([
      [['KS'], 'God skola'],
      [['KS'], 'God skola'],
    ]);
    expect(draft.problems).toEqual([]);
  });

  it('the columns’ borders do not meet from row to row keeps every cell in its column', async () => {
    const wide = cell(paragraph('Klart'), '<w:gridSpan w:val="2"/>');
    const draft = await read(
      first,
      row(...['', 'Bygga en väg', 'KS', 'Juni'].map((text) => cell(paragraph(text))), wide, cell(paragraph('Invigd'))),
    );
    expect(draft.rows[1]).toMatchObject({ deadline: { text: 'Juni' }, status: { text: 'Klart' }, comment: 'Invigd' });
    expect(draft.problems).toEqual([]);
  });

  it('a table stands within a cell reads it as the cell’s text', async () => {
    const comment = cell(paragraph('Läget:') + table(texts('bro', 'klar')) + paragraph('Slut.'));
    const draft = await read(
      row(...['God skola', 'Bygga en bro', 'KS', 'Maj', 'Klart'].map((text) => cell(paragraph(text))), comment),
      texts('', 'Bygga en väg', 'KS', 'Juni', 'Klart', ''),
    );
    expect(draft.rows.map(({ activity, comment: read_ }) => [activity, read_])).toEqual([
      ['Bygga en bro', 'Läget:\nbro\nklar\nSlut.'],
      ['Bygga en väg', ''],
    ]);
  });

  it('a goal is in upright and italic has its title in the upright part, whatever its capitals', async () => {
    const goal =
      '<w:p><w:r><w:t>Trygghet i Linköping</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t> Alla i Norrköping är trygga</w:t></w:r></w:p>';
    const draft = await read(
      row(cell(goal), ...['Bygga en bro', 'KS', 'Maj', 'Klart', ''].map((text) => cell(paragraph(text)))),
    );
    expect(draft.rows[0]?.goal).toMatchObject({
      title: 'Trygghet i Linköping',
      description: 'Alla i Norrköping är trygga',
    });
  });
});

describe('the place in Word', () => {
  const broken = '<w:tr><w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>Frisk skola</w:t></w:r></w:p></w:tc>';
  const rest = ['Bygga en väg', 'KS', 'Juni', 'Klart', ''].map((text) => cell(paragraph(text))).join('');

  it('is the page that Word last laid the row out on', async () => {
    const ruled = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    const draft = await readWordBody(`${opening}${ruled}${table(head, first, `${broken}${rest}</w:tr>`)}`);
    expect(draft.rows.map(({ source }) => source)).toEqual([{ page: 1 }, { page: 2 }]);
  });

  it('is the page by the author’s own breaks where Word has not laid it out', async () => {
    const ruled = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    const draft = await readWordBody(
      `${opening}${table(head, first)}${ruled}${table(head, first.replace('bro', 'väg'))}`,
    );
    expect(draft.rows.map(({ source }) => source)).toEqual([{ page: 1 }, { page: 2 }]);
  });
});

describe('pages that have lost bullets and italics', () => {
  it('take the title up to the capital letter that begins a sentence, not to the one of a name', async () => {
    const draft = await readAlteredOffice('-pages.docx', {
      'word/document.xml': (xml) => xml.replace('>Lust och engagemang Alla', '>Lust i Linköping och engagemang Alla'),
    });
    const goals = new Map(draft.rows.map(({ goal }) => [goal.title, goal.description]));
    expect(goals.get('Lust i Linköping och engagemang')).toBe(
      'Alla barn och elever känner sig trygga och motiverade till lärande.',
    );
    expect(draft.problems).toEqual([]);
  });

  it('make rows and assignments whole again that were broken over a page', async () => {
    const draft = await readAlteredOffice('-pages.docx', { 'docProps/core.xml': (xml) => `${xml} ` });
    const broken = truth.rows.flatMap(({ lines }, index) => (lines.length > 1 ? [index] : []));
    expect(broken.length).toBeGreaterThan(2);
    for (const index of broken) {
      const { activity = '', parts = [] } = expectedRows[index] ?? {};
      expect(draft.rows[index]?.activity).toBe([activity, ...parts].join(' '));
    }
  });
});
