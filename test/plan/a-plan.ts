import type { Activity } from '../../src/plan/activity.ts';
import type { DecidedPlan, DecidedRow, Decision } from '../../src/plan/decision.ts';
import type { Act } from '../../src/plan/person.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { defaultStatusWords } from '../../src/plan/status.ts';
import { anActivity, personWith } from './an-activity.ts';

export const planKey = 'verksamhetsplan-2022';

export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  key: planKey,
  name: 'Verksamhetsplan 2022',
  organisation: 'Utbildningsförvaltningen',
  year: 2022,
  form: 'linkoping',
  statusWords: defaultStatusWords,
  remindFrom: null,
  state: 'open',
  ...changes,
});

export const byPlanner: Act = {
  by: personWith(20, 'controller@kommun.example'),
  at: '2022-11-21T09:00:00Z',
  via: 'command-line',
};

export const aRow = (activityKey: string, goalKey: string, order: number): DecidedRow => ({
  key: `${activityKey}|${goalKey}|1`,
  activityKey,
  goalKey,
  order,
  boardsText: 'BiN och BoU',
  source: '',
  own: { title: null, boards: null, deadline: null, status: null, comment: null },
});

/** A plan with these activities, each printed under the goal "trygghet". */
export const decidedPlan = (activities: readonly Activity[], changes: Partial<DecidedPlan> = {}): DecidedPlan => ({
  plan: aPlan(),
  activities,
  placements: activities.map(({ key }, order) => aRow(key, 'trygghet', order)),
  followUps: [],
  continuations: [],
  adopted: [],
  ...changes,
});

export const activity = (key: string, title: string, changes: Partial<Activity> = {}): Activity =>
  anActivity({ key: `${planKey}|${key}`, title, ...changes });

/** How a plan stands when so many of a decision's writes were made, in the order they are made; all where none is said. */
export const afterWrites = (
  content: DecidedPlan,
  decision: Decision,
  count = Number.POSITIVE_INFINITY,
): DecidedPlan => {
  const { continuations, addActivities, addRows, changeRows, changeActivities, removeRows, removeActivities } =
    decision;
  const change = <T extends { readonly key: string }>(all: readonly T[], one: T): readonly T[] =>
    all.map((other) => (other.key === one.key ? one : other));
  const writes: readonly ((plan: DecidedPlan) => DecidedPlan)[] = [
    ...addActivities.map((one) => (plan: DecidedPlan) => ({ ...plan, activities: [...plan.activities, one] })),
    ...continuations.map((one) => (plan: DecidedPlan) => ({
      ...plan,
      continuations: [...plan.continuations, { ...one, acted: byPlanner }],
    })),
    ...addRows.map((one) => (plan: DecidedPlan) => ({ ...plan, placements: [...plan.placements, one] })),
    ...changeRows.map((one) => (plan: DecidedPlan) => ({ ...plan, placements: change(plan.placements, one) })),
    ...removeRows.map((key) => (plan: DecidedPlan) => ({
      ...plan,
      placements: plan.placements.filter((row) => row.key !== key),
    })),
    ...changeActivities.map((one) => (plan: DecidedPlan) => ({ ...plan, activities: change(plan.activities, one) })),
    ...removeActivities.map((key) => (plan: DecidedPlan) => ({
      ...plan,
      activities: plan.activities.filter((one) => one.key !== key),
    })),
  ];
  return writes.slice(0, count).reduce((plan, write) => write(plan), content);
};

export const countOf = (decision: Decision): number =>
  Object.values(decision).reduce((sum, part: readonly unknown[]) => sum + part.length, 0);
