import type { Temporal } from 'temporal-polyfill';
import type { Continuation } from './continuation.ts';
import { rewordingKey } from './change-by-decision.ts';
import type { Match, Question, Verdict } from './find-again.ts';
import type { Goal } from './goal.ts';
import { keepStandingGoals } from './goals-again.ts';
import { changesOf, type DocumentField, type FieldChange, type SaidOf } from './import-difference.ts';
import type { NewPlan } from './new-plan.ts';
import { rowsAgain, type RowsAgain } from './rows-again.ts';
import { searchAgain, tiedByKeyOrWording, type StandingPlan } from './search-again.ts';
import { keepStandingKeys } from './standing-keys.ts';
import { plainWording } from './wording.ts';

type NewActivity = NewPlan['activities'][number];

export interface Named {
  readonly key: string;
  readonly title: string;
}

export interface ChangedActivity extends Named {
  /** Wording as it stands; the title is the document's. */
  readonly was: string;
  /** Likeness of the wordings where the activity was found by it; else null. */
  readonly likeness: number | null;
  readonly changes: readonly FieldChange[];
}

/** What a document says otherwise than the site, told before anything is written. Keys as they stand on the site. */
export interface ImportDifference {
  /** Activities that say the same on both sides. */
  readonly unchanged: number;
  readonly changed: readonly ChangedActivity[];
  readonly added: readonly Named[];
  /** Left as they stand: only a decision drops an activity. */
  readonly vanished: readonly Named[];
  /** In the document, and merged into others or split by decision: nothing of them is written. */
  readonly decided: readonly Named[];
  readonly merged: readonly (Named & { readonly into: string })[];
  readonly split: readonly (Named & { readonly from: string })[];
  readonly rows: Pick<RowsAgain, 'moved' | 'reordered' | 'added' | 'gone'>;
  readonly goals: {
    readonly added: readonly Named[];
    readonly reworded: readonly (Named & { readonly was: string })[];
    readonly gone: readonly Named[];
  };
  readonly questions: readonly Question[];
}

export interface ImportAgain {
  /** Ready to be written: keys that stand on the site, without what is still asked. */
  readonly plan: NewPlan;
  readonly difference: ImportDifference;
  /** To be kept before what stands is written over, so that an import that is cut off goes on as it began. */
  readonly continuations: readonly Omit<Continuation, 'acted'>[];
  /** By activity: fields that keep what stands. */
  readonly left: ReadonlyMap<string, ReadonlySet<DocumentField>>;
}

export interface ImportQuestions {
  /** What a person has said of earlier questions, by their ids. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly saidOf: SaidOf;
  /** The day that the document describes; null where it names none. */
  readonly asOf: Temporal.PlainDate | null;
}

/** Without the activities that are still asked about: nothing of them is written. */
const without = (plan: NewPlan, keys: ReadonlySet<string>): NewPlan => ({
  ...plan,
  activities: plan.activities.filter(({ key }) => !keys.has(key)),
  placements: plan.placements.filter(({ activityKey }) => !keys.has(activityKey)),
  postponements: plan.postponements.filter(({ activityKey }) => !keys.has(activityKey)),
  ...(plan.followUps === undefined
    ? {}
    : { followUps: plan.followUps.filter(({ activityKey }) => !keys.has(activityKey)) }),
});

/** By activity that was merged or split and has ended: what it has become. A document that still has it undoes nothing. */
const endedByDecision = ({ activities, continuations }: StandingPlan): ReadonlyMap<string, readonly string[]> => {
  const ended = new Set(activities.flatMap(({ key, status }) => (status.progress === 'dropped' ? [key] : [])));
  const records = continuations.filter(
    ({ kind, fromKey }) => (kind === 'merged' || kind === 'split') && ended.has(fromKey),
  );
  return new Map(
    [...Map.groupBy(records, ({ fromKey }) => fromKey)].map(([key, to]) => [
      key,
      to.flatMap(({ toKey }) => toKey ?? []),
    ]),
  );
};

