/** Money in öre, a whole number: sums are exact. */
export type Ore = number;

/** "tkr" and "Mkr" as budgets write them; a number without a word is kronor. */
const scales: Readonly<Record<string, number>> = {
  kr: 0,
  sek: 0,
  kronor: 0,
  tkr: 3,
  kkr: 3,
  mkr: 6,
  mnkr: 6,
  'miljoner kronor': 6,
  'miljoner kr': 6,
};

const anyScale = Object.keys(scales)
  .toSorted((a, b) => b.length - a.length)
  .join('|');

const pattern = new RegExp(
  `^(?<minus>[-−–]\\s?)?(?<number>\\d[\\d .,'\\u00a0\\u202f]*?)(?::?-)?\\s*(?<scale>${anyScale})?\\.?$`,
  'iu',
);

/** How many places the number's decimals are, or null where its marks cannot be of one number. */
const decimalsOf = (
  number: string,
  isScaled: boolean,
): { readonly whole: string; readonly decimals: string } | null => {
  const marks = number.replaceAll(/[\d\s']/gu, '');
  const at = Math.max(number.lastIndexOf(','), number.lastIndexOf('.'));
  const after = number.slice(at + 1);
  const isThousands = (mark: string): boolean => marks === mark.repeat(marks.length);
  const decimal = number[at];
  // No amount has three decimals: "1,200" is twelve hundred. In "1,200 Mkr" the word makes it a decimal.
  const isDecimal =
    decimal !== undefined &&
    (marks.length === 1
      ? after.length !== 3 || isScaled
      : !isThousands(decimal) && marks.indexOf(decimal) === marks.length - 1);
  const whole = isDecimal ? number.slice(0, at) : number;
  const groups = whole.split(/[\s.,']/u);
  const areGroups =
    groups.length === 1 || groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));
  if (!areGroups || (isDecimal && !/^\d+$/.test(after))) return null;
  return { whole: groups.join(''), decimals: isDecimal ? after : '' };
};

/**
 * An amount as documents write it: "23,481,701.00", "28 751 201,00 kr", "1.553.127", "1,2 Mkr", "500 tkr", "−12 kr". Null
 * for what is no amount, or has a fraction of an öre. `scale` is the power of ten that the column's head gives ("tkr" 3).
 */
export const readAmount = (text: string, scale = 0): Ore | null => {
  const { minus, number, scale: word } = pattern.exec(text.normalize('NFC').trim())?.groups ?? {};
  if (number === undefined) return null;
  const power = word === undefined ? scale : (scales[word.toLowerCase()] ?? 0);
  const parts = decimalsOf(number.trim(), power > 0);
  if (parts === null) return null;
  const decimals = parts.decimals.replace(/0+$/, '');
  if (decimals.length > power + 2) return null;
  const ore = Number(parts.whole + decimals.padEnd(power + 2, '0'));
  if (!Number.isSafeInteger(ore)) return null;
  return minus !== undefined && ore !== 0 ? -ore : ore;
};

/** The power of ten in a column's head: "Budget 2022 (tkr)" is 3, without a word 0. */
export const scaleInHead = (head: string): number => {
  const word = new RegExp(`(?<!\\p{L})(${anyScale})(?!\\p{L})`, 'iu').exec(head)?.[1];
  return word === undefined ? 0 : (scales[word.toLowerCase()] ?? 0);
};

const spoken = new RegExp(
  `(?<about>cirka|ca\\.?|omkring|ungefär)?\\s*(?<![\\d.,])(?<amount>\\d[\\d .,\\u00a0\\u202f]*(?:${anyScale}))(?!\\p{L})`,
  'giu',
);

/** An amount named in a sentence, "Cirka 1,2 Mkr". */
export interface NamedAmount {
  readonly text: string;
  readonly amount: Ore;
  readonly isApproximate: boolean;
}

/** The amounts with a unit that a sentence names; numbers without one may be anything. */
export const namedAmounts = (text: string): readonly NamedAmount[] =>
  [...text.matchAll(spoken)].flatMap(({ groups = {} }) => {
    const written = (groups['amount'] ?? '').trim();
    const amount = readAmount(written);
    return amount === null ? [] : [{ text: written, amount, isApproximate: groups['about'] !== undefined }];
  });

/** "28 751 201,00 kr", as Swedish reports print it; the spaces do not break. */
export const printAmount = (amount: Ore): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const kronor = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');
  return `${amount < 0 ? '−' : ''}${kronor},${digits.slice(-2)}\u00a0kr`;
};

export const sumOf = (amounts: readonly Ore[]): Ore => amounts.reduce((sum, amount) => sum + amount, 0);
