import { delay } from '@pnp/core';
import type { SPFI } from '@pnp/sp';
import { isPlanError, type PlanError } from '../plan/plan-error.ts';
import { settleTogether } from './batch.ts';
import { toPlanError } from './sharepoint-error.ts';

/** How often a request that SharePoint put off for load is sent again before it is given up. */
const patience = 6;

/** Two seconds where SharePoint named no time, or CORS hid it. */
const waitFor = (error: PlanError): Promise<void> => delay(error.retryAfter?.total('milliseconds') ?? 2000);

const throttled = (error: unknown): PlanError | undefined => {
  const meaning = toPlanError(error);
  return isPlanError(meaning, 'throttled') ? meaning : undefined;
};

/**
 * Runs at most 100 operations in one request; what was put off for load is sent again, the rest never twice. What is
 * put off to the last is rejected as `throttled`. Throws PlanError when the request as a whole had no answer.
 */
export const settlePatiently = async <T>(
  sp: SPFI,
  operations: readonly ((sp: SPFI) => Promise<T>)[],
): Promise<readonly PromiseSettledResult<T>[]> => {
  const settled = new Map<number, PromiseSettledResult<T>>();
  for (let attempt = 1; ; attempt += 1) {
    const waiting = [...operations.keys()].filter((index) => !settled.has(index));
    let putOff: PlanError | undefined;
    try {
      const outcomes: readonly PromiseSettledResult<T>[] = await settleTogether(
        sp,
        waiting.map((index) => operations[index]!),
      );
      for (const [at, outcome] of outcomes.entries()) {
        const later = outcome.status === 'rejected' ? throttled(outcome.reason) : undefined;
        if (later === undefined) settled.set(waiting[at]!, outcome);
        else putOff = later;
      }
    } catch (error) {
      putOff = throttled(error);
      if (putOff === undefined) throw error;
    }
    if (putOff === undefined || attempt >= patience) {
      const reason: unknown = putOff;
      return operations.map((_, index) => settled.get(index) ?? { status: 'rejected', reason });
    }
    await waitFor(putOff);
  }
};