/** Where an activity keeps the boards it has been transferred to, its rows go on printing those. */
const withBoardsLeft = (plan: NewPlan, { placements }: StandingPlan, left: ImportAgain['left']): NewPlan => {
  const before = new Map(placements.map((row) => [row.key, row]));
  return {
    ...plan,
    placements: plan.placements.map((row) => {
      const was = before.get(row.key);
      if (was === undefined || left.get(row.activityKey)?.has('boards') !== true) return row;
      return { ...row, boardsText: was.boardsText, own: { ...row.own, boards: was.own.boards } };
    }),
  };
};

/** A rendering may run the parts into the title: the same text, and nothing changed. */
const withStandingParts = (activity: NewActivity, standing: NewActivity | undefined): NewActivity => {
  const textOf = ({ title, parts }: NewActivity): string => plainWording([title, ...parts].join(' '));
  if (standing === undefined || textOf(standing) !== textOf(activity)) return activity;
  const isSplitOtherwise = standing.parts.length !== activity.parts.length;
  return isSplitOtherwise ? { ...activity, title: standing.title, parts: standing.parts } : activity;
};

const continuationsOf = (
  planKey: string,
  on: Temporal.PlainDate | null,
  changed: readonly ChangedActivity[],
  merged: readonly Match[],
  split: readonly Match[],
  keyOf: (givenKey: string) => string,
): ImportAgain['continuations'] => {
  const reworded = changed.filter(
    ({ was, title, changes }) =>
      plainWording(was) !== plainWording(title) && changes.some(({ field, left }) => field === 'title' && !left),
  );
  return [
    ...reworded.map(({ key, was, title }) => ({
      key: rewordingKey(key, was, title),
      planKey,
      fromKey: key,
      toKey: key,
      kind: 'reworded' as const,
      on,
      reason: `Tidigare lydelse: ${was}`,
    })),
    ...[
      ...merged.map((one) => ({ ...one, kind: 'merged' as const })),
      ...split.map((one) => ({ ...one, kind: 'split' as const })),
    ].map(({ standingKey, givenKey, kind }) => ({
      key: `${standingKey}|${kind}|${keyOf(givenKey)}`,
      planKey,
      fromKey: standingKey,
      toKey: keyOf(givenKey),
      kind,
      on,
      reason: 'Ur dokumentet',
    })),
  ];
};

const goalsDifference = (plan: NewPlan, standing: StandingPlan): ImportDifference['goals'] => {
  const [before, after] = [standing.goals, plan.goals].map((goals) => new Map(goals.map((goal) => [goal.key, goal])));
  const named = ({ key, title }: Goal): Named => ({ key, title });
  return {
    added: plan.goals.filter(({ key }) => !before!.has(key)).map(named),
    reworded: plan.goals.flatMap((goal) => {
      const was = before!.get(goal.key)?.title;
      return was === undefined || was === goal.title ? [] : [{ ...named(goal), was }];
    }),
    gone: standing.goals.filter(({ key }) => !after!.has(key)).map(named),
  };
};

/**
 * A document against the plan that stands: which activities, rows and goals are which, what it says otherwise, and what a
 * person has to say first. Pure: the same at each run. Every activity keeps its identity; what is uncertain is asked
 * (`findAgain`), and until it is answered nothing of it is written; what has vanished is told, and stays.
 */
