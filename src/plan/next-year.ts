import type { Temporal } from 'temporal-polyfill';
import { carriedDeadline, carryProposals, type CarryKind, type CarryProposal } from './carry-over.ts';
import type { Continuation } from './continuation.ts';
import { activityCalled, isUntouched, type DecidedActivity, type DecidedPlan, type DecidedRow } from './decision.ts';
import type { Goal } from './goal.ts';
import type { Plan } from './plan.ts';
import { PlanError } from './plan-error.ts';
import { activityKeyOf } from './same-activity.ts';
import { isFinished, statusOf } from './status.ts';
import { plainWording } from './wording.ts';

/** What a person has decided of one activity of this year's plan. */
export interface CarryDecision {
  readonly activityKey: string;
  readonly kind: CarryKind;
  /** Reworded: the new wording. Merged: the wording of what it goes into, this year's or a new one. Else "". */
  readonly title: string;
  readonly reason: string;
}

export interface YearOfPlan extends DecidedPlan {
  readonly goals: readonly Goal[];
}

export interface NextYearOptions {
  /** Key and name of the next plan. */
  readonly key: string;
  readonly name: string;
  /** The day that the state is judged on: the period's per-datum. */
  readonly perDatum: Temporal.PlainDate;
  readonly decisions: readonly CarryDecision[];
  /** After bokslut: what was left waiting for it comes along too, if it is not done. */
  readonly settled: boolean;
}

type History = Omit<Continuation, 'acted'>;

/** What is to be written of the next plan, and what is to be decided. Run again, only what is left. */
export interface NextYear {
  /** The plan as it is to be made; where it stands, it is left as it is. */
  readonly plan: Plan;
  readonly addGoals: readonly Goal[];
  readonly addActivities: readonly DecidedActivity[];
  readonly addRows: readonly DecidedRow[];
  readonly addContinuations: readonly History[];
  readonly changeContinuations: readonly History[];
  /** Fell out, and nobody has adopted or answered it: keys. */
  readonly removeActivities: readonly string[];
  readonly removeRows: readonly string[];
  /** Fell out after it was adopted or answered: Utgår. */
  readonly endActivities: readonly DecidedActivity[];
  readonly proposals: readonly CarryProposal[];
  /** Proposals whose comment asks for another wording or a merge, and that nobody has decided: carried as they are. */
  readonly undecided: readonly CarryProposal[];
  /** New activities whose day nobody has said: they have the year. Keys. */
  readonly withoutDay: readonly string[];
}

/** What is said of the next plan of one activity: by the decisions given, else as the next plan's history has it. */
interface Outcome {
  readonly activity: DecidedActivity;
  readonly kind: CarryKind;
  readonly toKey: string | null;
  readonly title: string;
  readonly reason: string;
}

const underPlan = (key: string, from: string, to: string): string =>
  key.startsWith(`${from}|`) ? to + key.slice(from.length) : `${to}|${key}`;

const doneReason = 'Färdig före årets slut';

class Draft {
  readonly #year: YearOfPlan;
  readonly #options: NextYearOptions;
  readonly #kept: ReadonlyMap<string, Continuation>;
  readonly #standing: ReadonlyMap<string, DecidedActivity>;

  constructor(year: YearOfPlan, next: DecidedPlan | null, options: NextYearOptions) {
    this.#year = year;
    this.#options = options;
    this.#kept = new Map((next?.continuations ?? []).map((one) => [one.key, one]));
    this.#standing = new Map((next?.activities ?? []).map((one) => [one.key, one]));
  }

  historyKey(activityKey: string): string {
    return `${activityKey}|${this.#options.key}`;
  }

  /** The same key as an import of the next plan's document gives that wording. */
  keyOf(title: string, parts: readonly string[]): string {
    return `${this.#options.key}|${activityKeyOf({ title, parts })}`;
  }

  outcomeOf(activity: DecidedActivity): Outcome | null {
    const given = this.#options.decisions.find(({ activityKey }) => activityKey === activity.key);
    const kept = this.#kept.get(this.historyKey(activity.key));
    if (isFinished(activity.status)) {
      return kept === undefined ? null : { activity, kind: 'dropped', toKey: null, title: '', reason: doneReason };
    }
    if (given !== undefined) return this.#byDecision(activity, given);
    const isKept = kept !== undefined && kept.reason !== doneReason;
    const to = kept?.toKey ?? null;
    if (isKept && to !== null) {
      const title = this.#standing.get(to)?.title ?? activity.title;
      return { activity, kind: kept.kind as CarryKind, toKey: to, title, reason: kept.reason };
    }
    if (isKept) return { activity, kind: 'dropped', toKey: null, title: '', reason: kept.reason };
    return this.#carried(activity, '');
  }

