import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../plan/period.ts';
import type { Plan } from '../plan/plan.ts';
import {
  countingWords,
  countOf,
  movedCounts,
  movedSentence,
  type Count,
  type CountingRule,
  type MovedCounts,
} from './counting.ts';
import type { ReportForm } from './form.ts';
import { adoptedPlan, introductionOf } from './introduction.ts';
import { boardNamed, rowsOf, type ReportSource } from './report-rows.ts';
import { sectionsOf, type ReportSection } from './report-sections.ts';
import { wholeDay } from './swedish.ts';

export interface ReportModel {
  readonly form: ReportForm;
  readonly title: string;
  /** Key of the one board it is for; null: all. */
  readonly board: string | null;
  /** "Barn- och ungdomsnämnden, delår 2 per den 31 augusti 2022". */
  readonly subtitle: string;
  /** Municipality and administration, a line each. */
  readonly sender: readonly string[];
  readonly date: Temporal.PlainDate;
  /** The day the answers describe; null where neither a period nor the document says. */
  readonly asOf: Temporal.PlainDate | null;
  /** "" leaves a blank to fill in: neither lists nor documents hold them. */
  readonly officer: string;
  readonly reference: string;
  readonly introduction: readonly string[];
  /** Words of the plan that occur in it, and what they mean. */
  readonly legend: readonly { readonly word: string; readonly meaning: string }[];
  readonly counting: CountingRule;
  readonly countingWords: string;
  /** What the asterisk means, for the foot of each page; "" where nothing was moved. */
  readonly movedNote: string;
  readonly sections: readonly ReportSection[];
  readonly count: Count;
  /** Boards' goals and assignments printed. */
  readonly goals: number;
  readonly moved: MovedCounts;
}

export interface ReportOptions {
  readonly form: ReportForm;
  /** The day the report is made. */
  readonly date: Temporal.PlainDate;
  /** Key, name or spelling of the one board it is for; absent: all. */
  readonly board?: string;
  /** The form's own where absent. */
  readonly counting?: CountingRule;
  readonly officer?: string;
  readonly reference?: string;
}

/** The newest period that answers were given in: what the lists say now is that period's. */
const periodOf = (periods: readonly Period[]): Period | null =>
  periods
    .filter(({ state }) => state !== 'planned')
    .toSorted((a, b) => b.perDatum.toString().localeCompare(a.perDatum.toString()))[0] ?? null;

/** With the year, which the document may have said elsewhere: months without a year mean the plan's. */
const titleOf = ({ document, name, year }: Plan): string => {
  const title = document?.title || `Uppföljning av ${name}`;
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(title) ? title : `${title} ${year}`;
};

const subtitleOf = (boards: readonly string[], period: Period | null, asOf: Temporal.PlainDate | null): string => {
  const name = period === null ? '' : `${period.name.charAt(0).toLowerCase()}${period.name.slice(1)} `;
  const day = asOf === null ? name.trim() : `${name}per den ${wholeDay(asOf)}`;
  return [boards.join(', '), day].filter((part) => part !== '').join(', ');
};

/**
 * The report of a plan, or of one board's part of it, ready for Word or Excel. Statuses and comments are those that
 * stand now; the per-datum is that of the newest period opened, else of the document the plan came from.
 * @throws PlanError `not-found` for a board the plan does not have, `invalid` for lists that do not hang together.
 */
export const reportOf = (source: ReportSource, options: ReportOptions): ReportModel => {
  const { form, date, counting = form.counting } = options;
  const { plan } = source;
  const board = options.board === undefined ? null : boardNamed(source.boards, options.board);
  const rows = rowsOf(source, form, board);
  const counted = rows.map(({ activityKey, printed: { deadline } }) => ({ activityKey, deadline }));
  const moved = movedCounts(counted, source.activities, plan.year);
  const count = countOf(counted);
  const period = periodOf(source.periods ?? []);
  const asOf = period?.perDatum ?? plan.document?.asOf ?? null;
  const printed = sectionsOf(source, rows, form, board === null);
  const met = new Set(rows.map((row) => row.printed.status.progress));
  const boards = board === null ? source.boards : [board];
  return {
    form,
    board: board?.key ?? null,
    title: titleOf(plan),
    subtitle: subtitleOf(
      boards.map(({ key, name }) => name || key).toSorted(new Intl.Collator('sv').compare),
      period,
      asOf,
    ),
    sender: plan.organisation.split(/,\s*/).filter((line) => line !== ''),
    date,
    asOf,
    officer: options.officer ?? '',
    reference: options.reference ?? '',
    introduction: introductionOf(plan, form, asOf, movedSentence(moved, counting, plan.year)),
    legend: form.words.legend
      .filter(({ progress }) => met.has(progress))
      .map(({ progress, meaning }) => ({ word: plan.statusWords[progress], meaning })),
    counting,
    countingWords: countingWords(count, counting),
    movedNote:
      moved.later.rows + moved.postponed.length > 0
        ? `* ${form.words.moved} i förhållande till ${adoptedPlan(plan, form)}`
        : '',
    sections: printed.sections,
    count,
    goals: printed.goals,
    moved,
  };
};
