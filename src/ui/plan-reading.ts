import type { Temporal } from 'temporal-polyfill';
import { dayOf } from '../plan/stockholm-day.ts';
import type { OpenedPlan, PlanStore } from '../plan/plan-store.ts';
import { viewsOf, type Extent } from './activity-view.ts';
import { choosePlan, isSameContent, withContent, withWritten, type PlanState, type Written } from './plan-state.ts';

/** What is read, and when: the part of a session that only reads. */
export interface ReadingSource {
  readonly store: PlanStore;
  readonly now: () => Promise<Temporal.Instant>;
  /** Null: the newest open plan. */
  readonly planKey: string | null;
  /**
   * Given by a page that shows the beginning of a large plan while the rest is read: the rest is asked for when this has
   * resolved, so that it does not delay what is drawn. Without it the plan comes whole.
   */
  readonly drawn?: () => Promise<void>;
}

/** Where what was read is kept. */
export interface ReadingPlace {
  readonly state: () => PlanState;
  readonly become: (next: PlanState) => void;
  /** Tells the listeners also where nothing but the time of reading is new. */
  readonly tell: () => void;
  /** Called before the first state that shows this plan. */
  readonly opened: (plan: OpenedPlan) => void;
}

export interface PlanReading {
  readonly readAt: () => Temporal.Instant | null;
  readonly load: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** A save begins: what a re-reading got before it is old. */
  readonly writing: () => void;
  /** A save is done: it is kept whatever is being read. */
  readonly wrote: (written: Written) => void;
}

export const createPlanReading = (source: ReadingSource, place: ReadingPlace): PlanReading => {
  const { store } = source;
  let readAt: Temporal.Instant | null = null;
  let writes = 0;
  /** Saved since the reading under way began; null: none is under way. */
  let saved: Written[] | null = null;

  const show = (
    opened: OpenedPlan,
    moment: Temporal.Instant,
    extent: Extent,
    { asOf = null }: { readonly asOf?: Temporal.Instant | null } = {},
  ): void => {
    const today = dayOf(moment.toString());
    const content = (saved ?? []).reduce(withWritten, opened.content);
    const before = place.state();
    const { viewer } = opened;
    readAt = asOf ?? moment;
    if (before.phase === 'ready' && before.viewer.person.id === viewer.person.id) {
      const same = isSameContent(before.content, content) ? before.content : content;
      return place.become(withContent({ ...before, viewer }, same, today, extent, asOf));
    }
    place.opened(opened);
    const views = viewsOf(content, today, extent);
    place.become({ phase: 'ready', viewer, content, extent, today, views, stale: null, asOf, conflict: null });
  };

  /** For the next visit; while nothing of this one is missing. */
  const keep = (planKey: string, asOf: Temporal.Instant): void => void store.visits?.keep(planKey, asOf);

  const showEarlier = async (): Promise<boolean> => {
    const [earlier, moment] = await Promise.all([
      store.visits?.earlier((plans) => choosePlan(plans, source.planKey)),
      source.now(),
    ]);
    if (!earlier) return false;
    show(earlier, moment, 'whole', earlier);
    return true;
  };

  const open = async (): Promise<void> => {
    const isShown = store.visits !== undefined && (await showEarlier());
    const now = source.now();
    const begin = async (beginning: OpenedPlan): Promise<void> => {
      show(beginning, await now, 'beginning');
      await source.drawn?.();
    };
    const [opened, moment] = await Promise.all([
      store.open((plans) => choosePlan(plans, source.planKey), isShown ? undefined : source.drawn && begin),
      now,
    ]);
    const { viewer, content } = opened;
    if (content === null) return place.become({ phase: 'no-plan', viewer });
    show({ viewer, content }, moment, 'whole');
    keep(content.plan.key, moment);
  };

  const readAgain = async (planKey: string): Promise<void> => {
    const writesBefore = writes;
    const [content, moment] = await Promise.all([store.read(planKey), source.now()]);
    const state = place.state();
    if (state.phase !== 'ready') return;
    keep(planKey, moment);
    if (state.extent === 'beginning') return show({ viewer: state.viewer, content }, moment, 'whole');
    if (writes !== writesBefore) return;
    readAt = moment;
    const same = isSameContent(state.content, content) ? state.content : content;
    place.become(withContent(state, same, dayOf(moment.toString()), state.extent, null));
    place.tell();
  };

  const reading = async (read: () => Promise<void>): Promise<void> => {
    saved = [];
    try {
      await read();
    } catch (error) {
      const state = place.state();
      // What has been read stays; that the rest is missing, or old, is told beside it.
      place.become(state.phase === 'ready' ? { ...state, stale: error } : { phase: 'failed', error });
    } finally {
      saved = null;
    }
  };

  return {
    readAt: () => readAt,
    async load() {
      place.become({ phase: 'loading' });
      await reading(open);
    },
    async refresh() {
      const before = place.state();
      if (before.phase !== 'ready' || saved !== null) return;
      await reading(() => readAgain(before.content.plan.key));
    },
    writing() {
      writes += 1;
    },
    wrote(written) {
      writes += 1;
      saved?.push(written);
    },
  };
};