  #carried(activity: DecidedActivity, reason: string): Outcome {
    const toKey = underPlan(activity.key, this.#year.plan.key, this.#options.key);
    return { activity, kind: 'carried', toKey, title: activity.title, reason };
  }

  #byDecision(activity: DecidedActivity, { kind, title, reason }: CarryDecision): Outcome | null {
    if (kind === 'awaits') return this.#options.settled ? this.#carried(activity, reason) : null;
    if (kind === 'dropped') return { activity, kind, toKey: null, title: '', reason };
    if (kind === 'carried') return this.#carried(activity, reason);
    if (plainWording(title) === '') {
      throw new PlanError('invalid', 'Ange den nya lydelsen, eller vad den ska uppgå i.', { subject: activity.title });
    }
    if (kind === 'reworded') {
      const was = `Tidigare lydelse: ${activity.title}`;
      const why = reason === '' || reason.startsWith('Tidigare lydelse') ? was : `${was}\n${reason}`;
      return { activity, kind, toKey: this.keyOf(title, activity.parts), title: title.trim(), reason: why };
    }
    const into = this.#year.activities.find(
      (one) => plainWording(one.title) === plainWording(title) || one.key === title,
    );
    const other =
      into === undefined || into.key === activity.key || isFinished(into.status) ? null : this.outcomeOf(into);
    const toKey = other?.toKey ?? this.keyOf(title, []);
    return { activity, kind, toKey, title: other?.title ?? title.trim(), reason };
  }
}

const nothingOwn: DecidedRow['own'] = { title: null, boards: null, deadline: null, status: null, comment: null };

/** One row a goal for each activity of the next plan, where this year's stood. */
const rowsFor = (year: YearOfPlan, key: string, outcomes: readonly Outcome[]): readonly DecidedRow[] => {
  const rows = new Map<string, DecidedRow>();
  const goalTo = new Map(outcomes.flatMap(({ activity, toKey }) => (toKey === null ? [] : [[activity.key, toKey]])));
  for (const row of year.placements.toSorted((a, b) => a.order - b.order)) {
    const activityKey = goalTo.get(row.activityKey);
    if (activityKey === undefined) continue;
    const goalKey = underPlan(row.goalKey, year.plan.key, key);
    // As an import of the next plan's document would name it.
    const rowKey = [activityKey, goalKey.slice(goalKey.lastIndexOf('-') + 1), '1'].join('|');
    const { boardsText, order } = row;
    if (!rows.has(rowKey))
      rows.set(rowKey, { key: rowKey, activityKey, goalKey, order, boardsText, source: '', own: nothingOwn });
  }
  return [...rows.values()];
};

const newActivity = (plan: Plan, year: number, key: string, outcomes: readonly Outcome[]): DecidedActivity => {
  const [first] = outcomes.toSorted((a, b) => Number(a.kind === 'merged') - Number(b.kind === 'merged'));
  const { activity, kind, title } = first!;
  const progress =
    activity.status.progress === 'ongoing' || activity.status.progress === 'paused'
      ? activity.status.progress
      : 'not-started';
  return {
    ...activity,
    key,
    planKey: plan.key,
    title,
    parts: kind === 'merged' ? [] : activity.parts,
    boards: [...new Set(outcomes.flatMap((one) => one.activity.boards))],
    deadline: carriedDeadline(activity.deadline, plan.year),
    status: statusOf(progress, plan.statusWords),
    comment: '',
    completedOn: null,
    carriedOverFrom: year,
    acted: null,
  };
};

const planAfter = ({ plan }: YearOfPlan, { key, name }: NextYearOptions): Plan => {
  const { document: _document, from: _from, to: _to, ...rest } = plan;
  return { ...rest, key, name, year: plan.year + 1, remindFrom: null, state: 'open', predecessor: plan.key };
};

/**
 * Next year's plan from this year's as it stands: what is not done comes along (as decided: carried, reworded, merged,
 * dropped, or waiting for bokslut), what has got done since falls out, and each activity says where it came from. `next`
 * is that plan as it stands, null before it is made. What planners have changed in it is left.
 */
