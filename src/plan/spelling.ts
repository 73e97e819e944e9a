/** Letters: of two shorter words that differ by one, each is usually a word of its own. */
export const shortestMisspelt = 6;

const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/** One letter more, fewer or another, or two neighbours that have changed places. */
const isOneSlip = (a: string, b: string): boolean => {
  const at = commonStart(a, b);
  const longer = a.length >= b.length ? a : b;
  const shorter = a.length >= b.length ? b : a;
  if (longer.length - shorter.length > 1) return false;
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
};

/**
 * Two words that are one word, once misspelt: at least six letters, the first two the same (they are rarely wrong, and
 * "behörig" and "obehörig", "anmäla" and "avmäla" are two words), no digit, and one slip between them.
 */
export const isSameSpelling = (a: string, b: string): boolean =>
  a !== b &&
  Math.min(a.length, b.length) >= shortestMisspelt &&
  commonStart(a, b) >= 2 &&
  !/\d/.test(a + b) &&
  isOneSlip(a, b);
