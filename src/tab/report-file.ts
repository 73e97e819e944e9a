import type { Temporal } from 'temporal-polyfill';
import type { PlanContent } from '../plan/plan.ts';
import type { CountingRule } from '../report/counting.ts';
import { excelReport } from '../report/excel-report.ts';
import { formOfPlan } from '../report/preset-forms.ts';
import { reportOf, type ReportModel } from '../report/report-model.ts';
import { notLocked } from '../report/report-titles.ts';
import { printPage } from '../report/print-page.ts';
import { wordReport } from '../report/word-report.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const formats = {
  docx: { write: wordReport, type: `${office}.wordprocessingml.document` },
  xlsx: { write: excelReport, type: `${office}.spreadsheetml.sheet` },
} as const;

export interface ReportWanted {
  readonly format: keyof typeof formats;
  /** A key; null: all. */
  readonly board: string | null;
  /** A key; null: the newest that was opened. */
  readonly period: string | null;
  /** The form's own where absent. */
  readonly counting?: CountingRule;
  readonly reference?: string;
  readonly officer?: string;
  /** The day the report is made. */
  readonly date: Temporal.PlainDate;
}

/**
 * The report's title, its board and its day; without the signs that Windows and SharePoint refuse in a name
 * (learn.microsoft.com, "Naming Files, Paths, and Namespaces"), and short enough for a path in a library.
 */
export const reportFileName = ({ title, board, date }: ReportModel, format: ReportWanted['format']): string => {
  const name = [title.slice(0, 120), board ?? '', date.toString()].join(' ');
  return `${name
    .replaceAll(/[\p{Cc}"*:<>?/\\|#%]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()}.${format}`;
};

type Chosen = Omit<ReportWanted, 'format'>;

const modelOf = (content: PlanContent, { board, period, ...rest }: Chosen): ReportModel =>
  reportOf(content, {
    form: formOfPlan(content.plan.form),
    edition: notLocked,
    ...rest,
    ...(board === null ? {} : { board }),
    ...(period === null ? {} : { period }),
  });

/** The report of what was read from the lists, as a page for print. @throws PlanError as `reportOf` does. */
export const reportPage = (
  content: PlanContent,
  wanted: Chosen,
): { readonly name: string; readonly page: Iterable<string> } => {
  const model = modelOf(content, wanted);
  return { name: model.title, page: printPage(model) };
};

/** The report of what was read from the lists, as a file. @throws PlanError as `reportOf` does. */
export const reportFile = async (
  content: PlanContent,
  { format, ...wanted }: ReportWanted,
): Promise<{ readonly name: string; readonly blob: Blob }> => {
  const model = modelOf(content, wanted);
  const { write, type } = formats[format];
  // The bytes lie in a buffer of their own, which is what a Blob takes.
  const bytes = new Uint8Array(await write(model));
  return { name: reportFileName(model, format), blob: new Blob([bytes], { type }) };
};
