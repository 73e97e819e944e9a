import { strToU8 } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel, type ReportOptions } from '../../src/report/report-model.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { fixture } from '../import/truth.ts';

export const names = { planKey: 'verksamhetsplan-2022', name: 'Verksamhetsplan 2022' };
export const made = Temporal.PlainDate.from('2022-09-12');

export const document000 = '000-linkoping-uppfoljning-2022';

export const draftOf000 = (rendering = '.docx'): Promise<DraftPlan> =>
  readDocument(document000 + rendering, fixture(document000 + rendering));

/** Document 000 as text, altered; the alteration must alter. */
export const altered000 = (alter: (text: string) => string): Promise<DraftPlan> => {
  const before = new TextDecoder().decode(fixture(`${document000}.txt`));
  const after = alter(before);
  if (after === before) throw new Error('nothing was altered');
  return readDocument('uppföljning.txt', strToU8(after));
};

/** A small plan: each line is a row's cells (Nämndmål, Aktivitet, Nämnd, Slutfört, Status, Kommentar), or a heading. */
export const draftOfLines = (...lines: readonly string[]): Promise<DraftPlan> =>
  readDocument(
    'plan.txt',
    strToU8(
      [
        'Uppföljning av verksamhetsplan 2022',
        'Samhälle',
        'Kommunövergripande mål: Trygghet',
        'Nämndmål\tAktivitet\tNämnd\tSlutfört\tStatus\tKommentar',
        ...lines,
      ].join('\n'),
    ),
  );

export const planOf = (draft: DraftPlan): NewPlan => planFromDraft(draft, names);

export const modelOf = (draft: DraftPlan, options: Partial<ReportOptions> = {}): ReportModel =>
  reportOf(planOf(draft), { form: linkoping, date: made, ...options });

export const wordOf = (draft: DraftPlan, options: Partial<ReportOptions> = {}): Promise<Uint8Array> =>
  wordReport(modelOf(draft, options));
