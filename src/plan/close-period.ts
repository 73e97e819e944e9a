import { Temporal } from 'temporal-polyfill';
import { followUpKey, isAsReported, type FollowUp } from './follow-up.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { isPlanError, PlanError } from './plan-error.ts';
import type { PlannerRecords, PlannerStore, Versioned } from './planner-store.ts';
import { commentFromOf, toldBefore, type Told } from './repeated-comment.ts';
import { isFinished } from './status.ts';
import { asWordedNow } from './worded-status.ts';

type NewFollowUp = PlannerRecords['followUps'];
type StandingActivity = PlannerRecords['activities'];

/** What closing made. */
export interface ClosedPeriod {
  readonly period: Period;
  /** FollowUps made now: of what was finished before, and of what nobody answered. */
  readonly made: number;
  /** Keys of the activities that nobody answered for. */
  readonly unanswered: readonly string[];
}

/**
 * What closing a period keeps of an activity that nobody answered for: as it stands, unanswered. Done before is an answer
 * (DESIGN, "Answered"): of who said that it was done, in the period before or else in the activity itself.
 */
const followUpOnClosing = (activity: StandingActivity, period: Period, told: Told, act: Act): NewFollowUp => {
  const status = told.plan === undefined ? activity.status : asWordedNow(activity.status, told.plan);
  const standing = { status, comment: activity.comment, deadlineText: activity.deadline.text };
  const before = toldBefore(activity.key, period, told)?.followUp ?? null;
  const isAsBefore = before !== null && isAsReported(standing, before);
  const saidBefore = before !== null && isFinished(before.status) ? before.answered : null;
  const commentFrom = commentFromOf(activity, period, told);
  return {
    key: followUpKey(period.key, activity.key),
    periodKey: period.key,
    activityKey: activity.key,
    ...standing,
    unchanged: isFinished(activity.status) && isAsBefore,
    answered: isFinished(activity.status) ? (saidBefore ?? activity.acted ?? act) : null,
    ...(commentFrom === undefined ? {} : { commentFrom }),
  };
};

/** The FollowUps that a period lacks, so that it has one of every activity. */
export const missingFollowUps = (
  activities: readonly StandingActivity[],
  period: Period,
  told: Told,
  act: Act,
): readonly NewFollowUp[] => {
  const byActivity = Map.groupBy(told.followUps, ({ activityKey }) => activityKey);
  return activities.flatMap((activity) => {
    const followUps = byActivity.get(activity.key) ?? [];
    if (followUps.some(({ periodKey }) => periodKey === period.key)) return [];
    return [followUpOnClosing(activity, period, { ...told, followUps }, act)];
  });
};

const withVersion = ({ record, version }: Versioned<NewFollowUp>): FollowUp => ({ ...record, version });

const isAfter = (a: Period, b: Period): boolean => Temporal.PlainDate.compare(a.perDatum, b.perDatum) > 0;

/** A period that describes a later day and has been opened; null where none has. */
export const laterOpened = (period: Period, periods: readonly Period[]): Period | null =>
  periods.find((other) => other.state !== 'planned' && isAfter(other, period)) ?? null;

/** What was closed is filled up where that was cut off, and not when a later period asks about what is new since. */
const requireClosable = (period: Period, periods: readonly Period[]): void => {
  if (period.state === 'open' || (period.state === 'closed' && laterOpened(period, periods) === null)) return;
  const why =
    period.state === 'planned' ? 'Det är inte öppnat.' : 'Det är stängt, och ett senare tillfälle har öppnats.';
  throw new PlanError('invalid', why, { subject: period.name });
};

/** How many are made in one go: progress is told between them. */
const atOnce = 100;

/** Somebody may have answered while the period was being closed; twice over, what stands is read again. */
const rounds = 3;

/**
 * Closes a period, and makes a FollowUp of every activity that has none. The period first, so that nobody answers what is
 * being counted; then, in batches, what is missing by what stands. Dying anywhere, the same call does the rest; run again
 * when all is done, it makes nothing.
 *
 * @throws PlanError `not-found`, `invalid` for one that is not open, and as `PlannerStore`.
 */
export const closePeriod = async (
  store: PlannerStore,
  planKey: string,
  key: string,
  act: Act,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<ClosedPeriod> => {
  const periods = await store.all('periods', planKey);
  const standing = periods.find(({ record }) => record.key === key);
  if (standing === undefined) throw new PlanError('not-found', 'Uppföljningstillfället finns inte.', { subject: key });
  const records = periods.map(({ record }) => record);
  requireClosable(standing.record, records);
  const { record: period } = await store.change('periods', standing, { ...standing.record, state: 'closed' }, act);

  let made = 0;
  for (let round = 1; ; round += 1) {
    const activities = (await store.all('activities', planKey)).map(({ record }) => record);
    const kept = await store.all('followUps', planKey);
    const followUps = kept.map(withVersion);
    const [plan] = await store.all('plans', planKey);
    const told: Told = { periods: records, followUps, ...(plan === undefined ? {} : { plan: plan.record }) };
    const missing = missingFollowUps(activities, period, told, act);
    try {
      const begun = kept.filter(({ record }) => record.periodKey === period.key && record.answered === null);
      const now = standing.record.state === 'open' ? await bringUp(store, begun, activities, period, told, act) : begun;
      for (let from = 0; from < missing.length; from += atOnce) {
        const batch = missing.slice(from, from + atOnce);
        await store.add('followUps', batch, act);
        made += batch.length;
        progress(Math.min(from + atOnce, missing.length), missing.length);
      }
      const ungiven = [...now.map(({ record }) => record), ...missing].filter(({ answered }) => answered === null);
      return { period, made, unanswered: ungiven.map(({ activityKey }) => activityKey) };
    } catch (error) {
      if (!isPlanError(error, 'conflict') || round === rounds) throw error;
    }
  }
};

/** A planner's text for the board may have come before any answer: what stands beside it is as it stands on closing. */
const bringUp = async (
  store: PlannerStore,
  begun: readonly Versioned<NewFollowUp>[],
  activities: readonly StandingActivity[],
  period: Period,
  told: Told,
  act: Act,
): Promise<readonly Versioned<NewFollowUp>[]> => {
  const byKey = new Map(activities.map((activity) => [activity.key, activity]));
  return await Promise.all(
    begun.map(async (one) => {
      const activity = byKey.get(one.record.activityKey);
      if (activity === undefined) return one;
      const { boardText } = one.record;
      const closing = followUpOnClosing(activity, period, told, act);
      return await store.change(
        'followUps',
        one,
        { ...closing, ...(boardText === undefined ? {} : { boardText }) },
        act,
      );
    }),
  );
};
