import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { lastDay } from '../../src/plan/deadline.ts';
import { excelReport } from '../../src/report/excel-report.ts';
import { draftOf000, draftOfLines, modelOf } from './plans.ts';
import { all, child, partsOf } from './xml-tree.ts';

const sheetsOf = async (bytes: Uint8Array) => await readExcelFile(Buffer.from(bytes));

const written = async () => {
  const draft = await draftOf000();
  const bytes = await excelReport(modelOf(draft));
  const [table, about] = await sheetsOf(bytes);
  const [head = [], ...rows] = table!.data;
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  return { draft, bytes, head, rows, column, about: about!.data };
};

describe('document 000 as a workbook', () => {
  it('has a row each, with all that it stands under', async () => {
    const { draft, column, rows } = await written();
    expect(rows).toHaveLength(115);
    const orNull = (text: string) => (text === '' ? null : text);
    expect(column('Målområde')).toEqual(draft.rows.map(({ area }) => area));
    expect(column('Kommunövergripande mål')).toEqual(draft.rows.map(({ municipalGoal }) => municipalGoal));
    expect(column('Nämndmål')).toEqual(
      draft.rows.map(({ goal }) => (goal.kind === 'board-goal' ? goal.title : goal.parent)),
    );
    expect(column('Aktivitet')).toEqual(
      draft.rows.map(({ activity, parts }) => [activity, ...parts.map((part) => `• ${part}`)].join('\n')),
    );
    expect(column('Nämnd')).toEqual(draft.rows.map(({ boardsText }) => orNull(boardsText)));
    expect(column('Slutfört')).toEqual(draft.rows.map(({ deadline }) => orNull(deadline.text)));
    expect(column('Status')).toEqual(draft.rows.map(({ status }) => orNull(status.text)));
    expect(column('Kommentar')).toEqual(draft.rows.map(({ comment }) => orNull(comment)));
    expect(column('Kvarstår från')).toEqual(draft.rows.map(({ carriedOverFrom }) => carriedOverFrom));
  });

  it('has real dates: the very calendar day, not a text and not a day off', async () => {
    const { draft, column } = await written();
    const days = column('Slutdatum');
    expect(days.every((day) => day instanceof Date)).toBe(true);
    expect(days.map((day) => (day as unknown as Date).toISOString().slice(0, 10))).toEqual(
      draft.rows.map(({ deadline }) => lastDay(deadline)?.toString()),
    );
  });

  it('can be filtered on every column and every row, under a head that stays when scrolled and printed', async () => {
    const { bytes } = await written();
    const parts = partsOf(bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(child(sheet, 'autoFilter')?.attributes['ref']).toBe('A1:M116');
    expect(all(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
    const order = sheet.children.map(({ name }) => name);
    expect(order.indexOf('autoFilter')).toBe(order.indexOf('sheetData') + 1);
    const names = all(parts.get('xl/workbook.xml')!, 'definedName').map(({ attributes, text }) => [
      attributes['name'],
      text,
    ]);
    expect(names).toEqual([
      ['_xlnm._FilterDatabase', "'Uppföljning'!$A$1:$M$116"],
      ['_xlnm.Print_Titles', "'Uppföljning'!$1:$1"],
    ]);
  });

  it('says beside the rows what they are and how they are counted', async () => {
    const { about, draft } = await written();
    const texts = about.flat().filter((text) => typeof text === 'string');
    expect(texts).toEqual(expect.arrayContaining([draft.document.title, ...draft.document.introduction]));
    expect(texts).toContain('115 rader, 93 aktiviteter; varje rad räknas');
  });
});

it('keeps odd signs, and cuts only what Excel cannot hold, saying so', async () => {
  const draft = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\tx', '\tRiva\tKS\tJuni\tPågår\ty');
  const odd = '=1+1 "a" < b & c 🎓';
  const rows = draft.rows.map((row, index) => ({ ...row, comment: index === 0 ? odd : 'lång '.repeat(8000) }));
  const bytes = await excelReport(modelOf({ ...draft, rows }));
  const [table] = await sheetsOf(bytes);
  const comments = table!.data.slice(1).map((row) => String(row[11]));
  expect(comments[0]).toBe(odd);
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  expect(comments[1]).toHaveLength(32_767);
  expect(comments[1]).toMatch(/… \(hela texten står i Word\)$/);
});
