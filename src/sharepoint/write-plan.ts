import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import type { Goal } from '../plan/goal.ts';
import type { NewPlan } from '../plan/new-plan.ts';
import type { Act } from '../plan/person.ts';
import { keepStandingKeys, type Standing } from '../plan/standing-keys.ts';
import { actedColumns } from './acted-columns.ts';
import { activityContentColumns } from './activity-item.ts';
import { addAll, type NewItem } from './add-all.ts';
import { allTogether } from './batch.ts';
import { boardColumns, boardIn } from './board-item.ts';
import { lines, ownKey, text, toListItem, wholeTitle, type Columns, type ListItem } from './columns.ts';
import { followUpColumns } from './follow-up-item.ts';
import { goalColumns } from './goal-item.ts';
import { periodColumns } from './period-item.ts';
import { placementColumns, placementIn } from './placement-item.ts';
import { planColumns } from './plan-item.ts';
import { postponementColumns } from './postponement-item.ts';
import { newestId, readPlanItems, wholeList } from './read-windows.ts';
import { References } from './references.ts';
import { differingColumns } from './same-columns.ts';
import { SetAside } from './set-aside.ts';

/** What is in the list and what the document says are not the same; the list is left as it is. */
export interface DifferingItem {
  /** The list's Swedish title. */
  readonly list: string;
  readonly key: string;
  /** Internal names of the columns that differ. */
  readonly columns: readonly string[];
}

/** Is in the list, and no longer in the document; it is left as it is. */
export interface GoneItem {
  /** The list's Swedish title. */
  readonly list: string;
  readonly key: string;
}

export interface WrittenPlan {
  readonly created: number;
  /** Was there already, and was not touched, whether it differs or not. */
  readonly unchanged: number;
  readonly differing: readonly DifferingItem[];
  readonly gone: readonly GoneItem[];
}

export interface WritePlanOptions {
  readonly act: Act;
  /** Items dealt with so far, of all, and the Swedish title of the list in hand. */
  readonly progress?: (done: number, of: number, list: string) => void;
}

const planLists = ['Periods', 'Goals', 'Activities', 'Placements', 'FollowUps', 'Postponements'] as const;

/** Parents before children, a round for each level: a child's lookup needs its parent's id. */
const levels = (goals: readonly Goal[]): readonly (readonly Goal[])[] => {
  const depths = new Map<string, number>();
  for (const goal of goals) {
    depths.set(goal.key, goal.parentKey === null ? 0 : (depths.get(goal.parentKey) ?? 0) + 1);
  }
  const deepest = Math.max(-1, ...depths.values());
  return Array.from({ length: deepest + 1 }, (_, depth) => goals.filter((goal) => depths.get(goal.key) === depth));
};

/** What a planner sets in the list and no document knows: not compared. */
const setByPlanners: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  Plans: ['RemindFrom', 'PlanState'],
  Boards: ['ChannelId'],
  Periods: ['OpensOn', 'AnswersDueOn', 'PeriodState', 'ReviewedOn', 'ComparesWith'],
  FollowUps: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
  Postponements: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
  Activities: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
};

class PlanWriter {
  readonly references = new References();
  created = 0;
  unchanged = 0;
  readonly differing: DifferingItem[] = [];
  private readonly sp: SPFI;
  private readonly report: (list: ListName, done: number) => void;
  private readonly standing = new Map<string, ListItem>();

  constructor(sp: SPFI, report: (list: ListName, done: number) => void) {
    this.sp = sp;
    this.report = report;
  }

  /** What there is already: all plans and boards, and everything of this plan. Two rounds. */
  async readStanding(planKey: string): Promise<void> {
    const [plans, boards, ...newest] = await allTogether(this.sp, [
      (client) => wholeList(client, 'Plans'),
      (client) => wholeList(client, 'Boards'),
      ...planLists.map((list) => (client: SPFI) => newestId(client, list)),
    ]);
    this.meet(plans.map((values) => toListItem('Plans', values)));
    this.meet(boards.map((values) => toListItem('Boards', values)));
    const planId = this.references.idIfKnown('Plans', planKey);
    if (planId === undefined) return;
    const wanted = planLists.map((list, index) => ({ list, newest: newest[index] ?? 0 }));
    const items = await readPlanItems(this.sp, planId, wanted);
    for (const found of items.values()) this.meet(found);
  }