export const importAgain = (
  document: NewPlan,
  standing: StandingPlan,
  { verdicts, saidOf, asOf }: ImportQuestions,
): ImportAgain => {
  const withGoals = keepStandingGoals(document, standing);
  const tied = tiedByKeyOrWording(withGoals, standing);
  const { matches, merged, split, questions } = searchAgain(withGoals, standing, tied, verdicts);
  const reworded = new Map(matches.map(({ givenKey, standingKey }) => [givenKey, standingKey]));
  const keyOf = (givenKey: string): string => reworded.get(givenKey) ?? tied.get(givenKey) ?? givenKey;
  const asked = new Set(questions.flatMap(({ kind, givenKey }) => (kind === 'merged' ? [] : [givenKey])));
  const decided = endedByDecision(standing);
  const ended = withGoals.activities.filter(({ key }) => decided.has(keyOf(key)));
  const unwritten = new Set([...asked, ...ended.map(({ key }) => key)]);
  const keyed = keepStandingKeys(without(withGoals, unwritten), standing, reworded);

  const into = new Map(merged.map(({ standingKey, givenKey }) => [standingKey, keyOf(givenKey)]));
  const activityOf = ({ activityKey }: { readonly activityKey: string }): string =>
    into.get(activityKey) ?? activityKey;
  const rows = rowsAgain(keyed.placements, standing.placements, activityOf);
  const before = new Map(standing.activities.map((activity) => [activity.key, activity]));
  const plan: NewPlan = {
    ...keyed,
    activities: keyed.activities.map((activity) => withStandingParts(activity, before.get(activity.key))),
    placements: keyed.placements.map((row) => ({ ...row, key: rows.keys.get(row.key) ?? row.key })),
  };
  const answers = Map.groupBy(standing.followUps, ({ activityKey }) => activityKey);
  const likeness = new Map(matches.map(({ standingKey, score }) => [standingKey, score]));
  const changed = plan.activities.flatMap((given): ChangedActivity[] => {
    const was = before.get(given.key);
    if (was === undefined) return [];
    const changes = changesOf(was, given, answers.get(given.key) ?? [], saidOf, asOf);
    const { key, title } = given;
    return changes.length === 0 ? [] : [{ key, title, was: was.title, likeness: likeness.get(key) ?? null, changes }];
  });
  const there = new Set(plan.activities.map(({ key }) => key));
  // The rows of a vanished activity go without saying.
  const stillThere = new Set(standing.placements.filter((row) => there.has(activityOf(row))).map(({ key }) => key));
  const askedOf = new Set(questions.map(({ standingKey }) => standingKey));
  const named = ({ key, title }: NewActivity): Named => ({ key, title });
  const titleOf = (key: string): string => before.get(key)?.title ?? '';
  const added = plan.activities.filter(({ key }) => !before.has(key));
  const splitKeys = new Set(split.map(({ givenKey }) => givenKey));
  const becameOfEnded = new Set(ended.flatMap(({ key }) => decided.get(keyOf(key)) ?? []));
  const isGone = ({ key, status }: NewActivity): boolean =>
    !there.has(key) && !into.has(key) && !askedOf.has(key) && !becameOfEnded.has(key) && status.progress !== 'dropped';
  const left = new Map(
    changed.map(({ key, changes }) => [key, new Set(changes.flatMap((change) => (change.left ? [change.field] : [])))]),
  );
  return {
    plan: withBoardsLeft(plan, standing, left),
    continuations: continuationsOf(plan.plan.key, asOf, changed, merged, split, keyOf).filter(
      ({ key }) => !standing.continuations.some((one) => one.key === key),
    ),
    left,
    difference: {
      unchanged: plan.activities.length - added.length - changed.length,
      changed,
      added: added.filter(({ key }) => !splitKeys.has(key)).map(named),
      vanished: standing.activities.filter(isGone).map(named),
      decided: ended.map(named),
      merged: [...into].map(([key, to]) => ({
        key,
        title: titleOf(key),
        into: plan.activities.find((activity) => activity.key === to)?.title ?? titleOf(to),
      })),
      split: added
        .filter(({ key }) => splitKeys.has(key))
        .map((activity) => ({
          ...named(activity),
          from: titleOf(split.find(({ givenKey }) => givenKey === activity.key)?.standingKey ?? ''),
        })),
      rows: {
        moved: rows.moved,
        reordered: rows.reordered,
        added: rows.added,
        gone: rows.gone.filter((key) => stillThere.has(key)),
      },
      goals: goalsDifference(plan, standing),
      questions,
    },
  };
};
