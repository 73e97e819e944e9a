import { setTimeout as wait } from 'node:timers/promises';
import { FaultPlan, type Drawn } from './fault-plan.ts';
import { faultHeader, faultOf, readFaults, UnreadableFault, type Fault } from './fault.ts';
import { invalidQuery } from '../odata/error.ts';
import { SentinelFaults, SentinelMet } from './sentinel-faults.ts';
import { throttledReply, unavailableReply } from './refusals.ts';
import type { Reply } from '../odata/exchange.ts';

/** Thrown where the connection is to be cut instead of an answer. */
export class ConnectionDrop extends Error {
  override readonly name = 'ConnectionDrop';
}

/** An answer and what is still to go wrong with it on its way. */
export interface FaultyReply {
  readonly reply: Reply;
  readonly faults: readonly Fault[];
}

type Header = (name: string) => string | undefined;

/** All that goes wrong on demand: by a request's header, by the run's plan, by what a title says. */
export class Faults {
  readonly plan = new FaultPlan();
  readonly sentinels = new SentinelFaults();

  /** @throws ODataError 400 when the header cannot be read. */
  for(request: Drawn, header: Header): Fault[] {
    try {
      return [...readFaults(header(faultHeader)), ...this.plan.faultsFor(request)];
    } catch (error) {
      if (error instanceof UnreadableFault) throw invalidQuery(error.message);
      throw error;
    }
  }

  /**
   * Carries an operation out with its faults: waits first, refuses or cuts before it, cuts after it.
   * @throws ConnectionDrop.
   */
  async carryOut(faults: readonly Fault[], operation: () => Promise<FaultyReply>): Promise<FaultyReply> {
    const refused = await before(faults);
    if (refused) return { reply: refused, faults };
    const answered = await operation();
    const all = [...faults, ...answered.faults];
    if (faultOf(all, 'drop-after'))
      throw new ConnectionDrop('The connection is cut after the request was carried out.');
    return { reply: answered.reply, faults: all };
  }

  /** Runs what writes, with the faults that the titles it writes to ask for. @throws ConnectionDrop. */
  async withSentinels(write: () => Reply | Promise<Reply>): Promise<FaultyReply> {
    try {
      const { reply, after } = this.sentinels.watch(write);
      return { reply: await reply, faults: after };
    } catch (error) {
      if (!(error instanceof SentinelMet)) throw error;
      const refused = await before([error.fault]);
      // Only a wait comes to an end: then the write is made after all.
      return { reply: refused ?? (await this.sentinels.unwatched(write)), faults: [] };
    }
  }
}

async function before(faults: readonly Fault[]): Promise<Reply | undefined> {
  const latency = faultOf(faults, 'latency');
  if (latency) await wait(latency.ms);
  if (faultOf(faults, 'drop-before'))
    throw new ConnectionDrop('The connection is cut before the request is carried out.');
  const throttle = faultOf(faults, 'throttle');
  if (throttle) return throttledReply(throttle.retryAfter);
  const unavailable = faultOf(faults, 'unavailable');
  return unavailable && unavailableReply(unavailable.retryAfter);
}
