import { delay } from '@pnp/core';
import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import type { Activity } from '../plan/activity.ts';
import type { FollowUp } from '../plan/follow-up.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Act, Person } from '../plan/person.ts';
import type { ActivityChange, OnBeginning, OpenedPlan, PlanStore } from '../plan/plan-store.ts';
import type { Plan, PlanContent, Viewer } from '../plan/plan.ts';
import type { Postponement } from '../plan/postponement.ts';
import { activityIn } from './activity-item.ts';
import { allTogether } from './batch.ts';
import { text, type ListItem } from './columns.ts';
import { followUpIn } from './follow-up-item.ts';
import { ensurePerson, siteUsers } from './people.ts';
import { contentOf, rowsThatHaveCome, type PlanItems } from './plan-content.ts';
import { readFrame, readViewer, readViewerAndFrame, wholeItems } from './plan-frame.ts';
import { planIn } from './plan-item.ts';
import { postponementIn } from './postponement-item.ts';
import { hasBeginning, readBeginning } from './read-beginning.ts';
import { itemByKey, readPlanItems } from './read-windows.ts';
import { References } from './references.ts';
import { asked } from './sharepoint-error.ts';
import type { ReadItem } from './standing-versions.ts';
import { writeActivity } from './write-activity.ts';
import { writeFollowUp } from './write-follow-up.ts';
import { writePostponement } from './write-postponement.ts';

/** Milliseconds until a request has left: PnPjs sends a batch some turns after it was asked to, which drawing would hold up. */
const untilSent = 10;

/** The lists as a PlanStore. Keeps only what ids mean; everything else is read anew. */
export class SharePointPlanStore implements PlanStore {
  private readonly sp: SPFI;
  private readonly references = new References();
  private readonly reading: ReadItem = (item, parse) => this.parse(item, parse);

  constructor(sp: SPFI) {
    this.sp = sp;
  }

  viewer(): Promise<Viewer> {
    return readViewer(this.sp, this.references);
  }

  async plans(): Promise<readonly Plan[]> {
    const items = await asked(wholeItems(this.sp, 'Plans'), 'Plans');
    this.references.learn(items);
    return items.map(planIn);
  }

  /** Two rounds of requests, whatever the number of items: what is small and where the big lists end, then the plan's own. */
  async read(planKey: string): Promise<PlanContent> {
    const frame = await readFrame(this.sp, this.references);
    const plan = frame.plans.find((item) => text(item, 'Key') === planKey);
    if (plan === undefined) throw new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: planKey });
    const items = await readPlanItems(this.sp, plan.id, frame.wanted);
    return contentOf(frame, plan, items, this.references);
  }

  /** As `read`, and with a beginning three rounds, of which the third is the bulk. */
  async open(
    choose: (plans: readonly Plan[]) => Plan | undefined,
    onBeginning?: OnBeginning,
  ): Promise<OpenedPlan | { readonly viewer: Viewer; readonly content: null }> {
    const { viewer, frame } = await readViewerAndFrame(this.sp, this.references);
    const chosen = choose(frame.plans.map(planIn));
    const plan = frame.plans.find((item) => text(item, 'Key') === chosen?.key);
    if (plan === undefined) return { viewer, content: null };
    const contentFrom = (items: PlanItems): Promise<PlanContent> => contentOf(frame, plan, items, this.references);
    if (onBeginning === undefined || !hasBeginning(frame.wanted)) {
      return { viewer, content: await contentFrom(await readPlanItems(this.sp, plan.id, frame.wanted)) };
    }
    const [beginning] = await Promise.all([
      readBeginning(this.sp, plan.id, frame.wanted, frame.plans.length === 1),
      delay(untilSent).then(async () => onBeginning({ viewer, content: await contentFrom(new Map()) })),
    ]);
    const first = await contentFrom(rowsThatHaveCome(beginning.items));
    // A plan whose first rows lie elsewhere has none to show yet.
    if (first.placements.length > 0) await onBeginning({ viewer, content: first });
    const rest = frame.wanted.filter(({ list }) => !beginning.whole.has(list));
    const items = new Map([...beginning.items, ...(await readPlanItems(this.sp, plan.id, rest))]);
    return { viewer, content: await contentFrom(items) };
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
    return this.parse(await writeFollowUp(this.sp, followUp, this.references, this.reading), followUpIn);
  }

  async postpone(postponement: Omit<Postponement, 'version'>): Promise<Postponement> {
    await this.know('Activities', postponement.activityKey);
    const item = await writePostponement(this.sp, postponement, this.references, this.reading);
    return this.parse(item, postponementIn);
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
        (client) => wholeItems(client, 'Plans'),
        (client) => wholeItems(client, 'Units'),
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