  /** Makes the items whose keys are not there, and compares the rest without touching them. */
  async write(list: ListName, items: readonly NewItem[]): Promise<void> {
    if (items.length === 0) return;
    const start = this.created + this.unchanged;
    const missing = items.filter(({ key }) => !this.standing.has(`${list}|${key}`));
    const made = await addAll(this.sp, list, missing, (done) => this.report(list, start + done));
    this.meet(made);
    this.created += missing.length;
    for (const { key, columns } of items) {
      if (missing.some((item) => item.key === key)) continue;
      this.unchanged += 1;
      this.compare(this.standing.get(`${list}|${key}`)!, key, columns);
    }
    this.report(list, this.created + this.unchanged);
  }

  /** What the keys of an activity and a board are found again by. */
  standingKeys(): Standing {
    return {
      boards: this.of('Boards').map(boardIn),
      activities: this.of('Activities').map((item) => ({
        key: ownKey(item),
        title: wholeTitle(item),
        parts: lines(item, 'Parts'),
      })),
      // One that cannot be read is no reason not to import: whoever reads the plan is told of it.
      placements: new SetAside().read(this.of('Placements'), (item) => placementIn(item, this.references)),
    };
  }

  /** What of the plan there was before and is not among these keys. */
  gone(list: ListName, keys: readonly { readonly key: string }[]): readonly GoneItem[] {
    const written = new Set(keys.map(({ key }) => key));
    return this.of(list)
      .map(ownKey)
      .filter((key) => !written.has(key))
      .map((key) => ({ list: listNamed(list).title, key }));
  }

  private of(list: ListName): readonly ListItem[] {
    return [...this.standing.values()].filter((item) => item.list === list && text(item, 'Key') !== '');
  }

  private compare(item: ListItem, key: string, columns: Columns): void {
    const own = setByPlanners[item.list] ?? [];
    const differing = differingColumns(item, columns).filter((column) => !own.includes(column));
    if (differing.length > 0) this.differing.push({ list: listNamed(item.list).title, key, columns: differing });
  }

  private meet(items: readonly ListItem[]): void {
    this.references.learn(items);
    for (const item of items) this.standing.set(`${item.list}|${String(item.values['Key'])}`, item);
  }
}

/**
 * Writes an imported plan, 100 items a request: plan, boards, goals level by level, activities, rows, postponements.
 * What is there already, by key, stays as it is, so that nobody's answer is lost to a second import; run again, it
 * writes nothing. Keys are those that stand (`keepStandingKeys`); what the document no longer has is told, and stays. May be cut off anywhere: the next run makes what is missing. Throws PlanError.
 */
export const writePlan = async (
  sp: SPFI,
  given: NewPlan,
  { act, progress }: WritePlanOptions,
): Promise<WrittenPlan> => {
  let all = 0;
  const writer = new PlanWriter(sp, (list, done) => progress?.(done, all, listNamed(list).title));
  const { references } = writer;
  const planKey = given.plan.key;
  await writer.readStanding(planKey);
  const plan = keepStandingKeys(given, writer.standingKeys());
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
  await writer.write('Plans', [{ key: planKey, columns: planColumns(plan.plan) }]);
  await writer.write(
    'Boards',
    boards.map((board) => ({ key: board.key, columns: boardColumns(board) })),
  );
  for (const level of levels(goals)) {
    await writer.write(
      'Goals',
      level.map((goal) => ({ key: goal.key, columns: goalColumns(goal, references) })),
    );
  }
  await writer.write(
    'Periods',
    periods.map((period) => ({ key: period.key, columns: periodColumns(period, references) })),
  );
  const by = actedColumns(act);
  await writer.write(
    'Activities',
    activities.map((activity) => ({
      key: activity.key,
      columns: { ...activityContentColumns(activity, references), ...by },
    })),
  );
  const titles = new Map(activities.map((activity) => [activity.key, activity.title]));
  await writer.write(
    'Placements',
    placements.map((placement) => ({
      key: placement.key,
      columns: placementColumns(placement, titles.get(placement.activityKey) ?? '', references),
    })),
  );
  await writer.write(
    'FollowUps',
    followUps.map((followUp) => ({
      key: followUp.key,
      columns: { ...followUpColumns({ answered: act, ...followUp }, references), ...by },
    })),
  );
  await writer.write(
    'Postponements',
    postponements.map((postponement) => ({
      key: postponement.key,
      columns: postponementColumns({ ...postponement, acted: act }, references),
    })),
  );
  return { created: writer.created, unchanged: writer.unchanged, differing: writer.differing, gone };
};
