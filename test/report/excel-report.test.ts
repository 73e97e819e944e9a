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
      draft.rows.map(({ activity, parts, carriedOverFrom }) =>
        [
          `${activity}${carriedOverFrom === null ? '' : ` Kvarstår från ${carriedOverFrom}`}`,
          ...parts.map((part) => `• ${part}`),
        ].join('\n'),
      ),
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

  it('has the same days where the clock stands west of Greenwich, and east of it', async () => {
    const model = modelOf(await draftOf000());
    const zone = process.env['TZ'];
    try {
      const bytes = await Promise.all(
        ['America/Los_Angeles', 'Pacific/Kiritimati'].map(async (other) => {
          process.env['TZ'] = other;
          return await excelReport(model);
        }),
      );
      expect(bytes[0]).toEqual(bytes[1]);
      const sheet = strFromU8(unzipSync(bytes[0]!)['xl/worksheets/sheet1.xml']!);
      // 31 December 2022, as Excel counts days.
      expect(sheet).toContain('<v>44926</v>');
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('can be filtered on every column and every row, under a head that stays when scrolled and printed', async () => {
    const { bytes } = await written();
    const parts = partsOf(bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(child(sheet, 'autoFilter')?.attributes['ref']).toBe('A1:S116');
    expect(all(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
    const order = sheet.children.map(({ name }) => name);
    expect(order.indexOf('autoFilter')).toBe(order.indexOf('sheetData') + 1);
    const names = all(parts.get('xl/workbook.xml')!, 'definedName').map(({ attributes, text }) => [
      attributes['name'],
      text,
    ]);
    expect(names).toEqual([
      ['_xlnm._FilterDatabase', "'Uppföljning'!$A$1:$S$116"],
      ['_xlnm.Print_Area', "'Uppföljning'!$A$1:$I$116"],
      ['_xlnm.Print_Titles', "'Uppföljning'!$1:$1"],
    ]);
  });

  it('can be filtered by board, state and deviation though the plan spells them in several ways', async () => {
    const { draft, column } = await written();
    for (const board of ['BiN', 'BoU']) {
      expect(column(`Nämnd ${board}`)).toEqual(draft.rows.map(({ boards }) => (boards.includes(board) ? 'Ja' : 'Nej')));
    }
    expect(new Set(column('Läge'))).toEqual(new Set(['Pågående', 'Genomfört', 'Kvarstår', 'Pausad']));
    const rows = draft.rows.map((row) => ({ ...row, status: { ...row.status, deviation: 'deviates' as const } }));
    const [table] = await sheetsOf(await excelReport(modelOf({ ...draft, rows })));
    const [head = [], first = []] = table!.data;
    expect([first[head.indexOf('Status')], first[head.indexOf('Avvikelse')]]).toEqual(['Pågående, avviker', 'Avviker']);
  });

  it('has all that the Word has of goals and assignments', async () => {
    const { draft, column } = await written();
    const orNull = (text: string | null | undefined) => text || null;
    const goalOf = new Map(draft.goals.map(({ goal }) => [`${goal.kind} ${goal.title}`, goal]));
    const boardGoal = ({ goal }: (typeof draft.rows)[number]) =>
      goalOf.get(`board-goal ${goal.kind === 'board-goal' ? goal.title : goal.parent}`);
    const assignment = ({ goal }: (typeof draft.rows)[number]) => (goal.kind === 'assignment' ? goal : undefined);
    const carried = (from: string | null | undefined) => (from ? ` Kvarstår från ${from}` : '');
    expect(column('Beskrivning: Nämndmål')).toEqual(
      draft.rows.map((row) => {
        const goal = boardGoal(row);
        return orNull(`${goal?.description ?? ''}${carried(goal?.carriedOverFrom)}`.trim());
      }),
    );
    expect(column('Uppdragets nämnder')).toEqual(draft.rows.map((row) => orNull(assignment(row)?.boardsText)));
    const label = 'Strategiskt utvecklingsuppdrag';
    expect(column(label)).toEqual(
      draft.rows.map((row) => {
        const of = assignment(row);
        return of ? `${of.label || label}: ${of.description}${carried(of.carriedOverFrom)}` : null;
      }),
    );
  });

  it('has goals and assignments that nothing stands under', async () => {
    const draft = await draftOfLines(
      'God skola <i>Alla lär sig läsa.</i>\tBygga en väg\tKS\tMaj\tKlart\t',
      'Tom skola <i>Ingen gör något här.</i>\t\t\t\t\t',
      '\tStrategiskt uppdrag: Ingen ska göra det här.\t\t\t\t',
      'Sista skolan <i>Inte här heller.</i>\t\t\t\t\t',
    );
    const [table] = await sheetsOf(await excelReport(modelOf(draft)));
    expect(table!.data.slice(1).map((row) => row.slice(2, 5))).toEqual([
      ['God skola', null, 'Bygga en väg'],
      ['Tom skola', 'Strategiskt uppdrag: Ingen ska göra det här.', null],
      ['Sista skolan', null, null],
    ]);
  });

  it('is printed on A4 in letters of at least seven points', async () => {
    const { bytes } = await written();
    const columns = all(partsOf(bytes).get('xl/worksheets/sheet1.xml')!, 'col').slice(0, 9);
    const characters = columns.reduce((sum, { attributes }) => sum + Number(attributes['width']), 0);
    // A column's character is 7 pixels wide in Arial of 10 points, at 96 to an inch; the margins are 16 mm.
    const points = (10 * (297 - 32)) / ((characters * 7 * 25.4) / 96);
    expect(points).toBeGreaterThan(7);
  });

  it('says beside the rows what they are and how they are counted', async () => {
    const { about, draft } = await written();
    const texts = about.flat().filter((text) => typeof text === 'string');
    expect(texts).toEqual(expect.arrayContaining([draft.document.title, ...draft.document.introduction]));
    expect(texts).toContain('115 rader, 93 aktiviteter; varje rad räknas');
    expect(about.find(([label]) => label === 'Datum')?.[1]).toBeInstanceOf(Date);
  });
});

it('keeps odd signs, and cuts only what Excel cannot hold, saying so', async () => {
  const draft = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\tx', '\tRiva\tKS\tJuni\tPågår\ty');
  const odd = '=1+1 "a" < b & c 🎓';
  const rows = draft.rows.map((row, index) => ({ ...row, comment: index === 0 ? odd : 'lång '.repeat(8000) }));
  const bytes = await excelReport(modelOf({ ...draft, rows }));
  const [table] = await sheetsOf(bytes);
  const comments = table!.data.slice(1).map((row) => String(row[7]));
  expect(comments[0]).toBe(odd);
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  expect(comments[1]).toHaveLength(32_767);
  expect(comments[1]).toMatch(/… \(hela texten står i Word\)$/);
});

it('keeps what looks like a character’s number in Excel as it was written, and a break of Word’s as a line break', async () => {
  const draft = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\tx');
  const rows = draft.rows.map((row) => ({ ...row, comment: '_x0041_ och _x000D_ men inte _x41_\u000bny rad' }));
  const strings = partsOf(await excelReport(modelOf({ ...draft, rows }))).get('xl/sharedStrings.xml')!;
  expect(all(strings, 't').map(({ text }) => text)).toContain('_x005F_x0041_ och _x005F_x000D_ men inte _x41_\nny rad');
});
