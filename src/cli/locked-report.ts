import { laterOpened } from '../plan/close-period.ts';
import { readVersions, type PrintReport } from '../plan/lock-report.ts';
import type { Period } from '../plan/period.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { BoardReport } from '../plan/report.ts';
import { isLocked, standingReport } from '../plan/report-versions.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { formNamed, linkoping, presetForms } from '../report/preset-forms.ts';
import type { ReportForm } from '../report/form.ts';
import { printPage } from '../report/print-page.ts';
import { reportOf, type ReportModel } from '../report/report-model.ts';
import { asFollowedUp, asReported, reportedPlan, type ReportedPlan } from '../report/reported-plan.ts';
import { fromJson, reportedFromJson, toJson } from '../report/stored-model.ts';
import { wordReport } from '../report/word-report.ts';
import { periodNamed } from '../report/report-period.ts';
import { boardNamed, type ReportSource } from '../report/report-rows.ts';
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

/** "Version 1"; "Version 2, rättad 2022-09-20 av Controller: fel siffra"; "Version 2, efter återremiss: för tunn". */
const editionOf = ({ number, corrects, reason, acted }: BoardReport): string => {
  const version = `Version ${number}`;
  if (corrects !== null) return `${version}, rättad ${dayOf(acted.at).toString()} av ${acted.by.name}: ${reason}`;
  return reason === '' ? version : `${version}, efter återremiss: ${reason}`;
};

const isPreset = (name: string): boolean => presetForms.some((form) => form.name === name);

/**
 * The form that a report is locked in: the very one that the version before was, else the one it is kept in, else that of
 * the plan's own document. @throws PlanError `invalid` for one that only a file of the planner's own has.
 */
const formOfReport = (name: string, before: StoredReport | null, { plan }: PlanContent): ReportForm => {
  if (before !== null && (name === '' || name === before.model.form.name)) return before.model.form;
  if (name === '') return isPreset(plan.form) ? formNamed(plan.form) : linkoping;
  if (isPreset(name)) return formNamed(name);
  throw new PlanError('invalid', 'Formen finns i en fil. Säg vilken: --form FIL.json.', { subject: name });
};

/** The version that was locked last before this one; null where this is the first. */
const lockedBefore = async (planner: PlannerStore, of: NamedReport, number: number): Promise<StoredReport | null> => {
  const records = (await readVersions(planner, of.planKey, of)).map(({ record }) => record);
  const before = records.findLast((record) => isLocked(record) && record.number < number);
  return before === undefined ? null : await readStored(planner, before);
};

/** A later version is of the same activities, rows and goals as the one before it (docs/locked-reports.md). */
const sourceOfVersion = (
  source: ReportSource,
  { followUps, periods }: PlanContent,
  period: Period,
  before: StoredReport | null,
): ReportSource => {
  if (before === null) return source;
  if (before.reported === null) return asFollowedUp(source, followUps, period);
  return asReported(source, before.reported, laterOpened(period, periods) !== null);
};

/** Prints a report as the lists stand at that moment. @throws PlanError `invalid` where an item cannot be read. */
export const printerOf =
  ({ store, planner }: OpenPlan, of: NamedReport, given: ReportForm | null): PrintReport =>
  async (report) => {
    const { planKey, period, boardKey } = of;
    const before = await lockedBefore(planner, of, report.number);
    const content = await store.read(planKey);
    const board = boardKey ?? undefined;
    const planned = await plannedReport(content, planner, { board, period: period.key });
    const source = sourceOfVersion(planned.source, content, period, before);
    const model = reportOf(source, {
      form: given ?? formOfReport(report.form, before, content),
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
    const bytes = new TextEncoder().encode(toJson(model, reportedPlan(source, period)));
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
  /** What of the plan it was made of; null where it was stored without. */
  readonly reported: ReportedPlan | null;
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
  const report = versionOf(await versionsIn(planner, of), number);
  return report === undefined ? null : await readStored(planner, report);
}

/** None on a site from before there were reports. */
async function versionsIn(planner: PlannerStore, of: NamedReport): Promise<readonly BoardReport[]> {
  try {
    return (await readVersions(planner, of.planKey, of)).map(({ record }) => record);
  } catch (error) {
    if (isPlanError(error, 'not-found')) return [];
    throw error;
  }
}

async function readStored(planner: PlannerStore, report: BoardReport): Promise<StoredReport> {
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
  const text = new TextDecoder().decode(bytes);
  return { report, model: fromJson(text), reported: reportedFromJson(text) };
}
