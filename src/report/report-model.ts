import type { Temporal } from 'temporal-polyfill';
import type { Board } from '../plan/board.ts';
import type { Period } from '../plan/period.ts';
import type { Plan, Unreadable } from '../plan/plan.ts';
import { deviationWordsOf } from '../plan/vocabulary.ts';
import { inWordsOfToday } from '../plan/words-of-today.ts';
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
import { asAnswered, periodNamed, unansweredIn, unansweredWords } from './report-period.ts';
import { boardNamed, rowsOf, type PathedRow, type ReportSource } from './report-rows.ts';
import { sectionsOf, type ReportSection } from './report-sections.ts';
import { uncapitalised, wholeDay } from './swedish.ts';

export interface ReportModel {
  readonly form: ReportForm;
  readonly title: string;
  /** Key of the one board it is for; null: all. */
  readonly board: string | null;
  /**
   * "Barn- och ungdomsnämnden, delår 2 per den 31 augusti 2022"; before the period is closed "Bildningsnämnden, utkast
   * till bokslut per den 31 december 2022 (läget den 16 december 2022)".
   */
  readonly subtitle: string;
  /** Municipality and administration, a line each. */
  readonly sender: readonly string[];
  readonly date: Temporal.PlainDate;
  /** The period it reports; null where none was opened. */
  readonly period: Period | null;
  /** Activities of the report that nobody has answered in the period; null where there is no period. */
  readonly unanswered: number | null;
  /** Of the lists' items: what could not be read, and so may be missing. */
  readonly unreadable: readonly Unreadable[];
  /** Titles of what has no place in the plan, and so comes last. */
  readonly unplaced: readonly string[];
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
  /** What a reader must know of how complete it is; beside the legend. */
  readonly remarks: readonly { readonly word: string; readonly meaning: string }[];
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
  /**
   * Key or name of the period it reports, as its answers say; absent: the newest that was opened. One that is still open
   * is then told as the lists stand, a closed one always as answered.
   */
  readonly period?: string;
  /** The form's own where absent. */
  readonly counting?: CountingRule;
  readonly officer?: string;
  readonly reference?: string;
}

/** With the year, which the document may have said elsewhere: months without a year mean the plan's. */
const titleOf = ({ document, name, year }: Plan): string => {
  const title = document?.title || `Uppföljning av ${name}`;
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(title) ? title : `${title} ${year}`;
};

/** Whose report, of what and per which day. Until the period is closed answers may come: it is a draft, and says so. */
const subtitleOf = (
  boards: readonly string[],
  period: Period | null,
  asOf: Temporal.PlainDate | null,
  { form, date }: ReportOptions,
): string => {
  const name = period === null ? '' : `${uncapitalised(period.name)} `;
  const day = asOf === null ? name.trim() : `${name}per den ${wholeDay(asOf)}`;
  const what =
    period === null || period.state === 'closed'
      ? day
      : form.words.draft.replace('{period}', day).replace('{day}', wholeDay(date));
  return [boards.join(', '), what].filter((part) => part !== '').join(', ');
};

/** The municipality, and whose plan it is: "Kultur-, idrotts- och fritidsförvaltningen" is one name. */
const senderOf = (organisation: string): readonly string[] => {
  const [first = '', ...rest] = organisation.split(/(?<!-),\s*/u);
  return [first, rest.join(', ')].map((line) => line.trim()).filter((line) => line !== '');
};

/** The one it is for, or each that a row names; in Swedish order. */
const boardNames = (boards: readonly Board[], board: Board | null, rows: readonly PathedRow[]): readonly string[] => {
  const met = new Set(rows.flatMap(({ printed }) => printed.boards));
  return boards
    .filter(({ key }) => (board === null ? met.has(key) : key === board.key))
    .map(({ key, name }) => name || key)
    .toSorted(new Intl.Collator('sv').compare);
};

