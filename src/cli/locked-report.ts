import { readVersions, type PrintReport } from '../plan/lock-report.ts';
import type { Period } from '../plan/period.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { BoardReport } from '../plan/report.ts';
import { isLocked, standingReport } from '../plan/report-versions.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { formNamed, linkoping, presetForms } from '../report/preset-forms.ts';
import type { ReportForm } from '../report/form.ts';
import { printPage } from '../report/print-page.ts';
import { reportOf, type ReportModel } from '../report/report-model.ts';
import { fromJson, toJson } from '../report/stored-model.ts';
import { wordReport } from '../report/word-report.ts';
import { periodNamed } from '../report/report-period.ts';
import { boardNamed } from '../report/report-rows.ts';
import type { OpenPlan } from './open-plan.ts';
import { plannedReport } from './report-source.ts';

/** A report by its board and period, as the command line names them. */
export interface NamedReport {
  readonly planKey: string;
  readonly period: Period;
  readonly periodKey: string;
  readonly boardKey: string | null;
}

/** @throws PlanError `not-found` for a board or a period that the plan does not have. */
export function reportNamed(
  { plan, boards, periods }: PlanContent,
  { board, period: name }: { readonly board?: string | undefined; readonly period?: string | undefined },
): NamedReport {
  const period = periodNamed(periods, name);
  if (period === null) throw new PlanError('not-found', 'Inget uppföljningstillfälle har öppnats.');
  const boardKey = board === undefined ? null : boardNamed(boards, board).key;
  return { planKey: plan.key, period, periodKey: period.key, boardKey };
}

const fingerprintOf = async (bytes: Uint8Array): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** "Version 1"; "Version 2, rättad 2022-09-20 av Controller: fel siffra". */
const editionOf = ({ number, corrects, reason, acted }: BoardReport): string =>
  corrects === null
    ? `Version ${number}`
    : `Version ${number}, rättad ${dayOf(acted.at).toString()} av ${acted.by.name}: ${reason}`;

/** The form that a report is locked in: the one it is kept in, else that of the plan's own document. */
export const formOfReport = (name: string, { plan }: PlanContent): ReportForm => {
  const wanted = name || plan.form;
  return presetForms.some((form) => form.name === wanted) ? formNamed(wanted) : linkoping;
};

/** Prints a report as the lists stand at that moment. @throws PlanError `invalid` where an item cannot be read. */
export const printerOf =
  ({ store, planner }: OpenPlan, { planKey, period, boardKey }: NamedReport, given: ReportForm | null): PrintReport =>
  async (report) => {
    const content = await store.read(planKey);
    const board = boardKey ?? undefined;
    const { source } = await plannedReport(content, planner, { board, period: period.key });
    const model = reportOf(source, {
      form: given ?? formOfReport(report.form, content),
      date: dayOf(report.acted.at),
      ...(board === undefined ? {} : { board }),
      period: period.key,
      officer: report.officer,
      reference: report.reference,
      edition: editionOf(report),
    });
    const [first] = model.unreadable;
    if (first !== undefined) {
      throw new PlanError(
        'invalid',
        `Posten ${first.list} ${first.id} (${first.column}) går inte att läsa. Rätta den först.`,
        {
          subject: model.title,
        },
      );
    }
    const bytes = new TextEncoder().encode(toJson(model));
    const { printedPdf } = await import('./printed-pdf.ts');
    return {
      model: bytes,
      word: await wordReport(model),
      pdf: await printedPdf(printPage(model)),
      fingerprint: await fingerprintOf(bytes),
    };
  };

/** A locked report, from what was stored. */
export interface StoredReport {
  readonly report: BoardReport;
  readonly model: ReportModel;
}

const versionOf = (records: readonly BoardReport[], number: number | undefined): BoardReport | undefined => {
  if (number === undefined) return standingReport(records);
  const found = records.find((record) => record.number === number);
  if (found !== undefined && isLocked(found)) return found;
  const locked = records.filter(isLocked).map((record) => record.number);
  const which = locked.length === 0 ? 'Ingen version är låst.' : `Låsta versioner: ${locked.join(', ')}.`;
  throw new PlanError('not-found', which, { subject: `version ${number}` });
};

/**
 * The report as it was locked; null where none is. `number`: that version, also one that has been corrected or returned.
 * @throws PlanError `not-found` for a version that there is none of, `invalid` where the stored file was changed since.
 */
export async function storedReport(
  planner: PlannerStore,
  of: NamedReport,
  number?: number,
): Promise<StoredReport | null> {
  const records = (await readVersions(planner, of.planKey, of)).map(({ record }) => record);
  const report = versionOf(records, number);
  if (report === undefined) return null;
  const bytes = await planner.files.read(report.files.model);
  if ((await fingerprintOf(bytes)) !== report.fingerprint) {
    throw new PlanError(
      'invalid',
      'Filen med det låsta innehållet har ändrats efter låsningen. Återställ dess tidigare version.',
      {
        subject: report.files.model,
      },
    );
  }
  return { report, model: fromJson(new TextDecoder().decode(bytes)) };
}
