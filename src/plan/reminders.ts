import { Temporal } from 'temporal-polyfill';
import type { Activity } from './activity.ts';
import { lastDay } from './deadline.ts';
import { answeredIn } from './follow-up.ts';
import type { Plan, PlanContent } from './plan.ts';
import { isFinished } from './status.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore, type DaysOff } from './working-days.ts';

/** Calendar days between the deadline's reminder and the deadline (DESIGN, "The rules of time"). */
const daysBeforeDeadline = 14;

/** One thing that one person is reminded of, once. */
export interface Occasion {
  readonly activityKey: string;
  readonly planKey: string;
  /** The site's user id of the owner. */
  readonly personId: number;
  /** The working day it is reminded. */
  readonly day: Temporal.PlainDate;
  readonly kind: 'deadline';
  /** The deadline's last day. A deadline that moves is a new occasion. */
  readonly occurrenceLast: Temporal.PlainDate;
}

export interface Reminders {
  /** By day, then as the plan lists its activities. */
  readonly occasions: readonly Occasion[];
  /** What would be reminded, had it an owner: listed, never silent. */
  readonly withoutOwner: readonly Activity[];
}

/** The last day of the stretch in which nobody is reminded, if the day lies in one: weeks 27–31, 20 December–7 January. */
const quietUntil = (day: Temporal.PlainDate): Temporal.PlainDate | null => {
  const week = day.weekOfYear ?? 0;
  if (week >= 27 && week <= 31) return day.add({ days: (31 - week) * 7 + 7 - day.dayOfWeek });
  if (day.month === 12 && day.day >= 20) return new Temporal.PlainDate(day.year + 1, 1, 7);
  if (day.month === 1 && day.day <= 7) return new Temporal.PlainDate(day.year, 1, 7);
  return null;
};

/** False in July and over Christmas, when cards go unread and pile up. */
export const isReminderDay = (day: Temporal.PlainDate): boolean => quietUntil(day) === null;

/** The day a reminder meant for this day comes: the working day before, or, out of a quiet stretch, the first after it. */
export const reminderDay = (meant: Temporal.PlainDate, daysOff: DaysOff): Temporal.PlainDate => {
  const day = workingDayOnOrBefore(meant, daysOff);
  const quiet = quietUntil(day);
  return quiet === null ? day : workingDayOnOrAfter(quiet.add({ days: 1 }), daysOff);
};

/** Whether the plan reminds of anything at all, and of this on that day. */
const reminds = (plan: Plan, day: Temporal.PlainDate): boolean =>
  plan.state === 'open' && plan.remindFrom !== null && Temporal.PlainDate.compare(day, plan.remindFrom) >= 0;

/** What the card asks for is given already: an answer in a period that is open. */
const answeredInOpen = ({ periods, followUps }: Pick<PlanContent, 'periods' | 'followUps'>): ReadonlySet<string> => {
  const open = periods.filter(({ state }) => state === 'open');
  return answeredIn(
    followUps,
    open.map(({ key }) => key),
  );
};

/**
 * Who is reminded of what, and when. Silent: what is finished or paused, what is answered in an open period, ongoing
 * deadlines, closed plans, before remindFrom.
 */
export const remindersOf = (
  content: Pick<PlanContent, 'plan' | 'activities' | 'periods' | 'followUps'>,
  daysOff: DaysOff,
): Reminders => {
  const occasions: Occasion[] = [];
  const withoutOwner: Activity[] = [];
  const answered = answeredInOpen(content);
  for (const activity of content.activities) {
    const last = lastDay(activity.deadline);
    if (last === null || isFinished(activity.status) || activity.status.progress === 'paused') continue;
    if (answered.has(activity.key)) continue;
    const day = reminderDay(last.subtract({ days: daysBeforeDeadline }), daysOff);
    if (!reminds(content.plan, day)) continue;
    if (activity.owner === null) {
      withoutOwner.push(activity);
      continue;
    }
    const { key: activityKey, planKey } = activity;
    occasions.push({ activityKey, planKey, personId: activity.owner.id, day, kind: 'deadline', occurrenceLast: last });
  }
  return { occasions: occasions.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day)), withoutOwner };
};

/**
 * Whether it is still sent on this day, had it not been on its own: until the deadline, and at least two weeks (what
 * comes gathered after a quiet stretch may be past its deadline). Later than that it is another reminder's to say.
 */
export const isTimely = (occasion: Occasion, today: Temporal.PlainDate): boolean => {
  if (Temporal.PlainDate.compare(occasion.day, today) > 0) return false;
  if (Temporal.PlainDate.compare(today, occasion.occurrenceLast) <= 0) return true;
  return Temporal.PlainDate.compare(today, occasion.day.add({ days: daysBeforeDeadline })) <= 0;
};

/** The first day after this one on which somebody is reminded of something; null when nothing is to come. */
export const nextOccasionDay = (reminders: Reminders, after: Temporal.PlainDate): Temporal.PlainDate | null =>
  reminders.occasions.find((occasion) => Temporal.PlainDate.compare(occasion.day, after) > 0)?.day ?? null;
