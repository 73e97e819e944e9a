import type { PlanContent } from '../plan/plan.ts';
import type { PlanStore } from '../plan/plan-store.ts';

/** Every open plan, as the record had it a moment ago. Read once for all that one tick does. */
export interface Snapshot {
  readonly contents: readonly PlanContent[];
}

/** @throws PlanError where the record cannot be read */
export const readSnapshot = async (store: PlanStore): Promise<Snapshot> => {
  const plans = await store.plans();
  const contents: PlanContent[] = [];
  for (const plan of plans) if (plan.state === 'open') contents.push(await store.read(plan.key));
  return { contents };
};
