import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf } from '../../src/report/report-model.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { act, openSite } from '../sharepoint/site.ts';
import { altered000, draftOf000, draftOfLines, made, names, wordOf } from './plans.ts';

/** All a draft says but the places of its rows, columns and problems, which are another document's. */
const placeless = ({ rows, problems, columns = [], ...draft }: DraftPlan) => ({
  ...draft,
  columns: columns.map(({ head, kind, isSure }) => ({ head, kind, isSure })),
  rows: rows.map((row) => ({ ...row, source: undefined })),
  problems: problems.map(({ message }) => message),
});

const again = (bytes: Uint8Array): Promise<DraftPlan> => readDocument('rapport.docx', bytes);

/** A plan as it is read from its report, and as it should be: the same. One without an introduction is given the form's. */
const thereAndBack = async (draft: DraftPlan) => {
  const read = await again(await wordOf(draft));
  const { introduction } = draft.document.introduction.length > 0 ? draft.document : read.document;
  return { read: placeless(read), same: placeless({ ...draft, document: { ...draft.document, introduction } }) };
};

describe('document 000, reported to Word and imported again', () => {
  it.each(['.docx', '.txt', '-pages.docx'])('is the same plan, field by field, from %s', async (rendering) => {
    const draft = await draftOf000(rendering);
    expect(draft.rows).toHaveLength(115);
    const { read, same } = await thereAndBack(draft);
    expect(read).toEqual(same);
  });

  it('is the same rows, per the day of the period, where the report is the draft of an open one', async () => {
    const draft = await draftOf000();
    const plan = planFromDraft(draft, { planKey: 'p', name: 'Plan' });
    const period: Period = {
      key: 'bokslut',
      planKey: 'p',
      name: 'Bokslut',
      perDatum: Temporal.PlainDate.from('2022-12-31'),
      opensOn: Temporal.PlainDate.from('2022-11-21'),
      answersDueOn: Temporal.PlainDate.from('2023-01-13'),
      state: 'open',
    };
    const model = reportOf({ ...plan, periods: [period] }, { form: linkoping, date: made });
    expect(model.subtitle).toContain('utkast');
    const read = await again(await wordReport(model));
    expect(read.rows).toHaveLength(115);
    expect(placeless(read).rows).toEqual(placeless(draft).rows);
    expect([read.document.asOf, read.document.title]).toEqual(['2022-12-31', draft.document.title]);
  });

  it('has the same rows where it came from Excel, which says no day', async () => {
    const draft = await draftOf000('.xlsx');
    const read = await again(await wordOf(draft));
    expect(placeless(read).rows).toEqual(placeless(draft).rows);
    expect(read.problems).toEqual([]);
  });

  it('is the same plan by way of the lists', async () => {
    const draft = await draftOf000();
    const site = await openSite();
    try {
      const planner = (await site.storeAs('controller').viewer()).person;
      await writePlan(site.as('controller'), planFromDraft(draft, names), { act: act(planner, 'import') });
      const content = await openPlanStore(site.as('controller')).read(names.planKey);
      const bytes = await wordReport(reportOf(content, { form: linkoping, date: made }));
      expect(bytes).toEqual(await wordOf(draft));
      expect(placeless(await again(bytes))).toEqual(placeless(draft));
    } finally {
      await site.close();
    }
  });

  it('says the same once more: a report of a report is that report', async () => {
    const first = await wordOf(await draftOf000());
    expect(await wordOf(await again(first))).toEqual(first);
  });
});

describe('an altered copy, reported to Word and imported again', () => {
  it.each<[what: string, alter: (text: string) => string]>([
    [
      'of another municipality, another office and another year',
      (text) =>
        text
          .replaceAll('Linköping', 'Åtvidaberg')
          .replaceAll('Utbildningsförvaltningen', 'Barn- och skolkontoret')
          .replaceAll('2023', '2027')
          .replaceAll('2022', '2026')
          .replaceAll('2021', '2025'),
    ],
    ['with a board not seen before', (text) => text.replace('\tBiN\t', '\tBiN, KS\t').replaceAll(/\tBoU\t/g, '\tSN\t')],
    ['without its introduction', (text) => text.replace(/^Förvaltningens aktiviteter i[^]*?2023\.$/m, '')],
    [
      'with signs that XML has uses for, and emoji',
      (text) =>
        text
          .replaceAll('segregation', 'segregation <b> & "citat" \'enkla\' ]]> &amp;')
          .replaceAll('förskolan', 'förskolan 🎓👩‍🏫')
          .replaceAll('Pågående arbete', '𝒜 ﷽ é —'),
    ],
    [
      'with texts of 20,000 characters',
      (text) => text.replaceAll('Fortsätter enligt plan', `Lång ${'kommentar & mer '.repeat(1250)}slut`),
    ],
  ])('is the same plan: %s', async (_, alter) => {
    const { read, same } = await thereAndBack(await altered000(alter));
    expect(read).toEqual(same);
  });

  it('is the same plan without comments', async () => {
    const { rows, differences, ...draft } = await draftOf000();
    const { read, same } = await thereAndBack({
      ...draft,
      rows: rows.map((row) => ({ ...row, comment: '' })),
      differences: differences.filter(({ kind }) => kind !== 'comment'),
    });
    expect(read).toEqual(same);
  });

  it('keeps a goal that has no rows, one with assignments only, and parts of an activity', async () => {
    const { read, same } = await thereAndBack(
      await draftOfLines(
        'God skola <i>Alla lär sig läsa.</i>\tStrategiskt uppdrag: Kommunstyrelsen ska bygga.\tKS\t\t\t',
        '\tBygga en väg <ul>○ Asfaltera ○ Måla <i>Kvarstår från 2021</i>\tKS\tMaj\tKlart\t',
        'Tom skola <i>Ingen gör något här.</i>\t\t\t\t\t',
        'Sista skolan <i>Här händer det.</i>\tGöra allt\tKS\tMaj*\tPausad\tSnart',
        '\tStrategiskt uppdrag: Ingen ska göra det här. <i>Kvarstår från Budget 2021 med plan för 2022-2024.</i>\t\t\t\t',
      ),
    );
    expect(read).toEqual(same);
  });

  it('keeps the order of rows whose goal comes back further down', async () => {
    const { read, same } = await thereAndBack(
      await draftOfLines(
        'Första målet <i>Det ena.</i>\tBygga ett\tKS\tMaj\tPågår\t',
        'Andra målet <i>Det andra.</i>\tBygga två\tKS\tMaj\tPågår\t',
        'Första målet <i>Det ena.</i>\tBygga tre\tKS\tMaj\tPågår\t',
      ),
    );
    expect(read).toEqual(same);
  });

  it('is the same plan of 5,000 rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => {
      const goal = index % 20 === 0 ? `Mål ${index / 20} <i>Alla når mål ${index / 20} före årets slut.</i>` : '';
      return `${goal}\tUtveckla arbetssätt nummer ${index}\tBiN, BoU\tDecember${index % 7 === 0 ? '*' : ''}\tPågående\tKommentar ${index}`;
    });
    const draft = await draftOfLines(...rows);
    expect(draft.rows).toHaveLength(5000);
    const { read, same } = await thereAndBack(draft);
    expect(read).toEqual(same);
  });
});
