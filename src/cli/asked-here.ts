import { askedOnce, type AskingPlan } from '../plan/asked-once.ts';
import type { OpenPlan } from './open-plan.ts';

/**
 * Keys of the activities that this plan asks about (`askedOnce`): what stands in the year before or after too is asked in
 * one of them. Reads the neighbouring plans, where there are any.
 */
export async function askedHere({ store, planner, content }: OpenPlan): Promise<ReadonlySet<string>> {
  const { plan } = content;
  const isBeside = (other: typeof plan): boolean => other.predecessor === plan.key || plan.predecessor === other.key;
  const beside = (await store.plans()).filter(isBeside);
  const asking: AskingPlan[] = [content];
  const continuations = (await planner.all('continuations', plan.key)).map(({ record }) => record);
  for (const { key } of beside) {
    asking.push(await store.read(key));
    continuations.push(...(await planner.all('continuations', key)).map(({ record }) => record));
  }
  return askedOnce(asking, continuations);
}
