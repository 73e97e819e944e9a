import { sentinelIn } from './sentinel.ts';
import type { Fault } from './fault.ts';
import type { ItemWrite } from '../items/item-store.ts';
import type { Reply } from '../odata/exchange.ts';

/** Thrown before a write whose title asks for a fault. */
export class SentinelMet extends Error {
  override readonly name = 'SentinelMet';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`A title asks for ${fault.kind}.`);
    this.fault = fault;
  }
}

/** What comes after the write; the rest comes instead of it, or before. */
const afterwards = new Set<Fault['kind']>(['drop-after', 'slow-body', 'clock-skew']);
const mostRemembered = 10_000;

/** Faults by hand: those that the titles of the items written to ask for. */
export class SentinelFaults {
  readonly #met = new Set<string>();
  #watching = true;
  #taken: Fault[] = [];

  /** Asked by the item store before each write. @throws SentinelMet. */
  beforeWrite({ list, row, titles, changes }: ItemWrite): void {
    if (!this.#watching) return;
    for (const title of titles) {
      const found = sentinelIn(title);
      if (!found) continue;
      const key = `${list.number} ${row?.key ?? 'new'} ${String(title)} ${JSON.stringify([...(changes ?? [])])}`;
      if (!found.always && this.#met.has(key)) continue;
      if (this.#met.size >= mostRemembered) this.#met.clear();
      this.#met.add(key);
      if (!afterwards.has(found.fault.kind)) throw new SentinelMet(found.fault);
      this.#taken.push(found.fault);
    }
  }

  /**
   * Runs a write with the titles heeded; also gives what they ask for after it. Items are written before `write` returns,
   * so no other request comes between.
   * @throws SentinelMet for what they ask for before it, or instead.
   */
  watch(write: () => Reply | Promise<Reply>): { reply: Reply | Promise<Reply>; after: readonly Fault[] } {
    this.#taken = [];
    const reply = write();
    return { reply, after: this.#taken };
  }

  /** Runs a write, whatever the titles say: it has waited as they asked. */
  unwatched(write: () => Reply | Promise<Reply>): Reply | Promise<Reply> {
    this.#watching = false;
    try {
      return write();
    } finally {
      this.#watching = true;
    }
  }
}
