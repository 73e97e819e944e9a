import { beforeAll, describe, expect, it } from 'vitest';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import type { ReportForm } from '../../src/report/form.ts';
import { huddinge, kvartal, linkoping } from '../../src/report/preset-forms.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { fixture } from '../import/truth.ts';
import { draftOf000, draftOfLines, modelOf, wordOf } from './plans.ts';
import { readWordStructure } from './word-structure.ts';

const read = (file: string): Promise<DraftPlan> => readDocument(file, fixture(file));
const structure = async (draft: DraftPlan, form: ReportForm) => readWordStructure(await wordOf(draft, { form }));

describe('document 002 in the form of its own', () => {
  it('has its columns, the goal merged over its rows, and a heading an area', async () => {
    const { tables, paragraphs } = await structure(await read('002-uppfoljning-2019.txt'), kvartal);
    expect(tables[0]?.[0]?.cells.map(({ text }) => text)).toEqual([
      'Nämndmål',
      'Aktivitet',
      'Slutfört',
      'Status',
      'Ev kommentar',
    ]);
    const headings = paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text);
    expect(headings).toEqual(['Samhälle', 'Medborgare', 'Ekonomi', 'Verksamhet', 'Medarbetare']);
    expect(tables).toHaveLength(5);
    const begun = tables.flat().filter(({ cells: [first] }) => first?.merge === 'restart' && first.text !== '');
    expect(begun).toHaveLength(15);
  });
});

describe('document 004 in the form of its own', () => {
  let word: ReturnType<typeof readWordStructure>;
  beforeAll(async () => {
    word = await structure(await read('004-huddinge-ataganden-2018.docx'), huddinge);
  });

  it('has its columns, a status a period, and mål and delmål on each row', () => {
    const [table = []] = word.tables;
    expect(table[0]?.cells.map(({ text }) => text)).toEqual([
      'Mål',
      'Delmål',
      'Särskilt prioriterat 2018',
      'Åtagande 2018',
      'Status delår1*',
      'Status delår2*',
      'Status bokslut*',
      'Kommentarer till status',
    ]);
    const rows = table.slice(1).map(({ cells }) => cells.map(({ text }) => text));
    expect(rows).toHaveLength(30);
    expect(rows.every(([goal, subGoal]) => goal !== '' && subGoal !== '')).toBe(true);
    const counts = (column: number) =>
      Object.fromEntries([...Map.groupBy(rows, (row) => row[column])].map(([status, of]) => [status, of.length]));
    expect(counts(4)).toEqual({ 'Enligt plan': 30 });
    expect(counts(5)).toEqual({ 'Avviker från plan': 2, 'Enligt plan': 25, Klart: 3 });
    expect(counts(6)).toEqual({ 'Avviker från plan': 2, Genomfört: 28 });
  });

  it('has its legend after the table, its own word for the diary number, and no asterisk of deadlines', () => {
    const texts = word.paragraphs.map(({ text }) => text);
    expect(texts[1]).toContain('Diarienummer');
    expect(texts.slice(texts.indexOf('* Status delår:'))).toEqual([
      '* Status delår:',
      'Klart / Genomfört\tÅtagandet är avslutat',
      'Enligt plan\tArbetet följer planen',
      'Avviker från plan\tArbetet följer inte planen',
    ]);
    expect(texts.join('\n')).not.toMatch(/asterisk|senarelagts/);
    expect(word.part('word/footer1.xml').text).toBe('1 (1)');
  });
});

describe('a form', () => {
  it('may print the levels in other ways: the municipal goal merged, area and goal in rows of their own', async () => {
    const draft = await draftOf000();
    const form: ReportForm = {
      ...linkoping,
      columns: [
        { kind: 'municipal-goal', head: 'Kommunövergripande mål', width: 20 },
        { kind: 'activity', head: 'Aktivitet', width: 50 },
        { kind: 'status', head: 'Status', width: 30 },
      ],
      levels: { area: 'row', 'municipal-goal': 'merged', goal: 'row', 'sub-goal': 'none', assignment: 'none' },
    };
    const { tables } = await structure(draft, form);
    expect(tables).toHaveLength(1);
    const [table = []] = tables;
    const areas = [...new Set(draft.rows.map(({ area }) => area))];
    const whole = table.filter(({ cells }) => cells.length === 1).map(({ cells }) => cells[0]?.text);
    expect(whole.filter((text) => areas.includes(text ?? ''))).toEqual(areas);
    const beside = table.flatMap(({ cells }) => cells.filter(({ text }) => text.startsWith('Nämndmål: ')));
    expect(beside.length).toBeGreaterThanOrEqual(14);
    const rows = table.filter(({ isHead, cells }) => !isHead && cells.length === 3);
    expect(rows).toHaveLength(115);
    for (const { cells } of table) expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(3);
  });

  it('has other words for the statuses than the plan’s, in the rows and in the legend', async () => {
    const form: ReportForm = { ...linkoping, statusWords: { ongoing: 'Arbete pågår' } };
    const model = modelOf(await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\t', '\tRiva\tKS\tMaj\tPausad\t'), { form });
    const rows = model.sections.flatMap(({ blocks }) =>
      blocks.flatMap(({ groups }) => groups.flatMap((of) => of.rows)),
    );
    expect(rows.map(({ status }) => status)).toEqual(['Arbete pågår', 'Pausad']);
    expect(model.legend.map(({ word: of }) => of)).toEqual(['Arbete pågår', 'Pausad']);
  });

  it('names nobody unless it has a column for it', async () => {
    const plan = await draftOfLines('Målet\tBygga\tKS\tMaj\tPågår\t');
    const rows = plan.rows.map((row) => ({ ...row, responsible: 'Rektor Karin Ek' }));
    const named = async (form: ReportForm) => JSON.stringify(modelOf({ ...plan, rows }, { form })).includes('Karin Ek');
    expect(await named(linkoping)).toBe(false);
    const columns = linkoping.columns.map((column) =>
      column.kind === 'boards' ? { ...column, kind: 'responsible' as const, head: 'Ansvarig' } : column,
    );
    expect(await named({ ...linkoping, columns })).toBe(true);
  });
});
