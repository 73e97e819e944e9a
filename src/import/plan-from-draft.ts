import type { Activity } from '../plan/activity.ts';
import { isSameDeadline, type Deadline } from '../plan/deadline.ts';
import type { DraftGoal, DraftPlan, DraftRow } from '../plan/draft-plan.ts';
import type { Goal, GoalKind } from '../plan/goal.ts';
import type { NewPlan } from '../plan/new-plan.ts';
import type { Placement } from '../plan/placement.ts';
import { defaultStatusWords, isSameStatus, progresses, type Status, type StatusWords } from '../plan/status.ts';
import { keyOfWording } from '../plan/wording.ts';
import { placeOf } from './place.ts';

/** "|" stands between the parts of a key, as in `followUpKey`. */
const joinKey = (...parts: readonly string[]): string => parts.join('|');

interface Step {
  readonly kind: GoalKind;
  readonly title: string;
  readonly goal?: DraftGoal;
}

/** What a row stands under, from the area down; levels that the document does not have are left out. */
const pathOf = ({ area, municipalGoal, goal }: DraftRow, parents: ReadonlyMap<string, DraftGoal>): readonly Step[] => {
  const levels: readonly Step[] = [
    { kind: 'area', title: area },
    { kind: 'municipal-goal', title: municipalGoal },
    ...(goal.parent === null
      ? []
      : [
          {
            kind: 'board-goal',
            title: goal.parent,
            ...withGoal(parents.get(joinKey(area, municipalGoal, goal.parent))),
          } as const,
        ]),
    { kind: goal.kind, title: goal.title, goal },
  ];
  const written = levels.filter(({ title }) => title !== '');
  return written.length > 0 ? written : [{ kind: 'board-goal', title: 'Utan mål' }];
};

const withGoal = (goal: DraftGoal | undefined) => (goal ? { goal } : {});

/** The tree, parents before children, and for each row the goal it stands under. */
const goalsOf = (rows: readonly DraftRow[], planKey: string) => {
  const boardGoals = new Map(
    rows
      .filter(({ goal }) => goal.kind === 'board-goal')
      .map((row) => [joinKey(row.area, row.municipalGoal, row.goal.title), row.goal]),
  );
  const goals = new Map<string, Goal>();
  const goalKeys = rows.map((row) => {
    let parentKey: string | null = null;
    const above: string[] = [];
    for (const { kind, title, goal } of pathOf(row, boardGoals)) {
      const key: string = joinKey(planKey, keyOfWording(title, [...above, kind]));
      above.push(kind, title);
      if (!goals.has(key)) {
        goals.set(key, {
          key,
          planKey,
          parentKey,
          kind,
          title,
          description: goal?.description ?? '',
          label: goal?.label ?? '',
          boardsText: goal?.boardsText ?? '',
          carriedOverFrom: goal?.carriedOverFrom ?? null,
          order: goals.size,
        });
      }
      parentKey = key;
    }
    return parentKey ?? planKey;
  });
  return { goals: [...goals.values()], goalKeys };
};

const isExactly = (a: Deadline, b: Deadline): boolean => a.text === b.text && isSameDeadline(a, b);
const isSameText = (a: Status, b: Status): boolean => a.text === b.text && isSameStatus(a, b);
const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** What a copy says otherwise than the activity, which has the first copy's values. */
const ownOf = (row: DraftRow, first: DraftRow): Placement['own'] => ({
  title: row.activity === first.activity ? null : row.activity,
  boards: isSameList(row.boards, first.boards) ? null : row.boards,
  deadline: isExactly(row.deadline, first.deadline) ? null : row.deadline,
  status: isSameText(row.status, first.status) ? null : row.status,
  comment: row.comment === first.comment ? null : row.comment,
  ...(row.carriedOverFrom === first.carriedOverFrom ? {} : { carriedOverFrom: row.carriedOverFrom }),
});

/** Each progress in the word that the document uses most, so that a report speaks as the plan did. */
const wordsOf = (rows: readonly DraftRow[]): StatusWords => {
  const words = { ...defaultStatusWords };
  for (const progress of progresses) {
    const counts = new Map<string, number>();
    for (const { status } of rows) {
      if (status.progress !== progress || status.deviation !== null) continue;
      counts.set(status.text, (counts.get(status.text) ?? 0) + 1);
    }
    const [usual] = [...counts].toSorted(([, a], [, b]) => b - a);
    if (usual) words[progress] = usual[0];
  }
  return words;
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
 * no goal is placed under the level above it.
 */
export const planFromDraft = (draft: DraftPlan, { planKey, name }: { planKey: string; name: string }): NewPlan => {
  const { rows, document } = draft;
  const { goals, goalKeys } = goalsOf(rows, planKey);
  const firsts = new Map<string, DraftRow>();
  for (const row of rows) if (!firsts.has(row.activityKey)) firsts.set(row.activityKey, row);
  const printed = new Map<string, number>();
  const placements = rows.map((row, order) => {
    const activityKey = joinKey(planKey, row.activityKey);
    const goalKey = goalKeys[order] ?? planKey;
    const under = joinKey(activityKey, goalKey.slice(goalKey.lastIndexOf('-') + 1));
    const number = (printed.get(under) ?? 0) + 1;
    printed.set(under, number);
    return {
      key: joinKey(under, String(number)),
      activityKey,
      goalKey,
      order,
      boardsText: row.boardsText,
      source: placeOf(row.source),
      own: ownOf(row, firsts.get(row.activityKey) ?? row),
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
      year: document.year ?? 0,
      form: document.form,
      statusWords: wordsOf(rows),
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
  };
};
