import type { Temporal } from 'temporal-polyfill';
import type { Board } from '../plan/board.ts';
import type { Period } from '../plan/period.ts';
import type { Unreadable } from '../plan/plan.ts';
import { withMarkedDeadlines } from '../plan/moved-deadline.ts';
import { inWordsOfToday } from '../plan/words-of-today.ts';
import {
  adoptedDeadlines,
  adoptedWords,
  comeAndGone,
  comeAndGoneSentence,
  standingVersions,
  type ComeAndGone,
} from './adopted-plan.ts';
import {
  countingWords,
  countOf,
  movedCounts,
  movedSentence,
  type Count,
  type CountingRule,
  type MovedCounts,
} from './counting.ts';
import { hasColumn, type ReportForm, type ReportOrder } from './form.ts';
import { assessedGoals, type AssessedGoal } from './goal-assessments.ts';
import { adoptedPlan, introductionOf, paragraphsOf } from './introduction.ts';
import { changesSince } from './report-changes.ts';
import { choiceOf, goalsNamed, isWhole, statusesNamed, type Chosen } from './report-choice.ts';
import { legendOf, type LegendLine } from './report-legend.ts';
import { promiseSentence, withPromises } from './promise-sentence.ts';
import { asAnswered, periodNamed, unansweredIn, unansweredWords } from './report-period.ts';
import { rowMaker } from './report-row.ts';
import { boardNamed, emptyGoals, rowsOf, type PathedRow, type ReportSource } from './report-rows.ts';
import { sectionsOf, type ReportSection } from './report-sections.ts';
import { orderedRows } from './row-order.ts';
import { senderOf, subtitleOf, titleOf } from './report-titles.ts';

export interface ReportModel {
  readonly form: ReportForm;
  readonly title: string;
  /** The plan's. */
  readonly year: number;
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
  /** Printed in the foot, "Version 1, låst 2022-09-12"; "" where it is nobody's yet. */
  readonly edition: string;
  readonly introduction: readonly string[];
  /** A paragraph each; none where nobody wrote one. */
  readonly summary: readonly string[];
  /** The goals as judged in the period. */
  readonly assessments: readonly AssessedGoal[];
  /** Words of the plan that occur in it, and what they mean. */
  readonly legend: readonly LegendLine[];
  readonly counting: CountingRule;
  readonly countingWords: string;
  /** What a reader must know of how complete it is; beside the legend. */
  readonly remarks: readonly LegendLine[];
  /** What the asterisk means, for the foot of each page; "" where nothing was moved. */
  readonly movedNote: string;
  readonly sections: readonly ReportSection[];
  readonly count: Count;
  /** Boards' goals and assignments printed. */
  readonly goals: number;
  readonly moved: MovedCounts;
  /** What has come and gone since the boards adopted the plan: keys; null where no adopted version is known. */
  readonly sinceAdopted: ComeAndGone | null;
  /** The period that a report of changes compares with; null in any other. */
  readonly comparedWith: Period | null;
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
  /** Key, title or beginning of the title of the one goal it is about; absent: all. */
  readonly goal?: string;
  /** Words of the statuses it is about, the plan's or a deviation's; absent: all. */
  readonly status?: readonly string[];
  /** Only what says otherwise than in the period before. */
  readonly changed?: boolean;
  /** The form's own where absent. */
  readonly order?: ReportOrder;
  /** The form's own where absent. */
  readonly counting?: CountingRule;
  readonly officer?: string;
  readonly reference?: string;
  readonly edition?: string;
}

