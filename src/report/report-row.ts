import type { Deviation, Status } from '../plan/status.ts';
import { postponedYear } from '../plan/deadline.ts';
import type { Period } from '../plan/period.ts';
import type { PrintedRow } from '../plan/placement.ts';
import type { Plan } from '../plan/plan.ts';
import { deviationWordsOf as deviationWordsOfPlan, wordThen } from '../plan/vocabulary.ts';
import { wordedStatus } from '../plan/worded-status.ts';
import { hasColumn, type ReportForm } from './form.ts';
import { periodBefore, type Changes, type Former } from './report-changes.ts';
import { isOfName } from './report-period.ts';
import { deadlineText, type PathedRow, type ReportedAnswer, type ReportSource } from './report-rows.ts';
import { uncapitalised } from './swedish.ts';

/** What was said in a period, in the words of the report. */
export interface SaidThen {
  readonly status: string;
  readonly deviationWord: string;
  readonly comment: string;
  readonly deadlineText: string;
}

export interface ReportRow {
  readonly title: string;
  readonly parts: readonly string[];
  /** "Kvarstår från 2021"; "" where it is not carried over. */
  readonly carriedOver: string;
  readonly carriedOverFrom: number | null;
  /** As written, "BiN och BoU". */
  readonly boards: string;
  /** Their keys. */
  readonly boardKeys: readonly string[];
  readonly unit: string;
  /** The owner's name, or as the document writes it; only where the form has a column for it, else "". */
  readonly responsible: string;
  readonly priority: string;
  readonly deadlineText: string;
  readonly deadline: PrintedRow['deadline'];
  /** The later year it is postponed to; null where it is not, or within the plan's year. */
  readonly postponedTo: number | null;
  /** As the board reads it, "Pågående, avviker". */
  readonly status: string;
  /** The plan's one word for it, "Pågående"; "" where none is stated. */
  readonly progressWord: string;
  /** "Avviker"; "" where none is stated. */
  readonly deviationWord: string;
  /** The text for the board where there is one, else the owner's comment. */
  readonly comment: string;
  /** "(från delår 1)" where the comment was left as it stood then; else "". */
  readonly commentFrom: string;
  /** Address of what it rests on (Underlag); "" where there is none. */
  readonly evidence: string;
  /** Of columns that show another period, by the name that the column has for it. */
  readonly byPeriod: Readonly<Record<string, SaidThen>>;
  /** Columns of the document that are none of ours, by their heads. */
  readonly otherColumns: Readonly<Record<string, string>>;
  /** Since the period compared with: "tidigare Kvarstår"; empty where nothing is compared or it said the same. */
  readonly formerly: { readonly status: string; readonly deadline: string; readonly activity: string };
  /** Tillkommen since the plan was adopted; null where that is not known. */
  readonly isAdded: boolean | null;
}

const nothing = {};
const noFormer: ReportRow['formerly'] = { status: '', deadline: '', activity: '' };

export interface RowsAbout {
  readonly source: ReportSource;
  readonly form: ReportForm;
  readonly period: Period | null;
  readonly changes: Changes | null;
  /** Keys of activities; null where no adopted version is known. */
  readonly added: ReadonlySet<string> | null;
}

export const carriedWords = (from: string | number | null, form: ReportForm): string =>
  from === null ? '' : `${form.words.carriedOver} ${from}`;

/** The deviations in the form's words, else the plan's. */
export const deviationWordsOf = (plan: Plan, form: ReportForm): Readonly<Record<Deviation, string>> => ({
  ...deviationWordsOfPlan(plan),
  ...form.deviationWords,
});

/** In the form's word where it has one of its own, else as the plan words it. */
const statusPrinter = (plan: Plan, form: ReportForm) => {
  const words = {
    ...plan,
    statusWords: { ...plan.statusWords, ...form.statusWords },
    deviationWords: deviationWordsOf(plan, form),
  };
  return (status: Status): string => {
    const own = status.progress === null ? undefined : form.statusWords?.[status.progress];
    return wordedStatus(own === undefined ? status : { ...status, text: '' }, words);
  };
};

