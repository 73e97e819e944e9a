import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/plan/period.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel } from '../../src/report/report-model.ts';
import { altered000, draftOf000, draftOfLines, made, modelOf, planOf } from './plans.ts';

const rowsOf = ({ sections }: ReportModel) =>
  sections.flatMap(({ blocks }) => blocks.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)));

const bokslut: Period = {
  key: 'bokslut',
  planKey: 'verksamhetsplan-2022',
  name: 'Bokslut',
  perDatum: Temporal.PlainDate.from('2022-12-31'),
  opensOn: Temporal.PlainDate.from('2022-11-21'),
  answersDueOn: Temporal.PlainDate.from('2023-01-13'),
  state: 'open',
};

describe('the first page', () => {
  it('says whose report it is, of what, and per which day', async () => {
    const model = modelOf(await draftOf000());
    expect(model).toMatchObject({
      title: 'Uppföljning av Utbildningsförvaltningens verksamhetsplan 2022',
      subtitle: 'Barn- och ungdomsnämnden, Bildningsnämnden, per den 31 augusti 2022',
      sender: ['Linköpings kommun', 'Utbildningsförvaltningen'],
      movedNote: '* Framflyttad i förhållande till verksamhetsplanen från oktober 2021',
      officer: '',
      reference: '',
    });
    expect(model.legend.map(({ word }) => word)).toEqual(['Genomfört', 'Pågående', 'Kvarstår', 'Pausad']);
  });

  it('is per the day of the newest period that was opened, in the introduction too', async () => {
    const source = {
      ...planOf(await draftOf000()),
      periods: [bokslut, { ...bokslut, key: 'd', state: 'planned' as const }],
    };
    const model = reportOf(source, { form: linkoping, date: made });
    expect(model.subtitle).toContain('bokslut per den 31 december 2022');
    expect(model.introduction[0]).toMatch(/eller inte per den 31 december\.$/);
    const planned = reportOf(
      { ...source, periods: [{ ...bokslut, state: 'planned' }] },
      { form: linkoping, date: made },
    );
    expect(planned.subtitle).toContain('per den 31 augusti 2022');
  });

  it('has the form’s introduction where the document had none, and claims no adopted plan it does not know', async () => {
    const model = modelOf(await draftOfLines('Målet\tBygga\tKS\tMaj*\tPågår\t'));
    expect(model.introduction.join(' ')).toBe(
      'Uppföljningen har fokus på om aktiviteterna är genomförda eller inte. ' +
        'Aktiviteter med en asterisk efter månaden under slutdatum har blivit framflyttade i förhållande till den beslutade planen. ' +
        'En aktivitet har senarelagts under 2022 och ingen aktivitet har förskjutits till 2023.',
    );
    expect(model.movedNote).toBe('* Framflyttad i förhållande till den beslutade planen');
  });

  it('counts anew where rows were moved since the document was written', async () => {
    const model = modelOf(await altered000((text) => text.replaceAll('\tJuni*\t', '\tJuni\t')));
    const { later } = model.moved;
    expect(later.rows).toBeLessThan(9);
    expect(model.introduction.join(' ')).not.toContain('Nio aktiviteter har senarelagts');
    expect(model.introduction.join(' ')).toMatch(/och elva aktiviteter har förskjutits till 2023\.$/);
  });

  it('says the year where the document’s title does not: months mean it', async () => {
    const draft = await draftOf000();
    const title = 'Uppföljning av verksamhetsplanen';
    expect(modelOf({ ...draft, document: { ...draft.document, title } }).title).toBe(`${title} 2022`);
  });
});

describe('the report of one board', () => {
  it('has its rows and no others, and counts those', async () => {
    const draft = await draftOf000();
    const model = modelOf(draft, { board: 'bin' });
    const own = draft.rows.filter(({ boards }) => boards.includes('BiN'));
    expect(rowsOf(model).map(({ title }) => title)).toEqual(own.map(({ activity }) => activity));
    expect(model.count).toEqual({ rows: own.length, activities: new Set(own.map((row) => row.activityKey)).size });
    expect(model.moved.later.rows).toBe(
      own.filter(({ deadline }) => deadline.moved && deadline.postponedTo === null).length,
    );
    expect(model.subtitle).toBe('Bildningsnämnden, per den 31 augusti 2022');
    expect(model.board).toBe('BiN');
  });

  it('leaves out goals under which the board has nothing', async () => {
    const model = modelOf(
      await draftOfLines(
        'Det ena <i>Ett.</i>\tBygga\tKS\tMaj\tPågår\t',
        'Det andra <i>Två.</i>\tRiva\tBoU\tMaj\tPågår\t',
      ),
      { board: 'BoU' },
    );
    expect(model.sections.flatMap(({ blocks }) => blocks.map(({ goal }) => goal?.title))).toEqual(['Det andra']);
  });

  it('is refused for a board the plan does not have, with the names there are', async () => {
    const draft = await draftOf000();
    expect(() => modelOf(draft, { board: 'KS' })).toThrow(
      new PlanError('not-found', 'Planen har ingen sådan nämnd. Nämnderna heter: BiN, BoU.', { subject: 'KS' }),
    );
  });
});

describe('a row', () => {
  it('is printed as its own copy says, not as the activity’s first copy', async () => {
    const rows = rowsOf(modelOf(await draftOf000()));
    const sip = rows.filter(({ title }) => title.startsWith('Implementera och utbilda i SIP'));
    expect(sip.map(({ status }) => status)).toEqual(['Pågående', 'Genomfört']);
  });

  it('has its asterisk also where the text in the list lost it', async () => {
    const plan = planOf(await draftOfLines('Målet\tBygga\tKS\tMaj*\tPågår\t'));
    const activities = plan.activities.map((activity) => ({
      ...activity,
      deadline: { ...activity.deadline, text: 'Juni' },
      status: { ...activity.status, text: '' },
    }));
    const [row] = rowsOf(reportOf({ ...plan, activities }, { form: linkoping, date: made }));
    expect(row).toMatchObject({ deadlineText: 'Juni*', status: 'Pågår' });
  });

  it('is gathered under its goal where the form says so', async () => {
    const draft = await draftOfLines(
      'Det ena <i>Ett.</i>\tA\tKS\tMaj\tPågår\t',
      'Det andra <i>Två.</i>\tB\tKS\tMaj\tPågår\t',
      'Det ena <i>Ett.</i>\tC\tKS\tMaj\tPågår\t',
    );
    const titles = (form: typeof linkoping) => rowsOf(modelOf(draft, { form })).map(({ title }) => title);
    expect(titles(linkoping)).toEqual(['A', 'B', 'C']);
    expect(titles({ ...linkoping, order: 'goals' })).toEqual(['A', 'C', 'B']);
  });
});
