import { Temporal } from 'temporal-polyfill';
import { PlanError } from '../plan/plan-error.ts';

/** The device's clock, or one that is asked for over HTTP (the one machine's, which can be moved). */
export const tabClock =
  (address: string | null): (() => Promise<Temporal.Instant>) =>
  async () => {
    if (address === null) return Temporal.Now.instant();
    const response = await fetch(address, { cache: 'no-store' }).catch((cause: unknown) => {
      throw new PlanError('unavailable', 'The clock does not answer.', { cause });
    });
    if (!response.ok) throw new PlanError('unavailable', `The clock answered ${response.status}.`);
    const { now } = (await response.json()) as { readonly now: string };
    return Temporal.Instant.from(now);
  };
