import { Temporal } from 'temporal-polyfill';
import type { FollowUp } from './follow-up.ts';
import type { Period } from './period.ts';
import type { PlanWords } from './status.ts';

/** What a plan has of all its periods. */
export interface Told {
  /** Its words, in which statuses are kept; absent: as they were written. */
  readonly plan?: PlanWords;
  readonly periods: readonly Period[];
  readonly followUps: readonly FollowUp[];
}

const inOneSpace = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What was told of an activity in the nearest period before this one, by the days they describe; null the first time. */
export const toldBefore = (
  activityKey: string,
  period: Pick<Period, 'perDatum'>,
  { periods, followUps }: Told,
): { readonly period: Period; readonly followUp: FollowUp } | null => {
  const ofActivity = followUps.filter((followUp) => followUp.activityKey === activityKey);
  const earlier = periods
    .filter(({ perDatum }) => Temporal.PlainDate.compare(perDatum, period.perDatum) < 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.perDatum, a.perDatum));
  for (const candidate of earlier) {
    const followUp = ofActivity.find(({ periodKey }) => periodKey === candidate.key);
    if (followUp !== undefined) return { period: candidate, followUp };
  }
  return null;
};

/**
 * The key of the period that a comment is from, where it says what was told before; undefined where it is new, or empty.
 * One that was repeated already is from where it was first told: written in delår 1 and left standing through delår 2, it
 * is "från delår 1" in the bokslut too. It is the comment that is judged, not the answer: a new status beside last
 * period's comment is a change, and no "Oförändrat", but its comment is still last period's.
 */
export const commentFromOf = (
  { key, comment }: { readonly key: string; readonly comment: string },
  period: Pick<Period, 'perDatum'>,
  told: Told,
): string | undefined => {
  const before = toldBefore(key, period, told);
  if (before === null || inOneSpace(comment) === '') return undefined;
  if (inOneSpace(before.followUp.comment) !== inOneSpace(comment)) return undefined;
  return before.followUp.commentFrom ?? before.period.key;
};

/** "från delår 1", in the period's own name; "" for a comment that is nobody's but this period's. */
export const repeatedWords = (
  { commentFrom }: Pick<FollowUp, 'commentFrom'>,
  periods: readonly Period[],
  language: 'sv' | 'en' = 'sv',
): string => {
  const name = periods.find(({ key }) => key === commentFrom)?.name;
  if (name === undefined) return '';
  const inSentence = name.charAt(0).toLocaleLowerCase('sv') + name.slice(1);
  return language === 'sv' ? `från ${inSentence}` : `from ${inSentence}`;
};
