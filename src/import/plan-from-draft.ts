import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { DraftGoal, DraftPlacedGoal, DraftPlan, DraftRow } from '../plan/draft-plan.ts';
import type { Goal, GoalKind } from '../plan/goal.ts';
import type { NewPlan } from '../plan/new-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { PlanError } from '../plan/plan-error.ts';
import { measuredAgainst, ownBeside } from '../plan/placement.ts';
import { defaultStatusWords, deviations, progresses, type Status } from '../plan/status.ts';
import { keyOfWording } from '../plan/wording.ts';
import { deviationWordsOf } from '../plan/vocabulary.ts';
import { followUpsOf, otherColumnsOf, periodsOf } from './draft-periods.ts';
import { placeOf } from './place.ts';

/** "|" stands between the parts of a key, as in `followUpKey`. */
const joinKey = (...parts: readonly string[]): string => parts.join('|');

type Place = Pick<DraftPlacedGoal, 'area' | 'municipalGoal'> & { readonly goal: DraftGoal | null };

/** What a document calls a board's goal, and what stands under one: Huddinge has Mål and Delmål. */
type LevelKinds = Readonly<Record<'above' | 'under', GoalKind>>;

const levelKindsOf = ({ columns = [] }: DraftPlan): LevelKinds | null => {
  const isGoals = columns.some(({ kind, head }) => kind === 'goal' && /^mål$/i.test(head.trim()));
  const isParted = columns.some(({ kind }) => kind === 'subgoal');
  return isGoals && isParted ? { above: 'objective', under: 'sub-objective' } : null;
};

/** What stands above and at a place, from the area down; levels that the document does not have are left out. */
const pathOf = (
  { area, municipalGoal, goal }: Place,
  kinds: LevelKinds | null,
): readonly Pick<Goal, 'kind' | 'title'>[] => {
  const levels: readonly Pick<Goal, 'kind' | 'title'>[] = [
    { kind: 'area', title: area },
    { kind: 'municipal-goal', title: municipalGoal },
    { kind: kinds?.above ?? 'board-goal', title: goal?.parent ?? '' },
    {
      kind: kinds === null ? (goal?.kind ?? 'board-goal') : goal?.parent ? kinds.under : kinds.above,
      title: goal?.title ?? '',
    },
  ];
  const written = levels.filter(({ title }) => title !== '');
  return written.length > 0 ? written : [{ kind: 'board-goal', title: 'Utan mål' }];
};

/** The tree under one plan: each goal is made once, after what stands above it. */
class Tree {
  readonly goals = new Map<string, Goal>();
  readonly #planKey: string;
  readonly #kinds: LevelKinds | null;

  constructor(planKey: string, kinds: LevelKinds | null) {
    this.#planKey = planKey;
    this.#kinds = kinds;
  }

