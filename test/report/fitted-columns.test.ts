import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import { huddinge, linkoping } from '../../src/report/preset-forms.ts';
import type { ReportModel } from '../../src/report/report-model.ts';
import { printPage } from '../../src/report/print-page.ts';
import { tablesOf } from '../../src/report/report-tables.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { linesInWord } from '../../src/report/word-table.ts';
import { fixture } from '../import/truth.ts';
import { draftOf000, modelOf } from './plans.ts';
import { readWordStructure } from './word-structure.ts';
import { all, partsOf } from './xml-tree.ts';

const widthsOf = (model: ReportModel): readonly number[] => [...tablesOf(model, linesInWord)][0]!.widths;

describe('document 000 in Huddinge’s form, which it fills but half of', () => {
  let draft: DraftPlan;
  let model: ReportModel;
  beforeAll(async () => {
    draft = await draftOf000();
    model = modelOf(draft, { form: huddinge });
  });

  it('has a goal once over its rows, and again only after an assignment’s heading, in Word and on the page for print', async () => {
    const word = readWordStructure(await wordReport(model));
    const rows = word.tables.flat().filter(({ isHead, cells }) => !isHead && cells.length === huddinge.columns.length);
    expect(rows).toHaveLength(115);
    const firsts = word.tables.flatMap((table) => table.map(({ cells }) => cells));
    const repeated = firsts.filter(
      ([cell], at) =>
        cell?.merge === 'restart' &&
        cell.text !== '' &&
        firsts[at - 1]?.length === huddinge.columns.length &&
        firsts[at - 1]?.[0]?.text === cell.text,
    );
    expect(repeated).toEqual([]);
    expect(rows.filter(({ cells: [cell] }) => cell?.merge === 'continue').length).toBeGreaterThan(60);
    const print = [...printPage(model)].join('');
    expect(print).toMatch(/rowspan="\d+"[^>]*><p><b>Maximalt lärande/);
  });

  it('gives the width of columns that are empty on every row to running text, and leaves each head whole', () => {
    const widths = widthsOf(model);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
    const of = (head: string) => widths[huddinge.columns.findIndex((column) => column.head.startsWith(head))]!;
    expect(of('Delmål')).toBeLessThan(7.5);
    expect(of('Särskilt')).toBeLessThan(10);
    expect(of('Åtagande')).toBeGreaterThan(20);
    const table = [...tablesOf(model, linesInWord)][0]!;
    for (const [index, head] of table.heads.entries())
      for (const word of head.split(' ')) expect([word, linesInWord(word, widths[index]!, true)]).toEqual([word, 1]);
  });

  it('comes back as the same goals and activities, but for the boards, which the form has no column for', async () => {
    const again = await readDocument('rapport.docx', await wordReport(model));
    const told = ({ rows }: DraftPlan) =>
      rows.map(({ goal, activity, comment }) => ({ goal: { ...goal, boardsText: '' }, activity, comment }));
    expect(told(again)).toEqual(told(await readDocument('rapport.docx', await wordReport(modelOf(draft)))));
  });
});

it('leaves a plan that fills its form as the form says: 000 in its own, Huddinge’s in Huddinge’s', async () => {
  const file = '004-huddinge-ataganden-2018.docx';
  const own = modelOf(await readDocument(file, fixture(file)), { form: huddinge });
  expect(widthsOf(own)).toEqual(huddinge.columns.map(({ width }) => width));
  expect(widthsOf(modelOf(await draftOf000()))).toEqual(linkoping.columns.map(({ width }) => width));
});

it('breaks long words with a hyphen in Word, but none of a heading', async () => {
  const parts = partsOf(await wordReport(modelOf(await draftOf000())));
  expect(all(parts.get('word/settings.xml')!, 'w:autoHyphenation')).toHaveLength(1);
  const headings = all(parts.get('word/styles.xml')!, 'w:style').filter(({ attributes }) =>
    attributes['w:styleId']?.startsWith('Heading'),
  );
  expect(headings).toHaveLength(4);
  for (const heading of headings) expect(all(heading, 'w:suppressAutoHyphens')).toHaveLength(1);
});
