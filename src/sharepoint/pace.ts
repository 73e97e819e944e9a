import { Temporal } from 'temporal-polyfill';
import { PlanError } from '../plan/plan-error.ts';
import type { Rhythm } from './rhythm.ts';

interface Waiting {
  /** When it is no longer worth waiting for its turn. */
  readonly until: number;
  readonly go: () => void;
  readonly refuse: (pause: number) => void;
}

/** How many at once before nothing is counted any more. */
const unhindered = 16;

/**
 * The turns of all requests of one connection. A refusal for load stops every one of them until the same moment; then
 * one goes alone, and for each that is answered one more may go at once (slow start, RFC 5681, 3.1), so that what has gathered
 * meanwhile is no new storm.
 */
export class Pace {
  private readonly rhythm: Rhythm;
  private readonly queue: Waiting[] = [];
  private opensAt = 0;
  private atOnce = Number.POSITIVE_INFINITY;
  private underWay = 0;
  /** Milliseconds between two requests, while the site says that little is left of what it grants. */
  private spacing = 0;
  private last = Number.NEGATIVE_INFINITY;
  private alarm: AbortController | undefined;

  constructor(rhythm: Rhythm) {
    this.rhythm = rhythm;
  }

  /**
   * Waits for a turn, which `answered` or `putOff` gives back. Rejects with the signal's reason, or with PlanError
   * `throttled` as soon as it is known that the turn comes after `until`.
   */
  turn(until: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        if (this.queue.length === 0) this.silence();
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        until,
        go: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
        refuse: (pause) => {
          signal?.removeEventListener('abort', leave);
          reject(
            new PlanError('throttled', 'SharePoint tar inte emot fler anrop just nu. Försök igen om en stund.', {
              retryAfter: Temporal.Duration.from({ seconds: Math.ceil(pause / 1000) }),
            }),
          );
        },
      };
      this.queue.push(waiting);
      if (signal?.aborted === true) leave();
      else {
        signal?.addEventListener('abort', leave, { once: true });
        this.proceed();
      }
    });
  }

  /** The request was answered, or its answer lost; `spacing`: how far apart the next are to go, in milliseconds. */
  answered(spacing?: number): void {
    this.underWay -= 1;
    if (spacing !== undefined) this.spacing = spacing;
    if (this.atOnce < unhindered) this.atOnce += 1;
    else this.atOnce = Number.POSITIVE_INFINITY;
    this.proceed();
  }

  /** The request was refused for load: nothing goes for so many milliseconds. */
  putOff(pause: number): void {
    this.underWay -= 1;
    this.pause(pause);
  }

  /** Nothing more goes for so many milliseconds. */
  pause(pause: number): void {
    this.opensAt = Math.max(this.opensAt, this.rhythm.now() + pause);
    this.atOnce = 1;
    this.silence();
    this.proceed();
  }

  private proceed(): void {
    for (const waiting of this.queue.filter(({ until }) => until < this.opensAt)) {
      this.queue.splice(this.queue.indexOf(waiting), 1);
      waiting.refuse(this.opensAt - this.rhythm.now());
    }
    while (this.queue.length > 0 && this.underWay < this.atOnce) {
      const pause = Math.max(this.opensAt, this.last + this.spacing) - this.rhythm.now();
      if (pause > 0) return this.wakeIn(pause);
      this.last = this.rhythm.now();
      this.underWay += 1;
      this.queue.shift()?.go();
    }
  }

  private wakeIn(pause: number): void {
    if (this.alarm !== undefined) return;
    const alarm = new AbortController();
    this.alarm = alarm;
    this.rhythm.wait(pause, alarm.signal).then(
      () => {
        this.alarm = undefined;
        this.proceed();
      },
      (reason: unknown) => {
        if (!alarm.signal.aborted) throw reason;
      },
    );
  }

  private silence(): void {
    this.alarm?.abort();
    this.alarm = undefined;
  }
}
