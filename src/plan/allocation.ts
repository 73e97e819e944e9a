import type { Ore } from './amount.ts';
import { PlanError } from './plan-error.ts';

/** How what several boards share is divided: "mellan BoU och BIN fördelas 70/30". */
export interface AllocationKey {
  /** Keys of boards (or units that pay as boards do), in the key's own order. */
  readonly boards: readonly string[];
  /** As many as the boards: any whole numbers, not negative; 70/30 and 7/3 divide alike. */
  readonly shares: readonly number[];
}

const invalid = (why: string): PlanError => new PlanError('invalid', why, { subject: 'Fördelningsnyckel' });

/**
 * Divides an amount by shares, exact to the öre: the parts sum to the amount. By largest remainder (Hamilton): every
 * part is rounded down, and each öre left over goes to one of the parts that lost most by that; of those that lost
 * alike, to the one named first in the key. No part is a whole öre or more from its exact share, and a share of 0 gets nothing.
 * What is negative (a repayment) is divided as its opposite.
 * @throws PlanError `invalid` where no share is above 0, or one is negative or no whole number.
 */
export const allocate = (amount: Ore, shares: readonly number[]): readonly Ore[] => {
  if (!Number.isSafeInteger(amount)) throw invalid('Beloppet är inte ett helt antal öre.');
  if (!shares.every((share) => Number.isSafeInteger(share) && share >= 0)) {
    throw invalid('Andelarna i nyckeln ska vara hela tal och inte negativa.');
  }
  const weights = shares.map(BigInt);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) throw invalid('Nyckeln har ingen andel över noll.');
  const size = BigInt(Math.abs(amount));
  const exact = weights.map((weight, place) => ({
    place,
    part: (size * weight) / whole,
    lost: (size * weight) % whole,
  }));
  const left = Number(size - exact.reduce((sum, { part }) => sum + part, 0n));
  const mostLost = exact.toSorted((a, b) => (a.lost === b.lost ? a.place - b.place : a.lost > b.lost ? -1 : 1));
  const rounded = new Set(mostLost.slice(0, left).map(({ place }) => place));
  return exact.map(({ place, part }) => {
    const ore = Number(part) + (rounded.has(place) ? 1 : 0);
    return amount < 0 && ore !== 0 ? -ore : ore;
  });
};

/**
 * What each board of a key pays of a shared amount, in the key's order.
 * @throws PlanError `invalid` where the key does not have a share for each board, or as `allocate`.
 */
export const allocateByKey = (amount: Ore, { boards, shares }: AllocationKey): ReadonlyMap<string, Ore> => {
  if (boards.length !== shares.length) {
    throw invalid(`Nyckeln har ${shares.length} andelar för ${boards.length} nämnder.`);
  }
  if (new Set(boards).size !== boards.length) throw invalid('Nyckeln nämner samma nämnd två gånger.');
  const parts = allocate(amount, shares);
  return new Map(boards.map((board, index) => [board, parts[index] ?? 0]));
};
