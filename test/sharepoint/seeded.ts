/** Chance that comes the same again (mulberry32): the seed is printed with what failed. */
export interface Chance {
  /** From 0, never 1. */
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  oneOf<T>(some: readonly T[]): T;
  /** True so often, of 1. */
  happens(rate: number): boolean;
}

export const seeded = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, oneOf: (some) => some[below(some.length)]!, happens: (rate) => next() < rate };
};
