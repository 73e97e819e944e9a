import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import { excelReport } from '../../src/report/excel-report.ts';
import { formOfPlan } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel } from '../../src/report/report-model.ts';
import type { ReportSource } from '../../src/report/report-rows.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';
import { writePlan } from '../../src/sharepoint/write-plan.ts';
import { fixture } from '../import/truth.ts';
import { act, openSite } from '../sharepoint/site.ts';
import { made, names, planOf } from './plans.ts';

const documents = [
  { file: '002-uppfoljning-2019.txt', form: 'kvartal', rows: 40, activities: 38, groups: 15 },
  { file: '004-huddinge-ataganden-2018.docx', form: 'huddinge', rows: 30, activities: 30, groups: 26 },
  { file: '004-huddinge-ataganden-2018.xlsx', form: 'huddinge', rows: 30, activities: 30, groups: 26 },
] as const;

const formats = [
  ['docx', wordReport],
  ['xlsx', excelReport],
] as const;

const read = (file: string): Promise<DraftPlan> => readDocument(file, fixture(file));

/** Rows and goals, but for their places, which are another document's. */
const told = ({ rows, goals, boards, groups, activities }: DraftPlan) => ({
  rows: rows.map((row) => ({ ...row, source: undefined })),
  goals,
  boards,
  groups,
  activities,
});

const reported = (source: ReportSource): ReportModel =>
  reportOf(source, { form: formOfPlan(source.plan.form), date: made });

describe.each(documents)('document $file, reported in its own form and imported again', (document) => {
  it.each(formats)('is the same rows and goals, field by field, from .%s', async (format, write) => {
    const draft = await read(document.file);
    expect(draft).toMatchObject({ groups: document.groups, activities: document.activities });
    expect(draft.rows).toHaveLength(document.rows);
    const model = reported(planOf(draft));
    expect(model.form.name).toBe(document.form);
    const again = await readDocument(`rapport.${format}`, await write(model));
    expect(told(again)).toEqual(told(draft));
    expect(again.document).toMatchObject({ form: document.form, year: draft.document.year });
    expect(again.document.organisation).toBe(draft.document.organisation);
  });

  it('says the same once more: a report of a report is that report', async () => {
    const first = await wordReport(reported(planOf(await read(document.file))));
    const again = await readDocument('rapport.docx', first);
    expect(await wordReport(reported(planOf(again)))).toEqual(first);
  });
});

describe('by way of the lists', () => {
  it.each(['002-uppfoljning-2019.txt', '004-huddinge-ataganden-2018.docx'])('%s is the same report', async (file) => {
    const plan = planOf(await read(file));
    const site = await openSite();
    try {
      const planner = (await site.storeAs('controller').viewer()).person;
      const by = act(planner, 'import');
      await writePlan(site.as('controller'), plan, { act: by });
      const again = await writePlan(site.as('controller'), plan, { act: by });
      expect([again.created, again.differing]).toEqual([0, []]);
      const model = reported(await openPlanStore(site.as('controller')).read(names.planKey));
      expect(await wordReport(model)).toEqual(await wordReport(reported(plan)));
      expect(await excelReport(model)).toEqual(await excelReport(reported(plan)));
    } finally {
      await site.close();
    }
  });
});
