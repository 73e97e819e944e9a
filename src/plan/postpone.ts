import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { isSameDeadline, lastDay, type Deadline } from './deadline.ts';
import type { Act } from './person.ts';
import { movesAtOnce, refusalOf, type Role } from './permissions.ts';
import { PlanError } from './plan-error.ts';
import type { PlanStore } from './plan-store.ts';
import type { Postponement, PostponementCause } from './postponement.ts';

export interface LaterDate {
  readonly to: Deadline;
  readonly cause: PostponementCause;
  readonly reason: string;
}

export interface Postponed {
  /** As it now stands; unchanged where the later date is only requested. */
  readonly activity: Activity;
  readonly postponement: Postponement;
}

const months = [
  'Januari',
  'Februari',
  'Mars',
  'April',
  'Maj',
  'Juni',
  'Juli',
  'Augusti',
  'September',
  'Oktober',
  'November',
  'December',
] as const;

/**
 * A moved deadline as the report writes it: "December*" within the plan's year, "Förskjuts till mars 2023*" past it (the
 * form of document 000, and the month, which would be December to who reads the year alone). The asterisk is the
 * system's; nobody types it.
 */
export const movedToMonth = (month: Temporal.PlainYearMonth, planYear: number): Deadline => {
  const first = month.toPlainDate({ day: 1 });
  const occurrences = [{ first, last: first.with({ day: month.daysInMonth }) }];
  const word = months[month.month - 1] ?? '';
  return month.year > planYear
    ? {
        text: `Förskjuts till ${word.toLowerCase()} ${month.year}*`,
        occurrences,
        moved: true,
        postponedTo: month.year,
      }
    : { text: `${word}*`, occurrences, moved: true, postponedTo: null };
};

/**
 * The activity as it stands, for a request: it writes nothing to the activity, so no version guards it. Another owner
 * or comment since it was read does not matter; another deadline does.
 */
const standingAs = async (store: PlanStore, seen: Activity): Promise<Activity> => {
  const standing = await store.activity(seen.key);
  if (standing.version === seen.version || isSameDeadline(standing.deadline, seen.deadline)) return standing;
  throw new PlanError('conflict', 'Slutdatumet har flyttats sedan du läste. Läs om och jämför.', {
    subject: seen.key,
  });
};

const requireAllowed = (role: Role, activity: Activity): void => {
  const refusal = refusalOf('request-later-date', role, activity, null);
  if (refusal !== null) throw new PlanError('forbidden', `Slutdatumet kan inte flyttas (${refusal}).`);
};

/** The same for the same days, so that what was cut off is not kept twice. */
const postponementKey = (activityKey: string, from: Deadline, to: Deadline): string =>
  [activityKey, lastDay(from)?.toString() ?? '', lastDay(to)?.toString() ?? ''].join('|');

/** What the new date must be, whoever moves it. @throws PlanError `invalid`. */
const requireLater = (activity: Activity, { to, reason }: LaterDate): void => {
  const before = lastDay(activity.deadline);
  const after = lastDay(to);
  if (after === null || (before !== null && Temporal.PlainDate.compare(after, before) <= 0)) {
    throw new PlanError('invalid', 'Det nya slutdatumet måste vara senare än det som gäller nu.', {
      subject: 'Slutdatum',
    });
  }
  if (reason.trim() === '') {
    throw new PlanError('invalid', 'Skriv varför slutdatumet flyttas.', { subject: 'Motivering' });
  }
};

/**
 * Moves a deadline. Within the plan's year it is done at once, by whoever has the activity; past it a planner does it at
 * once and anybody else asks (`movesAtOnce`). At once: the activity's deadline is written, guarded by its version, then
 * the postponement; asked for: only the postponement is kept. The key makes a repeated click one.
 * Throws PlanError `invalid` when the new day is not later or no reason is given, `forbidden` when the role or status
 * does not permit it, `conflict` when the deadline is no longer what was read, or what is asked for has been granted already.
 */
export const postponeActivity = async (
  store: PlanStore,
  activity: Activity,
  later: LaterDate,
  role: Role,
  act: Act,
): Promise<Postponed> => {
  requireAllowed(role, activity);
  requireLater(activity, later);
  const grants = movesAtOnce(role, later.to, activity);
  const now = grants ? await store.change(activity, { deadline: later.to }, act) : await standingAs(store, activity);
  if (!grants) requireAllowed(role, now);
  const postponement = await store.postpone({
    key: postponementKey(activity.key, activity.deadline, later.to),
    activityKey: activity.key,
    from: activity.deadline,
    to: later.to,
    cause: later.cause,
    reason: later.reason.trim(),
    state: grants ? 'granted' : 'requested',
    acted: act,
  });
  return { activity: now, postponement };
};
