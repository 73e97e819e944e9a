import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import { isAsReported } from '../plan/follow-up.ts';
import type { ReportedAnswer } from './report-rows.ts';
import { openedPeriods, type Period } from '../plan/period.ts';
import { PlanError } from '../plan/plan-error.ts';
import { isSameStatus } from '../plan/status.ts';

type Reported = Omit<Activity, 'version'>;

/** What an activity said in the period before, of what it says otherwise now; null: it was not there. */
export interface Former {
  /** Null: the same. */
  readonly status: ReportedAnswer['status'] | null;
  readonly deadlineText: string | null;
  readonly comment: boolean;
}

export interface Changes {
  readonly since: Period;
  /** By activity, those that changed only. */
  readonly formers: ReadonlyMap<string, Former | null>;
}

/** The period before: the last by its per-datum of those that were opened. */
export const periodBefore = (periods: readonly Period[], period: Period): Period | null =>
  openedPeriods(periods).find(
    ({ key, perDatum }) => key !== period.key && Temporal.PlainDate.compare(perDatum, period.perDatum) < 0,
  ) ?? null;

const formerOf = (activity: Reported, before: ReportedAnswer): Former => ({
  status: isSameStatus(activity.status, before.status) ? null : before.status,
  deadlineText: activity.deadline.text === before.deadlineText ? null : before.deadlineText,
  comment: activity.comment !== before.comment,
});

/**
 * What status, comment and deadline say otherwise than in the period before, and what has come since: an activity
 * without a report of then. One that left the plan has nothing to print: it is told by the adopted version.
 * @throws PlanError `invalid` where there is no period before, or nothing was reported in it.
 */
export const changesSince = (
  activities: readonly Reported[],
  followUps: readonly ReportedAnswer[],
  periods: readonly Period[],
  period: Period | null,
): Changes => {
  const since = period && periodBefore(periods, period);
  const then = new Map(
    followUps.filter(({ periodKey }) => periodKey === since?.key).map((followUp) => [followUp.activityKey, followUp]),
  );
  if (since === null || then.size === 0) {
    throw new PlanError('invalid', 'Det finns inget tidigare uppföljningstillfälle att jämföra med.', {
      subject: period?.name ?? '',
    });
  }
  const formers = new Map<string, Former | null>();
  for (const activity of activities) {
    const before = then.get(activity.key);
    if (before === undefined) formers.set(activity.key, null);
    else if (!isAsReported({ ...activity, deadlineText: activity.deadline.text }, before)) {
      formers.set(activity.key, formerOf(activity, before));
    }
  }
  return { since, formers };
};
