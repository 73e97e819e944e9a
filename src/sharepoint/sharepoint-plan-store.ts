import { delay } from '@pnp/core';
import type { SPFI } from '@pnp/sp';
import type { ListName } from '../lists/field.ts';
import type { Activity } from '../plan/activity.ts';
import type { FollowUp, GivenFollowUp } from '../plan/follow-up.ts';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import type { Act, Person } from '../plan/person.ts';
import type { ActivityChange, OnBeginning, OpenedPlan, PlanStore, Visits } from '../plan/plan-store.ts';
import type { Plan, PlanContent, Viewer } from '../plan/plan.ts';
import type { Postponement } from '../plan/postponement.ts';
import { activityIn } from './activity-item.ts';
import { allTogether } from './batch.ts';
import { text, type ListItem } from './columns.ts';
import { followUpIn } from './follow-up-item.ts';
import { ensurePerson, siteUsers } from './people.ts';
import type { Held } from './held-plan.ts';
import type { KeptPlans } from './kept-plans.ts';
import { contentOf, rowsThatHaveCome, type PlanItems } from './plan-content.ts';
import { copyOf } from './plan-copy.ts';
import { readFrame, readViewer, readViewerAndFrame, wholeItems } from './plan-frame.ts';
import { planIn } from './plan-item.ts';
import { postponementIn } from './postponement-item.ts';
import { hasBeginning, readBeginning } from './read-beginning.ts';
import { itemByKey, readPlanItems } from './read-windows.ts';
import { References } from './references.ts';
import { asked } from './sharepoint-error.ts';
import type { ReadItem } from './standing-versions.ts';

/** Milliseconds until a request has left: PnPjs sends a batch some turns after it was asked to, which drawing would hold up. */
const untilSent = 10;

const notThere = (planKey: string): PlanError =>
  new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: planKey });

const fetched = async <T>(part: Promise<T>): Promise<T> => {
  try {
    return await part;
  } catch (cause) {
    throw new PlanError('unavailable', 'En del av sidan kunde inte hämtas. Ladda om den.', { cause });
  }
};

/** What a first reading does without is fetched with the second, and what writes with the first save. */
const fetchHeldPlan = () => fetched(import('./held-plan.ts'));
const fetchWrites = async () => (await fetched(import('./plan-writes.ts'))).planWrites;

/** The lists as a PlanStore. Keeps what ids mean, and each plan that has been read, so that it need not be read whole again. */
export class SharePointPlanStore implements PlanStore {
  readonly visits?: Visits;
  private readonly sp: SPFI;
  private readonly references = new References();
  private readonly reading: ReadItem = (item, parse) => this.parse(item, parse);
  private readonly held = new Map<string, Held>();
  /** Of an earlier visit, and not brought up to date yet. */
  private earlier: (Held & { readonly viewer: Viewer }) | undefined;

  constructor(sp: SPFI, kept?: KeptPlans) {
    this.sp = sp;
    if (kept !== undefined) this.visits = this.visitsIn(kept);
  }

  async prepare(): Promise<void> {
    await Promise.all([fetchHeldPlan(), fetchWrites()]);
  }

  viewer(): Promise<Viewer> {
    return readViewer(this.sp, this.references);
  }

  async plans(): Promise<readonly Plan[]> {
    const items = await asked(wholeItems(this.sp, 'Plans'), 'Plans');
    this.references.learn(items);
    return items.map(planIn);
  }

  /**
   * The first time two rounds of requests, whatever the number of items: what is small and where the big lists end, then
   * the plan's own. Then one small request, and one more where something has been changed.
   */
  read(planKey: string): Promise<PlanContent> {
    return this.orForget(async () => {
      const held = this.held.get(planKey);
      const now = held && (await (await fetchHeldPlan()).keepUp(this.sp, this.references, held));
      if (now !== undefined) return this.hold(now).content;
      const frame = await readFrame(this.sp, this.references);
      const plan = frame.plans.find((item) => text(item, 'Key') === planKey);
      if (plan === undefined) throw notThere(planKey);
      const items = await readPlanItems(this.sp, plan.id, frame.wanted);
      const content = await contentOf(frame, plan, items, this.references);
      return this.hold({ copy: copyOf(frame, plan.id, items), content, viewer: held?.viewer }).content;
    });
  }

  /** As `read`, and with a beginning three rounds, of which the third is the bulk. After an earlier visit, as `read` again. */
  open(
    choose: (plans: readonly Plan[]) => Plan | undefined,
    onBeginning?: OnBeginning,
  ): Promise<OpenedPlan | { readonly viewer: Viewer; readonly content: null }> {
    return this.orForget(
      async () => (await this.openFromEarlier(choose)) ?? (await this.openWhole(choose, onBeginning)),
    );
  }

