import type { SPFI } from '@pnp/sp';
import '@pnp/sp/batching.js';
import { asked, toPlanError } from './sharepoint-error.ts';

/** What SharePoint takes in one $batch (pnp/pnpjs#2299, "The maximum number of operations"). */
export const batchLimit = 100;

type Operation<T> = (sp: SPFI) => Promise<T>;
type Settled<Operations extends readonly Operation<unknown>[]> = {
  -readonly [Index in keyof Operations]: PromiseSettledResult<Awaited<ReturnType<Operations[Index]>>>;
};
type Values<Operations extends readonly Operation<unknown>[]> = {
  -readonly [Index in keyof Operations]: Awaited<ReturnType<Operations[Index]>>;
};

/**
 * Runs at most 100 operations in order in one request. A $batch is no transaction: each operation has its own outcome.
 * Throws PlanError when the request as a whole had no answer.
 */
export const settleTogether = async <const Operations extends readonly Operation<unknown>[]>(
  sp: SPFI,
  operations: Operations,
): Promise<Settled<Operations>> => {
  const [batched, execute] = sp.batched({ maxRequests: batchLimit });
  // Settled, not all: without an observer of its own a refused operation would end a Node process.
  const outcomes = Promise.allSettled(operations.map((operation) => operation(batched)));
  await asked(execute());
  return (await outcomes) as Settled<Operations>;
};

/** The same where every operation has to succeed: throws the first refusal as PlanError. */
export const allTogether = async <const Operations extends readonly Operation<unknown>[]>(
  sp: SPFI,
  operations: Operations,
): Promise<Values<Operations>> => {
  const outcomes: readonly PromiseSettledResult<unknown>[] = await settleTogether(sp, operations);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason);
    return outcome.value;
  }) as Values<Operations>;
};

/** Any number of operations, as many requests as they need, one after the other. */
export const settleAll = async <T>(
  sp: SPFI,
  operations: readonly Operation<T>[],
  progress: (done: number) => void = () => undefined,
): Promise<readonly PromiseSettledResult<T>[]> => {
  const outcomes: PromiseSettledResult<T>[] = [];
  for (let start = 0; start < operations.length; start += batchLimit) {
    const part: readonly PromiseSettledResult<T>[] = await settleTogether(
      sp,
      operations.slice(start, start + batchLimit),
    );
    outcomes.push(...part);
    progress(outcomes.length);
  }
  return outcomes;
};
