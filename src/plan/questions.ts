import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import type { BoardPromise } from './board-promise.ts';
import type { Period } from './period.ts';
import { printedRow, type Placement, type PrintedRow } from './placement.ts';
import type { Plan, PlanContent } from './plan.ts';
import type { Asking, QuestionContext, QuestionRule } from './question.ts';
import { dateRules } from './questions-dates.ts';
import { promisedReport } from './questions-reports.ts';
import { statusRules } from './questions-status.ts';
import { isRuled, type Judged } from './rulings.ts';
import type { Ruling } from './ruling.ts';
import { dayOf } from './stockholm-day.ts';
import { fingerprint } from './wording.ts';

/** In the order of their importance: of an activity that several would ask about, the first does. */
export const questionRules: readonly QuestionRule[] = [...statusRules, ...dateRules, promisedReport];

/** Fråga till ansvarig. */
export interface Question extends Asking, Judged {
  readonly activityKey: string;
  /** Keys of the rows that say it, in the plan's order; none where the activity is printed nowhere. */
  readonly placements: readonly string[];
}

/** What the questions are asked of. */
export interface QuestionSource {
  readonly content: Pick<PlanContent, 'plan' | 'activities' | 'placements'>;
  /** The period that the answers describe; null: none, and then `day` is judged on. */
  readonly period: Pick<Period, 'perDatum' | 'opensOn'> | null;
  /** Judged on where there is no period. */
  readonly day: Temporal.PlainDate;
  readonly promises: readonly BoardPromise[];
  readonly rulings: readonly Ruling[];
}

/** Status, comment and deadline of an activity in all its rows: a ruling on a question holds until one of them changes. */
const judgedValues = (rows: readonly PrintedRow[]): string =>
  fingerprint(
    rows
      .map(({ status, comment, deadline }) =>
        [
          status.progress ?? status.text,
          status.deviation ?? '',
          comment.replaceAll(/\s+/g, ' ').trim(),
          deadline.text,
        ].join('\n'),
      )
      .toSorted()
      .join('\n\n'),
  );

/** Once a period: what was ruled on since it opened, and says the same still, is not asked about in another way. */
const isAskedAlready = (activityKey: string, judged: string, { period, rulings }: QuestionSource): boolean =>
  period !== null &&
  rulings.some(
    ({ subjects, fingerprint: values, acted }) =>
      subjects.length === 1 &&
      subjects[0] === activityKey &&
      values === judged &&
      Temporal.PlainDate.compare(dayOf(acted.at), period.opensOn) >= 0,
  );

/** The year that months without a year mean in a comment: the plan's, but that of the answer where the plan has several. */
const yearMeant = ({ year, from, to }: Pick<Plan, 'year' | 'from' | 'to'>, perDatum: Temporal.PlainDate): number =>
  from !== undefined && to !== undefined && from.year !== to.year ? perDatum.year : year;

interface Row {
  readonly placement: string | null;
  readonly printed: PrintedRow;
}

const rowsOf = (activity: Activity, placements: readonly Placement[]): readonly Row[] => {
  const rows = placements
    .toSorted((a, b) => a.order - b.order)
    .map((placement) => ({ placement: placement.key, printed: printedRow(placement, activity) }));
  return rows.length > 0 ? rows : [{ placement: null, printed: { ...activity, boardsText: '' } }];
};

/** The first question that a rule has of the rows, and all rows that it would ask at. */
const askedBy = (rule: QuestionRule, rows: readonly Row[], context: QuestionContext) => {
  const asked = rows.flatMap((row) => {
    const asking = rule.asks(row.printed, context);
    return asking ? [{ asking, placement: row.placement }] : [];
  });
  const [first] = asked;
  return first && { ...first.asking, placements: asked.flatMap(({ placement }) => placement ?? []) };
};

/** Questions to the owners, in the plan's order: at most one an activity, by the first rule not ruled on. */
export const openQuestions = (source: QuestionSource): readonly Question[] => {
  const { content, period, day, promises, rulings } = source;
  const perDatum = period?.perDatum ?? day;
  const context: QuestionContext = {
    perDatum,
    planYear: yearMeant(content.plan, perDatum),
    plan: content.plan,
    promises,
  };
  const printed = Map.groupBy(content.placements, ({ activityKey }) => activityKey);
  return content.activities.flatMap((activity) => {
    const rows = rowsOf(activity, printed.get(activity.key) ?? []);
    const judged = judgedValues(rows.map((row) => row.printed));
    if (isAskedAlready(activity.key, judged, source)) return [];
    for (const rule of questionRules) {
      const about: Judged = { rule: rule.id, subjects: [activity.key], fingerprint: judged };
      const asked = isRuled(about, rulings) ? undefined : askedBy(rule, rows, context);
      if (asked) return [{ ...about, activityKey: activity.key, ...asked }];
    }
    return [];
  });
};