/** Makes a report's row of a plan's. */
export const rowMaker = ({ source, form, period, changes, added }: RowsAbout) => {
  const { plan, followUps = [], periods = [], units = [] } = source;
  const printStatus = statusPrinter(plan, form);
  const showsResponsible = hasColumn(form, 'responsible');
  const progressWordOf = (status: Status): string =>
    status.progress === null ? '' : (form.statusWords?.[status.progress] ?? wordThen(status, status.progress, plan));
  const deviationWordOf = (status: Status): string =>
    status.deviation === null
      ? ''
      : (form.deviationWords?.[status.deviation] ?? wordThen(status, status.deviation, plan));
  const unitNames = new Map(units.map(({ key, name }) => [key, name]));
  const answersIn = (of: Period | null | undefined): ReadonlyMap<string, ReportedAnswer> =>
    new Map(
      followUps.filter(({ periodKey }) => periodKey === of?.key).map((followUp) => [followUp.activityKey, followUp]),
    );
  const answers = answersIn(period);
  const periodNames = new Map(periods.map(({ key, name }) => [key, uncapitalised(name)]));
  const before = period && periodBefore(periods, period);
  const shown = [...new Set(form.columns.flatMap((column) => column.period ?? []))].map((name) => {
    const of = isOfName('föregående', name) ? before : periods.find((candidate) => isOfName(candidate.name, name));
    return { name, isNow: of !== undefined && of !== null && of.key === period?.key, answers: answersIn(of) };
  });

  const saidThen = (activityKey: string, now: SaidThen): ReportRow['byPeriod'] => {
    if (shown.length === 0) return nothing;
    const said = shown.flatMap(({ name, isNow, answers: then }) => {
      if (isNow) return [[name, now] as const];
      const answer = then.get(activityKey);
      if (answer === undefined) return [];
      const { status, boardText, comment, deadlineText: deadline } = answer;
      const text = boardText || comment;
      return [
        [
          name,
          {
            status: printStatus(status),
            deviationWord: deviationWordOf(status),
            comment: text,
            deadlineText: deadline,
          },
        ] as const,
      ];
    });
    return Object.fromEntries(said);
  };

  const formerly = (former: Former | null | undefined, activityKey: string): ReportRow['formerly'] => {
    if (former === undefined) return noFormer;
    if (former === null) {
      const isNew = added === null || added.has(activityKey);
      return { ...noFormer, activity: isNew ? form.words.newActivity : form.words.notReported };
    }
    const was = (text: string | null): string =>
      text === null ? '' : form.words.formerly.replace('{was}', text || '–');
    return {
      ...noFormer,
      status: was(former.status && printStatus(former.status)),
      deadline: was(former.deadlineText),
    };
  };

  const titles = new Map(source.activities.map(({ key, title }) => [key, title]));
  const mergedInto = new Map(
    (source.continuations ?? []).flatMap(({ kind, fromKey, toKey }) => {
      const into = kind === 'merged' ? titles.get(toKey ?? '') : undefined;
      return into === undefined ? [] : [[fromKey, form.words.mergedInto.replace('{into}', into)] as const];
    }),
  );
  /** A row that a board has adopted stays as Utgår where another has taken over: then it says which. */
  const commentOf = ({ activityKey, printed }: PathedRow): string => {
    const isEnded = printed.status.progress === 'dropped';
    return answers.get(activityKey)?.boardText || printed.comment || (isEnded && mergedInto.get(activityKey)) || '';
  };

  return (row: PathedRow): ReportRow => {
    const { activityKey, activity, placement, printed } = row;
    const answer = answers.get(activityKey);
    const status = printStatus(printed.status);
    const now = {
      status,
      deviationWord: deviationWordOf(printed.status),
      comment: commentOf(row),
      deadlineText: deadlineText(printed),
    };
    const isRepeated = answer?.commentFrom !== undefined && !answer.boardText && printed.comment !== '';
    return {
      title: printed.title,
      parts: printed.parts,
      carriedOver: carriedWords(printed.carriedOverFrom, form),
      carriedOverFrom: printed.carriedOverFrom,
      boards: printed.boardsText === '' ? printed.boards.join(', ') : printed.boardsText,
      boardKeys: printed.boards,
      unit: (activity.unitKey === null ? undefined : unitNames.get(activity.unitKey)) ?? '',
      responsible: (showsResponsible && (activity.owner?.name ?? activity.responsible)) || '',
      priority: activity.priority ?? '',
      deadline: printed.deadline,
      postponedTo: postponedYear(printed.deadline, plan.year),
      progressWord: progressWordOf(printed.status),
      ...now,
      commentFrom: isRepeated
        ? form.words.commentFrom.replace('{period}', periodNames.get(answer.commentFrom) ?? answer.commentFrom)
        : '',
      evidence: answer?.evidence ?? '',
      byPeriod: saidThen(activityKey, now),
      otherColumns: placement.otherColumns ?? nothing,
      formerly: changes === null ? noFormer : formerly(changes.formers.get(activityKey), activityKey),
      isAdded: added && added.has(activityKey),
    };
  };
};
