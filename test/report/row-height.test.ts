import { expect, it } from 'vitest';
import { excelReport } from '../../src/report/excel-report.ts';
import { linesIn, rowHeight } from '../../src/report/row-height.ts';
import { draftOf000, modelOf } from './plans.ts';
import { all, partsOf } from './xml-tree.ts';

// Counted in LibreOffice's pages of document 000.
it.each<[lines: number, column: number, text: string]>([
  [1, 10, 'BiN, BoU'],
  [2, 20, 'Nya vägar för kompetensförsörjning'],
  [
    4,
    30,
    'Samtliga nämnder ska vidta åtgärder för att stärka chefers förutsättningar samt minska personalomsättning och sjukfrånvaro.',
  ],
  [
    5,
    30,
    'Samtliga nämnder ska utifrån personalframskrivningsanalyser och nya vägar till kompetensförsörjning anpassa rekryteringsbehovet till ekonomisk ram.',
  ],
  [3, 20, 'en rad\n\nen till'],
])('a text has a height of the %i lines it is drawn in, and at most one to spare', (lines, column, text) => {
  expect([lines, lines + 1]).toContain(linesIn(text, column));
});

it('a word wider than its column is broken, and takes the lines it needs', () => {
  expect(linesIn('x'.repeat(95), 10)).toBeGreaterThanOrEqual(9);
});

it('a row of document 000 is as high as its longest text on paper, and no higher for what stands beside the paper', async () => {
  const parts = partsOf(await excelReport(modelOf(await draftOf000())));
  const strings = all(parts.get('xl/sharedStrings.xml')!, 'si').map((si) =>
    all(si, 't')
      .map(({ text }) => text)
      .join(''),
  );
  const sheet = parts.get('xl/worksheets/sheet1.xml')!;
  const widths = all(sheet, 'col').map(({ attributes }) => Number(attributes['width']));
  const rows = all(sheet, 'row').slice(1);
  expect(rows).toHaveLength(115);
  for (const row of rows) {
    const onPaper = all(row, 'c').slice(0, 9);
    const lines = onPaper.flatMap((cell, index) =>
      cell.attributes['t'] === 's' ? [linesIn(strings[Number(all(cell, 'v')[0]!.text)]!, widths[index]!)] : [],
    );
    expect(Number(row.attributes['ht'])).toBe(rowHeight(Math.max(...lines)));
  }
});
