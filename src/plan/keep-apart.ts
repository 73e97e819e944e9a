import type { NewPlan } from './new-plan.ts';
import { measuredAgainst, ownBeside, printedRow, type Placement } from './placement.ts';
import type { Ruling } from './ruling.ts';

/** What stands on the site of a plan that a document is read again for. */
export interface StandingApart {
  readonly placements: readonly Pick<Placement, 'key' | 'activityKey'>[];
  readonly rulings: readonly Ruling[];
}

/**
 * A plan read from a document again, with its copies in the two activities that somebody has made of them ("Två åtaganden"),
 * since the document knows of one only. Rows are found by their keys; the rest is as it was read.
 */
export const keepApart = (document: NewPlan, { placements: standing, rulings }: StandingApart): NewPlan => {
  const ruled = new Set(rulings.filter(({ kind }) => kind === 'two-commitments').flatMap(({ subjects }) => subjects));
  const nowOf = new Map(standing.filter(({ key }) => ruled.has(key)).map(({ key, activityKey }) => [key, activityKey]));
  const known = new Map(document.activities.map((activity) => [activity.key, activity]));
  const made = new Map<string, NewPlan['activities'][number]>();
  const placements = document.placements.map((placement) => {
    const key = nowOf.get(placement.key) ?? placement.activityKey;
    const activity = known.get(placement.activityKey);
    if (!activity || key === placement.activityKey) return placement;
    const printed = printedRow(placement, activity);
    const { boardsText: _boardsText, ...said } = printed;
    const apart = made.get(key) ?? known.get(key) ?? { ...activity, ...said, key };
    made.set(key, apart);
    const { measured: _measured, ...row } = placement;
    const own = ownBeside(printed, apart);
    return { ...row, activityKey: key, own, ...measuredAgainst(apart, own) };
  });
  const added = [...made.values()].filter(({ key }) => !known.has(key));
  return added.length === 0
    ? { ...document, placements }
    : { ...document, placements, activities: [...document.activities, ...added] };
};
