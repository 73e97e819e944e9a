import type { SPFI } from '@pnp/sp';
import '@pnp/sp/batching.js';
import { asked, isPutOff, toPlanError } from './sharepoint-error.ts';

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

/** How often parts of a batch that were refused for load are sent again; the connection paces them. */
const attempts = 8;

/**
 * The same for operations that do not build on each other: parts that were refused for load are sent again, the rest
 * never twice. What is refused to the last is rejected as it was. Throws PlanError when the request as a whole had no
 * answer; what was settled before that is then not known to the caller, who reads back.
 */
export const settleEach = async <const Operations extends readonly Operation<unknown>[]>(
  sp: SPFI,
  operations: Operations,
): Promise<Settled<Operations>> => {
  const settled: PromiseSettledResult<unknown>[] = [];
  let waiting = [...operations.keys()];
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const outcomes: readonly PromiseSettledResult<unknown>[] = await settleTogether(
      sp,
      waiting.map((index) => operations[index]!),
    );
    for (const [at, outcome] of outcomes.entries()) settled[waiting[at]!] = outcome;
    if (attempt >= attempts) break;
    waiting = waiting.filter((_, at) => {
      const outcome = outcomes[at]!;
      return outcome.status === 'rejected' && isPutOff(outcome.reason);
    });
  }
  return settled as Settled<Operations>;
};

/** The same where every operation has to succeed: throws the first refusal as PlanError. */
export const allTogether = async <const Operations extends readonly Operation<unknown>[]>(
  sp: SPFI,
  operations: Operations,
): Promise<Values<Operations>> => {
  const outcomes: readonly PromiseSettledResult<unknown>[] = await settleEach(sp, operations);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw toPlanError(outcome.reason);
    return outcome.value;
  }) as Values<Operations>;
};

/** Any number of operations that do not build on each other, as many requests as they need, one after the other. */
export const settleAll = async <T>(
  sp: SPFI,
  operations: readonly Operation<T>[],
): Promise<readonly PromiseSettledResult<T>[]> => {
  const outcomes: PromiseSettledResult<T>[] = [];
  for (let start = 0; start < operations.length; start += batchLimit) {
    const part: readonly PromiseSettledResult<T>[] = await settleEach(sp, operations.slice(start, start + batchLimit));
    outcomes.push(...part);
  }
  return outcomes;
};
