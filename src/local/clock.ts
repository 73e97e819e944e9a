import { Temporal } from 'temporal-polyfill';
import { firstZone } from './site/site-time.ts';

/** Anything that says what time it is. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Real time. The only place under `src/local` that reads the machine's clock for the field's sake. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Where the clock's distance from real time is kept between runs. */
export interface ClockStorage {
  readOffset(): number | undefined;
  writeOffset(milliseconds: number): void;
}

/** The tenant's clock: real time plus a distance that only grows, kept in the tenant's folder. */
export class LocalClock implements Clock {
  readonly #real: Clock;
  readonly #storage: ClockStorage;
  readonly #listeners = new Set<(now: Temporal.Instant) => void>();
  #offset: number;
  #fresh: boolean;

  constructor(storage: ClockStorage, real: Clock = systemClock) {
    const stored = storage.readOffset();
    this.#real = real;
    this.#storage = storage;
    this.#offset = stored ?? 0;
    this.#fresh = stored === undefined;
  }

  now(): Temporal.Instant {
    return this.#real.now().add({ milliseconds: this.#offset });
  }

  /** Begins at 08:00 site time on a day. Does nothing when this folder's clock was started before. */
  start(day: Temporal.PlainDate): void {
    if (!this.#fresh) return;
    const begin = day.toZonedDateTime({ timeZone: firstZone, plainTime: '08:00' }).toInstant();
    this.#set(begin);
  }

  /**
   * Moves the clock forward and tells the listeners.
   * @throws RangeError when the instant lies before now: what fell due has happened.
   */
  moveTo(instant: Temporal.Instant): void {
    const now = this.now();
    if (Temporal.Instant.compare(instant, now) < 0) {
      throw new RangeError(`Klockan går bara framåt: den är ${now.toString()}, och ${instant.toString()} har varit.`);
    }
    this.#set(instant);
    for (const listener of this.#listeners) listener(instant);
  }

  /** Calls the listener after every move; returns how to stop. */
  onMove(listener: (now: Temporal.Instant) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(instant: Temporal.Instant): void {
    this.#offset = instant.epochMilliseconds - this.#real.now().epochMilliseconds;
    this.#fresh = false;
    this.#storage.writeOffset(this.#offset);
  }
}
