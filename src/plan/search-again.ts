import type { Continuation } from './continuation.ts';
import { findAgain, type Findable, type Match, type Verdict } from './find-again.ts';
import type { FollowUp } from './follow-up.ts';
import type { Goal } from './goal.ts';
import type { NewPlan } from './new-plan.ts';
import { standingActivities, type Standing } from './standing-keys.ts';
import { plainWording } from './wording.ts';

type NewActivity = NewPlan['activities'][number];
type NewPlacement = NewPlan['placements'][number];

/** What stands on the site of the plan that a document is read again for. */
export interface StandingPlan extends Pick<Standing, 'boards'> {
  readonly goals: readonly Goal[];
  readonly activities: readonly NewActivity[];
  readonly placements: readonly NewPlacement[];
  readonly followUps: readonly FollowUp[];
  readonly continuations: readonly Continuation[];
}

/** The document's activities by their keys, each with the key it has on the site: by key, then by wording. */
export const tiedByKeyOrWording = (plan: NewPlan, standing: StandingPlan): ReadonlyMap<string, string> => {
  const known = new Set(standing.activities.map(({ key }) => key));
  const worded = standingActivities(plan, standing);
  return new Map(
    plan.activities.flatMap(({ key }): [string, string][] => {
      const same = known.has(key) ? key : worded.get(key)?.key;
      return same === undefined ? [] : [[key, same]];
    }),
  );
};

/** What likeness and the records of earlier decisions say of the activities that neither key nor wording finds. */
export const searchAgain = (
  plan: NewPlan,
  standing: StandingPlan,
  tied: ReadonlyMap<string, string>,
  verdicts: ReadonlyMap<string, Verdict>,
) => {
  const findables = (
    activities: readonly NewActivity[],
    placements: readonly NewPlacement[],
    goals: readonly Goal[],
  ): readonly Findable[] => {
    const titles = new Map(goals.map(({ key, title }) => [key, title]));
    const under = Map.groupBy(placements, ({ activityKey }) => activityKey);
    return activities.map(({ key, title, parts, boards, deadline }) => {
      const goalTitles = (under.get(key) ?? []).map(({ goalKey }) => titles.get(goalKey) ?? '');
      return { key, title, parts, boards, deadline, goalTitles };
    });
  };
  const here = findables(standing.activities, standing.placements, standing.goals);
  const there = findables(plan.activities, plan.placements, plan.goals);
  const standingByKey = new Map(here.map((one) => [one.key, one]));
  const tiedGiven = new Map([...tied].map(([givenKey, standingKey]) => [standingKey, givenKey]));
  const givenKeyOf = (standingKey: string | null): string | undefined =>
    standingKey === null ? undefined : tiedGiven.get(standingKey);

  // What has been decided is not asked again, also where its writing was cut off half-way.
  const remembered = (kind: 'merged' | 'split') => standing.continuations.filter((one) => one.kind === kind);
  const merged = remembered('merged').flatMap(({ fromKey, toKey }): Match[] => {
    const givenKey = givenKeyOf(toKey);
    return givenKey === undefined || tiedGiven.has(fromKey) ? [] : [{ standingKey: fromKey, givenKey, score: 1 }];
  });
  const split = remembered('split').flatMap(({ fromKey, toKey }): Match[] =>
    toKey === null || tied.has(toKey) || !there.some(({ key }) => key === toKey)
      ? []
      : [{ standingKey: fromKey, givenKey: toKey, score: 1 }],
  );
  const decidedStanding = new Set(merged.map(({ standingKey }) => standingKey));
  const decidedGiven = new Set(split.map(({ givenKey }) => givenKey));
  const changed = there.flatMap((given) => {
    const one = standingByKey.get(tied.get(given.key) ?? '');
    return one === undefined || plainWording(one.title) === plainWording(given.title) ? [] : [{ standing: one, given }];
  });
  const found = findAgain({
    standing: here.filter(({ key }) => !tiedGiven.has(key) && !decidedStanding.has(key)),
    given: there.filter(({ key }) => !tied.has(key) && !decidedGiven.has(key)),
    changed,
    there: there.filter(({ key }) => tied.get(key) === key && !changed.some(({ given }) => given.key === key)),
    among: [...here, ...there],
    verdicts,
  });
  return { ...found, merged: [...merged, ...found.merged], split: [...split, ...found.split] };
};
