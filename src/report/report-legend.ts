import type { Plan } from '../plan/plan.ts';
import type { LegendEntry, ReportForm } from './form.ts';
import { deviationWordsOf } from './report-row.ts';
import type { PathedRow } from './report-rows.ts';

/** A word that is explained. */
export interface LegendLine {
  readonly word: string;
  readonly meaning: string;
}

/** The form's legend in the plan's words: what occurs in the rows, or all of it. */
export const legendOf = (rows: readonly PathedRow[], plan: Plan, form: ReportForm): readonly LegendLine[] => {
  const { shows, entries } = form.legend;
  const statusWords = { ...plan.statusWords, ...form.statusWords };
  const deviationWords = deviationWordsOf(plan, form);
  const progresses = new Set(rows.map(({ printed }) => printed.status.progress));
  const deviations = new Set(rows.map(({ printed }) => printed.status.deviation));
  const isShown = ({ progress, deviation }: LegendEntry): boolean =>
    shows === 'all' ||
    (progress === undefined && deviation === undefined) ||
    (progress !== undefined && progresses.has(progress)) ||
    (deviation !== undefined && deviations.has(deviation));
  const wordOf = ({ word, progress, deviation }: LegendEntry): string => {
    if (word !== undefined) return word;
    if (progress !== undefined) return statusWords[progress];
    return deviation === undefined ? '' : deviationWords[deviation];
  };
  return entries.filter(isShown).map((entry) => ({ word: wordOf(entry), meaning: entry.meaning }));
};
