/** `print` is a page to print, or to save as a PDF. */
export const reportFormats = ['docx', 'xlsx', 'print'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What one is when the report counts: each printed row, or each activity once. */
export const reportCountings = ['rows', 'activities'] as const;
export type ReportCounting = (typeof reportCountings)[number];

/** What somebody wants a report of; what is absent is as the report's form has it. */
export interface ReportChoice {
  readonly format: ReportFormat;
  /** A key; null: the whole plan. */
  readonly board: string | null;
  /** A key; null: the newest that was opened. */
  readonly period: string | null;
  readonly counting?: ReportCounting;
  /** Diary number, and who handles it: "" leaves a line to write on. */
  readonly reference?: string;
  readonly officer?: string;
}

/** Writes the plan that is shown as a file and hands it to the browser, or prints it; gives the file's name, or its title. */
export type WriteReport = (choice: ReportChoice) => Promise<string>;