/** The one it is for, or each that a row names; in Swedish order. */
const boardNames = (boards: readonly Board[], board: Board | null, rows: readonly PathedRow[]): readonly string[] => {
  const met = new Set(rows.flatMap(({ printed }) => printed.boards));
  return boards
    .filter(({ key }) => (board === null ? met.has(key) : key === board.key))
    .map(({ key, name }) => name || key)
    .toSorted(new Intl.Collator('sv').compare);
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

/** What of the plan the report is about. @throws PlanError where a name is none of the plan's. */
const chosenOf = (source: ReportSource, options: ReportOptions, board: Board | null, period: Period | null): Chosen => {
  const { form, goal, status, changed } = options;
  const { periods = [], followUps = [] } = source;
  return {
    board,
    goals: goal === undefined ? null : goalsNamed(source.goals, goal),
    hasStatus: status === undefined || status.length === 0 ? null : statusesNamed(status, source.plan, form),
    changes: changed ? changesSince(source.activities, followUps, periods, period) : null,
  };
};

const noneWords = ({ words }: ReportForm, chosen: Chosen): string => {
  if (chosen.goals !== null || chosen.hasStatus !== null || chosen.changes !== null) return words.noActivities.chosen;
  return chosen.board === null ? words.noActivities.plan : words.noActivities.board;
};

/**
 * The report of a plan, or of one board's part of it, ready for Word or Excel. Statuses and comments are those that
 * stand now, or those answered in a period that is chosen or closed; the per-datum is the period's, else that of the
 * document the plan came from.
 * @throws PlanError `not-found` for a board, a period, a goal or a status the plan does not have, `invalid` for lists that
 * do not hang together, and where there is nothing to compare changes with.
 */
export const reportOf = (standing: ReportSource, options: ReportOptions): ReportModel => {
  const { date, counting = options.form.counting, order = options.form.order } = options;
  const form = { ...options.form, order };
  const { words } = form;
  const { plan, boards, followUps = [], unreadable = [], adopted = [] } = standing;
  const period = periodNamed(standing.periods ?? [], options.period);
  const isAnswered = period !== null && (options.period !== undefined || period.state === 'closed');
  const today = inWordsOfToday(standing);
  // A copy that says otherwise keeps its words where the answers beside it keep theirs.
  const given = isAnswered ? { ...asAnswered(today, period), placements: standing.placements } : today;
  const board = options.board === undefined ? null : boardNamed(boards, options.board);
  const source = withMarkedDeadlines(given, adoptedDeadlines(adopted, board));
  const { activities } = source;
  // What was answered before is not marked, and is compared with what is not.
  const chosen = chosenOf(given, options, board, period);
  const { changes } = chosen;
  const found = rowsOf(source, choiceOf(chosen));
  const rows = [...found.placed, ...found.unplaced];
  const counted = rows.map(({ activityKey, printed: { deadline } }) => ({ activityKey, deadline }));
  const moved = movedCounts(counted, activities, plan.year);
  const count = countOf(counted);
  const keys = new Set(rows.map(({ activityKey }) => activityKey));
  const reported = activities.filter(({ key }) => keys.has(key));
  const unanswered = period && unansweredIn(reported, followUps, period);
  const asOf = period?.perDatum ?? plan.document?.asOf ?? null;
  const versions = standingVersions(adopted, board);
  const since = comeAndGone(versions, source);
  const relativeTo = adoptedWords(versions, boards) || adoptedPlan(plan, form);
  const rowOf = rowMaker({ source, form, period, changes, added: since && new Set(since.added) });
  const printed = sectionsOf(
    source,
    form,
    {
      // A report describes a day to its end: what was due in August and is not done is late per 31 August.
      parts: orderedRows(found.placed, form, { day: asOf?.add({ days: 1 }) ?? date, planYear: plan.year }),
      unplaced: found.unplaced,
      empty: isWhole(chosen) && (order === 'document' || order === 'goals') ? emptyGoals(source) : [],
    },
    rowOf,
  );
  const told = rows.length === 0 ? noneWords(form, chosen) : movedSentence(moved, counting, plan.year);
  return {
    form,
    board: board?.key ?? null,
    period,
    unanswered,
    unreadable,
    unplaced: found.unplaced.map((row) => row.printed.title),
    title: titleOf(plan),
    year: plan.year,
    subtitle: subtitleOf(boardNames(boards, board, rows), period, asOf, options, changes?.since ?? null),
    sender: senderOf(plan.organisation),
    date,
    asOf,
    officer: options.officer ?? '',
    reference: options.reference ?? '',
    edition: options.edition ?? '',
    introduction: withPromises(
      [
        ...introductionOf(plan, form, {
          asOf,
          moved: rows.length === 0 || hasColumn(form, 'deadline') ? told : '',
          own: source.texts?.introduction ?? '',
          adopted: relativeTo,
        }),
        ...(since === null || !isWhole({ ...chosen, board: null }) ? [] : [comeAndGoneSentence(since)]),
      ],
      isWhole({ ...chosen, board: null })
        ? promiseSentence(source.promises ?? [], board?.key ?? null, date, boards)
        : '',
    ),
    summary: paragraphsOf(source.texts?.summary ?? ''),
    assessments: assessedGoals(source, period, form, chosen),
    legend: legendOf(rows, plan, form),
    counting,
    countingWords: countingWords(count, counting),
    remarks: [
      { word: words.answers, meaning: remarkOnAnswers(period, unanswered, reported, followUps, form) },
      { word: words.incomplete, meaning: notRead(unreadable, form) },
    ].filter(({ meaning }) => meaning !== ''),
    movedNote:
      hasColumn(form, 'deadline') && moved.later.rows + moved.postponed.length > 0
        ? `* ${words.moved} i förhållande till ${relativeTo}`
        : '',
    sections: printed.sections,
    count,
    goals: printed.goals,
    moved,
    sinceAdopted: since,
    comparedWith: changes?.since ?? null,
  };
};

const remarkOnAnswers = (
  period: Period | null,
  unanswered: number | null,
  reported: ReportSource['activities'],
  followUps: NonNullable<ReportSource['followUps']>,
  form: ReportForm,
): string =>
  period === null || unanswered === null || reported.length === 0
    ? ''
    : unansweredWords({ unanswered, of: reported.length }, period, followUps, form);
