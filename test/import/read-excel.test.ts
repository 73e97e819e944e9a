import { expect, it } from 'vitest';
import { readAlteredOffice } from './altered.ts';
import { expectedRows } from './truth.ts';

const sheet = 'xl/worksheets/sheet1.xml';

it('reads a date cell as its day, however the cell shows it', async () => {
  const draft = await readAlteredOffice('.xlsx', {
    [sheet]: (xml) => xml.replace(/<c r="D7" s="2" t="s"><v>\d+<\/v>/, '<c r="D7" s="2"><v>44926</v>'),
    'xl/styles.xml': (xml) =>
      xml.replace(
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">',
        '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
      ),
  });
  expect(draft.rows[1]?.deadline).toMatchObject({ text: '2022-12-31', first: '2022-12-31', last: '2022-12-31' });
});

it('keeps a row’s number in the sheet past empty rows', async () => {
  const draft = await readAlteredOffice('.xlsx', {
    [sheet]: (xml) =>
      xml
        .replace(/<mergeCells.*<\/mergeCells>/, '')
        .replaceAll(/<(row r|c r)="([A-F]?)(\d+)"/g, (mark, name: string, column: string, number: string) =>
          Number(number) < 7 ? mark : `<${name}="${column}${Number(number) + 3}"`,
        ),
  });
  expect(draft.rows.slice(0, 2).map(({ source }) => source)).toEqual([{ row: 6 }, { row: 10 }]);
  expect(draft.rows.map(({ activity }) => activity)).toEqual(expectedRows.map(({ activity }) => activity));
});

it('tells title from description by the italics in the cell, and by the capital letter where there are none', async () => {
  const italic = await readAlteredOffice('.xlsx', {
    'xl/sharedStrings.xml': (xml) => xml.replace('>Lust och engagemang', '>Lust i Linköping och Engagemang'),
  });
  expect(italic.rows.map(({ goal }) => goal.title)).toContain('Lust i Linköping och Engagemang');
  const plain = await readAlteredOffice('.xlsx', {
    'xl/sharedStrings.xml': (xml) => xml.replaceAll('<i/>', '').replaceAll('<i val="true"/>', ''),
  });
  expect(plain.rows.map(({ goal }) => [goal.title, goal.description])).toEqual(
    expectedRows.map(({ goal }) => [goal.title, goal.description]),
  );
  expect(plain.problems).toEqual([]);
});

it('does not need merged cells to tell headings from goals', async () => {
  const draft = await readAlteredOffice('.xlsx', { [sheet]: (xml) => xml.replace(/<mergeCells.*<\/mergeCells>/, '') });
  expect(draft.rows.map(({ area, municipalGoal, goal }) => [area, municipalGoal, goal.title])).toEqual(
    expectedRows.map(({ area, municipalGoal, goal }) => [area, municipalGoal, goal.title]),
  );
  expect(draft.problems).toEqual([]);
});
