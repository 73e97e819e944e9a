import type { Plan } from '../plan/plan.ts';
import type { Meaning } from '../plan/status.ts';
import { wordOf as wordOfPlan, wordThen } from '../plan/vocabulary.ts';
import type { LegendEntry, ReportForm } from './form.ts';
import type { PathedRow } from './report-rows.ts';

/** A word that is explained. */
export interface LegendLine {
  readonly word: string;
  readonly meaning: string;
}

/** The word that most of the rows print for it: those of a closed period keep the words of its day. */
const wordIn = (rows: readonly PathedRow[], meaning: Meaning, plan: Plan): string => {
  const saying = rows.filter(({ printed: { status } }) => status.progress === meaning || status.deviation === meaning);
  const words = Map.groupBy(saying, ({ printed }) => wordThen(printed.status, meaning, plan));
  const [most] = [...words].toSorted(([, a], [, b]) => b.length - a.length);
  return most === undefined ? wordOfPlan(meaning, plan) : most[0];
};

/** The form's legend in the words of the rows, or the form's own: what occurs in them, or all of it. */
export const legendOf = (rows: readonly PathedRow[], plan: Plan, form: ReportForm): readonly LegendLine[] => {
  const { shows, entries } = form.legend;
  const progresses = new Set(rows.map(({ printed }) => printed.status.progress));
  const deviations = new Set(rows.map(({ printed }) => printed.status.deviation));
  const isShown = ({ progress, deviation }: LegendEntry): boolean =>
    shows === 'all' ||
    (progress === undefined && deviation === undefined) ||
    (progress !== undefined && progresses.has(progress)) ||
    (deviation !== undefined && deviations.has(deviation));
  const wordOf = ({ word, progress, deviation }: LegendEntry): string => {
    if (word !== undefined) return word;
    if (progress !== undefined) return form.statusWords?.[progress] ?? wordIn(rows, progress, plan);
    return deviation === undefined ? '' : (form.deviationWords?.[deviation] ?? wordIn(rows, deviation, plan));
  };
  return entries.filter(isShown).map((entry) => ({ word: wordOf(entry), meaning: entry.meaning }));
};
