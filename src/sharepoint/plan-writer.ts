import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import type { Act } from '../plan/person.ts';
import type { Standing } from '../plan/standing-keys.ts';
import { addAll, type NewItem } from './add-all.ts';
import { allTogether } from './batch.ts';
import { boardIn } from './board-item.ts';
import { lines, ownKey, text, toListItem, wholeTitle, type Columns, type ListItem } from './columns.ts';
import { placementIn } from './placement-item.ts';
import { newestId, readPlanItems, wholeList } from './read-windows.ts';
import { References } from './references.ts';
import { differingColumns } from './same-columns.ts';
import { SetAside } from './set-aside.ts';
import { writeOver, writtenOver } from './write-over.ts';

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

const planLists = ['Periods', 'Goals', 'Activities', 'Placements', 'FollowUps', 'Postponements'] as const;

/** What a planner sets in the list and no document knows: not compared. */
const setByPlanners: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  Plans: ['RemindFrom', 'PlanState'],
  Boards: ['ChannelId'],
  Periods: ['OpensOn', 'AnswersDueOn', 'PeriodState', 'ReviewedOn', 'ComparesWith'],
  FollowUps: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
  Postponements: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
  Activities: ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'],
};

const nothing: ReadonlySet<string> = new Set();

/** Writes one plan list by list: keeps what stands, makes what is missing, and compares or writes over the rest. */
export class PlanWriter {
  readonly references = new References();
  created = 0;
  changed = 0;
  unchanged = 0;
  readonly differing: DifferingItem[] = [];
  private readonly sp: SPFI;
  private readonly report: (list: ListName, done: number) => void;
  private readonly standing = new Map<string, ListItem>();
  private readonly made = new Set<string>();

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

  /** Makes the items whose keys are not there. */
  async add(list: ListName, items: readonly NewItem[]): Promise<void> {
    const start = this.done();
    const missing = items.filter(({ key }) => !this.standing.has(`${list}|${key}`));
    if (missing.length === 0) return;
    this.meet(await addAll(this.sp, list, missing, (done) => this.report(list, start + done)));
    for (const { key } of missing) this.made.add(`${list}|${key}`);
    this.created += missing.length;
  }

  /** Compares those that were there without touching them. */
  compare(list: ListName, items: readonly NewItem[]): void {
    const before = items.filter(({ key }) => !this.made.has(`${list}|${key}`));
    for (const { key, columns } of before) this.tellDifference(this.standing.get(`${list}|${key}`)!, key, columns);
    this.unchanged += before.length;
    if (items.length > 0) this.report(list, this.done());
  }

  /** Writes over those that were there; what others changed at the same moment is told and left. */
  async rewrite(
    list: ListName,
    items: readonly NewItem[],
    leftOf: (key: string) => ReadonlySet<string>,
    act: Act,
  ): Promise<void> {
    const standing = items
      .filter(({ key }) => !this.made.has(`${list}|${key}`))
      .map(({ key, columns }) => ({ key, columns, item: this.standing.get(`${list}|${key}`)! }));
    const written = await writeOver(this.sp, list, standing, leftOf, act);
    for (const one of standing) {
      const columns = written.has(one.key) ? [] : writtenOver(one, nothing);
      if (columns.length > 0) this.differing.push({ list: listNamed(list).title, key: one.key, columns });
    }
    this.changed += written.size;
    this.unchanged += standing.length - written.size;
    if (items.length > 0) this.report(list, this.done());
  }

  private done(): number {
    return this.created + this.changed + this.unchanged;
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

  private tellDifference(item: ListItem, key: string, columns: Columns): void {
    const own = setByPlanners[item.list] ?? [];
    const differing = differingColumns(item, columns).filter((column) => !own.includes(column));
    if (differing.length > 0) this.differing.push({ list: listNamed(item.list).title, key, columns: differing });
  }

  private meet(items: readonly ListItem[]): void {
    this.references.learn(items);
    for (const item of items) this.standing.set(`${item.list}|${String(item.values['Key'])}`, item);
  }
}