export const nextYear = (year: YearOfPlan, next: YearOfPlan | null, options: NextYearOptions): NextYear => {
  const draft = new Draft(year, next, options);
  for (const { activityKey } of options.decisions) activityCalled(year, activityKey);
  const plan = next?.plan ?? planAfter(year, options);
  const outcomes = year.activities.map((activity) => draft.outcomeOf(activity)).filter((one) => one !== null);
  const byTarget = Map.groupBy(
    outcomes.filter(({ toKey }) => toKey !== null),
    ({ toKey }) => toKey ?? '',
  );
  const standing = new Map((next?.activities ?? []).map((one) => [one.key, one]));
  const kept = new Map((next?.continuations ?? []).map((one) => [one.key, one]));
  // What a planner has dropped from the next plan does not come back.
  const droppedThere = new Set(
    (next?.continuations ?? []).flatMap(({ kind, toKey, fromKey }) =>
      kind === 'dropped' && toKey === null ? [fromKey] : [],
    ),
  );
  const addActivities = [...byTarget]
    .filter(([key]) => !standing.has(key) && !droppedThere.has(key))
    .map(([key, from]) => newActivity(plan, year.plan.year, key, from));
  const target = new Set(byTarget.keys());
  const carriedHere = new Set(
    [...kept.values()].flatMap(({ toKey, fromKey }) => (toKey === null || fromKey === toKey ? [] : [toKey])),
  );
  const fallen = (next?.activities ?? []).filter(
    ({ key, status }) => carriedHere.has(key) && !target.has(key) && status.progress !== 'dropped',
  );
  const untouched = next === null ? [] : fallen.filter((activity) => isUntouched(next, activity));
  const removed = new Set(untouched.map(({ key }) => key));
  const rows = rowsFor(year, options.key, outcomes).filter(({ activityKey }) => !droppedThere.has(activityKey));
  const knownRows = new Set((next?.placements ?? []).map(({ key }) => key));
  const isNew = new Set(addActivities.map(({ key }) => key));
  const history = outcomes.map((one): History => ({
    key: draft.historyKey(one.activity.key),
    planKey: options.key,
    fromKey: one.activity.key,
    toKey: one.toKey,
    kind: one.kind === 'awaits' ? 'carried' : one.kind,
    on: options.perDatum,
    reason: one.reason,
  }));
  const isSameHistory = (one: History): boolean => {
    const was = kept.get(one.key);
    return was?.kind === one.kind && was.toKey === one.toKey && was.reason === one.reason;
  };
  const proposals = carryProposals(year.plan, year.activities, options.perDatum);
  const decided = new Set(options.decisions.map(({ activityKey }) => activityKey));
  const settledBefore = new Set(
    [...kept.values()].flatMap(({ kind, fromKey }) => (kind === 'carried' ? [] : [fromKey])),
  );
  const knownGoals = new Set((next?.goals ?? []).map(({ key }) => key));
  return {
    plan,
    addGoals: year.goals
      .map((goal) => ({
        ...goal,
        key: underPlan(goal.key, year.plan.key, options.key),
        planKey: options.key,
        parentKey: goal.parentKey === null ? null : underPlan(goal.parentKey, year.plan.key, options.key),
      }))
      .filter(({ key }) => !knownGoals.has(key)),
    addActivities,
    // Rows of what stands already are the next plan's own to move.
    addRows: rows.filter(
      ({ key, activityKey }) => !knownRows.has(key) && (isNew.has(activityKey) || !rowsStand(next, activityKey)),
    ),
    addContinuations: history.filter(({ key }) => !kept.has(key)),
    changeContinuations: history.filter((one) => kept.has(one.key) && !isSameHistory(one)),
    removeActivities: [...removed],
    removeRows: (next?.placements ?? []).filter(({ activityKey }) => removed.has(activityKey)).map(({ key }) => key),
    endActivities: fallen
      .filter(({ key }) => !removed.has(key))
      .map((activity) => ({ ...activity, status: statusOf('dropped', plan.statusWords) })),
    proposals,
    undecided: proposals.filter(
      ({ suggested, activity }) =>
        suggested !== 'carried' && !decided.has(activity.key) && !settledBefore.has(activity.key),
    ),
    withoutDay: addActivities.filter(({ deadline }) => deadline.text === String(plan.year)).map(({ key }) => key),
  };
};

const rowsStand = (next: YearOfPlan | null, activityKey: string): boolean =>
  next?.placements.some((row) => row.activityKey === activityKey) ?? false;