const legendOf = (rows: readonly PathedRow[], plan: Plan, { words }: ReportForm): ReportModel['legend'] => {
  const met = new Set(rows.map(({ printed }) => printed.status.progress));
  const progresses = words.legend
    .filter(({ progress }) => met.has(progress))
    .map(({ progress, meaning }) => ({ word: plan.statusWords[progress], meaning }));
  const deviates = rows.some(({ printed }) => printed.status.deviation === 'deviates');
  return deviates ? [...progresses, { word: deviationWordsOf(plan).deviates, meaning: words.deviates }] : progresses;
};

/** Most of the items that are named one by one in a document. */
const namedItems = 5;

const notRead = (unreadable: readonly Unreadable[], { words }: ReportForm): string => {
  if (unreadable.length === 0) return '';
  const items = unreadable.length === 1 ? '1 post' : `${unreadable.length} poster`;
  const named = unreadable.slice(0, namedItems).map(({ list, id }) => `${list} ${id}`);
  const which = [...named, ...(unreadable.length > namedItems ? ['med flera'] : [])].join(', ');
  return words.notRead.replace('{items}', items).replace('{which}', which);
};

/**
 * The report of a plan, or of one board's part of it, ready for Word or Excel. Statuses and comments are those that
 * stand now, or those answered in a period that is chosen or closed; the per-datum is the period's, else that of the
 * document the plan came from.
 * @throws PlanError `not-found` for a board or a period the plan does not have, `invalid` for lists that do not hang
 * together.
 */
export const reportOf = (given: ReportSource, options: ReportOptions): ReportModel => {
  const source = inWordsOfToday(given);
  const { form, date, counting = form.counting } = options;
  const { words } = form;
  const { plan, followUps = [], unreadable = [] } = source;
  const board = options.board === undefined ? null : boardNamed(source.boards, options.board);
  const period = periodNamed(source.periods ?? [], options.period);
  const isAnswered = period !== null && (options.period !== undefined || period.state === 'closed');
  const activities = isAnswered ? asAnswered(source.activities, followUps, period, plan.year) : source.activities;
  const found = rowsOf({ ...source, activities }, form, board);
  const rows = [...found.placed, ...found.unplaced];
  const counted = rows.map(({ activityKey, printed: { deadline } }) => ({ activityKey, deadline }));
  const moved = movedCounts(counted, activities, plan.year);
  const count = countOf(counted);
  const keys = new Set(rows.map(({ activityKey }) => activityKey));
  const reported = activities.filter(({ key }) => keys.has(key));
  const unanswered = period && unansweredIn(reported, followUps, period);
  const asOf = period?.perDatum ?? plan.document?.asOf ?? null;
  const printed = sectionsOf(source, found, form, board === null);
  const none = board === null ? words.noActivities.plan : words.noActivities.board;
  return {
    form,
    board: board?.key ?? null,
    period,
    unanswered,
    unreadable,
    unplaced: found.unplaced.map((row) => row.printed.title),
    title: titleOf(plan),
    subtitle: subtitleOf(boardNames(source.boards, board, rows), period, asOf, options),
    sender: senderOf(plan.organisation),
    date,
    asOf,
    officer: options.officer ?? '',
    reference: options.reference ?? '',
    introduction: introductionOf(
      plan,
      form,
      asOf,
      rows.length === 0 ? none : movedSentence(moved, counting, plan.year),
    ),
    legend: legendOf(rows, plan, form),
    counting,
    countingWords: countingWords(count, counting),
    remarks: [
      { word: words.answers, meaning: remarkOnAnswers(period, unanswered, count.activities, form) },
      { word: words.incomplete, meaning: notRead(unreadable, form) },
    ].filter(({ meaning }) => meaning !== ''),
    movedNote:
      moved.later.rows + moved.postponed.length > 0
        ? `* ${words.moved} i förhållande till ${adoptedPlan(plan, form)}`
        : '',
    sections: printed.sections,
    count,
    goals: printed.goals,
    moved,
  };
};

const remarkOnAnswers = (period: Period | null, unanswered: number | null, of: number, form: ReportForm): string =>
  period === null || unanswered === null || of === 0 ? '' : unansweredWords({ unanswered, of }, period, form);