  private async openWhole(
    choose: (plans: readonly Plan[]) => Plan | undefined,
    onBeginning: OnBeginning | undefined,
  ): Promise<OpenedPlan | { readonly viewer: Viewer; readonly content: null }> {
    const { viewer, frame } = await readViewerAndFrame(this.sp, this.references);
    const chosen = choose(frame.plans.map(planIn));
    const plan = frame.plans.find((item) => text(item, 'Key') === chosen?.key);
    if (chosen === undefined || plan === undefined) return { viewer, content: null };
    const contentFrom = (items: PlanItems): Promise<PlanContent> => contentOf(frame, plan, items, this.references);
    const whole = async (items: PlanItems): Promise<OpenedPlan> => {
      const content = await contentFrom(items);
      this.hold({ copy: copyOf(frame, plan.id, items), content, viewer });
      return { viewer, content };
    };
    if (onBeginning === undefined || !hasBeginning(frame.wanted)) {
      return whole(await readPlanItems(this.sp, plan.id, frame.wanted));
    }
    const [beginning] = await Promise.all([
      readBeginning(this.sp, plan.id, frame.wanted, frame.plans.length === 1),
      delay(untilSent).then(async () => onBeginning({ viewer, content: await contentFrom(new Map()) })),
    ]);
    const first = await contentFrom(rowsThatHaveCome(beginning.items));
    // A plan whose first rows lie elsewhere has none to show yet.
    if (first.placements.length > 0) await onBeginning({ viewer, content: first });
    const rest = frame.wanted.filter(({ list }) => !beginning.whole.has(list));
    return whole(new Map([...beginning.items, ...(await readPlanItems(this.sp, plan.id, rest))]));
  }

  /** One request, with who is asking in it. Undefined where the plan has to be opened whole all the same. */
  private async openFromEarlier(choose: (plans: readonly Plan[]) => Plan | undefined): Promise<OpenedPlan | undefined> {
    const { earlier } = this;
    this.earlier = undefined;
    if (earlier === undefined) return undefined;
    const now = await (await fetchHeldPlan()).openAgain(this.sp, this.references, earlier, choose);
    // Somebody else's, whatever the host believed.
    if (now === 'somebody-else') await this.visits?.forget();
    if (now === undefined || now === 'somebody-else') return undefined;
    const { viewer, content } = now;
    this.hold(now);
    return { viewer, content };
  }

  private hold(held: Held): Held {
    this.held.set(held.content.plan.key, held);
    return held;
  }

  /** Who may not read here any more, or is signed out, leaves nothing behind on the device. */
  private async orForget<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isPlanError(error, 'forbidden')) await this.visits?.forget();
      throw error;
    }
  }

  private visitsIn(kept: KeptPlans): Visits {
    return {
      earlier: (choose) =>
        kept.find(
          (plans) => choose(plans.map(planIn))?.key,
          async ({ copy, viewer, asOf }) => {
            const content = await (await fetchHeldPlan()).contentOfCopy(copy, this.references);
            if (content === undefined) throw notThere('');
            this.earlier = { copy, content, viewer };
            return { viewer, content, asOf };
          },
        ),
      keep: async (planKey, asOf) => {
        const held = this.held.get(planKey);
        if (held?.viewer !== undefined) await kept.keep(planKey, { copy: held.copy, viewer: held.viewer, asOf });
      },
      forget: async () => {
        this.held.clear();
        this.earlier = undefined;
        await kept.forget();
      },
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
    const { writeActivity } = await fetchWrites();
    return await writeActivity(this.sp, { id, before, change, act }, this.references, (item) =>
      this.parse(item, activityIn),
    );
  }

  async report(followUp: Omit<GivenFollowUp, 'version'>): Promise<FollowUp> {
    const { writeFollowUp } = await fetchWrites();
    return this.parse(await writeFollowUp(this.sp, followUp, this.references, this.reading), followUpIn);
  }

  async postpone(postponement: Omit<Postponement, 'version'>): Promise<Postponement> {
    await this.know('Activities', postponement.activityKey);
    const { writePostponement } = await fetchWrites();
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

/**
 * The record on a site: `sp` from `connect`, or any SPFI made with the site's absolute address. `kept` is where a browser
 * keeps plans between visits.
 */
export const openPlanStore = (sp: SPFI, kept?: KeptPlans): PlanStore => new SharePointPlanStore(sp, kept);
