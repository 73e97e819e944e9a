import { Temporal } from 'temporal-polyfill';
import { lastDay, type Deadline } from './deadline.ts';
import type { DecidedActivity } from './decision.ts';
import type { Plan } from './plan.ts';
import { isFinished } from './status.ts';

/** Kommer med · Omformuleras · Uppgår i annan · Kommer inte med · Väntar på bokslutet. */
export const carryKinds = ['carried', 'reworded', 'merged', 'dropped', 'awaits'] as const;
export type CarryKind = (typeof carryKinds)[number];

/** Why an activity may come along: past the year, ongoing, paused, late on the day, or merely not done yet. */
export type CarryCause = 'beyond-year' | 'ongoing' | 'paused' | 'late' | 'not-done';

/** What is proposed of one activity, for a person to decide. */
export interface CarryProposal {
  readonly activity: DecidedActivity;
  readonly cause: CarryCause;
  /** What its comment says of the next plan; `carried` where it says nothing. */
  readonly suggested: Exclude<CarryKind, 'dropped' | 'awaits'>;
  /** The new wording, where the comment gives it. */
  readonly suggestedTitle: string | null;
}

const causeOf = (plan: Plan, { deadline, status }: DecidedActivity, perDatum: Temporal.PlainDate): CarryCause => {
  const last = lastDay(deadline);
  const yearEnds = plan.to ?? new Temporal.PlainDate(plan.year, 12, 31);
  if (deadline.postponedTo !== null || (last !== null && Temporal.PlainDate.compare(last, yearEnds) > 0)) {
    return 'beyond-year';
  }
  if (last === null) return 'ongoing';
  if (status.progress === 'paused') return 'paused';
  return Temporal.PlainDate.compare(last, perDatum) <= 0 ? 'late' : 'not-done';
};

/** "omformuleras till "flexibelt arbetssätt" istället för "aktivitetsbaserat arbetssätt"". */
const exchange = /omformuler\S*\s+till\s+["”“](?<now>[^"”“]+)["”“]\s+i\s*stället\s+för\s+["”“](?<was>[^"”“]+)["”“]/i;

const suggestionOf = ({ title, comment }: DecidedActivity): Pick<CarryProposal, 'suggested' | 'suggestedTitle'> => {
  if (/\bing(?:å|år|ick) i (?:\p{L}+ )?aktivitet/iu.test(comment)) return { suggested: 'merged', suggestedTitle: null };
  if (!/omformuler/i.test(comment)) return { suggested: 'carried', suggestedTitle: null };
  const { was = '', now = '' } = exchange.exec(comment)?.groups ?? {};
  const suggestedTitle = was !== '' && title.includes(was) ? title.replace(was, now) : null;
  return { suggested: 'reworded', suggestedTitle };
};

/**
 * What of a plan may come along into the next, in the plan's order: all that is neither done nor dropped on the day. Only
 * proposed: a person decides each.
 */
export const carryProposals = (
  plan: Plan,
  activities: readonly DecidedActivity[],
  perDatum: Temporal.PlainDate,
): readonly CarryProposal[] =>
  activities
    .filter(({ status }) => !isFinished(status))
    .map((activity) => ({ activity, cause: causeOf(plan, activity, perDatum), ...suggestionOf(activity) }));

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/**
 * The deadline in the next plan: what lies there already keeps its days, is said without "Förskjuts till" and is no longer
 * moved (that plan's adoption is its baseline); ongoing stays ongoing; what should have been done before gets the year,
 * until somebody decides a day.
 */
export const carriedDeadline = (deadline: Deadline, year: number): Deadline => {
  const last = lastDay(deadline);
  const text = capitalised(
    deadline.text
      .replaceAll('*', '')
      .replace(/^\s*(?:förskjuts|framflyttad|flyttad)\S*\s+till\s+/i, '')
      .trim(),
  );
  if (last === null && deadline.postponedTo === null) return { ...deadline, text, moved: false };
  if (last !== null && last.year >= year)
    return { ...deadline, text, moved: false, postponedTo: last.year > year ? last.year : null };
  const days = { first: new Temporal.PlainDate(year, 1, 1), last: new Temporal.PlainDate(year, 12, 31) };
  return { text: String(year), occurrences: [days], moved: false, postponedTo: null };
};