  /** The key of the last goal of a place's path, which it makes where it is not there. */
  reach(place: Place): string {
    const path = pathOf(place, this.#kinds);
    let parentKey: string | null = null;
    for (const [depth, { kind, title }] of path.entries()) {
      const above = path.slice(0, depth).flatMap((step) => [step.kind, step.title]);
      const key = joinKey(this.#planKey, keyOfWording(title, [...above, kind]));
      const texts = depth === path.length - 1 && title === place.goal?.title ? place.goal : null;
      if (!this.goals.has(key)) {
        this.goals.set(key, {
          key,
          planKey: this.#planKey,
          parentKey,
          kind,
          title,
          description: texts?.description ?? '',
          label: texts?.label ?? '',
          boardsText: texts?.boardsText ?? '',
          carriedOverFrom: texts?.carriedOverFrom ?? null,
          order: this.goals.size,
        });
      }
      parentKey = key;
    }
    return parentKey ?? this.#planKey;
  }
}

/** The tree, parents before children, and for each row the goal it stands under. */
const goalsOf = (draft: DraftPlan, planKey: string) => {
  const tree = new Tree(planKey, levelKindsOf(draft));
  for (const place of draft.goals) tree.reach(place);
  const goalKeys = draft.rows.map((row) => tree.reach(row));
  return { goals: [...tree.goals.values()], goalKeys };
};

/** The word that the document uses most for what is one thing on an axis, and nothing on the other. */
const usualWord = (
  statuses: readonly Status[],
  means: (status: Pick<Status, 'progress' | 'deviation'>) => boolean,
): string | undefined => {
  const counts = new Map<string, number>();
  for (const status of statuses.filter(means)) counts.set(status.text, (counts.get(status.text) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
};

/** Each progress, and each deviation where it stands alone, in the document's word: a report speaks as the plan did. */
const wordsOf = (rows: readonly DraftRow[]): Pick<Plan, 'statusWords' | 'deviationWords'> => {
  const statuses = rows.flatMap(({ status, periodStatuses }) =>
    periodStatuses === undefined ? [status] : Object.values(periodStatuses),
  );
  const words = { ...defaultStatusWords };
  for (const progress of progresses) {
    words[progress] =
      usualWord(statuses, (status) => status.progress === progress && status.deviation === null) ?? words[progress];
  }
  const own = deviations.flatMap((deviation) => {
    const word = usualWord(statuses, (status) => status.progress === null && status.deviation === deviation);
    return word === undefined ? [] : [[deviation, word] as const];
  });
  return {
    statusWords: words,
    ...(own.length === 0 ? {} : { deviationWords: { ...deviationWordsOf({}), ...Object.fromEntries(own) } }),
  };
};

const activityOf = (row: DraftRow, key: string, planKey: string): Omit<Activity, 'version'> => ({
  key,
  planKey,
  title: row.activity,
  parts: row.parts,
  boards: row.boards,
  unitKey: null,
  owner: null,
  coOwners: [],
  ...(row.responsible ? { responsible: row.responsible } : {}),
  ...(row.priority ? { priority: row.priority } : {}),
  deadline: row.deadline,
  status: row.status,
  comment: row.comment,
  completedOn: null,
  carriedOverFrom: row.carriedOverFrom,
  acted: null,
});

/**
 * A draft as a plan ready to be written. The activity has the first copy's values, and every placement keeps what it
 * says otherwise, so that `printedRow` gives back each row of the document. Every key follows from the wording:
 * the same document gives the same keys, and a row more or fewer leaves the others' alone. A placement's key ends with
 * its number among the activity's rows under that goal, for a plan may print one twice there. A row that stands under
 * no goal is placed under the level above it. Where the document has a status a period, its periods come along, with
 * what was said of each activity in each (`periodsOf`).
 * @throws PlanError `invalid` where the document does not say which year it plans.
 */
export const planFromDraft = (draft: DraftPlan, { planKey, name }: { planKey: string; name: string }): NewPlan => {
  const { rows, document } = draft;
  if (document.year === null) {
    throw new PlanError('invalid', 'Planens år framgår inte av dokumentet. Skriv det i dokumentets rubrik.', {
      subject: name,
    });
  }
  const { goals, goalKeys } = goalsOf(draft, planKey);
  const firsts = new Map<string, DraftRow>();
  for (const row of rows) if (!firsts.has(row.activityKey)) firsts.set(row.activityKey, row);
  const periods = periodsOf(draft, planKey);
  const printed = new Map<string, number>();
  const placements = rows.map((row, order) => {
    const activityKey = joinKey(planKey, row.activityKey);
    const goalKey = goalKeys[order] ?? planKey;
    const under = joinKey(activityKey, goalKey.slice(goalKey.lastIndexOf('-') + 1));
    const number = (printed.get(under) ?? 0) + 1;
    printed.set(under, number);
    const first = firsts.get(row.activityKey) ?? row;
    const said = { ...first, title: first.activity };
    const own = ownBeside({ ...row, title: row.activity }, said);
    const otherColumns = otherColumnsOf(row, first, periods);
    return {
      key: joinKey(under, String(number)),
      activityKey,
      goalKey,
      order,
      boardsText: row.boardsText,
      source: placeOf(row.source),
      own,
      ...measuredAgainst(said, own),
      ...(Object.keys(otherColumns).length === 0 ? {} : { otherColumns }),
    };
  });
  const moved = new Map(
    rows
      .filter(({ deadline }) => deadline.moved)
      .toReversed()
      .map((row) => [joinKey(planKey, row.activityKey, 'import'), row]),
  );
  return {
    plan: {
      key: planKey,
      name,
      organisation: document.organisation ?? '',
      year: document.year,
      form: document.form,
      document: {
        title: document.title ?? '',
        asOf: document.asOf === null ? null : Temporal.PlainDate.from(document.asOf),
        introduction: document.introduction,
      },
      ...wordsOf(rows),
      remindFrom: null,
      state: 'open',
    },
    boards: draft.boards.map((board) => ({ ...board, channelId: null })),
    goals,
    activities: [...firsts].map(([key, row]) => activityOf(row, joinKey(planKey, key), planKey)),
    placements,
    postponements: [...moved].toReversed().map(([key, row]) => ({
      key,
      activityKey: joinKey(planKey, row.activityKey),
      from: null,
      to: row.deadline,
      cause: null,
      reason: '',
      state: 'granted',
    })),
    ...(periods.periods.length === 0
      ? {}
      : {
          periods: periods.periods,
          followUps: followUpsOf(new Map([...firsts].map(([key, row]) => [joinKey(planKey, key), row])), periods),
        }),
  };
};
