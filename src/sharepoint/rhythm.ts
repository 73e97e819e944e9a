/** Time, waiting and chance as the pace of requests needs them; a test gives its own. */
export interface Rhythm {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Rejects with the signal's reason when it is given up. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0, never 1. */
  readonly random: () => number;
}

const wait = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });

/** This machine's own idea of the time, in milliseconds since 1970: only for a date that nothing better can be held to. */
export const machineTime = (): number => performance.timeOrigin + performance.now();

export const realRhythm: Rhythm = { now: () => performance.now(), wait, random: () => Math.random() };
