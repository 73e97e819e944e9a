import type { Activity } from '../plan/activity.ts';
import type { Deadline } from '../plan/deadline.ts';
import { openedPeriods, type Period } from '../plan/period.ts';
import { PlanError } from '../plan/plan-error.ts';
import { readDeadline } from '../plan/read-deadline.ts';
import { isUnanswered } from '../plan/summary.ts';
import type { ReportedAnswer, ReportSource } from './report-rows.ts';
import type { ReportForm } from './form.ts';

/** Whether they name the same: "delår1" is "Delår 1". */
export const isOfName = (name: string, other: string): boolean => foldedName(name) === foldedName(other);

const foldedName = (name: string): string => name.normalize('NFC').replaceAll(/\s/gu, '').toLowerCase();

/**
 * The period of this key or name, which may have been opened or not; without a name the newest that was opened.
 * @throws PlanError `not-found` that names the periods there are.
 */
export const periodNamed = (periods: readonly Period[], name: string | undefined): Period | null => {
  if (name === undefined) return openedPeriods(periods)[0] ?? null;
  const found = periods.find(({ key, name: whole }) => isOfName(key, name) || isOfName(whole, name));
  if (found) return found;
  const names = periods.map((period) => period.name).join(', ');
  throw new PlanError(
    'not-found',
    names === ''
      ? 'Planen har inga uppföljningstillfällen.'
      : `Planen har inget sådant uppföljningstillfälle. De heter: ${names}.`,
    { subject: name },
  );
};

type Reported = Omit<Activity, 'version'>;

/** The deadline as it read when the answer was given. */
const deadlineThen = (text: string, { deadline }: Reported, planYear: number): Deadline =>
  text === deadline.text ? deadline : readDeadline(text, planYear).deadline;

/**
 * A plan with its activities as their answers in the period say; what nobody answered stays as it stands. Deadlines are as
 * the answers wrote them, and not yet marked: a postponement of another day than the answer's was granted since, and is
 * left out.
 */
export const asAnswered = (source: ReportSource, period: Period): ReportSource => {
  const { plan, followUps = [], postponements = [] } = source;
  const answers = new Map(
    followUps.filter(({ periodKey }) => periodKey === period.key).map((answer) => [answer.activityKey, answer]),
  );
  const movedSince = new Set<string>();
  const activities = source.activities.map((activity) => {
    const answer = answers.get(activity.key);
    if (!answer) return activity;
    const { status, comment, deadlineText } = answer;
    if (deadlineText !== activity.deadline.text) movedSince.add(activity.key);
    return { ...activity, status, comment, deadline: deadlineThen(deadlineText, activity, plan.year) };
  });
  return {
    ...source,
    activities,
    postponements: postponements.filter(({ activityKey }) => !movedSince.has(activityKey)),
  };
};

/** How many of the activities that the report prints nobody has answered; what is finished needs no answer. */
export const unansweredIn = (
  activities: readonly Reported[],
  followUps: readonly ReportedAnswer[],
  period: Period,
): number => {
  const answered = new Set(
    followUps
      .filter(({ periodKey, answered: act }) => periodKey === period.key && act !== null)
      .map(({ activityKey }) => activityKey),
  );
  return activities.filter((activity) => isUnanswered(activity, period, answered.has(activity.key))).length;
};

/** "74 av 93 aktiviteter är obesvarade"; "" where there is nothing to say. */
export const unansweredWords = (
  { unanswered, of }: { readonly unanswered: number; readonly of: number },
  { key, state }: Period,
  followUps: readonly ReportedAnswer[],
  { words }: ReportForm,
): string => {
  if (unanswered === 0) return state === 'open' ? words.allAnswered : '';
  const some = `${unanswered} av ${of} ${of === 1 ? 'aktivitet' : 'aktiviteter'}`;
  // Closing has kept what stood then of those that nobody answered.
  const isKept = followUps.some(({ periodKey, answered }) => periodKey === key && answered === null);
  const closed = isKept ? words.neverAnsweredThen : words.neverAnswered;
  return (state === 'closed' ? closed : words.unanswered).replace('{some}', some);
};
