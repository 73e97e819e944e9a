import { describe, expect, it } from 'vitest';
import { formFromFile, formToFile } from '../../src/report/form-file.ts';
import { linkoping, presetForms } from '../../src/report/preset-forms.ts';
import { draftOf000, wordOf } from './plans.ts';
import { readWordStructure } from './word-structure.ts';

const file = formToFile(linkoping);

/** The preset's file, changed as a planner would change it. */
const changed = (from: string | RegExp, to: string): string => {
  const text = file.replace(from, to);
  if (text === file) throw new Error('nothing was changed');
  return text;
};

describe('a form in a file', () => {
  it.each(presetForms.map((form) => [form.name, form] as const))('is the preset %s again, unchanged', (_, form) => {
    expect(formFromFile(formToFile(form), 'form.json')).toEqual(form);
  });

  it('with a byte order mark and other heads, words and widths prints a report so', async () => {
    const own = changed('"head": "Nämnd"', '"head": "Ansvarig nämnd"').replace('Räknesätt', 'Så räknas det');
    const form = formFromFile(`\ufeff${own}`, 'form.json');
    const { tables, paragraphs } = readWordStructure(await wordOf(await draftOf000(), { form }));
    expect(tables[0]?.[0]?.cells.map(({ text }) => text)).toContain('Ansvarig nämnd');
    expect(paragraphs.some(({ text }) => text.startsWith('Så räknas det\t'))).toBe(true);
  });

  it('may leave out words, which are then the usual ones', () => {
    const { words: _, notes: _notes, ...rest } = linkoping;
    expect(formFromFile(JSON.stringify({ ...rest, words: { officer: 'Ansvarig' } }), 'f')).toEqual({
      ...linkoping,
      words: { ...linkoping.words, officer: 'Ansvarig' },
    });
  });

  it.each<[what: string, text: string, message: string]>([
    [
      'is no JSON',
      changed('"head": "Nämndmål",', '"head": "Nämndmål"'),
      'Formen är inte giltig JSON: läsningen stannar på rad 7.',
    ],
    ['ends early', file.slice(0, 200), 'Formen är inte giltig JSON'],
    ['is a list', '[]', 'Rad 1: Formen ska vara ett objekt, { … }.'],
    [
      'has a kind there is none of',
      changed('"kind": "boards"', '"kind": "nämnd"'),
      'Rad 15: columns[2].kind ska vara area, municipal-goal',
    ],
    [
      'has a width that is a text',
      changed('"width": 31', '"width": "31"'),
      'Rad 12: columns[1].width ska vara ett tal',
    ],
    [
      'has widths of more than the page',
      changed('"width": 31', '"width": 41'),
      'Rad 3: columns ska tillsammans vara 100 breda, och är 110.',
    ],
    ['has a member nobody knows', changed('"order"', '"sortering"'), 'Rad 42: sortering finns inte; här kan stå name'],
    ['lacks a member', changed(/ {2}"counting": "rows",\n/, ''), 'Rad 1: counting ska vara rows, activities.'],
    ['has a word nobody knows', changed('"officer"', '"handläggare"'), 'words.handläggare finns inte'],
    [
      'merges a level without a column',
      changed('"kind": "goal"', '"kind": "priority"'),
      'levels.goal är merged, men ingen kolumn har kind goal.',
    ],
    [
      'has a goal in a column and as headings',
      changed('"goal": "merged"', '"goal": "heading"'),
      'columns[0] har kind goal, som är heading',
    ],
    [
      'heads tables with a delmål',
      changed('"sub-goal": "row"', '"sub-goal": "heading"'),
      'levels.sub-goal ska vara row, merged, column, none.',
    ],
    ['has no activity', changed('"kind": "activity"', '"kind": "unit"'), 'columns saknar en kolumn för activity.'],
    [
      'has a period on a column that has none',
      changed('"head": "Nämnd",', '"head": "Nämnd", "period": "delår1",'),
      'columns[2].period hör till en kolumn för status',
    ],
    [
      'explains a progress there is none of',
      changed('"progress": "paused"', '"progress": "vilande"'),
      'legend.entries[3].progress ska vara not-started',
    ],
  ])('that %s is refused with the line and the field', (_, text, message) => {
    const read = (): unknown => formFromFile(text, 'form.json');
    expect(read).toThrow(expect.objectContaining({ kind: 'invalid', subject: 'form.json' }));
    expect(read).toThrow(message);
  });

  it('whose merged column stands after another is refused', () => {
    const [goal, activity, ...rest] = linkoping.columns;
    const text = formToFile({ ...linkoping, columns: [activity!, goal!, ...rest] });
    expect(() => formFromFile(text, 'f')).toThrow(
      'columns[1] är sammanslagen över sina rader och ska stå före de andra.',
    );
  });
});
