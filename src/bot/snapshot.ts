import { askedOnce } from '../plan/asked-once.ts';
import type { PlanContent } from '../plan/plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { failure, type ServiceLog } from './service-log.ts';

/** Every open plan that could be read, as the record had it a moment ago. Read once for all that one tick does. */
export interface Snapshot {
  readonly contents: readonly PlanContent[];
  /** Keys of the activities that are asked and reminded about: what stands in two plans is asked once (`askedOnce`). */
  readonly asked: ReadonlySet<string>;
}

/** Where what an activity has become in a later plan is read. */
export type Histories = Pick<PlannerStore, 'all'>;

/** Of one plan there is nothing to read: what stands in it stands in no other. */
const askedIn = async (
  contents: readonly PlanContent[],
  histories: Histories | undefined,
): Promise<ReadonlySet<string>> => {
  const plans = contents.length < 2 ? [] : contents;
  const kept = await Promise.all(
    plans.map(async ({ plan }) => (await histories?.all('continuations', plan.key)) ?? []),
  );
  return askedOnce(
    contents,
    kept.flat().map(({ record }) => record),
  );
};

/** Whether it is the plan's own: something in its lists that is not as it should be. Else the site is not to be had now. */
const isOfOnePlan = (error: unknown): boolean => isPlanError(error, 'invalid') || isPlanError(error, 'not-found');

/**
 * What cannot be read is left out and logged, by list, item and column: one item where that is enough, else its plan. The
 * rest goes on. What was to be reminded of comes on the first working day after it is mended.
 *
 * @throws PlanError where the site is not to be had, or not one plan can be read: then nothing is known of the day
 */
export const readSnapshot = async (
  store: PlanStore,
  histories: Histories | undefined,
  log: ServiceLog,
): Promise<Snapshot> => {
  const contents: PlanContent[] = [];
  const unread: unknown[] = [];
  for (const plan of await store.plans()) {
    if (plan.state !== 'open') continue;
    try {
      const content = await store.read(plan.key);
      for (const { list, id, column } of content.unreadable)
        log.error({ list, item: id, column }, 'An item cannot be read, and is left out');
      contents.push(content);
    } catch (error) {
      if (!isOfOnePlan(error)) throw error;
      log.error(failure(error), 'A plan cannot be read, and is left out');
      unread.push(error);
    }
  }
  if (contents.length === 0 && unread.length > 0) throw unread[0];
  return { contents, asked: await askedIn(contents, histories) };
};
