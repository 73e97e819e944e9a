import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import type { Goal } from '../plan/goal.ts';
import type { ImportAgain } from '../plan/import-again.ts';
import type { NewPlan } from '../plan/new-plan.ts';
import type { Act } from '../plan/person.ts';
import { keepStandingKeys } from '../plan/standing-keys.ts';
import { actedColumns } from './acted-columns.ts';
import { activityContentColumns } from './activity-item.ts';
import type { NewItem } from './add-all.ts';
import { boardColumns } from './board-item.ts';
import { followUpColumns } from './follow-up-item.ts';
import { goalColumns } from './goal-item.ts';
import { periodColumns } from './period-item.ts';
import { placementColumns } from './placement-item.ts';
import { planColumns } from './plan-item.ts';
import { postponementColumns } from './postponement-item.ts';
import { PlanWriter, type DifferingItem, type GoneItem } from './plan-writer.ts';
import { openPlannerStore } from './sharepoint-planner-store.ts';
import { leftColumns } from './write-over.ts';

export interface WrittenPlan {
  readonly created: number;
  /** Said something else, and now says what the document does: only where a document is read again. */
  readonly changed: number;
  /** Was there already, and was not touched, whether it differs or not. */
  readonly unchanged: number;
  readonly differing: readonly DifferingItem[];
  readonly gone: readonly GoneItem[];
}

export interface WritePlanOptions {
  readonly act: Act;
  /** Items dealt with so far, of all, and the Swedish title of the list in hand. */
  readonly progress?: (done: number, of: number, list: string) => void;
  /** A document read again: what it says otherwise is written over what stands, but for what is left. */
  readonly again?: Pick<ImportAgain, 'left' | 'continuations'>;
}

const postponementDeadline = ['Title', 'ToDeadlineText', 'ToDeadlineOccurrences', 'ToDeadlineMoved', 'ToPostponedTo'];

/** Parents before children, a round for each level: a child's lookup needs its parent's id. */
const levels = (goals: readonly Goal[]): readonly (readonly Goal[])[] => {
  const depths = new Map<string, number>();
  for (const goal of goals) {
    depths.set(goal.key, goal.parentKey === null ? 0 : (depths.get(goal.parentKey) ?? 0) + 1);
  }
  const deepest = Math.max(-1, ...depths.values());
  return Array.from({ length: deepest + 1 }, (_, depth) => goals.filter((goal) => depths.get(goal.key) === depth));
};

const nothing: ReadonlySet<string> = new Set();

/**
 * Writes an imported plan, 100 items a request: plan, boards, goals level by level, activities, rows, postponements.
 * What is there already, by key, stays as it is, so that nobody's answer is lost to a second import; run again, it
 * writes nothing. Keys are those that stand (`keepStandingKeys`); what the document no longer has is told, and stays.
 * With `again` the plan has been compared (`importAgain`), and what it says otherwise is written too, history before
 * wording. May be cut off anywhere: the next run makes what is missing. Throws PlanError.
 */
export const writePlan = async (
  sp: SPFI,
  given: NewPlan,
  { act, progress, again }: WritePlanOptions,
): Promise<WrittenPlan> => {
  let all = 0;
  const writer = new PlanWriter(sp, (list, done) => progress?.(done, all, listNamed(list).title));
  const { references } = writer;
  const planKey = given.plan.key;
  await writer.readStanding(planKey);
  const plan = again === undefined ? keepStandingKeys(given, writer.standingKeys()) : given;
  const { goals, activities, placements, postponements, boards, periods = [], followUps = [] } = plan;
  all =
    1 +
    boards.length +
    periods.length +
    followUps.length +
    goals.length +
    activities.length +
    placements.length +
    postponements.length;
  const gone = [
    ...writer.gone('Goals', goals),
    ...writer.gone('Activities', activities),
    ...writer.gone('Placements', placements),
  ];
  const left = leftColumns(again?.left ?? new Map());
  const movedBy = new Map(postponements.map(({ key, activityKey }) => [key, activityKey]));
  /** A postponement says what its activity's deadline does. */
  const leftOf = (key: string): ReadonlySet<string> => {
    const ofActivity = left.get(movedBy.get(key) ?? key) ?? nothing;
    return movedBy.has(key) && ofActivity.has('DeadlineText') ? new Set(postponementDeadline) : ofActivity;
  };
  const compare = async (list: ListName, items: readonly NewItem[]): Promise<void> => {
    if (again === undefined) writer.compare(list, items);
    else await writer.rewrite(list, items, leftOf, act);
  };
  const write = async (list: ListName, items: readonly NewItem[]): Promise<void> => {
    await writer.add(list, items);
    await compare(list, items);
  };
  /** What was told of earlier periods stands, whatever a later document says. */
  const make = async (list: ListName, items: readonly NewItem[]): Promise<void> => {
    await writer.add(list, items);
    writer.compare(list, items);
  };
  await write('Plans', [{ key: planKey, columns: planColumns(plan.plan) }]);
  await write(
    'Boards',
    boards.map((board) => ({ key: board.key, columns: boardColumns(board) })),
  );
  for (const level of levels(goals)) {
    await write(
      'Goals',
      level.map((goal) => ({ key: goal.key, columns: goalColumns(goal, references) })),
    );
  }
  await make(
    'Periods',
    periods.map((period) => ({ key: period.key, columns: periodColumns(period, references) })),
  );
  const by = actedColumns(act);
  const activityItems = activities.map((activity) => ({
    key: activity.key,
    columns: { ...activityContentColumns(activity, references), ...by },
  }));
  await writer.add('Activities', activityItems);
  const history = again?.continuations ?? [];
  if (history.length > 0) {
    const continuations = history.map((one) => ({ ...one, acted: act }));
    await openPlannerStore(sp).add('continuations', continuations, act);
  }
  await compare('Activities', activityItems);
  const titles = new Map(activities.map((activity) => [activity.key, activity.title]));
  await write(
    'Placements',
    placements.map((placement) => ({
      key: placement.key,
      columns: placementColumns(placement, titles.get(placement.activityKey) ?? '', references),
    })),
  );
  await make(
    'FollowUps',
    followUps.map((followUp) => ({
      key: followUp.key,
      columns: { ...followUpColumns({ answered: act, ...followUp }, references), ...by },
    })),
  );
  await write(
    'Postponements',
    postponements.map((postponement) => ({
      key: postponement.key,
      columns: postponementColumns({ ...postponement, acted: act }, references),
    })),
  );
  const { created, changed, unchanged, differing } = writer;
  return { created, changed, unchanged, differing, gone };
};
