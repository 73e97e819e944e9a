import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import type { Activity } from '../plan/activity.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Act, Person } from '../plan/person.ts';
import type { ActivityChange, PlanStore } from '../plan/plan-store.ts';
import type { Plan, PlanContent, Viewer } from '../plan/plan.ts';
import type { Postponement } from '../plan/postponement.ts';
import { activityIn } from './activity-item.ts';
import { allTogether } from './batch.ts';
import { boardIn } from './board-item.ts';
import { text, toListItem, unreadable, type ListItem } from './columns.ts';
import { followUpIn } from './follow-up-item.ts';
import { goalIn } from './goal-item.ts';
import { listOf } from './list-of.ts';
import { currentUser, ensurePerson, personOf, siteUsers } from './people.ts';
import { periodIn } from './period-item.ts';
import { placementIn } from './placement-item.ts';
import { planIn } from './plan-item.ts';
import { postponementIn } from './postponement-item.ts';
import { itemByKey, newestId, readPlanItems, wholeList } from './read-windows.ts';
import { References } from './references.ts';
import { SetAside } from './set-aside.ts';
import { asked } from './sharepoint-error.ts';
import { unitIn } from './unit-item.ts';
import { writeActivity } from './write-activity.ts';
import { writeFollowUp } from './write-follow-up.ts';
import { writePostponement } from './write-postponement.ts';

/** EditListItems in the low half of SharePoint's mask (SP.PermissionKind 3, so bit 2). */
const editListItems = 0x4;

const planLists = ['Periods', 'Goals', 'Activities', 'Placements', 'FollowUps', 'Postponements'] as const;

/** The lists as a PlanStore. Keeps only what ids mean; everything else is read anew. */
export class SharePointPlanStore implements PlanStore {
  private readonly sp: SPFI;
  private readonly references = new References();

  constructor(sp: SPFI) {
    this.sp = sp;
  }

  async viewer(): Promise<Viewer> {
    const [user, rights] = await allTogether(this.sp, [
      (client) => currentUser(client),
      (client) => listOf(client, 'Plans').effectiveBasePermissions<{ High: string; Low: string }>(),
    ]);
    const person = this.references.learnPerson(personOf(user));
    return { person, isPlanner: (Number(rights.Low) & editListItems) !== 0 };
  }

  async plans(): Promise<readonly Plan[]> {
    const items = await asked(this.whole(this.sp, 'Plans'), 'Plans');
    this.references.learn(items);
    return items.map(planIn);
  }

  /** Two rounds of requests, whatever the number of items: what is small and where the big lists end, then the plan's own. */
  async read(planKey: string): Promise<PlanContent> {
    const [users, plans, boards, units, ...newest] = await allTogether(this.sp, [
      siteUsers,
      (client) => this.whole(client, 'Plans'),
      (client) => this.whole(client, 'Boards'),
      (client) => this.whole(client, 'Units'),
      ...planLists.map((list) => (client: SPFI) => newestId(client, list)),
    ]);
    this.references.learnPeople(users);
    for (const items of [plans, boards, units]) this.references.learn(items);
    const planItem = plans.find((item) => text(item, 'Key') === planKey);
    if (planItem === undefined)
      throw new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: planKey });
    const planId = this.references.idOf('Plans', planKey);
    const wanted = planLists.map((list, index) => ({ list, newest: newest[index] ?? 0 }));
    const items = await readPlanItems(this.sp, planId, wanted);
    for (const list of planLists) this.references.learn(items.get(list) ?? []);
    const aside = new SetAside();
    const all = <T>(list: ListName, parse: (item: ListItem, references: References) => T): readonly T[] =>
      aside.read(items.get(list) ?? [], (item) => parse(item, this.references));
    const activities = all('Activities', activityIn);
    const known = new Set(activities.map(({ key }) => key));
    const ofKnown = <T extends { readonly activityKey: string }>(
      list: ListName,
      parse: (item: ListItem, references: References) => T,
    ): readonly T[] =>
      all(list, (item, references) => {
        const parsed = parse(item, references);
        if (!known.has(parsed.activityKey)) throw unreadable(item, 'Activity');
        return parsed;
      });
    return {
      plan: planIn(planItem),
      boards: aside.read(boards, boardIn),
      units: aside.read(units, (item) => unitIn(item, this.references)),
      periods: all('Periods', periodIn),
      goals: all('Goals', goalIn).toSorted((a, b) => a.order - b.order),
      activities,
      placements: ofKnown('Placements', placementIn).toSorted((a, b) => a.order - b.order),
      followUps: ofKnown('FollowUps', followUpIn),
      postponements: ofKnown('Postponements', postponementIn),
      unreadable: aside.unreadable,
    };
  }

  async activity(key: string): Promise<Activity> {
    const item = await this.find('Activities', key);
    return this.parse(item, activityIn);
  }

  async person(login: string): Promise<Person> {
    return this.references.personCalled(login) ?? this.references.learnPerson(await ensurePerson(this.sp, login));
  }

  async change(before: Activity, change: ActivityChange, act: Act): Promise<Activity> {
    if (change.unitKey) await this.know('Units', change.unitKey);
    const id = await this.know('Activities', before.key);
    return await writeActivity(this.sp, { id, before, change, act }, this.references, (item) =>
      this.parse(item, activityIn),
    );
  }

  async report(followUp: Omit<FollowUp, 'version'>): Promise<FollowUp> {
    return this.parse(await writeFollowUp(this.sp, followUp, this.references), followUpIn);
  }

  async postpone(postponement: Omit<Postponement, 'version'>): Promise<Postponement> {
    await this.know('Activities', postponement.activityKey);
    const item = await writePostponement(this.sp, postponement, this.references);
    return this.parse(item, postponementIn);
  }

  private async whole(client: SPFI, list: ListName): Promise<readonly ListItem[]> {
    return (await wholeList(client, list)).map((values) => toListItem(list, values));
  }

  /** The item with this key as it stands now. */
  private async find(list: ListName, key: string): Promise<ListItem> {
    const item = await asked(itemByKey(this.sp, list, key), key);
    if (item === undefined) throw new PlanError('not-found', 'Posten finns inte (längre) i listan.', { subject: key });
    this.references.learn([item]);
    return item;
  }

  /** The id of an item, looked up once. */
  private async know(list: ListName, key: string): Promise<number> {
    return this.references.idIfKnown(list, key) ?? (await this.find(list, key)).id;
  }

  /** Parses one item; what it refers to is read first where this store has not met it yet. */
  private async parse<T>(item: ListItem, parse: (item: ListItem, references: References) => T): Promise<T> {
    if (!this.references.knowsAllOf(item)) {
      const [users, ...lists] = await allTogether(this.sp, [
        siteUsers,
        (client) => this.whole(client, 'Plans'),
        (client) => this.whole(client, 'Units'),
      ]);
      this.references.learnPeople(users);
      this.references.learnEditor(item);
      for (const items of lists) this.references.learn(items);
    }
    return parse(item, this.references);
  }
}

/** The record on a site: `sp` from `connect`, or any SPFI made with the site's absolute address. */
export const openPlanStore = (sp: SPFI): PlanStore => new SharePointPlanStore(sp);
