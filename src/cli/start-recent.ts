/** A value that is dear to ask for and shown often. */
export interface RecentLook<T> {
  look(): Promise<T>;
  /** The next look asks anew. */
  forget(): void;
}

/** Milliseconds that a look is good for: the page asks every second, and the answer is a read of whole lists. */
const goodFor = 15_000;

/** Keeps the last answer for a while. A refusal is not kept, and is the asker's to deal with. */
export function recentLook<T>(ask: () => Promise<T>): RecentLook<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | null = null;
  const forget = (): void => {
    kept = null;
  };
  return {
    forget,
    async look() {
      if (kept === null || kept.until < performance.now()) {
        kept = { answer: ask(), until: performance.now() + goodFor };
      }
      try {
        return await kept.answer;
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}
